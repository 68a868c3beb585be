"""What people decided -> what holds in this collection, and what became of it."""
