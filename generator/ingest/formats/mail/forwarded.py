"""The text of a mail -> the letter that it passes on: that letter's own header, and its text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import lazy
from generator.english.vocabulary import alternation, rows_of

LABELS = {label: field for field, label in rows_of("mail_labels.tsv")}
LONGEST_HEADER = 24  # lines, blank ones among them
LONGEST_LINE = 400  # characters of a line of a header
MOST_TIMES = 10  # that a letter is passed on, each time with another header above it
NEXT_WITHIN = 30  # lines of a letter's beginning in which the next header stands
QUOTED = 0.8  # of the lines: with more that begin with ">", the letter is quoted

_LABEL = r"[A-Za-zÀ-ÿ-]{1,12}"
_HEADER_LINE = lazy.regex(rf"[>\s]*\*?(?P<label>{_LABEL})\s?:\*?\s+(?P<value>\S.*)")
_MARK = lazy.regex(rf"[>\s]*-*\s*{alternation('forward_marks.txt')}[^-:]{{0,80}}[-:]*\s*", re.I)
_QUOTE_MARK = lazy.regex(r"^[ \t]*> ?", re.M)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A letter that another one passes on."""

    header: Mapping[str, str]  # "from", "date", "subject", "to"
    text: str


def find_forwarded(text: str) -> Forwarded | None:
    """The innermost of the letters that are passed on in a mail; None if there is none."""
    forwarded: Forwarded | None = None
    lines = text.split("\n")
    within = len(lines)
    for _ in range(MOST_TIMES):
        inner = _find_header(lines, within)
        if inner is None:
            break
        forwarded = inner
        lines = inner.text.split("\n")
        within = NEXT_WITHIN
    return forwarded


def _find_header(lines: Sequence[str], within: int) -> Forwarded | None:
    """The first header of a letter among the first `within` lines."""
    for place, line in enumerate(lines[:within]):
        is_mark = _is_mark(line)
        if not is_mark and _label_of(line) != "from":
            continue
        start = place + 1 if is_mark else place
        header, end = _read_header(lines, start)
        if "from" in header and ("date" in header or ("subject" in header and is_mark)):
            text = _unquote("\n".join(lines[end:]))
            return Forwarded(header, text)
    return None


def _is_mark(line: str) -> bool:
    return len(line) < LONGEST_LINE and _MARK.fullmatch(line) is not None


def _label_of(line: str) -> str | None:
    m = _HEADER_LINE.fullmatch(line[:LONGEST_LINE])
    if m:
        return LABELS.get(m["label"].lower())
    return None


def _read_header(lines: Sequence[str], start: int) -> tuple[dict[str, str], int]:
    """The fields of the header that begins at a line, and the line after it."""
    header: dict[str, str] = {}
    end = start
    for place in range(start, min(start + LONGEST_HEADER, len(lines))):
        line = lines[place]
        field = _label_of(line)
        m = _HEADER_LINE.fullmatch(line[:LONGEST_LINE])
        if field and m:
            header.setdefault(field, m["value"].strip().rstrip("*"))
            end = place + 1
        elif line.strip(" >\t") and not _continues(line, place, end):
            break
    return header, end


def _continues(line: str, place: int, end: int) -> bool:
    """Is it the rest of a long list of addresses, which stands straight below it?"""
    return (
        place == end
        and "@" in line
        and line.rstrip().endswith((">", ",", ";"))
    )


def _unquote(text: str) -> str:
    """The text without the marks ">" before its lines, if nearly all have them."""
    lines = [
        line
        for line in text.split("\n")
        if line.strip()
    ]
    quoted = sum(line.lstrip().startswith(">") for line in lines)
    if quoted < QUOTED * len(lines) or not quoted:
        return text
    return _QUOTE_MARK.sub("", text)
