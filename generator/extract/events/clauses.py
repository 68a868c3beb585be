"""Where a sentence of several dates parts into clauses, and whether each can be read alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator import lazy
from generator.english.vocabulary import word_set
from generator.extract.dates.cues import PAST
from generator.model.ids import Span

LEAST_WORDS = 4  # beside the date: less is a list, a caption or a line of furniture
_CONJUNCTION = (
    r"(?:while|whereas|when|after|before|although|though|because|"
    r"(?:\w+\s)?which|who|whose|where|until|but)\s"
)
_JOINT = lazy.regex(
    r"(?:;|,\s+(?:and|but|or)\b)\s*|"
    rf",?\s+(?={_CONJUNCTION}|as\s(?!of\b))",
    re.IGNORECASE,
)
# They stand before a mere noun too: "after a first day on Wednesday".
_SUBORDINATE = ("after", "before", "until", "as")
_DEPENDENT = lazy.regex(
    r"(?:\w+\s+)?(?:which|who|whose|whom|where)\b|"
    r"(?:until|that|after|before|when|as|because|although|though)\b",
    re.IGNORECASE,
)
_OPENERS = word_set("words_before_clause_verb.txt")
_BEFORE_NOUNS = word_set("words_before_nouns.txt")
_VERBS = PAST | word_set("common_verb_forms.txt")
_NO_VERBS = ("united",)  # though they end as verbs do
_WORD = lazy.regex(r"[\w’']+")
_COUNTED_WORD = lazy.regex(r"[^\W\d_]{2,}")
_PAIRED_MARKS = (("“", "”"), ("(", ")"))


def count_words(text: str, start: int, end: int) -> int:
    """How many words text[start:end] has; numbers and single letters are none."""
    return len(_COUNTED_WORD.findall(text[start:end]))


def find_joint(
    text: str, after: int, before: int, start: int, end: int
) -> re.Match[str] | None:
    """Where to part the clause text[start:end] between two dates.

    That is at the last joint in [after, before) that leaves enough words on both sides; None
    where there is none.
    """
    joints = [
        m
        for m in _JOINT.finditer(text, after, before)
        if _is_joint(text, m, after, before, start, end)
    ]
    return joints[-1] if joints else None


def _is_joint(
    text: str, m: re.Match[str], after: int, before: int, start: int, end: int
) -> bool:
    if m.start() == after and m.end() == before:
        return False  # "on April 23, and June 12, ...": a list of dates
    if count_words(text, start, m.start()) <= LEAST_WORDS:
        return False
    if count_words(text, m.end(), end) <= LEAST_WORDS:
        return False
    return _opens_clause(text, m.end(), before)


def _opens_clause(text: str, start: int, date_start: int) -> bool:
    """Whether a verb stands between "after" and the date.

    "after a first day on Wednesday" is no clause.
    """
    words = [m[0].lower() for m in _WORD.finditer(text, start, date_start)]
    if not words or words[0] not in _SUBORDINATE:
        return True
    return any(_is_verb(word) for word in words[1:])


def are_readable(text: str, clauses: Sequence[Span]) -> bool:
    """Whether each clause can stand alone: it has a subject, and all its marks have their pair."""
    for clause in clauses:
        if _has_unpaired_mark(text[clause.start:clause.end]):
            return False
    return not any(_lacks_subject(text, clause) for clause in clauses[1:])


def _lacks_subject(text: str, clause: Span) -> bool:
    """No subject, or one that depends on the clause before.

    "which it sold", "after it had closed".
    """
    if _DEPENDENT.match(text, clause.start, clause.end):
        return True
    matches = _WORD.finditer(text, clause.start, clause.end)
    words = _without_openers([m[0] for m in matches])
    if len(words) < 2 or not _has_verb(words):
        return True
    first, second = words[:2]
    if not first.islower() or first in _BEFORE_NOUNS:
        return False
    if _is_verb(first):
        return True
    may_be_third_person = first.endswith("s") and len(first) > 3
    return may_be_third_person and second in _BEFORE_NOUNS


def _without_openers(words: list[str]) -> list[str]:
    for n, word in enumerate(words):
        is_adverb = word.endswith("ly") and word.islower()
        if word.lower() not in _OPENERS and not is_adverb:
            return words[n:]
    return []


def _has_verb(words: Sequence[str]) -> bool:
    """A verb in the active voice; not "areas affected by storms"."""
    return any(
        _is_verb(word.lower()) and next_word != "by"
        for word, next_word in pairwise([*words, ""])
    )


def _is_verb(word: str) -> bool:
    if word in _VERBS:
        return True
    has_ending = word.endswith(("ed", "ing")) and len(word) > 4
    return has_ending and word not in _NO_VERBS


def _has_unpaired_mark(words: str) -> bool:
    if words.count('"') % 2 == 1:
        return True
    return any(
        words.count(opens) != words.count(closes)
        for opens, closes in _PAIRED_MARKS
    )
