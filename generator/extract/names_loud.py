"""Text, place -> whether the line shouts: a headline, in which a capital says nothing."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n]*")
_LONG = re.compile(r"\b[A-Za-z]{5,}")


def loud(text: str, at: int) -> bool:
    """Whether the line has a capital on every long word, as a headline may, so that a capital says nothing."""
    line = _LINE.match(text, text.rfind("\n", 0, at) + 1)
    return all(word[0].isupper() for word in _LONG.findall(line[0])) if line else False
