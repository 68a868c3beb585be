"""Bytes of one format -> Articles: one file a format, in rooms by what a file holds.

Their table is in `ingest/__init__.py`.
"""
