"""Mentions that may overlap -> mentions that do not."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.ids import Span
from generator.model.names import Mention

OWN = 1.0  # the score of a name in the site's own catalogue


def apart(found: Iterable[Mention]) -> list[Mention]:
    """The better of any two that overlap, in text order."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(found, key=_worth):
        places = range(mention.span.start, mention.span.end)
        if taken.isdisjoint(places):
            kept.append(mention)
            taken.update(places)
    return sorted(kept, key=lambda m: m.span)


def _worth(mention: Mention) -> tuple[bool, int, bool, float, Span, str]:
    """The site's own names first, then the longest, then those that a catalogue knows."""
    return (mention.score < OWN, mention.span.start - mention.span.end, mention.ref is None, -mention.score, mention.span, mention.kind)
