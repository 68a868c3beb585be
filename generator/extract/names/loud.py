"""Text, place -> whether the line shouts: a headline, in which a capital says nothing."""

from __future__ import annotations

import re

NEAR = 300  # characters on each side of the place: a headline is no longer, and a longer line shouts there or nowhere
_SMALL = re.compile(r"\b[a-z][A-Za-z]{4,}")


def loud(text: str, at: int) -> bool:
    """Whether the line has a capital on every long word, as a headline may, so that a capital says nothing."""
    first = text.rfind("\n", max(0, at - NEAR), at)
    last = text.find("\n", at, at + NEAR)
    return _SMALL.search(text, first + 1 if first >= 0 else max(0, at - NEAR), last if last >= 0 else at + NEAR) is None
