"""Text, words -> where the words stand by themselves; quick for any number of them."""

from __future__ import annotations

from collections.abc import Collection

from ahocorasick_rs import AhoCorasick, MatchKind

from generator import lazy

_JOINS_BEFORE = lazy.regex(r"[\w@/.#-]")
_JOINS_AFTER = lazy.regex(r"[\w@:]|\.\w|-[A-Z]")


def find_words(text: str, names: Collection[str]) -> list[tuple[int, int]]:
    """(start, end) of each of the names that no letter, hyphen or address goes on.

    They may overlap; the longest come first.
    """
    places = [
        (start, end) for start, end in find_everywhere(text, names) if _is_alone(text, start, end)
    ]
    return sorted(places, key=_longest_first)


def find_everywhere(text: str, names: Collection[str]) -> list[tuple[int, int]]:
    """(start, end) of each of the names, whatever stands about it; they may overlap."""
    if not names:
        return []
    automaton = AhoCorasick(sorted(names), matchkind=MatchKind.Standard)
    hits = automaton.find_matches_as_indexes(text, overlapping=True)
    return [(start, end) for _, start, end in hits]


def _is_alone(text: str, start: int, end: int) -> bool:
    if start and _JOINS_BEFORE.match(text, start - 1):
        return False
    return not _JOINS_AFTER.match(text, end)


def _longest_first(place: tuple[int, int]) -> tuple[int, int, int]:
    start, end = place
    return (start - end, start, end)
