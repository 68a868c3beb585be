"""A table in text, CSV or TSV -> Articles, one a row; its first line names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from generator.ingest.formats import cut_off, plain
from generator.ingest.formats.records.record import Row, read_stories
from generator.ingest.layout import encoding
from generator.ingest.metadata import field_keys
from generator.ingest.metadata.field_keys import find_meaning
from generator.ingest.metadata.metadata import Field
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = "name the columns in the first line: title, text, date, outlet, url, author"
MOST_ROWS = 200_000
LONGEST_CELL = 16_000_000  # characters
HEADER_WITHIN = 10  # rows: names of columns further down are none
END = "\x04"  # a line of its own below the table: within a cell, a quotation mark stands open
OPEN_QUOTE = "a quotation mark is never closed: perhaps rows run together, or the end is missing"
QUOTE_HINT = "export the table again, or close the quotation mark"
DELIMITERS = ",;\t|"
HIGHLIGHT, BOOK_TITLE = "Highlight", "Book Title"  # columns of Readwise: a row is a highlight
_STORY_FIELDS = (Field.TITLE, Field.URL, field_keys.TEXT, field_keys.HTML)


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Every article of the table."""
    decoded = encoding.decode(data)
    if isinstance(decoded, str):
        return Reading((), (Problem(source.path, decoded, HINT),))
    try:
        cells = list(islice(_parse(decoded.text), MOST_ROWS + 1))
    except csv.Error as error:
        return Reading((), (Problem(source.path, f"not a table: {error}", HINT),))
    is_whole = cells[-1] == [END] or len(cells) > MOST_ROWS
    rows = cells[:-1] if cells[-1] == [END] else _without_end(cells)
    reading = read_cells(source, rows[:MOST_ROWS], len(data), sidecar, outlets)
    problems = list(plain.encoding_problems(source, decoded))
    if not is_whole:
        problems.append(Problem(source.path, OPEN_QUOTE, QUOTE_HINT))
    elif _is_cut(rows, decoded.text):
        problems.append(Problem(source.path, cut_off.WHAT, cut_off.HINT))
    return replace(reading, problems=(*problems, *reading.problems))


def _without_end(cells: Sequence[list[str]]) -> list[list[str]]:
    """The rows, the last without the line that a quotation mark left open has swallowed."""
    *rows, last = cells
    last_cell = last[-1].removesuffix(END).rstrip()
    return [*rows, [*last[:-1], last_cell]]


def _is_cut(rows: Sequence[Sequence[str]], text: str) -> bool:
    """Does the last row stop short, in a file whose last line has no end?"""
    return (
        len(rows) > 1
        and not text.endswith(("\n", "\r"))
        and len(rows[-1]) < len(rows[0])
    )


def read_cells(
    source: Source,
    cells: Sequence[Sequence[str]],
    size: int,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    """Every article of the rows of a table, the names of its columns among the first of them."""
    rows = rows_of_cells(cells)
    if not rows:
        what = "no table of articles: no column has a name that is known"
        return Reading((), (Problem(source.path, what, HINT),))
    return read_stories(source, rows, size, sidecar, outlets)


def rows_of_cells(cells: Sequence[Sequence[str]]) -> list[Row]:
    """Rows by the names of their columns; empty where no row names columns."""
    for number, names in enumerate(cells[:HEADER_WITHIN]):
        if _names_columns(names):
            rows = (
                _row_of(names, row)
                for row in cells[number + 1:]
            )
            return _join_highlights(row for row in rows if row)
    return []


def _parse(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    first_line = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=first_line.count)
    lines = text.replace("\0", "").splitlines(keepends=True)
    last = lines[-1].rstrip("\r\n")
    return csv.reader([*lines[:-1], f"{last}\n", END], delimiter=delimiter)


def _names_columns(cells: Sequence[str]) -> bool:
    """Do two cells or more name fields, and one of them a title, an address or a text?"""
    meanings = [
        find_meaning(cell)
        for cell in cells
        if len(cell) < 60
    ]
    fields = {meaning.field for meaning in meanings if meaning}
    return len(fields) > 1 and not fields.isdisjoint(_STORY_FIELDS)


def _row_of(names: Sequence[str], cells: Sequence[str]) -> Row:
    """The cells that are not empty, by the name of their column; the first of two columns wins."""
    row: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if cell.strip() and name.strip():
            row.setdefault(name.strip(), cell)
    return row


def _join_highlights(rows: Iterable[Row]) -> list[Row]:
    """The highlights of one article as one text; other rows as they are."""
    joined: list[dict[str, object]] = []
    of_title: dict[object, dict[str, object]] = {}
    for row in rows:
        title = row.get(BOOK_TITLE)
        first = of_title.get(title) if HIGHLIGHT in row and title else None
        if first is not None:
            first[HIGHLIGHT] = f"{first[HIGHLIGHT]}\n\n{row[HIGHLIGHT]}"
            continue
        entry = dict(row)
        joined.append(entry)
        if HIGHLIGHT in row and title:
            of_title[title] = entry
    return list(joined)
