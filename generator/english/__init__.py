"""What is known of English before any article is read: word lists, keys, and frequencies."""
