"""A full name -> the initials that it may be shortened to.

Also: whether a printed name looks like such initials.
"""

from __future__ import annotations

from generator import lazy
from generator.resolve.entities.keys import Countries, country_length, fold
from generator.resolve.entities.lexicon import COMPANY_FORMS, SMALL_WORDS

_ACRONYM = lazy.regex(r"[A-Z][A-Za-z0-9&]{0,6}[A-Z0-9]s?")


def is_acronym(surface: str) -> bool:
    """Whether it is printed like one."""
    without_dots = surface.replace(".", "")
    bare = without_dots.removeprefix("the ").removeprefix("The ")
    return _ACRONYM.fullmatch(bare) is not None


def initials(surface: str, countries: Countries) -> frozenset[str]:
    """All that "Bank of England" may be shortened to: "be", "boe".

    With and without small words, hyphens, country and company form.
    """
    if " " not in surface and "-" not in surface:
        return frozenset()
    short_forms = initials_of_words(fold(surface).split(), countries)
    if "-" not in surface:
        return short_forms
    without_hyphens = fold(surface.replace("-", ""))
    return short_forms | initials_of_words(without_hyphens.split(), countries)


def initials_of_words(words: list[str], countries: Countries) -> frozenset[str]:
    """The initials of these words, of all but the company form, and of all but the country."""
    if words[:1] == ["the"]:
        words = words[1:]
    variants = [words]
    if words and words[-1] in COMPANY_FORMS:
        variants.append(words[:-1])
    length = country_length(words, countries, longest=2, shortest_rest=2)
    if length:
        variants.append(words[length:])
    if not SMALL_WORDS.isdisjoint(words):
        variants += [large_words(variant) for variant in variants]
    short_forms = [first_letters(variant) for variant in variants]
    return frozenset([short for short in short_forms if len(short) > 1])


def first_letters(words: list[str]) -> str:
    """The first letter of each word, as one word."""
    return "".join([word[0] for word in words])


def large_words(words: list[str]) -> list[str]:
    """The words but for prepositions, articles and the like."""
    return [word for word in words if word not in SMALL_WORDS]
