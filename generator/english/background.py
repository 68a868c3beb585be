"""How common words and phrases are in public-domain texts, and of which class each word mostly is. Data of the package.

`word_class.tsv` and `phrase_count.tsv` are written by `benchmarks/phrases.py`; their headers name the texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log
from typing import NamedTuple

from generator.english.vocabulary import rows_of


class Shares(NamedTuple):
    """How often a word was a noun, an adjective or a verb; each 0 to 1, the rest is none of them."""

    noun: float
    adjective: float
    verb: float


class Usage(NamedTuple):
    """How a phrase is used in the background."""

    documents: int  # in which it stands
    titled: float  # share of those in whose title it stands
    before: float  # share of uses where a further word of a phrase precedes it
    after: float  # share of uses where a further noun follows it


class Sense(NamedTuple):
    """What a noun mostly means."""

    kind: str  # WordNet's class of nouns: "act", "person"; "" where it is no noun that is known
    meanings: int
    narrower: int  # log2 of how many meanings are kinds of the one: how general it is


NOWHERE = Usage(0, 0.0, 0.0, 0.0)
UNKNOWN = Sense("", 0, 0)
ADVERB = Shares(0.0, 0.1, 0.0)
_ENDINGS = (  # of words that the background doesn't know
    ("ly", ADVERB), ("ed", Shares(0.0, 0.3, 0.7)), ("ing", Shares(0.4, 0.1, 0.5)),
    *((ending, Shares(0.1, 0.9, 0.0)) for ending in ("ous", "ful", "less", "able", "ible", "ive", "ical", "ish", "ary")))
_OTHER = Shares(0.9, 0.1, 0.0)


@cache
def _classes() -> Mapping[str, Shares]:
    return {word: Shares(*(int(digit) / 9 for digit in digits)) for word, digits in rows_of("word_class.tsv")}


@cache
def _counts() -> tuple[int, Mapping[str, Usage]]:
    """(how many documents there are, each phrase's usage by key)."""
    (_, total), *rows = rows_of("phrase_count.tsv")
    return int(total), {
        key: Usage(int(number), *(int(share) / 100 for share in some)) for key, number, *some in rows}


@cache
def _senses() -> Mapping[str, Sense]:
    return {
        key: Sense(kind, int(meanings), int(narrower))
        for key, kind, meanings, narrower in rows_of("noun_sense.tsv")}


def shares(word: str) -> Shares:
    """The classes of a word in small letters, as printed; a word that nobody counted is guessed by its ending."""
    return _classes().get(word) or _of_stem(word) or next((guess for ending, guess in _ENDINGS if word.endswith(ending)), _OTHER)


def _of_stem(word: str) -> Shares | None:
    """The classes of a word that is only known in another form: "obliges" is a verb, as "oblige" is."""
    stems = (word[:-len(ending)] + other for ending, other in (("s", ""), ("es", ""), ("ies", "y")) if word.endswith(ending))
    return next((known for stem in stems if (known := _classes().get(stem)) and known.adjective < max(known)), None)


def counted(word: str) -> bool:
    """Whether the background knows the word, in small letters."""
    return word in _classes()


def usage(key: str) -> Usage:
    """How common a phrase is, by its key; nothing where it is rarer than the file tells."""
    return _counts()[1].get(key, NOWHERE)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows_of(name))


def sense(key: str) -> Sense:
    """What a noun, or a phrase that dictionaries have, mostly means, by its key."""
    return _senses().get(key, UNKNOWN)


def bare(key: str) -> bool:
    """Whether a word's key only counts, compares or places what follows, so that no tag begins with it: "more"."""
    return key in _listed("bare_word.txt")


@cache
def documents() -> int:
    """How many documents were counted."""
    return _counts()[0]


def rarity(key: str) -> float:
    """Log of how rare a phrase is: 0 where it stands in every document, about 10 where in none."""
    return log((1 + documents()) / (1 + usage(key).documents))
