"""Rows -> the text of a JSON Lines file or of a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from generator.render.frontmatter import replace_surrogates

Row = Mapping[str, object]
UNCHANGED_TYPES = frozenset({int, float, type(None)})  # in a cell
# At the beginning of a text, or after blanks: a spreadsheet would run the text as a formula.
FORMULA_STARTS = frozenset("=+-@")


def write_lines(rows: Iterable[Row]) -> str:
    """JSON Lines; lone surrogates are written as U+FFFD."""
    return "".join(write_json(row) + "\n" for row in rows)


def write_json(value: object) -> str:
    """JSON on one line; lone surrogates are written as U+FFFD."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(without_surrogates(value)).decode()


def without_surrogates(value: object) -> object:
    """The same JSON value, with lone surrogates, which JSON cannot hold, as U+FFFD."""
    if isinstance(value, str):
        return replace_surrogates(value)
    if isinstance(value, Mapping):
        return {key: without_surrogates(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_surrogates(item) for item in value]
    return value


def write_table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """CSV (RFC 4180, but "\\n" ends a line).

    A text that a spreadsheet would run as a formula gets a `'` before it.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(_cells(columns, row) for row in rows)
    return replace_surrogates(file.getvalue())


def _cells(columns: Sequence[str], row: Row) -> list[object]:
    """The cells of a row. One loop without calls for most values: large files have millions."""
    cells: list[object] = []
    for name in columns:
        value = row.get(name)
        if type(value) is str:
            cells.append(_safe_text(value))
        elif type(value) in UNCHANGED_TYPES:
            cells.append(value)
        else:
            cells.append(_safe_text(_to_text(value)))
    return cells


def _to_text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return str(value)


@lru_cache(65_536)
def _safe_text(text: str) -> str:
    if text.lstrip()[:1] in FORMULA_STARTS:
        return f"'{text}"
    return text
