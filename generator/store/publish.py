"""Pages -> files below docs/: whole or not at all, only when bytes differ, never over a person's work."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.errors import ConfigError, PathCollision
from generator.model import Page, Problem

MANIFEST = ".cuttings.json"  # in docs/: path -> digests of what we wrote there (two, while a run is under way)
EDITED = "edited by hand, so kept as it is"
HINT = "move the edit into `decisions/corrections.yml` and delete the file, and the next build writes it anew"


@dataclass(frozen=True, slots=True)
class Published:
    written: int
    removed: int
    kept: tuple[Problem, ...]  # pages that a person has edited


class Ready(NamedTuple):
    """A page as it is to be; without its bytes where the file holds them already."""

    path: str
    digest: str
    data: bytes | None


def replace(path: Path, data: bytes, scratch: Path) -> bool:
    """Write whole or not at all, and only if the bytes differ. True if written.

    The part file lies in `scratch` (of the same file system), so that a kill leaves nothing beside the page.
    """
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    scratch.mkdir(parents=True, exist_ok=True)
    part = scratch / f"part.{os.getpid()}"
    part.write_bytes(data)
    part.replace(path)
    return True


def recalled(file: Path) -> dict[str, list[str]] | None:
    """Words by id, as the last run kept them; None where nothing is kept, or nothing that can be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, list[str]])
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def digest(data: bytes) -> str:
    """sha256, hex."""
    return sha256(data).hexdigest()


Ledger = Mapping[str, list[str]]


def ledger(docs: Path) -> Ledger:
    """What we wrote in `docs`, by path."""
    file = docs / MANIFEST
    return msgspec.json.decode(file.read_bytes(), type=dict[str, list[str]]) if file.exists() else {}


def ready(docs: Path, before: Ledger, page: Page) -> Ready:
    """The page as bytes; without them if its file stands and holds them, so that a worker need not hand them over."""
    if page.path.startswith("/") or ".." in page.path.split("/"):
        raise ConfigError(f"docs/{page.path}", "a page must stay below docs/")
    data = page.text.encode()
    now = digest(data)
    stands = before.get(page.path) == [now] and _held(docs / page.path) == now
    return Ready(page.path, now, None if stands else data)


def publish(docs: Path, cache: Path, before: Ledger, pages: Iterable[Ready]) -> Published:
    """Make `docs` hold exactly these pages beside what a person wrote or edited there."""
    now = _by_path(pages)
    ours = {path: sorted({*before.get(path, ()), page.digest}) for path, page in now.items()}
    replace(docs / MANIFEST, _sorted({**before, **ours}), cache)  # said before it is done: a killed run knows its own pages
    kept: list[Problem] = []
    written = sum(_put(docs, page.path, page.data, ours[page.path], cache, kept) for page in now.values() if page.data is not None)
    gone = [path for path in before if path not in now]
    removed = sum(_drop(docs, path, before[path], kept) for path in gone)
    mine = {problem.where.removeprefix("docs/") for problem in kept}
    done = {path: [page.digest] for path, page in now.items()} | {path: before[path] for path in gone if path in mine}
    replace(docs / MANIFEST, _sorted(done), cache)
    return Published(written, removed, tuple(sorted(kept)))


def _by_path(pages: Iterable[Ready]) -> dict[str, Ready]:
    found: dict[str, Ready] = {}
    for page in pages:
        if page.path in found:
            raise PathCollision(f"docs/{page.path}", "two pages want this path")
        found[page.path] = page
    return found


def _held(file: Path) -> str:
    """The digest of what the file holds; empty where there is none."""
    return digest(file.read_bytes()) if file.is_file() else ""


def _sorted(manifest: Mapping[str, list[str]]) -> bytes:
    return msgspec.json.encode(dict(sorted(manifest.items())))


def _put(docs: Path, path: str, data: bytes, ours: list[str], cache: Path, kept: list[Problem]) -> bool:
    file = docs / path
    if (held := _held(file)) and held not in ours:
        kept.append(Problem(f"docs/{path}", EDITED, HINT))
        return False
    return replace(file, data, cache)


def _drop(docs: Path, path: str, ours: list[str], kept: list[Problem]) -> bool:
    file = docs / path
    if not file.is_file():
        return False
    if _held(file) not in ours:
        kept.append(Problem(f"docs/{path}", f"{EDITED}, though its article is gone", "delete the file if it is not needed"))
        return False
    file.unlink()
    for folder in file.parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()
    return True
