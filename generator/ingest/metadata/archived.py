"""The address of an archived copy of a page -> the page's own address."""

from __future__ import annotations

import re

from generator import lazy
from generator.ingest.metadata.values import parse_url

_STAMP = r"(?:\d{4,14}|\*)(?:[a-z]{2}_)?"
_ARCHIVED = lazy.regex(
    rf"https?://(?:web\.archive\.org/web/{_STAMP}"
    r"|(?:www\.)?archive\.(?:today|ph|is|li|vn|md|fo)/(?:\d{4,14}|newest))"
    r"/(?P<url>.+)", re.I)


def original_url(url: str) -> str | None:
    """The address of which `url` is an archived copy; None for any other address."""
    m = _ARCHIVED.fullmatch(url)
    if m is None:
        return None
    inner = m["url"]
    return parse_url(inner if "://" in inner[:8] else f"http://{inner}")
