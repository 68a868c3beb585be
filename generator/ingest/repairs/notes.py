"""Paragraphs -> the same without the figures that led to notes: "in 20163", "said.4", "[5]".

Figures of notes rise by one through a text, from one: nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import lazy

LEAST = 3  # figures of a text that has notes; of those in brackets two will do

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PLAIN = lazy.regex(
    r"(?=\d)(?:"  # most places have no digit: one look at each
    r"(?<=[a-z]{3})\d{1,2}(?=[\s.,;:)]|$)"  # "Huawei4"
    r"|(?<=[a-z)”’\"'\d][.,!?])\d{1,2}(?=\s+[A-Z“\"]|\s*$)"  # "in the hall.5 The"
    r"|(?<=[a-z][.,!?][”’\"'])\d{1,2}(?=\s+[A-Z“\"]|\s*$)"
    r"|(?<=\b(?:19|20)\d\d)\d{1,2}(?=[\s.,;:)]|$))")  # "in 20163"
_BRACKETED = lazy.regex(r"(?<=[\w.,;:!?”’\"')\]])\[\d{1,3}\]")
_SUPERSCRIPT = lazy.regex(r"(?<=[a-z.,;:!?”’\"')\]]{2})[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?!\w)")
_WORD_END = lazy.regex(r"\w*\W*$")
_DIGITS = lazy.regex(r"\d+")
_CUE = lazy.regex(r"\w\d|[.,!?”’\"']\d|\[\d|[⁰¹²³⁴-⁹]")


def cut_figures(texts: Sequence[str]) -> tuple[list[str], str]:
    """The paragraphs, and the figures that were cut, in a row."""
    shown = list(texts)
    figures: list[str] = []
    if not any(map(_CUE.search, texts)):
        return shown, ""
    for pattern, least in ((_BRACKETED, 2), (_SUPERSCRIPT, 2), (_PLAIN, LEAST)):
        places = _find_rising(shown, pattern)
        if len(places) < least or (pattern is _PLAIN and _counts_things(shown, places)):
            continue
        for k, start, end in reversed(places):
            text = shown[k]
            figures.insert(0, text[start:end])
            shown[k] = text[:start] + text[end:]
    return shown, " ".join(figures)


def _find_rising(texts: Sequence[str], pattern: re.Pattern[str]) -> list[tuple[int, int, int]]:
    """(paragraph, start, end) of each figure that continues the count from one."""
    places: list[tuple[int, int, int]] = []
    count = 0
    for k, text in enumerate(texts):
        for m in pattern.finditer(text):
            figure = m[0].translate(_RAISED)
            number = int(_DIGITS.findall(figure)[0])
            is_next = number == count + 1
            is_again = number <= count and m[0].startswith("[")
            if not is_next and not is_again:
                continue
            place = (k, m.start(), m.end())
            places.append(place)
            count = max(count, number)
    return places


def _counts_things(texts: Sequence[str], places: Sequence[tuple[int, int, int]]) -> bool:
    """Does one word stand before two of the figures: "phase1", "phase2"?"""
    words = [
        _WORD_END.findall(texts[k][max(0, start - 40):start])[0]
        for k, start, _ in places
    ]
    return len(set(words)) < len(words)
