"""Letters with their places on printed pages -> the text of an article, in reading order."""
