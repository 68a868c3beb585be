"""What is known of a story besides its text, each piece with its evidence."""
