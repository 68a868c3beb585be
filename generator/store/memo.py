"""Findings remembered between runs, by content. One SQLite file: safe against a kill at any moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import msgspec

import generator
from generator.errors import Busy
from generator.model import Article, Findings, Problem, Source
from generator.terms import Label

ROOMS = ("model.py", "choices.py", "terms.py", "bonds.py", "words.py", "edtf.py", "ingest", "extract", "catalog")
HEARING = ("terms.py", "extract/names_labels.py")  # the code that asks the model: no rule of ours has a say in it
PACKAGES = ("trafilatura", "htmldate", "lxml", "charset-normalizer", "spacy")
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
    parts = [f"{f.relative_to(root)}\0".encode() + f.read_bytes() for f in sorted(files) if f.suffix in (".py", ".yml", ".json", ".txt")]
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
    folder.mkdir(parents=True, exist_ok=True)
    held = sqlite3.connect(folder / "lock.sqlite", timeout=0, isolation_level=None)
    try:
        held.execute("begin exclusive")
    except sqlite3.OperationalError as error:
        held.close()
        raise Busy(str(folder.parent), "another run is at work here", "wait for it, or end it") from error
    try:
        yield
    finally:
        held.close()


def forget(folder: Path) -> None:
    """Remove all that is remembered between runs, but for the lock that the caller holds."""
    for file in folder.iterdir():
        if file.is_file() and not file.name.startswith("lock."):
            file.unlink()


class Memo:
    """`key -> encoded Study` and `key -> encoded Heard`, in `folder/memo.sqlite`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "memo.sqlite", isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.execute("create table if not exists studies (key blob primary key, study blob) without rowid")
        self._used: set[bytes] = set()

    def __enter__(self) -> Memo:
        return self

    def __exit__(self, *exc: object) -> None:
        self._db.close()

    def recall(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        self._used.update(keys)
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), BATCH):
            some = keys[start : start + BATCH]
            found.update(self._db.execute(f"select key, study from studies where key in ({','.join('?' * len(some))})", some))
        return found

    def remember(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        with self._db:
            self._db.execute("begin")
            self._db.executemany("insert or replace into studies values (?, ?)", items)

    def keep_only_used(self) -> None:
        """Forget what this run did not ask for."""
        with self._db:
            self._db.execute("begin")
            self._db.execute("create temp table used (key blob primary key) without rowid")
            self._db.executemany("insert into used values (?)", ((k,) for k in self._used))
            self._db.execute("delete from studies where key not in (select key from used)")
            self._db.execute("drop table used")
