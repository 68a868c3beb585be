"""Words of a sentence -> its numbers, and its terms: stems of words that say what happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator import lazy
from generator.english.vocabulary import word_set

STOP_WORDS = word_set("event_stop_words.txt")
NEGATIVE_WORDS = word_set("negative_words.txt")
IRREGULAR_PAST_FORMS = word_set("irregular_past_forms.txt")
# (ending, the shortest word, in characters, that loses it)
ENDINGS = (("ing", 6), ("ed", 5), ("es", 5), ("s", 4))

_NO_TERM = frozenset({""})
_NUMBER = lazy.regex(r"\d+(?:[.,]\d+)*")
_HARM_THEN_NUMBER = (
    r"\b(?:kill|injur|wound|dead|death)\w*"
    r"(?:\W+\w+){0,3}?"
    r"\W+\d[\d,.]*"
)
_NUMBER_OF_VICTIMS = (
    r"\b\d[\d,.]*\W+"
    r"(?:people|persons|dead|deaths|injured|wounded|victims|others|lives)\b"
)
# Outlets count victims differently, so a toll tells no two events apart.
_TOLL = lazy.regex(f"{_HARM_THEN_NUMBER}|{_NUMBER_OF_VICTIMS}", re.IGNORECASE)


def find_terms(words: Iterable[str]) -> frozenset[str]:
    """The terms of folded words: what happened, without when it did and without numbers."""
    return frozenset(map(term, words)) - _NO_TERM


def find_past_terms(words: Iterable[str]) -> frozenset[str]:
    """The terms of those folded words that look like past forms of verbs."""
    return find_terms(filter(is_past_form, words))


def find_numbers(text: str) -> frozenset[str]:
    """The numbers of a text, without the number of victims, which changes from day to day."""
    if not _NUMBER.search(text):
        return frozenset()
    return frozenset(_NUMBER.findall(_TOLL.sub("", text)))


def is_negative(words: Iterable[str]) -> bool:
    """Whether one of the folded words says that something did not happen."""
    return not NEGATIVE_WORDS.isdisjoint(words)


@lru_cache(65_536)
def term(word: str) -> str:
    """The stem of a folded word that says what happened.

    Empty, if the word says when, how many, or nothing.
    """
    if word in STOP_WORDS:
        return ""
    if not word.isalpha() and _NUMBER.search(word):
        return ""
    return stem(word)


@lru_cache(65_536)
def is_past_form(word: str) -> bool:
    """Whether a folded word looks like a past form."""
    return (
        word in IRREGULAR_PAST_FORMS
        or (len(word) > 4 and word.endswith("ed"))
    )


def stem(word: str) -> str:
    """A word without the endings of tense and number: "signs", "signed" and "signing" are one."""
    for ending, shortest in ENDINGS:
        fits = word.endswith(ending) and len(word) >= shortest
        if fits and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    if len(word) > 3:
        return word.removesuffix("e")
    return word


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of common members among all members; 0.0 where either set is empty."""
    if not a or not b:
        return 0.0
    return len(a & b) / len(a | b)
