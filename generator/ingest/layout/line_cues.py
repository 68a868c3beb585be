"""A line of a page -> what its words say that it may be: names of cues, none of them a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.english.vocabulary import rows_of
from generator.ingest.layout.furniture import find_rule, heads_related

HEADS_LIST = "heads list"
NO_CUE = "no cue"
NOTE = "cue note"
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


@cache
def _cue_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(name of a cue, what it is searched by), in the order of their file."""
    patterns: dict[str, list[str]] = {}
    for cue, pattern in rows_of("line_cues.tsv"):
        patterns.setdefault(cue, []).append(pattern)
    return tuple(
        (cue, re.compile("|".join(lines)))
        for cue, lines in patterns.items()
    )


def find_cues(text: str) -> tuple[str, ...]:
    """The cues of a line, and other signs that its words give."""
    small = text.lower().replace("’", "'")
    cues = [
        f"cue {cue}"
        for cue, pattern in _cue_patterns()
        if pattern.search(small)
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
