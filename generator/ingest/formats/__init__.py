"""Bytes of one format -> Articles: one file a format. Their table is in `ingest/__init__.py`."""
