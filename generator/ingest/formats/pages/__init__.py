"""HTML -> one Article: the body that is found in it, and what the page's tags say."""
