"""Findings remembered between runs, by content. One SQLite file: safe against a kill at any moment."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from zlib import crc32

import msgspec

import generator
from generator.errors import Busy
from generator.model.article import Article
from generator.model.findings import Findings
from generator.model.names import Label
from generator.model.problem import Problem
from generator.model.source import Source
from generator.store.disk import database_error, naming

ROOMS = ("model", "words.py", "edtf.py", "ingest", "extract", "catalog", "english")
HEARING = (  # the code that asks the model: no rule of ours has a say in it
    "model/names.py", "extract/names/labels.py", "extract/names/embedding.py")
PACKAGES = ("trafilatura", "htmldate", "lxml", "charset-normalizer", "spacy")
FORMAT = 2  # of the memo's file: what another version of this package wrote is forgotten
TABLE = "create table if not exists studies (key blob primary key, study blob, checksum integer) without rowid"
DAMAGED = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT,
           sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_MISMATCH}  # what SQLite says of a file that is no memo
SUFFIXES = (".py", ".yml", ".json", ".txt", ".tsv")
BATCH = 500  # keys a query: SQLite takes 999 at most


class Study(msgspec.Struct, frozen=True):
    """What one source gave."""

    found: tuple[Findings, ...]
    problems: tuple[Problem, ...]


Heard = Mapping[bytes, tuple[Label, ...]]  # what the model says of each text of a source, by the text's mark
Made = Mapping[bytes, bytes]  # what is to be remembered, encoded, by its key
ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Study)
HEARD = msgspec.msgpack.Decoder(dict[bytes, tuple[Label, ...]])


@cache
def code(rooms: tuple[str, ...] = ROOMS) -> bytes:
    """Digest of the code and data that make Findings: edit a rule, and the memo forgets."""
    root = Path(generator.__file__).parent
    files = [f for name in rooms for f in ([root / name] if name.endswith(".py") else (root / name).rglob("*"))]
    parts = [f"{f.relative_to(root)}\0".encode() + f.read_bytes() for f in sorted(files) if f.suffix in SUFFIXES]
    return sha256(b"\0".join(parts)).digest()


def version(package: str) -> str:
    """The installed version of a package, or `none`."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"


def recipe(knowledge: bytes, model: str | None) -> bytes:
    """Digest of all that Findings depend on but their source: our code, `knowledge` (the catalogue's bytes), models, packages."""
    versions = "\n".join(f"{name} {version(name)}" for name in (*PACKAGES, *([model] if model else [])))
    return sha256(code() + sha256(knowledge).digest() + f"{model}\n{versions}".encode()).digest()


@cache
def hearing(model: str | None) -> bytes:
    """Digest of all that a model's Labels depend on but the text: a catalogue or a rule that changes doesn't ask it again."""
    versions = "\n".join(f"{name} {version(name)}" for name in ("spacy", *([model] if model else [])))
    return sha256(code(HEARING) + f"{model}\n{versions}".encode()).digest()


def mark(text: str) -> bytes:
    """What tells the texts of one source apart, and a text from what it was before its source was read by other rules."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def key(recipe_: bytes, source: Source) -> bytes:
    """Of path and content alone: a line of a JSONL file that moved down the file is still itself."""
    return sha256(recipe_ + msgspec.msgpack.encode((source.path, source.digest, source.sidecar))).digest()


def article_key(recipe_: bytes, article: Article) -> bytes:
    """Of all that an article is, for one that a person has corrected."""
    return sha256(recipe_ + msgspec.msgpack.encode(article)).digest()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the project, so that no second run works on it; a killed run lets go by itself."""
    with naming(folder):
        folder.mkdir(parents=True, exist_ok=True)
    held = _hold(folder / "lock.sqlite")
    try:
        yield
    finally:
        held.close()


def _hold(file: Path) -> sqlite3.Connection:
    """The lock, taken. One that is no database is emptied in place: who holds it goes on holding it."""
    try:
        return _locked(file)
    except sqlite3.DatabaseError as error:
        if not _damaged(error):
            raise database_error(error, str(file)) from error
    with naming(file):
        os.truncate(file, 0)
    try:
        return _locked(file)
    except sqlite3.DatabaseError as error:
        raise database_error(error, str(file)) from error


