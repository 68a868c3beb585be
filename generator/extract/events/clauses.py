"""Where a sentence of several dates parts into clauses, and whether each of them can be read on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.extract.dates.cues import PAST
from generator.extract.dates.lexicon import listed
from generator.model.ids import Span

LEAST_WORDS = 4  # beside the date: less is a list, a caption or a line of furniture
_JOINT = re.compile(
    r"(?:;|,\s+(?:and|but|or)\b)\s*"
    r"|,?\s+(?=(?:while|whereas|when|after|before|although|though|because|(?:\w+\s)?which|who|whose|where|until|but)\s|as\s(?!of\b))",
    re.IGNORECASE)
_SUBORDINATE = listed("after before until as")  # also before a mere noun: "after a first day on Wednesday"
_RELATIVE = re.compile(r"(?:\w+\s+)?(?:which|who|whose|whom|where)\b|(?:until|that|after|before|when|as|because|although|though)\b",
                       re.IGNORECASE)
_LEADS = listed("while whereas when after before although though because but and or as then later also now still even once")
_DETERMINERS = listed("the a an its his her their our my your this that these those some any no more most several many all both each "
    "to on in at by")
_VERBS = PAST | listed(
    "is are am be been being has have had do does will would can could may might shall should must set put cut hit let read left felt "
    "found lay says expects plans aims wants makes takes gives remains becomes")
_NOUN_ENDS = listed("united")
_WORD = re.compile(r"[\w’']+")
_QUOTES = ((re.compile("“"), re.compile("”")), (re.compile(r"\("), re.compile(r"\)")))


def words_in(text: str, start: int, end: int) -> int:
    """How many words; numbers and single letters are none."""
    return len(re.findall(r"[^\W\d_]{2,}", text[start:end]))


def joint(text: str, after: int, before: int, start: int, end: int) -> re.Match[str] | None:
    """Where to part two dates: at the last joint between them that leaves enough words on both sides."""
    fits = [m for m in _JOINT.finditer(text, after, before)
            if words_in(text, start, m.start()) > LEAST_WORDS < words_in(text, m.end(), end) and _opens_clause(text, m.end(), before)
            and not (m.start() == after and m.end() == before)]  # "on April 23, and June 12, ...": a list of dates
    return fits[-1] if fits else None


def _opens_clause(text: str, start: int, date: int) -> bool:
    """Whether a verb stands between "after" and the date: "after a first day on Wednesday" is no clause."""
    words = [m[0].lower() for m in _WORD.finditer(text, start, date)]
    return not words or words[0] not in _SUBORDINATE or any(_verbal(word) for word in words[1:])


def readable(text: str, clauses: Sequence[Span]) -> bool:
    """Whether each clause can stand alone: it has a subject, and no quotation or bracket is torn."""
    return not any(_torn(text[c.start : c.end]) for c in clauses) and not any(_headless(text, c) for c in clauses[1:])


def _headless(text: str, clause: Span) -> bool:
    """No subject, or one that hangs on the clause before: "which it sold", "after it had closed"."""
    if _RELATIVE.match(text, clause.start, clause.end):
        return True
    words = [m[0] for m in _WORD.finditer(text, clause.start, clause.end)]
    while words and (words[0].lower() in _LEADS or (words[0].endswith("ly") and words[0].islower())):
        words = words[1:]
    if not any(_verbal(word.lower()) and next_ != "by" for word, next_ in pairwise([*words, ""])):  # "areas affected by storms"
        return True
    if len(words) < 2 or not words[0].islower() or words[0] in _DETERMINERS:
        return len(words) < 2
    return _verbal(words[0]) or (words[1] in _DETERMINERS and words[0].endswith("s") and len(words[0]) > 3)


def _verbal(word: str) -> bool:
    return word in _VERBS or (word.endswith(("ed", "ing")) and len(word) > 4 and word not in _NOUN_ENDS)


def _torn(words: str) -> bool:
    return words.count('"') % 2 == 1 or any(len(a.findall(words)) != len(b.findall(words)) for a, b in _QUOTES)
