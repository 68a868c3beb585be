"""Places that are a person's last name in this document: after "Valeska Paris, an Australian woman", "Paris claims" is hers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from generator.extract.names.common import COMMON, NOT_NAMES, TITLES
from generator.extract.names.given import GIVEN
from generator.extract.names.loud import loud
from generator.model.ids import Span
from generator.model.names import Kind, Mention

SCORE = 0.9
_FULL = re.compile(r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+")
_FIRST = re.compile(r"(?:^|[\s“\"(])([A-Z][a-zéáíóúöüçñ’'-]{2,}) $")
_SMALL = re.compile(r"\b\w+\b")
_SOMEONE = re.compile(r", (?:aged )?\d\d\b(?! [A-Z])|, who\b|, an? (?:[\w-]+ ){0,3}(?:woman|man|girl|boy|teenager|\w+ist|\w+er)\b")
_AT = re.compile(r"\b(?:in|at|from|to|near|of|outside|via|around|across)\s$|\($", re.IGNORECASE)
_PLACED = re.compile(r"(?:,\s[A-Z]|\s?\([A-Z]|\s?[–—]\s|\s-\s)")  # "Paris, France", and a dateline


def surnames(text: str, towns: Sequence[Span], countries: Sequence[Span], seen: Iterable[Mention]) -> tuple[Mention, ...]:
    """Full names that end in one of these places: those with a known first name, introduced ones, and, of towns, those that the model sees.

    A headline's "Punishing Russia" is a person to the model.
    """
    full = {m.span.end: m for m in seen if m.kind is Kind.PERSON and _FULL.fullmatch(m.surface) and not loud(text, m.span.start)}
    lone = [place for place in (*towns, *countries) if " " not in text[place.start:place.end]]
    ends = {place.end for place in lone}
    trusted = {place.end: full[place.end] for place in towns if place.end in full}
    small = frozenset(_SMALL.findall(text))
    found = [_introduced(text, place, ends, small) or trusted.get(place.end) for place in lone]
    return tuple(one for one in found if one)


def _introduced(text: str, place: Span, towns: Collection[int], small: Collection[str]) -> Mention | None:
    m = _FIRST.search(text, max(0, place.start - 30), place.start)
    if m is None or text[place.start:place.end].isupper() or m.end(1) in towns:
        return None
    if m[1] in COMMON or m[1] in NOT_NAMES or m[1].lower() in TITLES:
        return None
    given = m[1] in GIVEN and m[1].lower() not in small  # "Will Texas sue?"
    if not (_SOMEONE.match(text, place.end) or (given and not text[place.end:place.end + 2].strip(" ").istitle())):
        return None
    return Mention(Span(m.start(1), place.end), text[m.start(1):place.end], Kind.PERSON, "surname", SCORE)


def as_place(text: str, span: Span) -> bool:
    """Whether the words about a last name make it the town: "in Paris", "Paris, France", a dateline."""
    line = text.rfind("\n", max(0, span.start - 20), span.start) + 1
    if _AT.search(text, max(line, span.start - 20), span.start):
        return True
    return bool(_PLACED.match(text, span.end)) and not _SOMEONE.match(text, span.end)
