"""Bytes -> Articles. One module per format; `READERS` is the whole seam."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalog import Catalogue
from generator.model import Article, Correction, Reading, Source


def ingest(source: Source, data: bytes, sidecar: bytes | None, catalogue: Catalogue) -> Reading:
    """Every story of one source. Byte ranges count from the start of `data`. Never raises on bad input: a Problem instead."""
    raise NotImplementedError


def corrected(article: Article, corrections: Iterable[Correction]) -> Article:
    """The article as a person has set it right; the very same value if nothing is said of it."""
    raise NotImplementedError
