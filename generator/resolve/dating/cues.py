"""The words around a date -> whether it heads the article, is still to come, or is an event's."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from generator import lazy
from generator.english.vocabulary import words_of
from generator.model.dates import DateMention
from generator.model.findings import Findings

HEAD = 250  # code points: a day named in them is mostly the article's own
BACK = 120  # code points before a date in which a cue may stand
NEXT_TO = 8  # code points right before a date in which "on" or "of" may stand

# "a notice dated May 3, 2019", within a line, is of another paper.
_RELEASED = (
    r"(?:\W*(?:for (?:immediate )?release|released|published|posted|updated)"
    r"|(?:\A|\n)\W*dated?|\bdated?:)\W*\Z"
)
_LINE_BEGINS = r"(?:\A|\n)\W*\Z"
_HEADING = lazy.regex(f"{_RELEASED}|{_LINE_BEGINS}", re.IGNORECASE)
_LINE_ENDS = lazy.regex(r"\s*(?:\n|\Z)")
# "Order 12 of May 3, 2019", "the May 3, 2019, attack"
_REFERS = lazy.regex(r"(?:\bof|\bsince|\bthe|[(/])\s*\Z", re.IGNORECASE)
_ON = lazy.regex(r"\bon\s+\Z", re.IGNORECASE)

_WILL = r"\b(?:will|won't|shall|'ll|scheduled|upcoming)\b"
_AHEAD_IN_SENTENCE = rf"\b(?:{'|'.join(words_of('date_ahead_cues.txt'))})\b"
_AHEAD_RIGHT_BEFORE = (
    rf"\b(?:{'|'.join(words_of('date_ahead_openings.txt'))})"
    r"(?: the| end of| early| late| mid)*\W*\Z"
)
WILL = lazy.regex(_WILL, re.IGNORECASE)  # surely still to come
AHEAD = lazy.regex(  # perhaps still to come
    f"{_WILL}|{_AHEAD_IN_SENTENCE}|{_AHEAD_RIGHT_BEFORE}", re.IGNORECASE
)
# Before or after a name, what it names is still to come.
PLANNED = lazy.regex(
    r"\b(?:happening|ahead of|eve of|upcoming|coming|prepar\w+|plan\w*|hopes?|await\w*)\b",
    re.IGNORECASE,
)
_START = attrgetter("span.start")


def has_cue(findings: Findings, mention: DateMention, cue: re.Pattern[str]) -> bool:
    """Whether such a cue stands before the date, in its sentence and not far away."""
    n = bisect_right(findings.sentences, mention.span.start, key=_START) - 1
    sentence_start = findings.sentences[n].span.start if n >= 0 else 0
    start = max(sentence_start, mention.span.start - BACK)
    return bool(cue.search(findings.article.text, start, mention.span.start))


def is_heading(text: str, mention: DateMention) -> bool:
    """Whether the date is a date line: alone on its line, or after "for immediate release"."""
    if mention.span.start >= HEAD:
        return False
    before = _HEADING.search(text[: mention.span.start])
    if before is None:
        return False
    is_announced = bool(before[0].strip())
    ends_line = _LINE_ENDS.match(text, mention.span.end)
    return is_announced or bool(ends_line)


def is_reference(text: str, mention: DateMention) -> bool:
    """Whether the date only tells what is meant: "Order 12 of May 3, 2019"."""
    return bool(_REFERS.search(_right_before(text, mention)))


def is_after_on(text: str, mention: DateMention) -> bool:
    """Whether "on" stands before the date, which makes it the day of an event."""
    return bool(_ON.search(_right_before(text, mention)))


def _right_before(text: str, mention: DateMention) -> str:
    start = mention.span.start
    return text[max(0, start - NEXT_TO) : start]
