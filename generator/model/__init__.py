"""The nouns of the house, a file for each idea. Frozen values: no I/O,
nothing of ours imported but nouns.
"""
