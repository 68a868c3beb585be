"""Library -> Pages: one file a kind of page. Their look is in `templates/`."""
