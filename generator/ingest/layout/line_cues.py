"""A line of a page -> what its words say that it may be: names of cues, none of them a decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from generator.english.vocabulary import rows_of
from generator.ingest.layout.furniture import find_rule, heads_related

HEADS_LIST = "heads list"
NO_CUE = "no cue"
CUE = "cue "
NOTE = f"{CUE}note"
LINE_START, WORD_START = "^", r"\b"
_MARKS = " \t•·|*#_–—>-"  # round a line; they say nothing of its words
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"https?://|www\.|\.com\b")
_HANDLE = re.compile(r"(?:^|[\s(.])@\w")
_SAYS = re.compile(r"\b(?:said|says|told|according to|added|wrote|announced)\b")
_VERB = re.compile(
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


@cache
def _tests_of_cues() -> tuple[tuple[str, tuple[Test, ...]], ...]:
    """(name of a cue, its tests), in the order of their file."""
    patterns: dict[str, list[str]] = {}
    for cue, pattern in rows_of("line_cues.tsv"):
        patterns.setdefault(cue, []).append(pattern)
    return tuple((cue, tuple(_compile(lines))) for cue, lines in patterns.items())


def _compile(patterns: Sequence[str]) -> Iterator[Test]:
    """The tests of a cue, one for each way to begin.

    Patterns that begin alike are tried five times faster in one than among others.
    """
    at_words = [p.removeprefix(WORD_START) for p in patterns if p.startswith(WORD_START)]
    at_line = [p for p in patterns if p.startswith(LINE_START)]
    anywhere = [p for p in patterns if not p.startswith((WORD_START, LINE_START))]
    if at_line:
        yield re.compile("|".join(at_line)).match
    if at_words:
        words = "|".join(at_words)
        yield re.compile(rf"{WORD_START}(?:{words})").search
    for pattern in anywhere:
        yield re.compile(pattern).search


def find_cues(text: str) -> tuple[str, ...]:
    """The cues of a line, and other signs that its words give."""
    small = text.lower().replace("’", "'")
    cues = [
        CUE + cue
        for cue, tests in _tests_of_cues()
        if any(test(small) for test in tests)
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
