"""A spreadsheet of Excel (.xlsx) -> Articles, one a row of each of its sheets.

Read by hand: readers in packages set aside room for every cell up to the farthest, which a broken
file may put anywhere.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import lxml.etree

from generator import lazy
from generator.ingest.formats.archives.zipped import is_trap
from generator.ingest.formats.records import tables
from generator.ingest.formats.records.record import read_stories
from generator.ingest.formats.xml_text import name_of, parse_xml, text_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = "save the sheet as .csv"
MOST_BYTES = 80_000_000  # of all members that are read, unpacked
MOST_COLUMNS = 500
STRINGS, STYLES, WORKBOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
_SHEET = lazy.regex(r"xl/worksheets/[^/]+\.xml")
_ZIP_ERRORS = (  # what `zipfile` raises on broken archives, and on locked ones
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError,
    RuntimeError, ValueError)
_DAY_FORMATS = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))  # built in
_NOT_FORMAT = lazy.regex(r"\"[^\"]*\"|\[[^\]]*\]|\\.")
_LETTERS = lazy.regex(r"[A-Z]{1,3}")
_FIRST_DAY = datetime(1899, 12, 30)
_DAYS_TO_1904 = 1462  # spreadsheets of old Macs count from 1904
_LAST_DAY = 2_958_465  # the year 9999


class _TooBig(Exception):
    """The members are more than MOST_BYTES, or one is a trap."""


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    strings: tuple[str, ...]
    day_styles: frozenset[str]  # styles of cells whose number is a day
    first_day: datetime


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Every article of all sheets."""
    try:
        members = _unpack(data)
    except _TooBig:
        what = "far larger when it is unpacked than a table is"
        return Reading((), (Problem(source.path, what, HINT),))
    except _ZIP_ERRORS:
        return Reading((), (Problem(source.path, "not a spreadsheet, or a broken one", HINT),))
    book = _read_book(members)
    sheets = [
        list(_read_sheet(members[name], book))
        for name in _sheet_names(members)
    ]
    rows = [row for cells in sheets for row in tables.rows_of_cells(cells)]
    if not rows:
        what = "no table of articles: no column has a name that is known"
        return Reading((), (Problem(source.path, what, tables.HINT),))
    return read_stories(source, rows, len(data), sidecar, outlets)


def _unpack(data: bytes) -> dict[str, bytes]:
    """The members that matter; their bytes are counted while they are read."""
    members: dict[str, bytes] = {}
    left = MOST_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            name = member.filename
            if name not in (STRINGS, STYLES, WORKBOOK) and not _SHEET.fullmatch(name):
                continue
            member.file_size = 2 * MOST_BYTES  # what the archive says of it may be a lie
            with archive.open(member) as opened:
                members[name] = opened.read(left + 1)
            left -= len(members[name])
            if left < 0 or is_trap(members[name], member.compress_size):
                raise _TooBig
    return members


def _sheet_names(members: Mapping[str, bytes]) -> list[str]:
    """"sheet2.xml" before "sheet10.xml"."""
    sheets = [
        name
        for name in members
        if _SHEET.fullmatch(name)
    ]
    return sorted(sheets, key=lambda name: (len(name), name))


def _nodes(data: bytes, *names: str) -> Iterator[lxml.etree._Element]:
    tree = parse_xml(data) if data else None
    if tree is None:
        return
    for node in tree.root.iter():
        if name_of(node) in names:
            yield node


def _read_book(members: Mapping[str, bytes]) -> _Book:
    strings = tuple(map(_words_of, _nodes(members.get(STRINGS, b""), "si")))
    properties = list(_nodes(members.get(WORKBOOK, b""), "workbookpr"))
    is_1904 = any(node.get("date1904") in ("1", "true") for node in properties)
    first_day = _FIRST_DAY + timedelta(days=_DAYS_TO_1904 if is_1904 else 0)
    return _Book(strings, _find_day_styles(members.get(STYLES, b"")), first_day)


def _words_of(node: lxml.etree._Element) -> str:
    """The words of a cell in pieces, without those that say how it is pronounced."""
    words: list[str] = []
    for piece in node.iter():
        if name_of(piece) != "t":
            continue
        parent = piece.getparent()
        is_reading = parent is not None and name_of(parent) == "rph"
        if not is_reading:
            words.append(text_of(piece))
    return "".join(words)


def _find_day_styles(styles: bytes) -> frozenset[str]:
    day_formats = {str(number) for number in _DAY_FORMATS}
    for node in _nodes(styles, "numfmt"):
        code = _NOT_FORMAT.sub("", node.get("formatCode", ""))
        if re.search("[ymd]", code, re.I):
            day_formats.add(node.get("numFmtId", ""))
    cell_styles = [
        style
        for group in _nodes(styles, "cellxfs")
        for style in group
        if name_of(style) == "xf"
    ]
    return frozenset(
        str(number) for number, style in enumerate(cell_styles)
        if style.get("numFmtId") in day_formats)


def _read_sheet(data: bytes, book: _Book) -> Iterator[Sequence[str]]:
    """The rows that have cells."""
    for number, row in enumerate(_nodes(data, "row")):
        if number == tables.MOST_ROWS:
            return
        cells: list[str] = []
        for cell in row.iter("{*}c"):
            column = _column_of(cell, len(cells))
            if column >= MOST_COLUMNS:
                break
            cells += [""] * (column + 1 - len(cells))
            cells[column] = _value_of(cell, book)
        yield cells


def _column_of(cell: lxml.etree._Element, next_: int) -> int:
    """The column of a cell, from 0: "C7" is 2; the next one for a cell without a name."""
    m = _LETTERS.match(cell.get("r", ""))
    if m is None:
        return next_
    column = 0
    for letter in m[0]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1


def _value_of(cell: lxml.etree._Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words_of(cell)
    value = next((
        text_of(node)
        for node in cell
        if name_of(node) == "v"
    ), "")
    if kind == "s":
        number = int(value) if value.isdecimal() and len(value) < 9 else len(book.strings)
        if number < len(book.strings):
            return book.strings[number]
        return ""
    if kind == "n" and cell.get("s", "0") in book.day_styles:
        return _day_of(value, book.first_day) or value
    return value.removesuffix(".0")


def _day_of(value: str, first_day: datetime) -> str:
    """43832.5 as 2020-01-02T12:00:00; "" for what is no day."""
    if not re.fullmatch(r"\d{1,7}(?:\.\d+)?", value) or float(value) > _LAST_DAY - _DAYS_TO_1904:
        return ""
    moment = first_day + timedelta(days=float(value))
    return moment.isoformat(timespec="seconds").removesuffix("T00:00:00")
