"""The hyphen at the end of a line -> gone where it only parts a word, left where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.english.background import is_counted
from generator.ingest.printed.lines import LINE_END_HYPHEN

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(rf"([^\W\d_]+)(?:[-\u00ad\u2010{LINE_END_HYPHEN}])$")
_FIGURE = re.compile(r"\d-$")  # "2019-" before "20"
_FIRST = re.compile(r"[^\W\d_]+")
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers")  # of forms that are not counted
_HYPHENS = f"-\u00ad\u2010{LINE_END_HYPHEN}"
_ANY_HYPHEN = re.compile(rf"[\u00ad{LINE_END_HYPHEN}]")


def words_of_lines(lines: Iterable[str]) -> frozenset[str]:
    """The words of lines in small letters, but for the pieces of words that a line's end parts."""
    words: set[str] = set()
    for line in lines:
        words.update(word.lower() for word in _WORD.findall(line.rstrip(_HYPHENS)))
    return frozenset(words)


def join_lines(before: str, after: str, words: frozenset[str]) -> str:
    """Two lines of a paragraph as one; `words` are those of the whole text."""
    last = _LAST.search(before)
    first = _FIRST.match(after)
    if last is None:
        return before + after if _FIGURE.search(before) else f"{before} {after}"
    stem = before[:-1]
    if first is None or _keeps_hyphen(last[1], first[0], words):
        return f"{stem}-{after}"
    return stem + after


def plain_hyphens(text: str) -> str:
    """A text with a common hyphen for PDFium's sign, and without soft ones."""
    return _ANY_HYPHEN.sub(lambda m: "-" if m[0] == LINE_END_HYPHEN else "", text)


def _keeps_hyphen(last: str, first: str, words: frozenset[str]) -> bool:
    """Does the hyphen belong to the word: "coal-fired", "Anglo-Saxon"?"""
    joined = (last + first).lower()
    parted = f"{last}-{first}".lower()
    if parted in words or first[0].isupper():
        return True
    if joined in words or _is_word(joined):
        return False
    return is_counted(last.lower()) and is_counted(first.lower())


def _is_word(word: str) -> bool:
    """Is it a word that is known, or a form of one: "overturned"?"""
    return is_counted(word) or any(
        word.endswith(ending) and is_counted(word.removesuffix(ending)) for ending in _ENDINGS)
