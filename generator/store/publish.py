"""Pages -> files below docs/: whole or not at all, only when bytes differ, never over a person's work."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.errors import ConfigError, PathCollision
from generator.model.page import Page
from generator.model.problem import Problem
from generator.store.disk import leads_out, naming, stays_below

MANIFEST = ".cuttings.json"  # in docs/: path -> digests of what we wrote there (two, while a run is under way)
EDITED = "edited by hand, so kept as it is"
COPY = "pages.json"  # in the cache: the manifest once more, for when that is lost
PACKED = ".gz"
LEVEL = 6  # of packing: 9 takes three times as long for 3 % less
BELOW = "a page must stay below docs/"
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
    with naming(path):
        try:
            if path.read_bytes() == data:
                return False
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
    with naming(scratch):
        scratch.mkdir(parents=True, exist_ok=True)
    part = scratch / f"part.{os.getpid()}"
    with naming(path if os.access(scratch, os.W_OK) else scratch):
        part.write_bytes(data)
        part.replace(path)
    return True


def recalled(file: Path) -> dict[str, list[str]] | None:
    """Words by id, as the last run wrote them; None where there are none that can be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, list[str]])
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def digest(data: bytes) -> str:
    """sha256, hex."""
    return sha256(data).hexdigest()


Ledger = Mapping[str, list[str]]


def ledger(docs: Path, cache: Path) -> Ledger:
    """What we wrote in `docs`, by path: as the manifest says, or its copy in `cache` if that is lost.

    Without both, every page that differs from what it is to be counts as a person's, and stays.
    """
    found = recalled(docs / MANIFEST)
    if found is None:
        found = recalled(cache / COPY) or {}
    return {path: digests for path, digests in found.items() if stays_below(path)}


def damaged(docs: Path) -> bool:
    """True if there is a manifest that cannot be read."""
    return (docs / MANIFEST).exists() and recalled(docs / MANIFEST) is None


def ready(docs: Path, before: Ledger, page: Page) -> Ready:
    """The page as bytes; without them if its file stands and holds them, so that a worker need not hand them over."""
    if not stays_below(page.path):
        raise ConfigError(f"docs/{page.path}", BELOW)
    data = content(page)
    now = digest(data)
    stands = before.get(page.path) == [now] and _held(docs / page.path) == now
    return Ready(page.path, now, None if stands else data)


def content(page: Page) -> bytes:
    """The bytes of its file: the text, packed if the path says so, without name and time."""
    data = page.text.encode()
    if not page.path.endswith(PACKED):
        return data
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=out, mtime=0) as file:
        file.write(data)
    return out.getvalue()


def publish(docs: Path, cache: Path, before: Ledger, pages: Iterable[Ready]) -> Published:
    """Make `docs` hold exactly these pages beside what a person wrote or edited there."""
    now = _by_path(pages)
    out = _folders_elsewhere(docs, {*before, *now})
    if wrong := sorted(path for path in now if _folder(path) in out):
        raise ConfigError(f"docs/{_folder(wrong[0])}", BELOW, "put a folder in the place of the link")
    before = {path: digests for path, digests in before.items() if _folder(path) not in out}
    ours = {path: sorted({*before.get(path, ()), page.digest}) for path, page in now.items()}
    _record(docs, cache, {**before, **ours})  # before it is done: a killed run knows its own pages
    kept: list[Problem] = []
    written = sum(_put(docs, page.path, page.data, ours[page.path], cache, kept) for page in now.values() if page.data is not None)
    gone = [path for path in before if path not in now]
    removed = sum(_drop(docs, path, before[path], kept) for path in gone)
    mine = {problem.where.removeprefix("docs/") for problem in kept}
    done = {path: [page.digest] for path, page in now.items()} | {path: before[path] for path in gone if path in mine}
    _record(docs, cache, done)
    return Published(written, removed, tuple(sorted(kept)))


def _record(docs: Path, cache: Path, manifest: Ledger) -> None:
    """Write the manifest and its copy."""
    data = msgspec.json.encode(dict(sorted(manifest.items())))
    replace(docs / MANIFEST, data, cache)
    replace(cache / COPY, data, cache)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _folders_elsewhere(docs: Path, paths: Iterable[str]) -> set[str]:
    """The folders of these paths that are links to a place outside `docs`, or lie in one."""
    return {folder for folder in sorted({_folder(path) for path in paths}) if leads_out(docs, f"{folder or '.'}/x")}


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
