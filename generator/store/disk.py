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
    errno.EACCES: RIGHTS, errno.EPERM: RIGHTS, errno.EROFS: RIGHTS,
    errno.ENOSPC: ROOM, errno.EDQUOT: ROOM, errno.EFBIG: ROOM,
    errno.EISDIR: "a file is meant; move the folder away",
    errno.ENOTDIR: "a folder is meant; move the file away",
    errno.EMFILE: "fewer processes (`--jobs 1`) need fewer open files",
    errno.ENOMEM: "fewer processes (`--jobs 1`) need less memory",
}
SQLITE = {
    sqlite3.SQLITE_FULL: ROOM, sqlite3.SQLITE_IOERR: ROOM,
    sqlite3.SQLITE_READONLY: RIGHTS, sqlite3.SQLITE_CANTOPEN: RIGHTS, sqlite3.SQLITE_PERM: RIGHTS,
}
PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe must not keep us waiting


def disk_error(error: OSError, where: str = "") -> DiskError:
    """Our error for the system's; `where` is told if the system names no file of its own."""
    shown = where or (os.fsdecode(error.filename) if error.filename else "") or "output"
    hint = HINTS.get(error.errno or 0, "")
    return DiskError(shown.encode("utf-8", "replace").decode(), error.strerror or str(error), hint)


def database_error(error: sqlite3.Error, where: str) -> DiskError:
    """Our error for one of SQLite's about the disk below it."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return DiskError(where, str(error), SQLITE.get(code, "`--clean` begins it anew"))


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """A file that cannot be read or written meanwhile stops the build by its name."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, str(path)) from error


def open_file(path: Path) -> IO[bytes]:
    """The file's bytes, from the start. What is no file (a pipe, a device) is an OSError, not a wait."""
    descriptor = os.open(path, os.O_RDONLY | PLAIN)
    kind = os.fstat(descriptor).st_mode
    if stat.S_ISREG(kind):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    number = errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL
    raise OSError(number, "not a file", str(path))


def stays_below(path: str) -> bool:
    """True if a path that is told by its parts names something below the folder it counts from."""
    return bool(path) and "\0" not in path and not path.startswith("/") \
        and not PurePosixPath(path).is_absolute() and ".." not in path.split("/")


def leads_out(folder: Path, path: str) -> bool:
    """True if `path`, counted from `folder`, lies elsewhere: by its parts, or by a folder that is a link."""
    if not stays_below(path):
        return True
    return not (folder / path).parent.resolve().is_relative_to(folder.resolve())
