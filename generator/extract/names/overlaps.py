"""Mentions that may overlap -> mentions that do not."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.names import Mention

OWN = 1.0  # the score of a name in the site's own catalogue


def choose_non_overlapping(candidates: Iterable[Mention]) -> list[Mention]:
    """The better of any two that overlap, in text order."""
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(candidates, key=_rank):
        places = range(mention.span.start, mention.span.end)
        if taken.isdisjoint(places):
            chosen.append(mention)
            taken.update(places)
    return sorted(chosen, key=lambda mention: mention.span.start)


def find_covered_places(mentions: Iterable[Mention]) -> set[int]:
    """The places of all characters that belong to a mention."""
    covered: set[int] = set()
    for mention in mentions:
        covered.update(range(mention.span.start, mention.span.end))
    return covered


def _rank(mention: Mention) -> tuple[bool, int, bool, float, int, str]:
    """The site's own names first, then the longest, then those that a catalogue knows."""
    return (
        mention.score < OWN,
        mention.span.start - mention.span.end,
        mention.ref is None,
        -mention.score,
        mention.span.start,
        mention.kind,
    )
