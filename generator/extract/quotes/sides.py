"""A quotation -> the words on its two sides, where its speaker may stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator import lazy
from generator.model.ids import Span

BEFORE_END = 3  # characters of a sentence's end: stop, bracket, mark
NEAR = 300  # characters from the marks within which the speaker is named

_ANY_MARK = lazy.regex(r"[“”\"]|(?<!\w)‘|(?<=[,.?!])’|``|''")
_OPENING_MARK = lazy.regex(r"[“\"]|(?<!\w)‘|``")
# Where another sentence begins, that tells other things; not after an abbreviation.
NO_TITLE = (
    r"(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bMrs)(?<!\bSgt)(?<!\bLt)(?<!\bCol)"
    r"(?<!\b(?:M[rs]|[DSJ]r))(?<!\.[A-Z])"
)
_NO_ABBREVIATION = (
    rf"{NO_TITLE}(?<!\b[A-Z])(?<!\b(?:Inc|Ltd))(?<!\b(?:Co|vs|No|St))(?<!\bCorp)"
)
SENTENCE_END = lazy.regex(rf"{_NO_ABBREVIATION}[.!?]\)?(?:[”\"’]|'')?\s+(?=[A-Z“\"‘`\d(@])")
_DOUBLE_MARKS = ("''", "´´")
LEADS_TO_QUOTATION = lazy.regex(  # "released the following statement on the bill."
    r":\s*\Z|\b(?:the following|this) (?:comments?|letter|remarks|statement)\b[^.:\n]{0,150}\.\s*\Z"
)


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


def marks_start(text: str, span: Span) -> int:
    """Where the mark before the words begins, of one character or, as in ``...'', two."""
    double = span.start - 2
    if double >= 0 and text.startswith("``", double):
        return double
    return max(0, span.start - 1)


def marks_end(text: str, span: Span) -> int:
    """Where the mark behind the words ends."""
    if text.startswith(_DOUBLE_MARKS, span.end):
        return span.end + 2
    return min(len(text), span.end + 1)


def side_before(text: str, span: Span) -> Side:
    """From the last mark or the last end of a sentence.

    Where the quotation opens its line, a line that ends in a colon leads to it, and one that speaks
    of "the following statement".
    """
    mark = marks_start(text, span)
    start = near_line_start(text, mark)
    if not text[start:mark].strip():
        before = text[max(0, start - NEAR):start]
        end = start - len(before) + len(before.rstrip())
        if LEADS_TO_QUOTATION.search(text, max(0, end - NEAR), end):
            mark, start = end, near_line_start(text, end)
    words = text[start:mark]
    cut = max((m.end() for m in _ANY_MARK.finditer(words)), default=0)
    for m in SENTENCE_END.finditer(words, max(0, cut - BEFORE_END)):
        cut = max(cut, m.end())
    return Side(start + cut, words[cut:], Place.BEFORE)


def near_line_start(text: str, end: int) -> int:
    """Where the line begins that holds the place `end`, or NEAR before it."""
    near = max(0, end - NEAR)
    return max(near, text.rfind("\n", near, end) + 1)


def side_after(text: str, span: Span) -> Side:
    """To the next mark or the next end of a sentence, in the line."""
    start = marks_end(text, span)
    line_end = text.find("\n", span.end, start + NEAR)
    stop = line_end if line_end >= 0 else start + NEAR
    words = text[start:stop]
    for pattern in (_OPENING_MARK, SENTENCE_END):
        if m := pattern.search(words):
            words = words[:m.start()]
    return Side(start, words, Place.AFTER)


def sentence_before(text: str, side: Side) -> Side | None:
    """The sentence that ends where the side begins, in the same line."""
    start = near_line_start(text, side.start)
    words = text[start:side.start]
    ends = [m.end() for m in SENTENCE_END.finditer(words)]
    if not ends or ends[-1] < len(words):
        return None
    cut = ends[-2] if len(ends) > 1 else 0
    return Side(start + cut, words[cut:], Place.BEFORE)
