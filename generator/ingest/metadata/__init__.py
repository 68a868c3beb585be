"""The metadata of a story: its title, date, outlet, authors and the like, each with its evidence.
"""
