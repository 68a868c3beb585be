"""The metadata of a story: its title, date, outlet, authors and more, each with its evidence."""
