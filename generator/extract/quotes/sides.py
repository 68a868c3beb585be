"""A quotation -> the words on its two sides, where its speaker may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.extract.speech import SpeechUse, speech_verbs
from generator.model.ids import Span

NEAR = 160  # characters from the marks within which the speaker is named

_ANY_MARK = re.compile(r"[“”\"]")
_OPENING_MARK = re.compile(r"[“\"]")
_SAYS = rf"(?:{speech_verbs(SpeechUse.QUOTATION)})"
_SAYS_AT_ONCE = re.compile(  # "..., said Ann Roe", "..., the mayor said"
    r"[,.?!]?[”\"’']?,?\s*"
    r"(?!and\b|but\b|while\b|as\b|when\b|after\b)"
    rf"(?:(?:the |an? )?[\w.’'-]+\s){{0,3}}{_SAYS}\b"
)
_SENTENCE_END = re.compile(r"(?<=[a-z\d]{2})[.!?][”\"’]?\s+(?=[A-Z“\"])")
_OTHER_SENTENCE = re.compile(r"\s+(?:And|But|He|She|They|It|In|On|At|As|When|This|That|If|After)\b")


class Place(StrEnum):
    """A side of a quotation."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Side:
    """The words before or after a quotation, within its sentence or to the next mark."""

    start: int
    words: str
    place: Place

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def find_sides(text: str, span: Span) -> tuple[Side, Side]:
    """Where to look, the likelier side first.

    That is after the quotation, unless it goes on a sentence that began before it.
    """
    start, words_before = _words_before(text, span)
    words_after = _words_after(text, span)
    before = _cut_before(start, words_before)
    after = _cut_after(text, span, words_after)
    sentence_goes_on = (
        words_before[-2:-1].islower()
        and words_before[-1:] == " "
    )
    if sentence_goes_on and not _SAYS_AT_ONCE.match(words_after):
        return before, after
    return after, before


def _words_before(text: str, span: Span) -> tuple[int, str]:
    """The words of the line before the mark, at most NEAR characters, and where they start."""
    mark = span.start - 1
    farthest = max(0, mark - NEAR)
    line_start = text.rfind("\n", farthest, span.start) + 1
    start = max(line_start, farthest)
    end = max(start, mark)
    return start, text[start:end]


def _words_after(text: str, span: Span) -> str:
    """The words of the line after the mark, at most NEAR characters."""
    start = span.end + 1
    end = start + NEAR
    line_end = text.find("\n", span.end, end)
    if line_end >= 0:
        end = line_end
    return text[start:end]


def _cut_before(start: int, words: str) -> Side:
    """From the last mark or the last end of a sentence."""
    cut = 0
    for pattern in (_ANY_MARK, _SENTENCE_END):
        for m in pattern.finditer(words):
            cut = max(cut, m.end())
    rest = words[cut:]
    return Side(start + cut, rest, Place.BEFORE)


def _cut_after(text: str, span: Span, words: str) -> Side:
    """To the next mark or the next end of a sentence."""
    mark = _OPENING_MARK.search(words)
    stop = mark.start() if mark else len(words)
    sentence_end = _SENTENCE_END.search(words, 0, stop)
    last = text[span.end - 1:span.end]
    if sentence_end:
        stop = sentence_end.start()
    elif last in (".", "?", "!") and _OTHER_SENTENCE.match(words):
        stop = 0
    return Side(span.end + 1, words[:stop], Place.AFTER)
