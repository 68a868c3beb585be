"""Text -> the stretches of it that are read, and how: what bounds the work that any text can ask for.

Most patterns here look at each place for a word, or for some words in a row. A word without an end, or a text without one, would
make that work grow with the square of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.ids import Span

LONGEST_WORD = 120  # characters without a space or comma; of 14,000 press texts only addresses have longer ones
EDGE = 40  # characters that stay at either end of a longer one, so that its neighbours are read as before
VOID = "\x00"  # stands for the others: no letter and no blank, and no article has it
LONGEST_TEXT = 200_000  # characters read as one; of 22,000 press texts and releases the longest has 160,000
_LONG_WORD = re.compile(rf"[^\s,;，、。；]{{{LONGEST_WORD + 1},}}")
_PARTINGS = ("\n\n", ". ", "\n", " ")  # where a stretch may end, the best first


def legible(text: str) -> str:
    """The same length and the same words, but the midst of a word that is too long for a name or a date is void."""
    return _LONG_WORD.sub(_voided, text)


def _voided(m: re.Match[str]) -> str:
    return f"{m[0][:EDGE]}{VOID * (len(m[0]) - 2 * EDGE)}{m[0][-EDGE:]}"


def stretches(text: str) -> Iterator[Span]:
    """The text in pieces that are read each by itself: one, unless it is longer than an article ever is."""
    start = 0
    while len(text) - start > LONGEST_TEXT:
        end = _parting(text, start + LONGEST_TEXT // 2, start + LONGEST_TEXT)
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _parting(text: str, least: int, most: int) -> int:
    """The last place between the two that parts paragraphs, else sentences, else lines, else words; `most` where there is none."""
    found = (text.rfind(mark, least, most) for mark in _PARTINGS)
    return next((at + len(mark) for at, mark in zip(found, _PARTINGS, strict=True) if at > least), most)
