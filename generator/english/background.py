"""How common words and phrases are in public-domain texts, and which class each word mostly has.

These are data of the package: `word_class.tsv` and `phrase_count.tsv` are written by
`benchmarks/phrases.py`; their headers name the texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log
from typing import NamedTuple

from generator.english.vocabulary import rows_of, word_set, words_of


class Shares(NamedTuple):
    """How often a word was a noun, an adjective or a verb.

    Each 0 to 1; the rest is none of them.
    """

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
    narrower: int  # log2 of how many meanings are kinds of this one: how general it is


class Background(NamedTuple):
    """The counts of phrases."""

    documents: int  # how many were counted
    usages: Mapping[str, Usage]  # by the phrase's key


NOWHERE = Usage(0, 0.0, 0.0, 0.0)
UNKNOWN = Sense("", 0, 0)

# Guesses of a word that the background does not know, by its ending.
ADVERB = Shares(0.0, 0.1, 0.0)
PARTICIPLE = Shares(0.0, 0.3, 0.7)
GERUND = Shares(0.4, 0.1, 0.5)
ADJECTIVE = Shares(0.1, 0.9, 0.0)
NOUN = Shares(0.9, 0.1, 0.0)
_ADJECTIVE_ENDINGS = tuple(words_of("adjective_endings.txt"))
_FORMS = (("s", ""), ("es", ""), ("ies", "y"))  # ending of a plural or a verb -> that of its stem


@cache
def _classes() -> Mapping[str, Shares]:
    """Word in small letters -> its classes; the file gives each share as a digit, 9 for all."""
    classes = {}
    for word, digits in rows_of("word_class.tsv"):
        noun, adjective, verb = (int(digit) / 9 for digit in digits)
        classes[word] = Shares(noun, adjective, verb)
    return classes


@cache
def _background() -> Background:
    """The file's first row gives how many documents there are; it gives shares in per cent."""
    (_, total), *rows = rows_of("phrase_count.tsv")
    usages = {}
    for key, count, *percentages in rows:
        titled, before, after = (int(percentage) / 100 for percentage in percentages)
        usages[key] = Usage(int(count), titled, before, after)
    return Background(int(total), usages)


@cache
def _senses() -> Mapping[str, Sense]:
    senses = {}
    for key, kind, meanings, narrower in rows_of("noun_sense.tsv"):
        senses[key] = Sense(kind, int(meanings), int(narrower))
    return senses


def shares(word: str) -> Shares:
    """The classes of a word in small letters, as printed.

    A word that was not counted has those of its stem, or is guessed by its ending.
    """
    return (
        _classes().get(word)
        or _shares_of_stem(word)
        or _guess_shares(word)
    )


def _shares_of_stem(word: str) -> Shares | None:
    """The classes of a word that is only known in another form.

    "obliges" is a verb, as "oblige" is.
    """
    for ending, stem_ending in _FORMS:
        if not word.endswith(ending):
            continue
        stem = word[: -len(ending)] + stem_ending
        found = _classes().get(stem)
        if found and found.adjective < max(found):
            return found
    return None


def _guess_shares(word: str) -> Shares:
    """The classes of a word by its ending alone."""
    if word.endswith("ly"):
        return ADVERB
    if word.endswith("ed"):
        return PARTICIPLE
    if word.endswith("ing"):
        return GERUND
    if word.endswith(_ADJECTIVE_ENDINGS):
        return ADJECTIVE
    return NOUN


def is_counted(word: str) -> bool:
    """Whether the background knows the word, in small letters."""
    return word in _classes()


def usage(key: str) -> Usage:
    """How common a phrase is, by its key; nothing where it is rarer than the file says."""
    return _background().usages.get(key, NOWHERE)


@cache
def _bare_words() -> frozenset[str]:
    return word_set("bare_word.txt")


def sense(key: str) -> Sense:
    """What a noun, or a phrase that dictionaries have, mostly means, by its key."""
    return _senses().get(key, UNKNOWN)


def is_bare(key: str) -> bool:
    """Whether a word only counts, compares or places what follows, by its key: "more".

    No tag begins with such a word.
    """
    return key in _bare_words()


@cache
def documents() -> int:
    """How many documents were counted."""
    return _background().documents


def rarity(key: str) -> float:
    """Log of how rare a phrase is: 0 where it stands in every document, about 10 where in none."""
    return log((1 + documents()) / (1 + usage(key).documents))
