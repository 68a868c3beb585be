"""Mentions that may overlap -> mentions that do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.names import Mention

OWN = 1.0  # the score of a name in the site's own catalogue


def choose_non_overlapping(candidates: Iterable[Mention]) -> list[Mention]:
    """The better of any two that overlap, in text order."""
    in_order = sorted(candidates, key=_start)
    chosen: list[Mention] = []
    for group in _overlapping_groups(in_order):
        chosen += group if len(group) == 1 else _choose(group)
    return chosen


def _overlapping_groups(in_order: Iterable[Mention]) -> Iterator[list[Mention]]:
    """Runs of mentions, none of which overlaps any of another run; nearly all are of one."""
    group: list[Mention] = []
    end = 0
    for mention in in_order:
        if group and mention.span.start >= end:
            yield group
            group = []
        group.append(mention)
        end = max(end, mention.span.end)
    if group:
        yield group


def _choose(group: Iterable[Mention]) -> list[Mention]:
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(group, key=_rank):
        places = range(mention.span.start, mention.span.end)
        if taken.isdisjoint(places):
            chosen.append(mention)
            taken.update(places)
    return sorted(chosen, key=_start)


def _start(mention: Mention) -> int:
    return mention.span.start


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
