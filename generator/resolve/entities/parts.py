"""Firms and products of one article -> Ties of their short names: "NetPosa" for "NetPosa
Technologies".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model.names import Kind
from generator.resolve.entities.keys import Countries
from generator.resolve.entities.lexicon import (
    COMPANY_DESCRIPTORS,
    SMALL_WORDS,
    STATE_BODIES,
    UNCLEAR_BODIES,
)
from generator.resolve.entities.name import Name
from generator.resolve.entities.surnames import ByWord, begins_with, ends_in, is_longer
from generator.resolve.entities.tie import Rule, Tie, only_candidate

TEAM_LETTERS = 4  # a team's name has more

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Firms:
    """The organisations of an article that have several words, and what is needed to shorten their
    names.
    """

    names: Sequence[Name]
    by_first: ByWord
    by_last: ByWord
    places: Container[str]  # keys of the article's places
    countries: Countries


def find_short_firms(names: Sequence[Name], countries: Countries) -> Iterator[Tie]:
    """"Meiya Pico" for "Xiamen Meiya Pico", "Treasury" for "US Treasury"."""
    firms = index_firms(names, countries)
    if not firms.names:
        return
    for name in names:
        if name.kind not in (Kind.ORGANISATION, Kind.PRODUCT) or name.key.formed:
            continue
        long = only_candidate(longer_firms(name, firms))
        if long and not (name.ref and long.ref):
            yield Tie(name, long, Rule.PART)


def index_firms(names: Sequence[Name], countries: Countries) -> Firms:
    """The organisations of several words, by their first and last words."""
    firms = [
        name for name in names if name.kind is Kind.ORGANISATION and len(name.key.words) > 1
    ]
    by_first: dict[str, list[Name]] = defaultdict(list)
    by_last: dict[str, list[Name]] = defaultdict(list)
    for firm in firms:
        by_first[firm.key.words[0]].append(firm)
        by_last[firm.key.words[-1]].append(firm)
    places = {name.key.text for name in names if name.kind is Kind.PLACE}
    return Firms(firms, by_first, by_last, places, countries)


def longer_firms(name: Name, firms: Firms) -> list[Name]:
    """The firms whose name this may be the short form of."""
    words = name.key.words
    if name.is_lone and words[0] in UNCLEAR_BODIES and name.ref is None:
        return [firm for firm in firms.names if is_sort_of(words[0], firm.key.words)]
    longer: list[Name] = []
    for firm in firms.by_first.get(words[0], ()):
        if firm is not name and begins_with(firm, words) and is_described(firm, words):
            longer.append(firm)
    for firm in firms.by_last.get(words[-1], ()):
        has_these_last = is_longer(firm, words) and ends_in(firm, words)
        if firm is not name and has_these_last and may_drop_beginning(firm, words, firms):
            longer.append(firm)
    return longer


def is_sort_of(word: str, long: Words) -> bool:
    """Whether the word says what `long` is.

    So does the "Bank" of "World Bank" and "Bank of England", not the "State" of "State
    Shipbuilding".
    """
    if long[-1] == word:
        return True
    return any(first == word and second in SMALL_WORDS for first, second in pairwise(long))


def is_described(long: Name, words: Words) -> bool:
    """Whether what follows these words in `long` only says what sort of firm it is."""
    rest = long.key.words[len(words):]
    if not rest or words[-1] in SMALL_WORDS or rest[0] in SMALL_WORDS:
        return False
    return all(word in COMPANY_DESCRIPTORS for word in rest)


def may_drop_beginning(firm: Name, words: Words, firms: Firms) -> bool:
    """Whether these last words of a firm's name may stand for the whole."""
    says_enough = len(words) > 1 or words[0] in STATE_BODIES or is_team(words[0])
    if says_enough and begins_with_place(firm, words, firms):
        return True
    return has_one_word_before(words, firm.key.words, firms.countries)


def is_team(word: str) -> bool:
    """Whether a town before it makes a team's name of it, as in "the Springfield Isotopes"."""
    if len(word) <= TEAM_LETTERS or not word.endswith("s"):
        return False
    return word not in UNCLEAR_BODIES and word not in COMPANY_DESCRIPTORS


def begins_with_place(firm: Name, words: Words, firms: Firms) -> bool:
    """Whether all before these last words is a place or a country."""
    before = " ".join(firm.key.words[:-len(words)])
    return before in firms.places or before in firms.countries or before == firm.key.country


def has_one_word_before(words: Words, long: Words, countries: Countries) -> bool:
    """Whether `long` only puts one word, such as a firm's town, before two words that are a firm's
    own.
    """
    if len(words) < 2 or len(long) != len(words) + 1:
        return False
    return not any(is_general(word, countries) for word in (*words, long[0]))


def is_general(word: str, countries: Countries) -> bool:
    """Whether a word of a firm's name stands in many others, too."""
    if word in SMALL_WORDS or word in STATE_BODIES:
        return True
    return word in COMPANY_DESCRIPTORS or word in countries


def find_product_parts(names: Sequence[Name]) -> Iterator[Tie]:
    """"A380" for "Norrland A380", "Norrland 787" for "Norrland 787 Dreamliner"."""
    products = [name for name in names if name.kind is Kind.PRODUCT]
    for name in products:
        last_word = name.key.words[-1]
        if name.ref is not None or not any(letter.isdigit() for letter in last_word):
            continue
        long = only_candidate(
            other for other in products if is_model_of(name.key.words, other.key.words)
        )
        if long is not None:
            yield Tie(name, long, Rule.PART)


def is_model_of(words: Words, long: Words) -> bool:
    """Whether `long` puts a maker before a model's number, or a name after it."""
    if len(words) == 1 and long[1:] == words and long[0].isalpha():
        return True
    return long[:-1] == words and long[-1].isalpha()
