"""Words -> the class and the value that each has in a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from generator.english.vocabulary import rows_of
from generator.extract.dates.holidays import NAMES as HOLIDAYS
from generator.extract.dates.token_class import TokenClass


class Entry(NamedTuple):
    """What a word is in a date, and what it says: a number, a TIMEX3 value, or the word itself."""

    token_class: TokenClass
    value: str


NOT_IN_DATES = Entry(TokenClass.OTHER, "")
_LAST_DAY = 31  # no ordinal above it names a day


@cache
def lexicon() -> Mapping[str, Entry]:
    """Every word and phrase, in lower case, with single spaces."""
    words = {row[0]: _entry(row) for row in rows_of("date_words.tsv")}
    entries = dict(words)
    entries.update(_compound_numbers(words))
    entries.update(_compound_ordinals(words))
    for name in HOLIDAYS:
        entries[name] = Entry(TokenClass.HOLIDAY, name)
    return entries


def words_of_class(token_class: TokenClass) -> tuple[str, ...]:
    """The words of one class, in the order of the lexicon."""
    words = []
    for word, entry in lexicon().items():
        if entry.token_class is token_class:
            words.append(word)
    return tuple(words)


def _entry(row: list[str]) -> Entry:
    """A row has a phrase, the name of its class, and a value unless that is the phrase itself."""
    phrase, class_name = row[:2]
    value = row[2] if len(row) > 2 else phrase
    return Entry(TokenClass[class_name], value)


def _compound_numbers(words: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """"twenty-one" and "twenty one" to "ninety-nine"."""
    numbers = _values_of(words, TokenClass.NUMBER)
    for ten, tens in numbers.items():
        if tens < 20:
            continue
        for digit, ones in numbers.items():
            if not 1 <= ones <= 9:
                continue
            entry = Entry(TokenClass.NUMBER, str(tens + ones))
            yield f"{ten}-{digit}", entry
            yield f"{ten} {digit}", entry


def _compound_ordinals(words: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """"twenty-first" to "thirty-first", with a hyphen or a blank.

    "twenty second" with a blank is left out, for it may be a length.
    """
    ordinals = _values_of(words, TokenClass.ORDINAL)
    for ten in ("twenty", "thirty"):
        tens = int(words[ten].value)
        for digit, ones in ordinals.items():
            if not 1 <= ones <= 9 or tens + ones > _LAST_DAY:
                continue
            entry = Entry(TokenClass.ORDINAL, str(tens + ones))
            yield f"{ten}-{digit}", entry
            if digit != "second":
                yield f"{ten} {digit}", entry


def _values_of(words: Mapping[str, Entry], token_class: TokenClass) -> dict[str, int]:
    values = {}
    for word, entry in words.items():
        if entry.token_class is token_class:
            values[word] = int(entry.value)
    return values
