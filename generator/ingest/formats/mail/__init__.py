"""Letters, one or many in a file -> Articles, and the letters that they pass on."""
