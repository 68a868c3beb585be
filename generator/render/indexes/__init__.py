"""Indexes over a corpus: what many pages look up, built once; one for each kind of thing."""
