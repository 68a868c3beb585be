"""Text -> Mentions: catalogues first, then the model, then what the document itself makes of them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.extract.names_catalogue import Lexicon, matches, settled
from generator.extract.names_model import recognised
from generator.model import Mention


def mentions(text: str, words: Lexicon, model: str | None) -> tuple[Mention, ...]:
    """All names, in text order, never overlapping; `model` is one that is installed, or None."""
    seen = recognised(text, model) if model else []
    known = settled(text, matches(text, words), seen)
    return tuple(apart([*known, *seen]))


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


def _worth(mention: Mention) -> tuple[bool, int, bool, float, int]:
    return (mention.score < 1.0, mention.span.start - mention.span.end, mention.ref is None, -mention.score, mention.span.start)
