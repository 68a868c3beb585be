"""Mentions -> the places that are a person's last name in this document.

After "Valeska Paris, an Australian woman", "Paris claims" is hers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from generator import lazy
from generator.extract.names.headlines import is_headline_case
from generator.extract.names.titled import is_titled
from generator.extract.names.word_lists import AMBIGUOUS_NAMES, GIVEN_NAMES, NOT_NAMES, TITLES
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

SCORE = 0.9
FIRST_NAME_LENGTH = 30  # characters before a place that may be a first name
PREPOSITION_LENGTH = 20  # characters before a place that may be a preposition
_FULL_NAME = lazy.regex(r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+")
_FIRST_NAME = lazy.regex(r"(?:^|[\s“\"(])([A-Z][a-zéáíóúöüçñ’'-]{2,}) $")
_WORD = lazy.regex(r"\b\w+\b")
_INTRODUCED = lazy.regex(
    r", (?:aged )?\d\d\b(?! [A-Z])|, who\b"
    r"|, an? (?:[\w-]+ ){0,3}(?:woman|man|girl|boy|teenager|\w+ist|\w+er)\b"
)
_PREPOSITION = lazy.regex(
    r"\b(?:in|at|from|to|near|of|outside|via|around|across)\s$|\($", re.IGNORECASE
)
_PLACED = lazy.regex(r"(?:,\s[A-Z]|\s?\([A-Z]|\s?[–—]\s|\s-\s)")
""""Paris, France", and a dateline."""


def find_surnames(
    text: str, towns: Sequence[Span], countries: Sequence[Span], labelled: Iterable[Mention]
) -> tuple[Mention, ...]:
    """Full names that end in one of these places.

    Those with a known first name, introduced ones, last names that a title has somewhere, and, of
    towns, those that the model sees: a headline's "Punishing Russia" is a person to the model.
    """
    full_names = _index_full_names(text, labelled)
    trusted_ends = {town.end for town in towns}
    places = [place for place in (*towns, *countries) if " " not in text[place.start : place.end]]
    ends = {place.end for place in places}
    words = frozenset(_WORD.findall(text))
    titled = {text[place.start : place.end] for place in places if is_titled(text, place.start)}
    people = []
    for place in places:
        person = _find_introduced(text, place, ends, words)
        if person is None and text[place.start : place.end] in titled:
            person = _find_titled(text, place)
        if person is None and place.end in trusted_ends:
            person = full_names.get(place.end)
        if person is not None:
            people.append(person)
    return tuple(people)


def _index_full_names(text: str, labelled: Iterable[Mention]) -> dict[int, Mention]:
    """Where a person's full name ends -> the mention, but for those of headlines in capitals."""
    full_names: dict[int, Mention] = {}
    for mention in labelled:
        if mention.kind is not Kind.PERSON or not _FULL_NAME.fullmatch(mention.surface):
            continue
        if not is_headline_case(text, mention.span.start):
            full_names[mention.span.end] = mention
    return full_names


def _find_introduced(
    text: str, place: Span, ends: Collection[int], words: Collection[str]
) -> Mention | None:
    """The person whose last name a place's is, if the text introduces one there.

    `ends` are the ends of all places, `words` all words of the text.
    """
    nearest = max(0, place.start - FIRST_NAME_LENGTH)
    first_name = _FIRST_NAME.search(text, nearest, place.start)
    if first_name is None or first_name.end(1) in ends:
        return None
    word = first_name[1]
    if text[place.start : place.end].isupper() or not _may_be_first_name(word):
        return None
    if not _INTRODUCED.match(text, place.end):
        is_given = word in GIVEN_NAMES and word.lower() not in words  # "Will Texas sue?"
        if not is_given or _goes_on(text, place.end):
            return None
    return _build(text, first_name.start(1), place.end)


def _find_titled(text: str, place: Span) -> Mention | None:
    """The person of that last name, which a title has somewhere: with it, or in full."""
    if is_titled(text, place.start):
        return _build(text, place.start, place.end)
    nearest = max(0, place.start - FIRST_NAME_LENGTH)
    first_name = _FIRST_NAME.search(text, nearest, place.start)
    if first_name is None or not _may_be_first_name(first_name[1]):
        return None
    return _build(text, first_name.start(1), place.end)


def _build(text: str, start: int, end: int) -> Mention:
    return Mention(Span(start, end), text[start:end], Kind.PERSON, Finder.SURNAME, SCORE)


def _may_be_first_name(word: str) -> bool:
    """Whether it is neither a word of the dictionary nor a title."""
    if word in AMBIGUOUS_NAMES or word in NOT_NAMES:
        return False
    return word.lower() not in TITLES


def _goes_on(text: str, end: int) -> bool:
    """Whether a capital follows, with which the name would go on."""
    return text[end : end + 2].strip(" ").istitle()


def is_place(text: str, span: Span) -> bool:
    """Whether the words about a last name make it the town.

    "in Paris", "Paris, France", a dateline.
    """
    nearest = max(0, span.start - PREPOSITION_LENGTH)
    line_start = text.rfind("\n", nearest, span.start) + 1
    if _PREPOSITION.search(text, max(line_start, nearest), span.start):
        return True
    if not _PLACED.match(text, span.end):
        return False
    return not _INTRODUCED.match(text, span.end)
