"""Bytes -> text -> paragraphs, without what a site puts round its articles."""
