"""Sentences that lost the space between them -> sentences; a paragraph that lost its breaks ->
paragraphs.
"""

from __future__ import annotations

import itertools
import re

from generator import lazy
from generator.english.vocabulary import alternation

SHORT = 400  # characters: a glue point alone in a shorter paragraph is a lost space, no lost break
SQUASHED = 1_500  # characters of a story in one piece: longer ones get paragraphs at sentence ends
ENOUGH = 500  # characters of such a paragraph
LONGEST_TOKEN = 60  # characters before a full stop that are looked at

_POINT = lazy.regex(
    r"(?<=[\w)\]%”’\"'])(?P<stop>\.{1,3}|[!?…])"
    r"(?P<close>[”’\"')\]]*)(?P<open>[“‘\"'(\[]*)(?=[A-Z])")
_NAME_ENDING = lazy.regex(rf"{alternation('name_endings.txt')}\b", re.I)
_ABBREVIATION = lazy.regex(alternation("unspaced_abbreviations.txt"), re.I)
_INITIALS = lazy.regex(rf"\b(?:[A-Z]\.){{2,6}}(?={alternation('initials_openings.txt')}\s)")
_ADDRESS = lazy.regex(r"://|www\.|@|^/|\w/\w+\.")
_DOUBLE_STOP = lazy.regex(r"(?<=\w)\.\.$")
_LETTER = lazy.regex(r"[A-Za-z]")
_SENTENCE = lazy.regex(r"(?<=[a-z0-9)%”’\"'][.!?])[”’\"']?\s+(?=[“\"‘(]?[A-Z])")
_ABBREVIATED = lazy.regex(r"\b[A-Z][a-z]{0,3}\.$")


def split_glued(text: str) -> tuple[str, ...]:
    """The paragraphs of one that lost its breaks: at least one, and all of its words."""
    if len(text) > SHORT and "    " in text:
        return _split_at_blanks(text)
    places = _find_glue(text)
    if not places:
        return (text,)
    pieces: list[str] = []
    bounds = (0, *places, len(text))
    for start, end in itertools.pairwise(bounds):
        piece = text[start:end].strip()
        if piece:
            mended = _DOUBLE_STOP.sub(".", piece)
            pieces.append(mended)
    if len(text) <= SHORT and len(places) == 1:
        return (" ".join(pieces),)
    return tuple(pieces)


def _split_at_blanks(text: str) -> tuple[str, ...]:
    """The paragraphs of a text with four blanks or more where lines once ended."""
    paragraphs: list[str] = []
    for run in re.split(r" {4,}", text):
        if run:
            paragraphs += split_glued(run)
    return tuple(paragraphs)


def _find_glue(text: str) -> list[int]:
    """Where a new sentence begins without a space before it."""
    places = {m.end() for m in _INITIALS.finditer(text)}
    for m in _POINT.finditer(text):
        if _ends_sentence(text, m):
            start = _sentence_start(text, m)
            places.add(start)
    return sorted(places)


def _ends_sentence(text: str, m: re.Match[str]) -> bool:
    """Does this full stop end a sentence?

    One in an address, a file's name or behind an abbreviation does not.
    """
    token_start = max(0, m.start() - LONGEST_TOKEN)
    token = re.split(r"\s", text[token_start:m.start()])[-1]
    if _NAME_ENDING.match(text, m.end()) or _ADDRESS.search(token):
        return False
    if m["stop"] == "..." and not m["close"]:
        return False
    word = re.split(r"[^\w]", token.rstrip("”’\"')]%"))[-1]
    if word == "Yahoo":
        return False
    is_bare_stop = (
        m["stop"] == "."
        and not m["close"]
        and not m["open"]
    )
    return not (is_bare_stop and _is_abbreviation(word))


def _is_abbreviation(word: str) -> bool:
    """Is it an abbreviation, or a single letter?"""
    if _ABBREVIATION.fullmatch(word):
        return True
    return _LETTER.fullmatch(word) is not None


def _sentence_start(text: str, m: re.Match[str]) -> int:
    """Behind the closing marks. A straight mark closes if one stands open."""
    marks = m["close"] + m["open"]
    if '"' not in marks:
        return m.end("close")
    first = text.index('"', m.end("stop"))
    marks_before = text.count('"', 0, first)
    closes = marks_before % 2
    return first + closes


def split_long_text(text: str) -> tuple[str, ...]:
    """A whole story that came in one long piece: a break at a sentence's end after every `ENOUGH`
    characters.
    """
    if len(text) <= SQUASHED:
        return (text,)
    paragraphs: list[str] = []
    start = 0
    for m in _SENTENCE.finditer(text):
        is_long = m.end() - start >= ENOUGH
        leaves_enough = len(text) - m.end() > ENOUGH // 3
        before = text[max(start, m.start() - 8):m.start()]
        if is_long and leaves_enough and not _ABBREVIATED.search(before):
            paragraphs.append(text[start:m.end()].strip())
            start = m.end()
    return (*paragraphs, text[start:].strip())
