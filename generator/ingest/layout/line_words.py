"""The words of a segment -> who speaks to whom, how dense they are, and the marks among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import lazy
from generator.english.vocabulary import word_map, word_set
from generator.ingest.layout.line_shapes import bucket

NUMBERS = (2, 3, 4, 6, 9, 13, 18, 25, 35)  # words
SHARES = (0.01, 0.15, 0.25, 0.35, 0.45)  # of the words that are function words
NEAR = 40  # characters at its beginning, in which a colon parts a label off

_WORD = lazy.regex(r"[A-Za-z][A-Za-z'’]*")
_GLUED = lazy.regex(r"[a-z]{3}[A-Z][a-z]{2}")  # in "McConnellOvernight", not in "McConnell"
_HANDLE = lazy.regex(r"\(@\w+\)")
_PERSONS = word_map("line_persons.tsv")
_FUNCTION_WORDS = word_set("function_words.txt")
_MARKS = (
    ("!", "has exclamation"),
    ("?", "has question"),
    ("|", "has bar"),
    ("—", "has dash"),
    ("–", "has dash"),
    ("#", "has hash"),
    ('"', "has quote"),
    ("“", "has quote"),
)


def find_word_features(text: str) -> list[str]:
    """The features that the words of a segment and the marks among them give."""
    words = [word.lower() for word in _WORD.findall(text)]
    return [*_persons(words), *_density(words), *_marks(text)]


def _persons(words: Sequence[str]) -> list[str]:
    persons = {_PERSONS[word] for word in words if word in _PERSONS}
    first = _PERSONS.get(words[0], "nobody") if words else "nobody"
    return [*sorted(f"says {person}" for person in persons), f"begins with {first}"]


def _density(words: Sequence[str]) -> Iterator[str]:
    if words:
        share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
        yield f"function words {bucket(share, SHARES)}"
        yield f"words {bucket(len(words), NUMBERS)}"


def _marks(text: str) -> Iterator[str]:
    yield from sorted({name for mark, name in _MARKS if mark in text})
    if ":" in text[:NEAR]:
        yield "early colon"
    if text.count("“") != text.count("”"):
        yield "open quote"
    if _HANDLE.search(text):
        yield "handle in brackets"
    if _GLUED.search(text):
        yield "glued words"
