"""One file a format: how its bytes become articles."""
