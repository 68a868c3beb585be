"""A name as printed -> its folded form, and the Key by which names are compared.

A Key is what is left of a name when case, accents, titles, company forms and the order of words
mean nothing; `keymaker` makes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import lazy
from generator.catalog import Entry
from generator.resolve.entities.lexicon import NAME_SUFFIXES

TICKER = lazy.regex(r"\s*\([a-z]{2,8}\s?:\s?[\w.]+\)", re.IGNORECASE)  # "(NYSE:BABA)"
_ACCENTS = lazy.regex(r"[\u0300-\u036f]")
_POSSESSIVE = lazy.regex(r"[’']s\b|[’']$")
_FULL_STOP = lazy.regex(r"\.(?=\w\w)")
_DOTS = lazy.regex(r"[.’'`]")
_OTHER_SIGNS = lazy.regex(r"[^\w]+")

Words = tuple[str, ...]
Countries = Mapping[str, str]  # "american", "u s" folded -> "united states"


@dataclass(frozen=True, slots=True)
class Key:
    """`words` compare two names; `initials` are all that the full name may be shortened to."""

    text: str
    words: Words
    acronym: bool  # printed like one: "SMIC", "BoE"
    formed: bool = False  # printed with its company form: a full name, not a short one
    odd: bool = False  # with a possessive inside: no single name
    country: str = ""  # of a body of state: "us commerce department"
    initials: frozenset[str] = frozenset()


def lexicon(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


def fold(text: str) -> str:
    """Lower case, without accents and possessives, "&" as "and".

    Dots and apostrophes are dropped, other marks become spaces.
    """
    folded = without_accents(text).casefold()
    if folded.replace(" ", "").isalnum():
        return " ".join(folded.split())
    if "(" in folded:
        folded = TICKER.sub("", folded)
    folded = _POSSESSIVE.sub("", folded)
    folded = folded.replace("&", " and ")
    folded = _FULL_STOP.sub(" ", folded)
    folded = _DOTS.sub("", folded)
    folded = _OTHER_SIGNS.sub(" ", folded)
    return " ".join(folded.split())


def without_accents(text: str) -> str:
    """The text with each letter's accents taken off."""
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def country_names(entries: Iterable[Entry]) -> Countries:
    """Only the countries' names -> the country's folded name.

    "US" and "United States", but not "American".
    """
    return {
        fold(word): fold(entry.name)
        for entry in countries_last_first(entries)
        for word in (*entry.aliases, entry.name)
        if word
    }


def country_words(entries: Iterable[Entry]) -> Countries:
    """Every word for a country in the catalogue -> the country's folded name."""
    return {
        fold(word): fold(entry.name)
        for entry in countries_last_first(entries)
        for word in (*entry.aliases, *entry.demonyms, entry.name)
        if word
    }


def countries_last_first(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with demonyms, from last to first.

    So the first entry of the catalogue wins where two entries share a word of a mapping.
    """
    for entry in reversed(tuple(entries)):
        if entry.demonyms:
            yield entry


def country_length(
    words: Sequence[str], countries: Countries, *, longest: int, shortest_rest: int
) -> int:
    """How many words at the front are a country's name; 0 if none are.

    At most `longest` words are looked at, and at least `shortest_rest` words stay after the
    country.
    """
    if not countries:
        return 0
    for length in range(longest, 0, -1):
        fits = len(words) >= length + shortest_rest
        if fits and " ".join(words[:length]) in countries:
            return length
    return 0


def loose(words: Words) -> Words:
    """A person's name without middle initials, "Jr" and the like."""
    full_words = tuple(word for word in words if len(word) > 1 and word not in NAME_SUFFIXES)
    if len(full_words) > 1:
        return full_words
    return words
