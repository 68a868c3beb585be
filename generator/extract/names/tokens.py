"""The words of a text as listings spell them, and questions about rows of them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator.catalog.listings.names import COMPANY_FORMS, find_words
from generator.extract.names.word_lists import SMALL_WORDS

FULL_STOP_AFTER = 4  # letters of the longest word that a full stop may shorten: "Corp."
LONGEST_GAP = 3  # characters between two words of one name
FIRM_LENGTH = 6  # words of a firm's name that are looked at, its form among them

Token = tuple[str, int, int]
"""A word in small letters, where it starts and where it ends."""


@dataclass(frozen=True)
class TokenisedText:
    """A text and its words."""

    text: str

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Its words, in order."""
        return find_words(self.text)

    @cached_property
    def spelling(self) -> Sequence[str]:
        """Its words alone."""
        return [word for word, _, _ in self.tokens]

    @cached_property
    def joined(self) -> str:
        """Its words, parted and ended by spaces."""
        return f" {' '.join(self.spelling)} "

    @cached_property
    def small_words(self) -> Set[str]:
        """Words that it also prints without a capital."""
        return frozenset(word for word, start, _ in self.tokens if self.text[start].islower())

    def surface(self, place: int) -> str:
        """A word as printed."""
        _, start, end = self.tokens[place]
        return self.text[start:end]

    def gap(self, place: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.tokens[place][2] : self.tokens[place + 1][1]]

    def has_capital(self, place: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[self.tokens[place][1]].isupper()


def is_one_name(text: str, tokens: Sequence[Token]) -> bool:
    """Whether these words stand as one name: capitals, and no more between than a name has."""
    return all(_goes_on(text, before, after) for before, after in pairwise(tokens))


def _goes_on(text: str, before: Token, after: Token) -> bool:
    """Whether a name may go on from one word to the next."""
    word, start, _ = after
    gap = text[before[2] : start]
    if "\n" in gap or len(gap) > LONGEST_GAP:
        return False
    if text[start].islower() and word not in SMALL_WORDS:
        return False
    marks = gap.strip(" ")
    if marks == ",":
        return word in COMPANY_FORMS
    if marks in (".", ".,"):
        return len(before[0]) <= FULL_STOP_AFTER
    return marks in ("", "-", "–", "’", "'", "/")


def begins_firm(article: TokenisedText, name: str) -> bool:
    """Whether the text has a firm whose longer name begins with this word.

    "Corning Natural Gas Corp", "Domino of California Inc".
    """
    return any(
        word == name and _is_followed_by_form(article, place)
        for place, word in enumerate(article.spelling)
    )


def _is_followed_by_form(article: TokenisedText, first: int) -> bool:
    """Whether other words with capitals, and then a company form, follow the word."""
    has_more = False
    last = min(first + FIRM_LENGTH, len(article.tokens)) - 1
    for place in range(first, last):
        word = article.spelling[place + 1]
        has_capital, is_form = article.has_capital(place + 1), word in COMPANY_FORMS
        if article.gap(place).strip() or not (has_capital or word in SMALL_WORDS):
            return False
        if is_form and not has_more:
            return False
        if is_form and has_capital:
            return True
        has_more = has_more or has_capital
    return False
