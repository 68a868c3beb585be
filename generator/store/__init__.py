"""The disk: sources in, memo between runs, pages out. All file I/O lives here."""
