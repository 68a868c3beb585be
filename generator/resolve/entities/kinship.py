"""A text and a name of it -> whether it is first named as somebody's relative."""

from __future__ import annotations

from generator import lazy
from generator.english.vocabulary import alternation
from generator.resolve.entities.name import Name

_RELATIVE = rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose)\s(?:\w+\s)?{alternation('kinship.txt')}"
_OTHER_NAMES = r"(?:[A-Z]\w+(?:,\s|,?\sand\s)){0,3}"
_KINSHIP = lazy.regex(rf"{_RELATIVE},?\s{_OTHER_NAMES}$")
"""A relative just before a name, up to the end of what is searched."""
KINSHIP_REACH = 40  # characters before a name that are searched for kinship


def is_relative(text: str, name: Name) -> bool:
    """Whether it is first mentioned as someone's relative: "(and his son, Vladimir)"."""
    end = first_use(name)
    start = max(0, end - KINSHIP_REACH)
    return _KINSHIP.search(text, start, end) is not None


def first_use(name: Name) -> int:
    """Where the article first has the name, in characters."""
    return name.mentions[0].span.start
