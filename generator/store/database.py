"""A description of a database -> the bytes of an SQLite file.

The same description gives the same bytes by the same release of SQLite; another release may lay
out its pages otherwise. The release's number, which SQLite notes in the file's header and never
reads, is written as zero.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from hashlib import sha256

import msgspec

from generator.errors import ConfigError

PAGE_SIZE = 4096  # bytes
_RELEASE = slice(96, 100)  # of the header: SQLITE_VERSION_NUMBER of the last writer
NO_SEARCH = "this Python's SQLite has no FTS5, which the database is searched by"
HINT = "use a Python of python.org, of your system or of conda, which all have it"

Cell = str | int | float | None


class Description(msgspec.Struct):
    """What a database is to hold, as the text of its `Page` has it in JSON."""

    schema: Sequence[str]  # statements
    rows: Mapping[str, Sequence[Sequence[Cell]]]  # table -> its rows, each with every column
    finish: Sequence[str]  # statements after all rows are in


def is_made_from(data: bytes, text: str) -> bool:
    """Whether a file that we wrote holds the database that `text` describes.

    Building it takes seconds where there are ten thousand articles; this takes none.
    """
    return _mark_of(text) in data


def _mark_of(text: str) -> bytes:
    return b"described by sha256 " + sha256(text.encode()).hexdigest().encode()


def build_database(text: str) -> bytes:
    """The file of a described database. Foreign keys are checked once, at the end."""
    description = msgspec.json.decode(text, type=Description)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("BEGIN")
        _fill(connection, description)
        connection.execute("CREATE TABLE origin (mark TEXT)")
        connection.execute("INSERT INTO origin VALUES (?)", [_mark_of(text).decode()])
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        assert not broken, f"rows that lead nowhere: {broken[:5]}"
        data = bytearray(connection.serialize())
    data[_RELEASE] = bytes(4)
    return bytes(data)


def _fill(connection: sqlite3.Connection, description: Description) -> None:
    try:
        for statement in description.schema:
            connection.execute(statement)
    except sqlite3.OperationalError as error:
        if "fts5" in str(error):
            raise ConfigError("data/corpus.db", NO_SEARCH, HINT) from error
        raise
    for table, rows in description.rows.items():
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    for statement in description.finish:
        connection.execute(statement)
