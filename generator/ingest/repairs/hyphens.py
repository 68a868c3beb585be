"""The hyphen at the end of a line -> gone where it only parts a word, left where it belongs.

One mechanism for the pages of PDFs and for lines of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator import lazy
from generator.english.background import UNKNOWN, is_counted, sense
from generator.english.vocabulary import word_set

LINE_END_HYPHEN = "\x02"  # PDFium's sign for a hyphen at the end of a line
LONGEST_WORD = 60  # characters at a line's end
SHORT = 3  # letters: a name's first piece of so few is none by itself, "Os-lo"

_MARKS = f"-\u00ad\u2010\u00ac{LINE_END_HYPHEN}"
_WORD = lazy.regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = lazy.regex(rf"([^\W\d_]+)[{_MARKS}]$")
_FIGURE = lazy.regex(r"\d-$")  # "2019-" before "20"
_LETTERS = lazy.regex(r"[^\W\d_]+")
_PIECE_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers", "ation", "ations", "ment", "ness")
_ANY_HYPHEN = lazy.regex(rf"[\u00ad{LINE_END_HYPHEN}]")
_SPACED = lazy.regex(r"\b([^\W\d_]{2,})[-\u00ad\u00ac] ([a-zà-ÿ]{2,})\b")
_SCOTTISH = ("Mc", "Mac")  # "Mc-Donald" was one word
_HEADS = word_set("hyphen_heads.txt")
_TAILS = word_set("hyphen_tails.txt")
_PARTNERS = word_set("hyphen_partners.txt")


def words_of_lines(lines: Iterable[str]) -> frozenset[str]:
    """The words of lines in small letters, but for the pieces of words that a line's end parts.

    Words that stand capitalised are there as they stand, too.
    """
    words: set[str] = set()
    for line in lines:
        whole = line
        if line.endswith(tuple(_MARKS)):
            whole = _LAST.sub("", line)
        for word in _WORD.findall(whole):
            words.add(word)
            words.add(word.lower())
    return frozenset(words)


def ends_in_hyphen(line: str) -> bool:
    """Does a hyphen right behind a letter end the line?"""
    return (
        line.endswith(tuple(_MARKS))
        and line[-2:-1].isalpha()
    )


def join_lines(before: str, after: str, words: frozenset[str]) -> str:
    """Two lines of a paragraph as one; `words` are those of the whole text."""
    if not ends_in_hyphen(before):
        if _FIGURE.match(before[-2:]):
            return before + after
        return f"{before} {after}"
    stem = before[:-1]
    end = before[-LONGEST_WORD:]
    last = _LETTERS.findall(end)[-1]
    m = _LETTERS.match(after)
    if m is None:
        return f"{stem}-{after}"
    first = m[0]
    if first.lower() in _PARTNERS:
        return f"{stem}- {after}"
    if _keeps_hyphen(last, first, words):
        return f"{stem}-{after}"
    return stem + after


def join_spaced(text: str, words: frozenset[str]) -> str:
    """A text whose lines were joined by blanks: "govern- ment" -> "government"."""
    return _SPACED.sub(lambda m: _join_piece(m, words), text)


def _join_piece(m: re.Match[str], words: frozenset[str]) -> str:
    first, second = m.groups()
    joined = first + second
    if second in _PARTNERS:
        return m[0]
    if not _is_known(joined, words):
        return m[0]
    return joined


def plain_hyphens(text: str) -> str:
    """A text with a common hyphen for PDFium's sign, and without soft ones."""
    return _ANY_HYPHEN.sub(lambda m: "-" if m[0] == LINE_END_HYPHEN else "", text)


def _keeps_hyphen(last: str, first: str, words: frozenset[str]) -> bool:
    """Does the hyphen belong to the word: "coal-fired", "Anglo-Saxon"?"""
    parted = f"{last}-{first}".lower()
    if parted in words:
        return True
    if first[0].isupper():
        return not _continues_in_capitals(last, first, words)
    if _is_known(last + first, words):
        return False
    if last[0].isupper():
        return last.isupper() or _keeps_hyphen_of_name(last, first, words)
    return _is_word(last.lower()) and _is_word(first.lower())


def _continues_in_capitals(last: str, first: str, words: frozenset[str]) -> bool:
    """Is it one word: "Mc-Donald", "GOVERN-MENT"?"""
    joined = last + first
    if last in _SCOTTISH:
        return True
    return joined.isupper() and _is_known(joined, words)


def _keeps_hyphen_of_name(last: str, first: str, words: frozenset[str]) -> bool:
    """Is a capitalised piece a word by itself: "China-backed", but not "Nor-land"?"""
    if last.lower() in _HEADS or first in _TAILS or first.endswith("ed"):
        return True
    if last in words:
        return True
    return (
        len(last) > SHORT
        and _is_word(last.lower())
        and _is_word(first)
    )


def _is_known(word: str, words: frozenset[str]) -> bool:
    """Does the word stand in the text, or is it an English one?"""
    lower = word.lower()
    if lower in words:
        return True
    return _is_word(lower)


def _is_word(word: str) -> bool:
    """Is it a word that is known, or a form of one: "overturned"?"""
    if is_counted(word) or sense(word) is not UNKNOWN:
        return True
    return any(
        word.endswith(ending) and is_counted(word.removesuffix(ending))
        for ending in _PIECE_ENDINGS)
