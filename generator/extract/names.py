"""Text -> Mentions: catalogues first, then the model, then what the document itself makes of them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.extract.aliases import aliases
from generator.extract.names_catalogue import OWN, matches, settled
from generator.extract.names_document import consistent
from generator.extract.names_government import metonyms
from generator.extract.names_lexicon import Lexicon
from generator.extract.names_model import recognised
from generator.extract.names_usage import unheard
from generator.model import Mention, Span


def mentions(text: str, words: Lexicon, model: str | None) -> tuple[Mention, ...]:
    """All names, in text order, never overlapping; `model` is one that is installed, or None."""
    seen = recognised(text, model) if model else []
    found = apart([*settled(text, matches(text, words), seen), *seen])
    found = apart([*found, *unheard(text, found)])
    found = apart([*found, *revealed(text, found)])
    return tuple(metonyms(text, apart(consistent(text, found)), words))


def revealed(text: str, found: list[Mention]) -> list[Mention]:
    """Names that only an alias tells of: the other one of the pair has a kind, and sometimes an entry."""
    by_span = {m.span: m for m in found}
    made = []
    for alias in aliases(text, (), found):
        for span, other in ((alias.alias, alias.name), (alias.name, alias.alias)):
            known = by_span.get(other)
            if known and span not in by_span:
                made.append(Mention(span, text[span.start:span.end], known.kind, "acronym" if alias.by == "acronym" else "document",
                                    known.score, known.ref))
    return made


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
