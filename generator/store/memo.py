"""Findings remembered between runs, by content: one SQLite file, safe against a kill."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from zlib import crc32

import msgspec

import generator
from generator.model.article import Article
from generator.model.findings import Findings
from generator.model.names import Label
from generator.model.problem import Problem
from generator.model.source import FORMAT_PACKAGES, Source
from generator.store.disk import database_error, is_no_database, naming

ROOMS = (
    "model", "words.py", "errors.py", "lazy.py", "edtf", "shapes", "yaml_text", "ingest", "extract",
    "catalog", "english")
LABELLING_ROOMS = (  # the code that asks the model: no rule of ours has a say in it
    "model/names.py", "extract/names/labels.py", "extract/names/embedding.py")
PACKAGES = ("trafilatura", "htmldate", "lxml", "charset-normalizer", "spacy")
FORMAT = 2  # of the memo's file: what another version of this package wrote is forgotten
TABLE = (
    "create table if not exists studies "
    "(key blob primary key, study blob, checksum integer) without rowid"
)
SUFFIXES = (".py", ".yml", ".json", ".txt", ".tsv")
DATABASE_SUFFIXES = ("", "-wal", "-shm")  # of the files that are one database of SQLite
BATCH = 500  # keys a query: SQLite takes 999 at most


class Study(msgspec.Struct, frozen=True):
    """What one source gave."""

    findings: tuple[Findings, ...]
    problems: tuple[Problem, ...]


LabelsByText = Mapping[bytes, tuple[Label, ...]]
"""What the model gave for each text of a source, by the text's mark."""
Encoded = Mapping[bytes, bytes]
"""What is to be remembered, encoded, by its key."""
ENCODER = msgspec.msgpack.Encoder()
STUDY_DECODER = msgspec.msgpack.Decoder(Study)
LABELS_DECODER = msgspec.msgpack.Decoder(dict[bytes, tuple[Label, ...]])


@cache
def digest_code(rooms: tuple[str, ...] = ROOMS) -> bytes:
    """Digest of the code and data that make Findings: edit a rule, and the memo forgets."""
    root = Path(generator.__file__).parent
    parts = []
    for file in sorted(_files_of(root, rooms)):
        if file.suffix in SUFFIXES:
            parts.append(f"{file.relative_to(root)}\0".encode() + file.read_bytes())
    return sha256(b"\0".join(parts)).digest()


def _files_of(root: Path, rooms: Iterable[str]) -> Iterator[Path]:
    """The files of rooms; a room is a module or a folder."""
    for name in rooms:
        if name.endswith(".py"):
            yield root / name
        else:
            yield from (root / name).rglob("*")


