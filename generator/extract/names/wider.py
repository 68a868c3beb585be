"""Mentions -> longer ones: a place that is only the beginning, or the end, of another thing's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extract.names.apart import OWN
from generator.extract.names.common import listed
from generator.extract.names.kinds import ORGANISATION_TAILS
from generator.extract.names.loud import loud
from generator.model.ids import Span
from generator.model.names import Kind, Mention

SCORE = 0.75
_EVENTS = listed("Open Cup Masters Championship Championships Olympics Games Prix Festival Summit")
_BODIES = ORGANISATION_TAILS | listed("Composite Index Daily Navy Girls Boys")
_TAIL = re.compile(r" (?:([A-Z][\w&’'-]+) )?([A-Z]\w+)(?! of [A-Z]| [A-Z&]|[\w’-]|'\w)")
_AIR = "Air "  # "Air China"


def wider(text: str, found: Sequence[Mention]) -> list[Mention]:
    """A mention for each longer name that begins or ends with a place or a people of `found` that the general list names."""
    known = {mention.span.start for mention in found if mention.ref}
    bare = [m for m in found if m.kind in (Kind.PLACE, Kind.GROUP) and m.ref and m.score < OWN]
    longer = [(mention.span, one) for mention in bare if (one := _body(text, mention))]
    return [one for span, one in longer if known.isdisjoint(range(span.end, one.span.end))]


def _body(text: str, mention: Mention) -> Mention | None:
    start, end = mention.span.start, mention.span.end
    if mention.kind is Kind.PLACE and text.endswith(_AIR, 0, start):
        return _made(text, start - len(_AIR), end, Kind.ORGANISATION)
    m = _TAIL.match(text, end)
    if m is None or not (m[2] in _EVENTS or m[2] in _BODIES) or loud(text, start):
        return None
    return _made(text, start, m.end(), Kind.EVENT if m[2] in _EVENTS else Kind.ORGANISATION)


def _made(text: str, start: int, end: int, kind: Kind) -> Mention:
    return Mention(Span(start, end), text[start:end], kind, "document", SCORE)

