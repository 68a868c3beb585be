"""Firms and products of one article -> Ties of their short names.

"NetPosa" stands for "NetPosa Technologies".
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model.names import Kind
from generator.resolve.entities.keys import Countries, Words
from generator.resolve.entities.lexicon import (
    COMPANY_DESCRIPTORS,
    SMALL_WORDS,
    STATE_BODIES,
    UNCLEAR_BODIES,
)
from generator.resolve.entities.name import Name
from generator.resolve.entities.surnames import FullNames, begins_with
from generator.resolve.entities.tie import Rule, Tie, only_candidate

TEAM_LETTERS = 4  # a team's name has more
LONGEST_MODEL_NAME = 2  # words after a model's number: the "Strike Osprey" of "N-15 Strike Osprey"


@dataclass(frozen=True, slots=True)
class Firms:
    """The organisations of an article that have several words.

    `places` and `countries` are what their names may begin with and be shortened by.
    """

    names: Sequence[Name]
    index: FullNames
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
        name for name in names if name.kind is Kind.ORGANISATION and len(name.words) > 1
    ]
    places = {name.text for name in names if name.kind is Kind.PLACE}
    return Firms(firms, FullNames.of(firms), places, countries)


def longer_firms(name: Name, firms: Firms) -> list[Name]:
    """The firms whose name this may be the short form of."""
    words = name.words
    if name.is_lone and words[0] in UNCLEAR_BODIES and name.ref is None:
        return [firm for firm in firms.names if is_sort_of(words[0], firm.words)]
    longer: list[Name] = []
    for firm in firms.index.by_first.get(words[0], ()):
        if firm is not name and may_drop_end(firm, words):
            longer.append(firm)
    for firm in firms.index.ending_in(words):
        if firm is not name and may_drop_beginning(firm, words, firms):
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


def may_drop_end(firm: Name, words: Words) -> bool:
    """Whether a firm's name begins with these words, and the rest only says what sort it is."""
    if not begins_with(firm, words):
        return False
    rest = firm.words[len(words):]
    if not rest or words[-1] in SMALL_WORDS or rest[0] in SMALL_WORDS:
        return False
    return all(word in COMPANY_DESCRIPTORS for word in rest)


def may_drop_beginning(firm: Name, words: Words, firms: Firms) -> bool:
    """Whether these last words of a firm's name may stand for the whole."""
    says_enough = len(words) > 1 or words[0] in STATE_BODIES or is_team(words[0])
    if says_enough and begins_with_place(firm, words, firms):
        return True
    return has_one_word_before(words, firm.words, firms.countries)


def is_team(word: str) -> bool:
    """Whether a town before it makes a team's name of it, as in "the Springfield Isotopes"."""
    if len(word) <= TEAM_LETTERS:
        return False
    if not word.endswith("s"):
        return False
    return word not in UNCLEAR_BODIES and word not in COMPANY_DESCRIPTORS


def begins_with_place(firm: Name, words: Words, firms: Firms) -> bool:
    """Whether all before these last words is a place or a country."""
    words_before = firm.words[:-len(words)]
    before = " ".join(words_before)
    if before in firms.places:
        return True
    return before in firms.countries or before == firm.key.country


def has_one_word_before(words: Words, long: Words, countries: Countries) -> bool:
    """Whether `long` only puts one word before two words that are a firm's own.

    The word may be the firm's town.
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
        last_word = name.words[-1]
        if not any(letter.isdigit() for letter in last_word):
            continue
        long = only_candidate(
            other for other in products if is_model_of(name.words, other.words)
        )
        if long and not (name.ref and long.ref):
            yield Tie(name, long, Rule.PART)


def is_model_of(words: Words, long: Words) -> bool:
    """Whether `long` puts a maker before a model's number, or a name after it."""
    if len(words) == 1 and long[1:] == words and long[0].isalpha():
        return True
    rest = long[len(words):]
    is_named = 1 <= len(rest) <= LONGEST_MODEL_NAME and all(word.isalpha() for word in rest)
    return is_named and long[:len(words)] == words
