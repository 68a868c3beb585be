"""What the system says of a file that it would not read or write -> our error, with its way out."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from generator.errors import DiskError

ROOM = "make room there, and run it again: nothing that stood is lost"
RIGHTS = "allow it to be read and written (`ls -l` shows who may), or work in another folder"
HINTS = {
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EROFS: RIGHTS,
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EFBIG: ROOM,
    errno.EISDIR: "a file is meant; move the folder away",
    errno.ENOTDIR: "a folder is meant; move the file away",
    errno.EMFILE: "fewer processes (`--jobs 1`) need fewer open files",
    errno.ENOMEM: "fewer processes (`--jobs 1`) need less memory",
}
SQLITE_HINTS = {
    sqlite3.SQLITE_FULL: ROOM,
    sqlite3.SQLITE_IOERR: ROOM,
    sqlite3.SQLITE_READONLY: RIGHTS,
    sqlite3.SQLITE_CANTOPEN: RIGHTS,
    sqlite3.SQLITE_PERM: RIGHTS,
}
NO_DATABASE = {  # what SQLite says of a file that is none of its own
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_SCHEMA,
    sqlite3.SQLITE_MISMATCH,
}
PRIMARY_CODE = 0xFF  # the bits of an error's code that name its class
BINARY = getattr(os, "O_BINARY", 0)
WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)  # a pipe must not keep us waiting


def disk_error(error: OSError, where: str = "") -> DiskError:
    """Our error for the system's; `where` goes before the file that the system names."""
    named = os.fsdecode(error.filename) if error.filename else ""
    shown = where or named or "output"
    printable = shown.encode("utf-8", "replace").decode()
    hint = HINTS.get(error.errno or 0, "")
    return DiskError(printable, error.strerror or str(error), hint)


def database_error(error: sqlite3.Error, where: str) -> DiskError:
    """Our error for one of SQLite's about the disk below it."""
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE
    hint = SQLITE_HINTS.get(code, "`--clean` begins it anew")
    return DiskError(where, str(error), hint)


def is_no_database(error: sqlite3.Error) -> bool:
    """Whether the file is at fault, not the disk below it."""
    code = error.sqlite_errorcode
    return (
        code & PRIMARY_CODE in NO_DATABASE
        or code == sqlite3.SQLITE_IOERR_SHORT_READ
    )


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """A file that cannot be read or written meanwhile stops the build by its name."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, str(path)) from error


def open_file(path: Path) -> IO[bytes]:
    """The file's bytes, from the start. A pipe or a device is an OSError, not a wait."""
    descriptor = os.open(path, os.O_RDONLY | BINARY | WITHOUT_WAITING)
    kind = os.fstat(descriptor).st_mode
    if stat.S_ISREG(kind):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    number = errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL
    raise OSError(number, "not a file", str(path))


def stays_below(path: str) -> bool:
    """Whether a path, by its parts alone, names something below the folder it counts from."""
    if not path or "\0" in path:
        return False
    if path.startswith("/") or PurePosixPath(path).is_absolute():
        return False
    return ".." not in path.split("/")


def leads_out(folder: Path, path: str) -> bool:
    """Whether `path`, counted from `folder`, lies elsewhere: by its parts, or by a link."""
    if not stays_below(path):
        return True
    real_folder = (folder / path).parent.resolve()
    return not real_folder.is_relative_to(folder.resolve())
