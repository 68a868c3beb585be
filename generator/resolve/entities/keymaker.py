"""A name's surface and kind -> its Key.

Each kind of name has its own way to drop what means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from generator import lazy
from generator.model.names import Kind
from generator.resolve.entities.initials import initials, is_acronym
from generator.resolve.entities.keys import Countries, Key, Words, country_length, fold
from generator.resolve.entities.lexicon import (
    BODY_NOUNS,
    COMPANY_FORMS,
    MINISTRY_NOUNS,
    OFFICE_NOUNS,
    ONE_SPELLING,
    SMALL_WORDS,
    STATE_BODIES,
    TITLES,
)

MakeKey = Callable[[str, Kind], Key]

_POSSESSIVE_INSIDE = lazy.regex(r"[’']s\s")
_LONG_WORD = lazy.regex(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*")
"""A word too long for a particle of a person's name: "columnist", not "bin"."""
_RELATIVE_CLAUSE = r",? (?:which|who|whose|himself|herself|itself)\b.*"
_APPOSITION = r", (?:the|an?|one)\b.*"
_DESCRIPTION = lazy.regex(f"{_RELATIVE_CLAUSE}|{_APPOSITION}", re.DOTALL)


def build_keymaker(words_for_countries: Countries, names_of_countries: Countries) -> MakeKey:
    """The function from surface and kind to Key. It remembers each surface that it has met."""

    person = cache(person_key)

    @cache
    def organisation(surface: str) -> Key:
        return organisation_key(surface, words_for_countries, names_of_countries)

    @cache
    def other(surface: str) -> Key:
        return other_key(surface, words_for_countries)

    def make_key(surface: str, kind: Kind) -> Key:
        if kind is Kind.PERSON:
            return person(surface)
        if kind is Kind.ORGANISATION:
            return organisation(surface)
        return other(surface)

    return make_key


def person_key(surface: str) -> Key:
    """The key of a person's name: without titles, offices and descriptions."""
    name = after_small_word(without_description(surface), is_long_word)
    words = without_titles(plain_words(name))
    has_possessive = _POSSESSIVE_INSIDE.search(surface) is not None
    return Key(" ".join(words), words, is_acronym(surface), odd=has_possessive)


def organisation_key(
    surface: str, words_for_countries: Countries, names_of_countries: Countries
) -> Key:
    """The key of an organisation's name.

    It has no company form, and begins with the country of a body of state.
    """
    name = after_small_word(without_description(surface), BODY_NOUNS.__contains__)
    words = joined_letters(plain_words(name))
    country, name_words = split_country(words, words_for_countries)
    if country:
        text = f"{country} {' '.join(name_words)}"
    else:
        text = " ".join(with_full_country(name_words, names_of_countries))
    return Key(
        text,
        tuple(text.split()),
        acronym=is_acronym(name),
        formed=len(words) > 2 and words[-1] in COMPANY_FORMS,
        country=country,
        initials=initials(name, words_for_countries),
    )


def other_key(surface: str, words_for_countries: Countries) -> Key:
    """The key of a name of any other kind: its folded words."""
    name = without_description(surface)
    words = tuple(plain_words(name))
    short_forms = initials(name, words_for_countries)
    return Key(" ".join(words), words, is_acronym(name), initials=short_forms)


def plain_words(surface: str) -> list[str]:
    """The folded words of a name without "the"; never none."""
    words = fold(surface).split() or surface.casefold().split() or [surface]
    if words[0] == "the" and len(words) > 1:
        return words[1:]
    return words


def without_description(surface: str) -> str:
    """The name without what describes it: "Acme, which makes drones", "Jane Roe herself"."""
    return _DESCRIPTION.sub("", surface) or surface


def is_long_word(word: str) -> bool:
    """Whether the word is too long for a particle of a person's name."""
    return _LONG_WORD.fullmatch(word) is not None


def after_small_word(surface: str, is_description: Callable[[str], bool]) -> str:
    """What follows the last describing word in small letters, if a word with a capital does.

    "carmaker Acme Motors" -> "Acme Motors", "columnist Jane Roe" -> "Jane Roe".
    """
    words = surface.split()
    start = 0
    for n, word in enumerate(words):
        if word.islower() and is_description(word):
            start = n + 1
    rest = words[start:]
    if any(word[0].isupper() for word in rest):
        return " ".join(rest)
    return surface


def joined_letters(words: list[str]) -> list[str]:
    """Letters printed one by one are one word: "u s steel", "j p morgan"."""
    joined = [words[0]]
    after_letter = len(words[0]) == 1
    for word in words[1:]:
        is_letter = len(word) == 1
        if after_letter and is_letter:
            joined[-1] += word
        else:
            joined.append(word)
        after_letter = is_letter
    return joined


def without_titles(words: list[str]) -> Words:
    """Titles and what stands before them dropped, as long as a name is left.

    "former Ohio Senator Jane Roe" -> "jane roe".
    """
    start = 0
    for n, word in enumerate(words[:-1]):
        if word in OFFICE_NOUNS and words[n + 1] not in SMALL_WORDS:
            start = n + 1
    while start < len(words) - 1 and words[start] in TITLES:
        start += 1
    return tuple(words[start:])


def split_country(words: list[str], countries: Countries) -> tuple[str, Words]:
    """(country of a body of state, the other words in one order, company forms dropped)."""
    words = [ONE_SPELLING.get(word, word) for word in words]
    words = without_company_forms(words)
    country = ""
    if STATE_BODIES.intersection(words):
        length = country_length(words, countries, longest=3, shortest_rest=1)
        country = countries.get(" ".join(words[:length]), "")
        words = words[length:]
        if words[0] == "s" and len(words) > 1:  # "Canada's"
            words = words[1:]
    return country, tuple(in_one_order(words))


def without_company_forms(words: list[str]) -> list[str]:
    """The words without the company forms at their end, and the "and" before such a form."""
    while len(words) > 1 and words[-1] in COMPANY_FORMS:
        words = words[:-1]
        if len(words) > 1 and words[-1] == "and":
            words = words[:-1]
    return words


def in_one_order(words: list[str]) -> list[str]:
    """"commerce department" and "department for commerce" as "department of commerce"."""
    *rest, last = words
    if rest and last in MINISTRY_NOUNS:
        words = [last, "of", *rest]
    if len(words) < 3:
        return words
    first, preposition, *rest = words
    if first in MINISTRY_NOUNS and preposition == "for":
        return [first, "of", *rest]
    return words


def with_full_country(words: Words, names_of_countries: Countries) -> Words:
    """A country's name at the front in one form.

    "us trade representative" -> "united states trade representative".
    """
    length = country_length(words, names_of_countries, longest=3, shortest_rest=1)
    if not length:
        return words
    country = names_of_countries[" ".join(words[:length])]
    return (*country.split(), *words[length:])
