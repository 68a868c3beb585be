"""The databases of press articles, and how their exports look: borders and labels, from tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from generator import lazy
from generator.english.vocabulary import rows_of


class Place(StrEnum):
    """Where in a document a label stands, and so what becomes of the lines after it."""

    HEAD = "head"
    TEXT = "text"  # the text begins
    TAIL = "tail"  # no text comes after it where only such lines follow
    ENDS = "ends"  # no text comes after it


@dataclass(frozen=True, slots=True)
class Label:
    """One field of a database's documents."""

    name: str
    field: str  # of `Metadata`, or `drop`, `text`, `abstract`, `origin`
    place: Place
    runs_on: bool = False  # its value may go on through blank lines, up to the next label
    is_whole: bool = False  # its value never goes on in the next line


@dataclass(frozen=True, slots=True)
class LinePattern:
    """Lines that are a label's, with the group `value` where they have one."""

    label: Label
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Database:
    """The look of one database's exports."""

    name: str
    border: re.Pattern[str] | None  # the line before a document
    end: re.Pattern[str] | None  # the line after a document
    sign: re.Pattern[str] | None  # a line that no export of it is without
    head: tuple[str, ...]  # what stands in a document's head without a label, in order
    fewest: int  # labels that a document has at least
    has_snippets: bool  # a document is a piece of a story
    lines: tuple[LinePattern, ...]

    def find_label(self, line: str) -> tuple[Label, str] | None:
        """The label of a line, and its value."""
        for entry in self.lines:
            m = entry.pattern.fullmatch(line)
            if m is None:
                continue
            value = m.groupdict().get("value") or ""
            return entry.label, value.strip()
        return None

    def is_sign(self, line: str) -> bool:
        """Does the line speak for this database?"""
        if self.sign is not None:
            return self.sign.fullmatch(line) is not None
        return self.is_border(line) or self.is_end(line)

    def is_border(self, line: str) -> bool:
        """Does a document begin after the line?"""
        if self.border is None:
            return False
        return self.border.fullmatch(line) is not None

    def is_end(self, line: str) -> bool:
        """Does a document end with the line?"""
        if self.end is None:
            return False
        return self.end.fullmatch(line) is not None


@cache
def databases() -> tuple[Database, ...]:
    """Every database that is known."""
    return tuple(map(_build_database, rows_of("press_databases.tsv")))


def _build_database(row: Sequence[str]) -> Database:
    name, border, end, sign, head, fewest, kind = row
    return Database(
        name=name,
        border=_pattern_of(border),
        end=_pattern_of(end),
        sign=_pattern_of(sign),
        head=() if head == "-" else tuple(head.split()),
        fewest=int(fewest),
        has_snippets=kind == "snippets",
        lines=_lines_of(name),
    )


def _pattern_of(text: str) -> re.Pattern[str] | None:
    if text == "-":
        return None
    return lazy.regex(text)


def _lines_of(name: str) -> tuple[LinePattern, ...]:
    """The labels of a database: one pattern for all that are written alike and mean the same."""
    patterns: dict[Label, re.Pattern[str]] = {}
    for database, form, place, field, text in rows_of("press_database_labels.tsv"):
        if database != name:
            continue
        label = Label(text, field, Place(place), form == "code", form == "line")
        pattern = _FORMS[form].replace("LABEL", _label_text(form, text))
        patterns[label] = lazy.regex(pattern)
    return tuple(
        LinePattern(label, pattern)
        for label, pattern in patterns.items()
    )


_FORMS = {  # how a label is written -> the pattern of its line
    "colon": r"LABEL\s*:\s*(?P<value>.*)",
    "code": r"LABEL(?:(?:\s{2,}|\t| (?=[A-Z0-9(]))(?P<value>.*))?",
    "heading": r"LABEL\s*:?",
    "line": r"LABEL",
}


def _label_text(form: str, text: str) -> str:
    if form == "line":
        return f"(?:{text})"
    return re.escape(text)