def _locked(file: Path) -> sqlite3.Connection:
    held = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        held.execute("begin exclusive")
    except sqlite3.DatabaseError as error:
        held.close()
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        where = str(file.parent.parent)
        raise Busy(where, "another run is at work here", "wait for it, or end it") from error
    return held


def _damaged(error: sqlite3.Error) -> bool:
    """True if the file is at fault, not the disk below it."""
    code = error.sqlite_errorcode
    return code & 0xFF in DAMAGED or code == sqlite3.SQLITE_IOERR_SHORT_READ


def forget(folder: Path) -> None:
    """Remove all that is remembered between runs, but for the lock that the caller holds."""
    for file in folder.iterdir():
        if file.is_file() and not file.name.startswith("lock."):
            file.unlink()


class _OtherFormat(Exception):
    """The memo's file is of another version of this package."""


class Memo:
    """`key -> encoded Study` and `key -> encoded Heard`, in `folder/memo.sqlite`; in passing without a folder.

    Each value is kept with its checksum. What cannot be read is forgotten, and `damaged` says so.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "memo.sqlite" if folder else None
        self._used: set[bytes] = set()
        self.damaged = False
        if folder:
            with naming(folder):
                folder.mkdir(parents=True, exist_ok=True)
        with self._answering():
            self._open()
        if self._db is None:
            self._begin_anew()

    _db: sqlite3.Connection | None = None

    def __enter__(self) -> Memo:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._db is not None:
            self._db.close()

    def _open(self) -> None:
        db = sqlite3.connect(self._file or ":memory:", isolation_level=None)
        try:
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = normal")
            ((version,),) = db.execute("pragma user_version")
            ((tables,),) = db.execute("select count(*) from sqlite_master")
            if tables and version != FORMAT:
                raise _OtherFormat
            if not tables:
                db.execute(f"pragma user_version = {FORMAT}")
            db.execute(TABLE)
            db.execute("select key, study, checksum from studies limit 0")
        except (sqlite3.DatabaseError, _OtherFormat):
            db.close()
            raise
        self._db = db

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """A file that is damaged is forgotten meanwhile; a disk that is full stops the build."""
        try:
            yield
        except _OtherFormat:
            self._forget()
        except sqlite3.DatabaseError as error:
            if not _damaged(error):
                raise database_error(error, str(self._file)) from error
            self.damaged = True
            self._forget()

    def _forget(self) -> None:
        if self._db is not None:
            self._db.close()
        self._db = None
        for end in ("", "-wal", "-shm") if self._file else ():
            file = Path(f"{self._file}{end}")
            with naming(file):
                file.unlink(missing_ok=True)

    def _begin_anew(self) -> sqlite3.Connection:
        if self._db is None:
            try:
                self._open()
            except sqlite3.DatabaseError as error:
                raise database_error(error, str(self._file)) from error
        assert self._db is not None  # `_open` gave one, or raised
        return self._db

    def recall(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """What is remembered by these keys."""
        self._used.update(keys)
        rows: list[tuple[bytes, bytes, int]] = []
        with self._answering():
            rows = list(self._rows(keys))
        found = {key: study for key, study, checksum in rows if _checksum(study) == checksum}
        self.damaged |= len(found) < len(rows)
        return found

    def _rows(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes, int]]:
        for start in range(0, len(keys), BATCH):
            some = keys[start : start + BATCH]
            asked = ",".join("?" * len(some))
            query = f"select key, study, checksum from studies where key in ({asked})"  # only "?"
            yield from self._begin_anew().execute(query, some)

    def remember(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep these values by their keys, all or none."""
        rows = [(key, study, _checksum(study)) for key, study in items]
        with self._answering():
            self._write(rows)
            return
        self._write(rows)

    def _write(self, rows: Iterable[tuple[bytes, bytes, int]]) -> None:
        with self._begin_anew() as db:
            db.execute("begin")
            db.executemany("insert or replace into studies values (?, ?, ?)", rows)

    def keep_only_used(self) -> None:
        """Forget what this run did not ask for."""
        with self._answering(), self._begin_anew() as db:
            db.execute("begin")
            db.execute("create temp table used (key blob primary key) without rowid")
            db.executemany("insert into used values (?)", ((k,) for k in self._used))
            db.execute("delete from studies where key not in (select key from used)")
            db.execute("drop table used")


def _checksum(study: object) -> int:
    return crc32(study) if isinstance(study, bytes) else -1
