"""Mentions -> longer ones: a place that only begins, or ends, another thing's name."""

from __future__ import annotations

from collections.abc import Sequence

from generator import lazy
from generator.english.vocabulary import word_set
from generator.extract.names.headlines import is_headline_case
from generator.extract.names.name_words import ORGANISATION_TAILS
from generator.extract.names.overlaps import OWN
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

SCORE = 0.75
_EVENTS = word_set("event_nouns_after_places.txt")
_BODIES = ORGANISATION_TAILS | {"Composite", "Index", "Daily", "Navy", "Girls", "Boys"}
_TAIL = lazy.regex(r" (?:([A-Z][\w&’'-]+) )?([A-Z]\w+)(?! of [A-Z]| [A-Z&]|[\w’-]|'\w)")
_AIR = "Air "  # "Air China"


def extend_places(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """A mention for each longer name that begins or ends with a place or a people.

    Of those that the general list names.
    """
    known_starts = {mention.span.start for mention in mentions if mention.ref}
    longer = []
    for mention in mentions:
        if not _may_be_extended(mention):
            continue
        whole = _find_whole_name(text, mention)
        if whole and known_starts.isdisjoint(range(mention.span.end, whole.span.end)):
            longer.append(whole)
    return longer


def _may_be_extended(mention: Mention) -> bool:
    """Whether it is a place or a people of the general list."""
    if mention.kind not in (Kind.PLACE, Kind.GROUP):
        return False
    return mention.ref is not None and mention.score < OWN


def _find_whole_name(text: str, mention: Mention) -> Mention | None:
    """"Air China" of "China", "Hong Kong Open" of "Hong Kong"."""
    start, end = mention.span.start, mention.span.end
    if mention.kind is Kind.PLACE and text.endswith(_AIR, 0, start):
        return _build(text, Span(start - len(_AIR), end), Kind.ORGANISATION)
    tail = _TAIL.match(text, end)
    if tail is None or is_headline_case(text, start):
        return None
    span = Span(start, tail.end())
    if tail[2] in _EVENTS:
        return _build(text, span, Kind.EVENT)
    if tail[2] in _BODIES:
        return _build(text, span, Kind.ORGANISATION)
    return None


def _build(text: str, span: Span, kind: Kind) -> Mention:
    return Mention(span, text[span.start : span.end], kind, Finder.DOCUMENT, SCORE)
