"""The names of people as print has them: the pattern of a name, and text -> authors."""

from __future__ import annotations

import re

from generator import lazy
from generator.english.vocabulary import alternation
from generator.ingest.metadata.values import parse_names

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_PARTICLE = rf"{alternation('name_particles.txt')}\b"  # whole words: "della", never "de" of it
_LATER_WORD = rf"(?:{_CAPITAL}[\w’'-]*\.?|{_PARTICLE})"
NAME = rf"{_CAPITAL}[\w’'.-]*(?: {_LATER_WORD}){{1,4}}"  # "Ann Lee", "Ludwig van Beethoven"
NAMES = rf"{NAME}(?:(?:, | and |, and | & ){NAME})*"

_NEWSROOM_WORD = lazy.regex(rf"\b{alternation('newsroom_words.txt')}\b", re.I)


def parse_authors(text: str) -> tuple[str, ...]:
    """The names of a byline, without posts and desks such as "Staff Writer"."""
    names = parse_names(text)
    people = [
        name
        for name in names
        if not names_newsroom(name)
    ]
    return tuple(map(spell_name, people))


def spell_name(name: str) -> str:
    """"ANN LEE" -> "Ann Lee"; up to three letters stay capitals."""
    is_shouted = name.isupper() and len(name) > 3
    if is_shouted:
        return name.title()
    return name


def names_newsroom(text: str) -> bool:
    """Does the text name a post or a desk: "Staff Writer", "World Desk"?"""
    return _NEWSROOM_WORD.search(text) is not None
