"""What is known of the English language before any article is read: keys of words, and how common phrases are."""
