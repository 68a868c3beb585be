"""Text -> firms whose names end in a possessive of their own: "Sundby's", "Orla and Benny's".

No owned thing begins with "said" or "has"; and without the possessive the name never stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator import lazy
from generator.extract.names.word_lists import NOT_NAMES
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

SCORE = 0.75
MOST = 100  # possessives of a text that are looked at
NAME_LENGTH = 60  # characters before a possessive that may be a name
_NO_OWNED_THING = lazy.regex(r"['’]s (?=(?:has|is|was|says|said(?! to)|does|did|told)\b)")
_NAME = lazy.regex(
    r"(?<![\w’'&.-])(?:(?P<first>[A-Z]\w+) (?:&|and) )?(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+$"
)
_POSSESSIVE = r"['’]s\b"


def find_own_possessives(text: str) -> Iterator[Mention]:
    """Every place of such a name, with an "&" and with an "and"."""
    for pattern in sorted(_find_patterns(text)):
        for m in re.finditer(pattern, text):
            span = Span(*m.span())
            yield Mention(span, m[0], Kind.ORGANISATION, Finder.DOCUMENT, SCORE)


def _find_patterns(text: str) -> set[str]:
    """A pattern of each such name, with its possessive."""
    patterns: set[str] = set()
    for possessive in islice(_NO_OWNED_THING.finditer(text), MOST):
        end = possessive.start()
        name = _find_name(text, end)
        if name:
            pattern = _pattern_of(name)
            alone = re.findall(rf"{pattern}(?!{_POSSESSIVE})", text)
            if not alone:
                patterns.add(pattern + _POSSESSIVE)
    return patterns


def _find_name(text: str, end: int) -> str:
    """The words that end there, without those that only open the sentence; "" if there are none.

    The first of a pair never stands but in it.
    """
    found = _NAME.search(text, max(0, end - NAME_LENGTH), end)
    if found is None:
        return ""
    name, first = found[0], found["first"]
    if first:
        pair = _pattern_of(name)
        in_pairs = len(re.findall(pair, text))
        if first in NOT_NAMES or len(re.findall(rf"\b{first}\b", text)) > in_pairs:
            name = re.split(" (?:and|&) ", name, maxsplit=1)[1]
    words = name.split()
    while words and words[0] in NOT_NAMES:
        words = words[1:]
    return " ".join(words)


def _pattern_of(name: str) -> str:
    """The name as a pattern, its "and" also as an "&"."""
    words = re.sub(" (?:and|&) ", " (?:and|&) ", name)
    return rf"\b{words}\b"
