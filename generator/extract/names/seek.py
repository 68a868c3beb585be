"""Text, words -> where the words stand by themselves; quick for any number of them."""

from __future__ import annotations

import re
from collections.abc import Collection

from ahocorasick_rs import AhoCorasick, MatchKind

_JOINS_BEFORE = re.compile(r"[\w@/.#-]")
_JOINS_AFTER = re.compile(r"[\w@:]|\.\w|-[A-Z]")


def standing(text: str, names: Collection[str]) -> list[tuple[int, int]]:
    """(start, end) of each of `names` that no letter, hyphen or address goes on; they may overlap, the longest come first."""
    alone = [(start, end) for start, end in everywhere(text, names)
             if not (start and _JOINS_BEFORE.match(text, start - 1)) and not _JOINS_AFTER.match(text, end)]
    return sorted(alone, key=lambda place: (place[0] - place[1], place))


def everywhere(text: str, names: Collection[str]) -> list[tuple[int, int]]:
    """(start, end) of each of `names`, whatever stands about it; they may overlap."""
    if not names:
        return []
    automaton = AhoCorasick(sorted(names), matchkind=MatchKind.Standard)
    return [(start, end) for _, start, end in automaton.find_matches_as_indexes(text, overlapping=True)]
