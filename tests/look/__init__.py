"""What a reader sees, mostly in a real browser."""