def version(package: str) -> str:
    """The installed version of a package, or `none`."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"


def recipe(knowledge: bytes, model: str | None) -> bytes:
    """Digest of all that Findings depend on but their source.

    That is our code, `knowledge` (the catalogue's bytes), the model and packages.
    """
    code = digest_code() + sha256(knowledge).digest()
    return sha256(code + _digest_input((*PACKAGES, *FORMAT_PACKAGES), model)).digest()


@cache
def labels_recipe(model: str | None) -> bytes:
    """Digest of all that a model's Labels depend on but the text.

    The catalogue and our rules are no part of it, so that a change of them doesn't ask the model
    again.
    """
    code = digest_code(LABELLING_ROOMS)
    model_input = _digest_input(("spacy",), model)
    return sha256(code + model_input).digest()


def _digest_input(packages: tuple[str, ...], model: str | None) -> bytes:
    """The model's name, and the versions of packages, of which the model is one."""
    names = (*packages, model) if model else packages
    versions = "\n".join(f"{name} {version(name)}" for name in names)
    return f"{model}\n{versions}".encode()


def mark(text: str) -> bytes:
    """What tells the texts of one source apart.

    It also tells a text from what it was before its source was read by other rules.
    """
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def key(recipe_: bytes, source: Source) -> bytes:
    """The key of a source's study.

    It depends on path and content alone: a line of a JSONL file that moved down the file is still
    itself.
    """
    identity = msgspec.msgpack.encode(
        (source.path, source.digest, source.sidecar, source.repeats)
    )
    return sha256(recipe_ + identity).digest()


def labels_key(recipe_: bytes, source: Source) -> bytes:
    """The key of the labels of a source's texts, whatever other sources hold."""
    return key(recipe_, replace(source, repeats=()))


def lines_key(recipe_: bytes, source: Source) -> bytes:
    """The key of what the lines of a source are counted by."""
    return sha256(b"lines" + labels_key(recipe_, source)).digest()


def article_key(recipe_: bytes, article: Article) -> bytes:
    """The key of an article that a person has corrected: of all that the article is."""
    return sha256(recipe_ + msgspec.msgpack.encode(article)).digest()


def forget_all(folder: Path) -> None:
    """Remove all that is remembered between runs, but for the lock that the caller holds."""
    for file in folder.iterdir():
        if file.is_file() and not file.name.startswith("lock."):
            file.unlink()


class _OtherFormat(Exception):
    """The memo's file is of another version of this package."""


class Memo:
    """Key -> encoded Study or LabelsByText, in `folder/memo.sqlite`; in memory without a folder.

    Each value stands with its checksum. What cannot be read is forgotten, and `damaged` says so.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "memo.sqlite" if folder else None
        self._used: set[bytes] = set()
        self.damaged = False
        if folder:
            with naming(folder):
                folder.mkdir(parents=True, exist_ok=True)
        with self._forgetting_damage():
            self._open()
        if self._db is None:
            self._connection()

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
    def _forgetting_damage(self) -> Iterator[None]:
        """A file that is damaged is forgotten meanwhile; a disk that is full stops the build."""
        try:
            yield
        except _OtherFormat:
            self._forget()
        except sqlite3.DatabaseError as error:
            if not is_no_database(error):
                raise database_error(error, str(self._file)) from error
            self.damaged = True
            self._forget()

    def _forget(self) -> None:
        if self._db is not None:
            self._db.close()
        self._db = None
        if self._file is None:
            return
        for suffix in DATABASE_SUFFIXES:
            file = Path(f"{self._file}{suffix}")
            with naming(file):
                file.unlink(missing_ok=True)

    def _connection(self) -> sqlite3.Connection:
        """The open file; one that was forgotten begins empty."""
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
        with self._forgetting_damage():
            rows = list(self._rows(keys))
        values = {
            key: value
            for key, value, checksum in rows
            if _checksum(value) == checksum
        }
        self.damaged |= len(values) < len(rows)
        return values

    def _rows(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes, int]]:
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            placeholders = ",".join("?" * len(batch))
            query = f"select key, study, checksum from studies where key in ({placeholders})"
            yield from self._connection().execute(query, batch)

    def remember(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep these values by their keys, all or none."""
        rows = [(key, value, _checksum(value)) for key, value in items]
        with self._forgetting_damage():
            self._write(rows)
            return
        self._write(rows)

    def _write(self, rows: Iterable[tuple[bytes, bytes, int]]) -> None:
        with self._connection() as db:
            db.execute("begin")
            db.executemany("insert or replace into studies values (?, ?, ?)", rows)

    def forget_unused(self) -> None:
        """Forget what this run did not ask for."""
        with self._forgetting_damage(), self._connection() as db:
            db.execute("begin")
            db.execute("create temp table used (key blob primary key) without rowid")
            db.executemany("insert into used values (?)", ((k,) for k in self._used))
            db.execute("delete from studies where key not in (select key from used)")
            db.execute("drop table used")


def _checksum(value: object) -> int:
    """The checksum of bytes; -1 for what is none, as in a damaged file."""
    if isinstance(value, bytes):
        return crc32(value)
    return -1
