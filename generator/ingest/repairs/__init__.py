"""Lines and paragraphs as found -> as printed: marks of print, of wires and of mail programs go."""
