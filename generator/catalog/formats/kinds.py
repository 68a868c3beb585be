"""Names of a record -> a person's or an organisation's, where the list does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator import lazy
from generator.catalog.listings.names import COMPANY_FORMS
from generator.english.vocabulary import alternation, word_set
from generator.model.names import Kind

JOINING_WORDS = frozenset(("of", "for", "and", "the", "&", "und"))  # no person's name has them
NATION_WORDS = word_set("nation_words.txt")
MOST_WORDS = 5  # of a person's name
_ORGANISATION_WORD = lazy.regex(rf"\b{alternation('organisation_stems.txt')}", re.IGNORECASE)


def guess_kind(names: Iterable[str]) -> Kind:
    """A person, in doubt: people's names are believed least."""
    if any(is_organisation(name) for name in names):
        return Kind.ORGANISATION
    return Kind.PERSON


def is_organisation(name: str) -> bool:
    """Whether no person is called so.

    Signs are a company form, a word such as "trading", the name of a country, and too many words or
    too few.
    """
    words = name.replace(",", " ").replace(".", "").casefold().split()
    if len(words) == 1 or len(words) > MOST_WORDS:
        return True
    if not JOINING_WORDS.isdisjoint(words):
        return True
    if not COMPANY_FORMS.isdisjoint(words[1:]) or not NATION_WORDS.isdisjoint(words[1:]):
        return True
    return _ORGANISATION_WORD.search(name) is not None
