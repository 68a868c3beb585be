"""Archives in memory -> their members, and the articles of these."""
