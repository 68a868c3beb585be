"""Date lines, and the head of a page or of a digest -> Metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import lazy
from generator.english.vocabulary import alternation
from generator.ingest.metadata.authors import NAME, NAMES, parse_authors
from generator.ingest.metadata.datestamps import (
    DateText,
    find_date,
    find_lone_date,
    strip_date_words,
)
from generator.ingest.metadata.labels import parse_label_line
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import EvidenceRule
from generator.model.article import Basis, Dated

LONGEST_LINE = 160  # characters of a date line
LONGEST_NAME = 40  # characters of an outlet or a reporter on a date line

_MASTHEAD = lazy.regex(
    rf"(?:The |THE )?(?:(?:[A-Z][\w.’'&-]*) ){{1,3}}{alternation('newspaper_words.txt')}", re.I)
_UPDATED = lazy.regex(r"\W*(?:last )?(?:updated|modified)", re.I)
_DATE_LABEL = lazy.regex(
    r"(?<!\w)(?:(?:first |originally |last )?(?:published|posted|updated|modified|created))\b"
    r"(?! by\b)", re.I)
_PIECE_WITHOUT_BY = r"(?:(?!\s+[–—-]\s+|\s+by\s|\bby\s)[^|·•,()/])+"
_PIECE = lazy.regex(rf"{_PIECE_WITHOUT_BY}|\bby\s+[^|·•,()/]+", re.I)
_BY = lazy.regex(rf"by\s+({NAMES})", re.I)
_NAME_OR_WORD = lazy.regex(rf"{NAME}|[A-Z][\w.-]+")


def parse_header(line: str, outlets: OutletIndex) -> Metadata:
    """What the head of a page or of a digest says.

    Its outlet ("The Norland Times | World"), or else what a label or a date on it says.
    """
    outlet = _find_masthead(line, outlets)
    if outlet:
        name = _spell_masthead(outlet)
        return metadata_of(Field.OUTLET, name, line, EvidenceRule.MASTHEAD)
    metadata = parse_label_line(line, outlets)
    if metadata is None:
        metadata = parse_date_line(line, outlets)
    return metadata or Metadata()


def _spell_masthead(outlet: str) -> str:
    """"THE NORLAND TIMES" -> "The Norland Times"; a name of up to five letters stays as it is."""
    words = outlet.split()
    if len(outlet) > 5:
        words = [
            word.capitalize() if word.isupper() else word
            for word in words
        ]
    return " ".join(words)


def _find_masthead(line: str, outlets: OutletIndex) -> str | None:
    """The first part of the line that is an outlet of the catalogue, or looks like a newspaper's
    name.
    """
    for part in map(str.strip, line.split(" | ")):
        outlet = outlets.find_outlet(part)
        if outlet:
            return outlet
        if part[:1].isupper() and _MASTHEAD.fullmatch(part):
            return part
    return None


def parse_date_bar(line: str) -> Metadata | None:
    """A line that says of each of its dates what it is of: "Published March 12, 2019 at 8:00 a.m. |
    Updated March 14, 2019". None if anything else stands on the line.
    """
    if len(line) > LONGEST_LINE or not _DATE_LABEL.match(line):
        return None
    places = [m.start() for m in _DATE_LABEL.finditer(line)]
    pieces: list[Metadata] = []
    ends = (*places[1:], len(line))
    for start, end in zip(places, ends, strict=True):
        piece = line[start:end].strip(" |·•,;()/–—-")
        date = find_lone_date(piece)
        if not date:
            return None
        metadata = _lone_date(piece, date)
        if metadata is None:
            return None
        pieces.append(metadata)
    return merge_metadata(pieces)


def parse_date_line(line: str, outlets: OutletIndex) -> Metadata | None:
    """A line that is a date, perhaps with outlet, author or place.

    "Reuters | March 3, 2024", "Posted on 3 May 2024 by Ann Lee". None if anything else stands
    on the line.
    """
    if len(line) > LONGEST_LINE or not re.search(r"\d{4}", line):
        return None
    date = find_date(line)
    if date is None:
        return None
    if find_lone_date(line):
        return _lone_date(line, date)
    bar = parse_date_bar(line)
    if bar:
        return bar
    published = Dated(date.period, Basis.STATED, date.quote)
    pieces = [metadata_of(Field.PUBLISHED, published, line, EvidenceRule.DATE_LINE)]
    date_place = line.index(date.quote)
    has_bars = "|" in line or "·" in line
    for place, piece in _pieces(line.replace(date.quote, "|", 1)):
        before_date = place < date_place and not has_bars
        metadata = _parse_piece(piece, line, outlets, before_date=before_date)
        if metadata is None:
            return None
        pieces.append(metadata)
    return merge_metadata(pieces)


def _lone_date(line: str, date: DateText) -> Metadata | None:
    """A date alone on its line: of the publication, or of an update if it is a day."""
    period = date.period
    if not _UPDATED.match(line):
        published = Dated(period, Basis.STATED, date.quote)
        return metadata_of(Field.PUBLISHED, published, line, EvidenceRule.DATE_LINE)
    if period.first != period.last:
        return None
    return metadata_of(Field.UPDATED, period.first.isoformat(), line, EvidenceRule.DATE_LINE)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """What is left beside the date, each piece with its place."""
    for m in _PIECE.finditer(text):
        piece = strip_date_words(m[0])
        if piece:
            yield m.start(), piece


def _parse_piece(
    piece: str, line: str, outlets: OutletIndex, *, before_date: bool
) -> Metadata | None:
    """What stands beside the date; None if it is neither outlet nor reporter nor a single word.

    A name before a date and a comma is an outlet's, as cuttings are labelled by hand; one between
    bars is a reporter's.
    """
    by = _BY.fullmatch(piece)
    if by and by[1][0].isupper():
        authors = parse_authors(by[1])
        return metadata_of(Field.AUTHORS, authors, line, EvidenceRule.DATE_LINE)
    has_digits = re.search(r"\d", piece) is not None
    outlet = None if has_digits else parse_header(piece, outlets).outlet
    if outlet:
        return metadata_of(Field.OUTLET, outlet, line, EvidenceRule.DATE_LINE)
    if not _NAME_OR_WORD.fullmatch(piece) or len(piece) > LONGEST_NAME:
        return None
    if " " not in piece:
        return Metadata()
    if before_date:
        return metadata_of(Field.OUTLET, piece, line, EvidenceRule.DATE_LINE)
    authors = parse_authors(piece)
    return metadata_of(Field.AUTHORS, authors, line, EvidenceRule.DATE_LINE)
