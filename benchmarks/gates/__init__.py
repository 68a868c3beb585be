"""The gates of the site as one command: `python -m benchmarks.gates [PROJECT]`. One module a gate, one table."""
