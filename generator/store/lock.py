"""The lock of a project: one run at a time works on it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import Busy
from generator.store.disk import PRIMARY_CODE, database_error, is_no_database, naming

FILE = "lock.sqlite"


@contextmanager
def lock_project(folder: Path) -> Iterator[None]:
    """Hold the project, so that no second run works on it; a killed run lets go by itself.

    `folder` is the project's cache.
    """
    with naming(folder):
        folder.mkdir(parents=True, exist_ok=True)
    connection = _take_or_mend(folder / FILE)
    try:
        yield
    finally:
        connection.close()


def _take_or_mend(file: Path) -> sqlite3.Connection:
    """The lock, taken.

    A file that is no database is emptied in place: a run that holds it goes on holding it.
    """
    try:
        return _take(file)
    except sqlite3.DatabaseError as error:
        if not is_no_database(error):
            raise database_error(error, str(file)) from error
    with naming(file):
        os.truncate(file, 0)
    try:
        return _take(file)
    except sqlite3.DatabaseError as error:
        raise database_error(error, str(file)) from error


def _take(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        connection.execute("begin exclusive")
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY:
            raise
        project = str(file.parent.parent)
        raise Busy(project, "another run is at work here", "wait for it, or end it") from error
    return connection
