"""Notes in Markdown, or out of Evernote -> Articles."""
