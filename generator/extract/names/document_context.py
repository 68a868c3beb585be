"""Matches and the model's names -> what else the document names, for names that need its word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from generator import lazy
from generator.extract.names.catalogue_matches import Match
from generator.extract.names.lexicon import CAPITALS
from generator.extract.names.surnames import find_surnames
from generator.extract.names.titled import is_titled
from generator.extract.names.word_lists import SMALL_WORDS
from generator.model.ids import EntityId, Span
from generator.model.names import Kind, Mention
from generator.words import last_word

PARTY = " Party"
EXPLAINED = 120  # characters before a bracket that may explain its acronym
_OWNER = lazy.regex(r"['’]s?\s(?:[a-z]+\s)?|\s")
"""Between a country and its body: "Canada's federal Department of Justice"."""
_ACRONYM_IN_BRACKETS = lazy.regex(r"\(([A-Z]{2,3})\)")
_FULL_NAME = lazy.regex(r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+")
_WORD = lazy.regex(r"\w+")


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What else the document names, for names that need its word."""

    entries: Set[EntityId]  # named in full somewhere
    entries_in_full: Set[EntityId]  # the same, in several words: "Ford Motor Company"
    countries: Counter[str]
    labelled: Set[tuple[Span, Kind]]  # what the model sees
    endings: Set[str]
    """Names in small letters that the text gives to another: "parliament" in "the Turkish
    parliament"."""
    people: tuple[Mention, ...]  # whose last name is a place's: "Valeska Paris"
    surnames: Set[str]  # places that are these people's last names
    last_names: Set[str]  # of those whom the model sees in full: "Gerald Ford"
    foreign: tuple[tuple[Match, Match], ...]
    """A country, and its body of a name that another country's body has: "Canada's Department of
    Justice"."""
    foreign_names: Set[str]  # of these bodies
    explained: Set[str]
    """Short forms that the text explains: "deferred prosecution agreement (DPA)", "National
    Economic Council", "NEC"."""


def build_context(
    text: str, matches: Sequence[Match], labelled: Iterable[Mention]
) -> DocumentContext:
    """What the matches and the model's names tell of each other."""
    labelled = tuple(labelled)
    sure = list(_find_sure_entries(matches))
    people = _find_people_named_like_places(text, matches, labelled)
    foreign = tuple(pair for pair in pairwise(matches) if _is_foreign(text, *pair))
    return DocumentContext(
        entries=frozenset(id_ for _, id_ in sure),
        entries_in_full=frozenset(id_ for match, id_ in sure if " " in match.surface),
        countries=Counter(match.first.country for match in matches if _tells_country(match)),
        labelled=frozenset((mention.span, mention.kind) for mention in labelled),
        endings=_find_endings(matches),
        people=people,
        surnames=frozenset(last_word(mention.surface) for mention in people),
        last_names=_find_last_names(labelled),
        foreign=foreign,
        foreign_names=frozenset(body.surface for _, body in foreign),
        explained=_find_explained(text, matches),
    )


def _find_sure_entries(matches: Iterable[Match]) -> Iterable[tuple[Match, EntityId]]:
    """Each entry that a match may mean, if it needs no word of the document."""
    for match in matches:
        for meaning in match.meanings:
            if not meaning.weak:
                yield match, meaning.entry.id


def _find_people_named_like_places(
    text: str, matches: Iterable[Match], labelled: Iterable[Mention]
) -> tuple[Mention, ...]:
    matches = tuple(matches)
    titled = {match.surface for match in matches if is_titled(text, match.span.start)}
    towns: list[Span] = []
    countries: list[Span] = []
    for match in matches:
        meaning = match.first
        if meaning.kind is Kind.PLACE and (not meaning.entry.own or match.surface in titled):
            places = countries if meaning.entry.demonyms else towns
            places.append(match.span)
    return find_surnames(text, towns, countries, labelled)


def _find_last_names(labelled: Iterable[Mention]) -> frozenset[str]:
    """Last names of people named in full.

    But for those that the model takes for a body twice as often as for someone.
    """
    kinds = Counter((mention.surface, mention.kind) for mention in labelled)
    last_names = set()
    for surface, kind in kinds:
        if kind is not Kind.PERSON or not _FULL_NAME.fullmatch(surface):
            continue
        name = last_word(surface)
        most_bodies = 2 * (kinds[name, Kind.PERSON] + 1)
        if kinds[name, Kind.ORGANISATION] <= most_bodies:
            last_names.add(name)
    return frozenset(last_names)


def _is_foreign(text: str, owner: Match, body: Match) -> bool:
    """Whether a body's name stands after a country that has none of the known bodies of it."""
    country, entry = owner.first.entry, body.first.entry
    if country.kind is not Kind.PLACE or not country.demonyms:
        return False
    if entry.kind is not Kind.ORGANISATION or not entry.country:
        return False
    if not _OWNER.fullmatch(text, owner.span.end, body.span.start):
        return False
    if any(meaning.entry.country == country.name for meaning in body.meanings):
        return False
    full_names = [name.lower() for name in (entry.name, *entry.aliases)]
    return body.surface.lower() in full_names  # not "Polish American Congress"


def _find_endings(matches: Sequence[Match]) -> frozenset[str]:
    """Names in small letters of one entry alone that a longer name of another ends in."""
    bare: dict[str, EntityId] = {}
    for match in matches:
        if match.surface.islower() and len(match.meanings) == 1:
            bare[match.surface] = match.first.entry.id
    endings = set()
    for match in matches:
        ids = [meaning.entry.id for meaning in match.meanings]
        words = match.surface.casefold().split(" ")
        for n in range(1, len(words)):
            name = " ".join(words[n:])
            if name in bare and bare[name] not in ids:
                endings.add(name)
    return frozenset(endings)


def _tells_country(match: Match) -> bool:
    """Whether the match says that the text is about a country."""
    meaning = match.first
    if len(match.meanings) > 1 or meaning.weak or match.surface.endswith(PARTY):
        return False
    if meaning.demonym:
        return meaning.entry.kind is Kind.PLACE  # "Democrats" are many countries'
    return bool(meaning.entry.country or meaning.entry.demonyms)


def _find_explained(text: str, matches: Iterable[Match]) -> frozenset[str]:
    """Weak names that the text has as the initials of other words."""
    weak_names = {match.surface for match in matches if match.first.weak}
    in_brackets = set()
    for bracket in _ACRONYM_IN_BRACKETS.finditer(text):
        if bracket[1] in weak_names and _is_explained(text, bracket):
            in_brackets.add(bracket[1])
    return frozenset(
        name
        for name in weak_names
        if name in in_brackets or _has_words_of_initials(name, text)
    )


def _is_explained(text: str, bracket: re.Match[str]) -> bool:
    """Whether the words before the bracket begin with its letters."""
    words = text[max(0, bracket.start() - EXPLAINED) : bracket.start()]
    return take_initials(words).endswith(bracket[1].lower())


def take_initials(words: str) -> str:
    """Of all but the small ones: "the deferred prosecution agreement" is "dpa"."""
    return "".join(word[0].lower() for word in _WORD.findall(words) if word not in SMALL_WORDS)


def _has_words_of_initials(short: str, text: str) -> bool:
    """Whether words of these initials stand somewhere."""
    if not CAPITALS.match(short):
        return False
    words = [rf"{letter}\w+" for letter in short if letter.isalpha()]
    phrase = r"(?: (?:of|the|and|for|on|in))* ".join(words)
    return re.search(rf"\b{phrase}\b", text) is not None
