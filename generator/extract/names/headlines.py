"""Text, place -> whether the line is a headline in capitals, in which a capital says nothing."""

from __future__ import annotations

from generator import lazy

NEAR = 300
"""Characters on each side of the place: a headline is no longer, and in a longer line capitals are
alike there or nowhere."""

_LONG_SMALL_WORD = lazy.regex(r"\b[a-z][A-Za-z]{4,}")


def is_headline_case(text: str, at: int) -> bool:
    """Whether the line has a capital on every long word, as a headline may."""
    first, last = max(0, at - NEAR), at + NEAR
    line_start = text.rfind("\n", first, at)
    if line_start >= 0:
        first = line_start + 1
    line_end = text.find("\n", at, last)
    if line_end >= 0:
        last = line_end
    return _LONG_SMALL_WORD.search(text, first, last) is None
