"""Turn a folder of press cuttings into a research site."""

__version__ = "0.1.0"
