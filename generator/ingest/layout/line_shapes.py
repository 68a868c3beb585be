"""A segment -> what it looks like, whatever its words say."""

from __future__ import annotations

from collections.abc import Sequence

from generator import lazy
from generator.ingest.layout.segments import Segment

LONG_PROSE = 120  # characters: a longer piece that ends like a sentence is taken for prose
PLAIN_PROSE = "long prose"
SENTENCE_ENDS = ("ends stop", "ends quote", "ends question")
MANY_DIGITS = 0.08  # of the characters
LENGTHS = (12, 25, 50, 90, 140, 220, 350, 600)  # characters
CAPITAL_SHARES = (0.3, 0.6, 0.95)
_FULL_STOP = lazy.regex(r"[.!?][)\]]*$")
_QUOTE_END = lazy.regex(r"[”\"’'][.!?,]?$")
_BULLETS = "*•·-–—▪►>|"
_ENDINGS = {
    ":": "colon", ",": "comma", ";": "comma", "—": "comma", "–": "comma", "-": "comma",
    ")": "bracket", "]": "bracket", "…": "ellipsis",
}
_BEGINNINGS = {
    **dict.fromkeys(_BULLETS, "bullet"),
    **dict.fromkeys("“\"‘'", "quote"),
    **dict.fromkeys("([", "bracket"),
    "#": "heading mark",
}


def find_shape(segment: Segment) -> tuple[str, ...]:
    """How it ends, begins, how long it is, and more; the first four are in this order."""
    text = segment.text
    ending = _ending(text)
    place = segment.place.value
    shape = [
        f"ends {ending}",
        f"begins {_beginning(text)}",
        f"length {bucket(len(text), LENGTHS)}",
        place,
        f"{place} {ending}",
        f"gap {min(segment.gap, 2)}",
        f"capitals {_capitals(text.split())}",
    ]
    digits = sum(map(str.isdigit, text))
    if digits:
        is_full = digits / len(text) > MANY_DIGITS
        shape.append("digits many" if is_full else "digits")
    if is_plain_prose(text, ending):
        shape.append(PLAIN_PROSE)
    if text.isupper():
        shape.append("all capitals")
    return tuple(shape)


def is_plain_prose(text: str, ending: str) -> bool:
    """Is it long, and does it end like a sentence?"""
    return len(text) >= LONG_PROSE and ending in ("stop", "quote")


def bucket(number: float, bounds: Sequence[float]) -> int:
    """How many of the bounds it reaches."""
    return sum(number >= bound for bound in bounds)


def _ending(text: str) -> str:
    if _FULL_STOP.search(text):
        return "question" if "?" in text[-2:] else "stop"
    if _QUOTE_END.search(text):
        return "quote"
    last = text[-1]
    if last.isdigit():
        return "digit"
    return _ENDINGS.get(last, "word")


def _beginning(text: str) -> str:
    first = text[0]
    if first in _BEGINNINGS:
        return _BEGINNINGS[first]
    if first.isdigit():
        return "digit"
    if first.islower():
        return "small"
    return "capital" if first.isupper() else "mark"


def _capitals(words: Sequence[str]) -> str:
    """The share of words with a capital, in words."""
    lettered = [
        word
        for word in words
        if word[0].isalpha()
    ]
    if not lettered:
        return "none"
    capitals = sum(word[0].isupper() for word in lettered)
    share = capitals / len(lettered)
    return ("few", "some", "most", "all")[bucket(share, CAPITAL_SHARES)]
