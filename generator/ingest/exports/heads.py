"""The lines of a document's head that have no label -> its headline, and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator import lazy
from generator.ingest.exports.databases import Database
from generator.ingest.exports.tokens import Token
from generator.ingest.exports.values import clean_title, find_outlet, find_published
from generator.ingest.layout.headlines import count_words
from generator.ingest.metadata.authors import NAMES, parse_authors
from generator.ingest.metadata.labels import parse_value
from generator.ingest.metadata.metadata import Field, Metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import EvidenceRule

LONGEST_DATE = 70  # characters of a line that begins with the date
SHORT_KICKER = 3  # words

_BYLINE = lazy.regex(rf"(?:By|Von|Par|Por|BY)\s+.{{3,100}}|{NAMES}(?:, .{{3,60}})?")
_EDITION = lazy.regex(r".{0,40}\bedition\b.{0,40}|.{0,30}\bcorrection appended\b.*", re.I)
_AUTHOR_AT_END = lazy.regex(r"(?P<title>.+\S)\s+\((?P<author>[^()]{3,80})\)")
_PLACED = lazy.regex(r".{3,60} \([A-Z][^()]*\)")
_BEGINS_WITH_DATE = lazy.regex(r"(?:\w+,? )?(?:\d{1,2}\b|[A-Z][a-z]{2,8}\.? \d{1,2}\b)")


@dataclass(slots=True)
class Head:
    """What the lines without labels give."""

    headline: str = ""
    metadata: list[Metadata] = field(default_factory=list)
    cuts: list[str] = field(default_factory=list)

    def take(self, name: str, value: object, line: str) -> None:
        """Cut a line, and keep what it says."""
        self.cuts.append(line)
        if value:
            piece = metadata_of(name, value, line, EvidenceRule.EXPORT_HEAD)
            self.metadata.append(piece)


def read_head(
    tokens: Sequence[Token], title: str, database: Database, outlets: OutletIndex
) -> Head:
    """`title` is what a field says, or ""."""
    head = Head()
    lines = _without_editions(tokens, head)
    if "date" in database.head:
        lines = _take_around_date(lines, bool(title), database, head, outlets)
    elif "outlet" in database.head:
        _take_second(lines, head, outlets)
        lines = [line.removesuffix(f" - {lines[-1]}") for line in lines[:1]]
    if "author" in database.head:
        lines = _take_byline(lines, head)
    _take_title(lines, title, database, head)
    return head


def _without_editions(tokens: Sequence[Token], head: Head) -> list[str]:
    """The lines, each once."""
    lines: list[str] = []
    for token in tokens:
        line = token.text
        is_edition = _EDITION.fullmatch(line) and not find_published(line)
        if is_edition or line in lines:
            head.cuts.append(line)
        else:
            lines.append(line)
    return lines


def _take_around_date(
    lines: Sequence[str],
    has_title: bool,
    database: Database,
    head: Head,
    outlets: OutletIndex,
) -> list[str]:
    """The lines of the title; date and outlet are taken, and what is neither is cut."""
    places = [
        k
        for k, line in enumerate(lines)
        if _is_date(line)
    ]
    if not places:
        return list(lines)
    at = places[0]
    head.take(Field.PUBLISHED, find_published(lines[at]), lines[at])
    before, after = list(lines[:at]), list(lines[at + 1:])
    order = database.head
    if "outlet" not in order:
        return _take_placed(before + after, head, outlets)
    if order.index("outlet") > order.index("date"):
        title, rest, outlet = before, after[1:], after[:1]
    elif order.index("title") > order.index("date"):
        title, rest, outlet = after, before[:-1], before[-1:]
    else:
        title, rest, outlet = before[:-1], after, before[-1:]
    if not title and not has_title and outlet:
        title, outlet = outlet, []
    for line in outlet:
        head.take(Field.OUTLET, find_outlet(line, outlets), line)
    head.cuts += rest
    return title


def _take_placed(lines: list[str], head: Head, outlets: OutletIndex) -> list[str]:
    """The title's lines, without an outlet that has its place in brackets: "Times (London)"."""
    placed = [
        line
        for line in lines
        if len(lines) > 1 and _PLACED.fullmatch(line)
    ]
    for line in placed[:1]:
        head.take(Field.OUTLET, find_outlet(line, outlets), line)
    return [
        line
        for line in lines
        if line not in placed[:1]
    ]


def _is_date(line: str) -> bool:
    if len(line) > LONGEST_DATE or not _BEGINS_WITH_DATE.match(line):
        return False
    return find_published(line) is not None


def _take_second(lines: Sequence[str], head: Head, outlets: OutletIndex) -> None:
    for line in lines[1:]:
        outlet = find_outlet(line, outlets)
        head.take(Field.OUTLET, outlet, line)


def _take_byline(lines: list[str], head: Head) -> list[str]:
    """The title's lines, without a byline beneath and a section above them."""
    if len(lines) > 1 and _BYLINE.fullmatch(lines[-1]):
        line = lines.pop()
        head.take(Field.AUTHORS, parse_authors(line), line)
    if len(lines) < 2:
        return lines
    first, second = lines[:2]
    if count_words(first) > SHORT_KICKER or count_words(second) <= SHORT_KICKER:
        return lines
    head.take(Field.SECTION, first, first)
    return lines[1:]


def _take_title(lines: Sequence[str], title: str, database: Database, head: Head) -> None:
    """A field outweighs the lines; of a snippet the author stands behind the title."""
    text = title or " ".join(lines)
    if title:
        head.cuts += lines
    m = _AUTHOR_AT_END.fullmatch(text) if database.has_snippets else None
    if m and len(database.head) == 1:
        author = parse_value(Field.AUTHORS, m["author"], OutletIndex({}, {}))
        head.take(Field.AUTHORS, author, text)
        text = m["title"]
    head.headline = clean_title(text)
