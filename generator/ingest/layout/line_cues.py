"""A line of a page -> what its words say that it may be: names of cues, none of them a decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator import lazy
from generator.english.vocabulary import rows_of
from generator.ingest.layout.furniture import find_rule, heads_related

HEADS_LIST = "heads list"
NO_CUE = "no cue"
CUE = "cue "
NOTE = f"{CUE}note"
LINE_START, WORD_START = "^", r"\b"
_MARKS = " \t•·|*#_–—>-"  # round a line; they say nothing of its words
_DATE = lazy.regex(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d\b")
_YEAR = lazy.regex(r"\b(?:19|20)\d\d\b")
_ADDRESS = lazy.regex(r"https?://|www\.|\.com\b")
_HANDLE = lazy.regex(r"(?:^|[\s(.])@\w")
_SAYS = lazy.regex(r"\b(?:said|says|told|according to|added|wrote|announced)\b")
_VERB = lazy.regex(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|be|been|do|does|did"
    r"|said|says|told|\w{3,}ed)\b")
_SIGNS = (
    ("date", _DATE),
    ("year", _YEAR),
    ("address", _ADDRESS),
    ("handle", _HANDLE),
    ("says", _SAYS),
)

Test = Callable[[str], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class _Cue:
    """The tests of a cue, one for each way to begin."""

    name: str
    at_words: Test | None  # by the patterns that begin at any word
    others: tuple[Test, ...]

    def holds(self, small: str, *, tries_words: bool) -> bool:
        """Is it a cue of a line in small letters?"""
        if tries_words and self.at_words and self.at_words(small):
            return True
        return any(test(small) for test in self.others)


@cache
def _read_cues() -> tuple[_Cue, ...]:
    """The cues in the order of their file."""
    patterns: dict[str, list[str]] = {}
    for cue, pattern in rows_of("line_cues.tsv"):
        patterns.setdefault(cue, []).append(pattern)
    return tuple(
        _Cue(cue, _test_at_words(lines), tuple(_other_tests(lines)))
        for cue, lines in patterns.items()
    )


@cache
def _any_at_words() -> Test | None:
    """The patterns of all cues that begin at any word: one search, and most lines have none."""
    return _test_at_words([pattern for _, pattern in rows_of("line_cues.tsv")])


def _test_at_words(patterns: Sequence[str]) -> Test | None:
    """Patterns that begin alike are tried five times faster in one than among others."""
    at_words = [p.removeprefix(WORD_START) for p in patterns if p.startswith(WORD_START)]
    if not at_words:
        return None
    words = "|".join(at_words)
    return re.compile(rf"{WORD_START}(?:{words})").search


def _other_tests(patterns: Sequence[str]) -> Iterator[Test]:
    at_line = [p for p in patterns if p.startswith(LINE_START)]
    if at_line:
        yield re.compile("|".join(at_line)).match
    for pattern in patterns:
        if not pattern.startswith((WORD_START, LINE_START)):
            yield re.compile(pattern).search


def find_cues(text: str) -> tuple[str, ...]:
    """The cues of a line, and other signs that its words give."""
    small = text.lower().replace("’", "'")
    at_words = _any_at_words()
    tries_words = at_words is not None and at_words(small) is not None
    cues = [
        CUE + cue.name
        for cue in _read_cues()
        if cue.holds(small, tries_words=tries_words)
    ]
    return (*(cues or [NO_CUE]), *_rules(text), *_signs(small))


def _rules(text: str) -> Iterator[str]:
    """The rule by which the whole line is furniture, and whether it stands over a list."""
    bare = text.strip(_MARKS)
    rule = find_rule(bare) if bare else "rule"
    if rule:
        yield f"rule {rule}"
    if heads_related(bare):
        yield HEADS_LIST


def _signs(small: str) -> Iterator[str]:
    for name, pattern in _SIGNS:
        if pattern.search(small):
            yield name
    if not _VERB.search(small):
        yield "no verb"
