"""Pages -> files below docs/.

A file is written whole or not at all, only when bytes differ, and never over a person's work.
"""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.errors import ConfigError, PathCollision
from generator.model.page import Page
from generator.model.problem import Problem
from generator.store.database import build_database, is_made_from
from generator.store.disk import leads_out, naming, stays_below

MANIFEST = ".cuttings.json"  # in docs/
MANIFEST_COPY = "pages.json"  # in the cache: the manifest once more, for when that is lost
PACKED_SUFFIX = ".gz"
DATABASE_SUFFIX = ".db"
PACKING_LEVEL = 6  # 9 takes three times as long for 3 % less
EDITED = "edited by hand, so kept as it is"
EDITED_AND_GONE = f"{EDITED}, though its article is gone"
OUTSIDE = "a page must stay below docs/"
EDITED_HINT = (
    "move the edit into `decisions/corrections.yml` and delete the file, "
    "and the next build writes it anew"
)
GONE_HINT = "delete the file if it is not needed"

Manifest = Mapping[str, list[str]]
"""Path below docs/ -> digests of what we wrote there: two, while a run is under way."""


@dataclass(frozen=True, slots=True)
class Published:
    """What one run has changed in docs/."""

    written: int  # pages
    removed: int  # pages
    edited: tuple[Problem, ...]  # pages that a person has edited, so that they stay


class ReadyPage(NamedTuple):
    """A page as it is to be; without its bytes where the file holds them already."""

    path: str
    digest: str
    size: int  # bytes
    data: bytes | None


def replace(path: Path, data: bytes, scratch: Path) -> bool:
    """Write whole or not at all, and only if the bytes differ. True if written.

    The part file lies in `scratch` (of the same file system), so that a kill leaves nothing beside
    the page.
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
    at_fault = path if os.access(scratch, os.W_OK) else scratch
    with naming(at_fault):
        part.write_bytes(data)
        part.replace(path)
    return True


def digest(data: bytes) -> str:
    """sha256, hex."""
    return sha256(data).hexdigest()


def read_record(file: Path) -> dict[str, list[str]] | None:
    """Words by id, as the last run wrote them; None where there are none that can be read."""
    try:
        record = file.read_bytes()
        return msgspec.json.decode(record, type=dict[str, list[str]])
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def read_manifest(docs: Path, cache: Path) -> Manifest:
    """What we wrote in `docs`: as the manifest says, or its copy in `cache` if that is lost.

    Without both, every page that differs from what it is to be counts as a person's, and stays.
    """
    manifest = read_record(docs / MANIFEST)
    if manifest is None:
        manifest = read_record(cache / MANIFEST_COPY) or {}
    return {
        path: digests
        for path, digests in manifest.items()
        if stays_below(path)
    }


def is_manifest_damaged(docs: Path) -> bool:
    """Whether there is a manifest that cannot be read."""
    file = docs / MANIFEST
    return file.exists() and read_record(file) is None


def prepare_page(docs: Path, manifest: Manifest, page: Page) -> ReadyPage:
    """The page as bytes.

    It comes without them if its file holds them already, so that a worker need not hand them over.
    """
    if not stays_below(page.path):
        raise ConfigError(f"docs/{page.path}", OUTSIDE)
    unchanged = _find_unchanged_database(docs, manifest, page)
    if unchanged:
        return unchanged
    data = encode_page(page)
    page_digest = digest(data)
    is_recorded = manifest.get(page.path) == [page_digest]
    if is_recorded and _digest_of_file(docs / page.path) == page_digest:
        return ReadyPage(page.path, page_digest, len(data), None)
    return ReadyPage(page.path, page_digest, len(data), data)


def _find_unchanged_database(
    docs: Path, manifest: Manifest, page: Page
) -> ReadyPage | None:
    """The page if it is a database whose file we wrote, and from the same description."""
    file = docs / page.path
    if not page.path.endswith(DATABASE_SUFFIX) or not file.is_file():
        return None
    data = file.read_bytes()
    file_digest = digest(data)
    if manifest.get(page.path) == [file_digest] and is_made_from(data, page.text):
        return ReadyPage(page.path, file_digest, len(data), None)
    return None


def encode_page(page: Page) -> bytes:
    """The bytes of its file: the text, packed if the path says so, without name and time.

    The text of a database describes it.
    """
    if page.path.endswith(DATABASE_SUFFIX):
        return build_database(page.text)
    data = page.text.encode()
    if not page.path.endswith(PACKED_SUFFIX):
        return data
    packed = io.BytesIO()
    with gzip.GzipFile(
        filename="", mode="wb", compresslevel=PACKING_LEVEL, fileobj=packed, mtime=0
    ) as file:
        file.write(data)
    return packed.getvalue()


def publish(
    docs: Path, cache: Path, manifest: Manifest, pages: Iterable[ReadyPage]
) -> Published:
    """Make `docs` hold exactly these pages beside what a person wrote or edited there."""
    by_path = _index_pages(pages)
    before = _without_outside(docs, manifest, by_path)
    ours = {
        path: sorted({*before.get(path, ()), page.digest}) for path, page in by_path.items()
    }
    # The manifest is written before the pages: a killed run knows its own pages.
    _write_manifest(docs, cache, {**before, **ours})
    changes = _Changes(docs, cache)
    written = 0
    for path, page in by_path.items():
        if page.data is not None:
            written += changes.write(path, page.data, ours[path])
    removed = 0
    after = {path: [page.digest] for path, page in by_path.items()}
    for path, digests in before.items():
        if path in by_path:
            continue
        count = len(changes.edited)
        removed += changes.remove(path, digests)
        if len(changes.edited) > count:
            after[path] = digests
    _write_manifest(docs, cache, after)
    return Published(written, removed, tuple(sorted(changes.edited)))


def _write_manifest(docs: Path, cache: Path, manifest: Manifest) -> None:
    """Write the manifest and its copy."""
    data = msgspec.json.encode(dict(sorted(manifest.items())))
    replace(docs / MANIFEST, data, cache)
    replace(cache / MANIFEST_COPY, data, cache)


def _index_pages(pages: Iterable[ReadyPage]) -> dict[str, ReadyPage]:
    """Path -> page; an error where two have one path."""
    by_path: dict[str, ReadyPage] = {}
    for page in pages:
        if page.path in by_path:
            raise PathCollision(f"docs/{page.path}", "two pages want this path")
        by_path[page.path] = page
    return by_path


def _without_outside(docs: Path, manifest: Manifest, paths: Iterable[str]) -> Manifest:
    """The manifest without what lies outside docs/ by a link; an error if one of `paths` does."""
    paths = sorted(paths)
    outside = _folders_outside(docs, {*manifest, *paths})
    for path in paths:
        folder = _folder(path)
        if folder in outside:
            raise ConfigError(f"docs/{folder}", OUTSIDE, "put a folder in the place of the link")
    return {
        path: digests for path, digests in manifest.items() if _folder(path) not in outside
    }


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _folders_outside(docs: Path, paths: Iterable[str]) -> set[str]:
    """The folders of these paths that are links to a place outside `docs`, or lie in one."""
    folders = sorted({_folder(path) for path in paths})
    return {
        folder
        for folder in folders
        if leads_out(docs, f"{folder or '.'}/x")
    }


def _digest_of_file(file: Path) -> str:
    """The digest of what the file holds; empty where there is none."""
    if file.is_file():
        return digest(file.read_bytes())
    return ""


@dataclass(slots=True)
class _Changes:
    """Writes and removes pages of docs/, but for those that a person has edited."""

    docs: Path
    cache: Path
    edited: list[Problem] = field(default_factory=list)

    def write(self, path: str, data: bytes, ours: list[str]) -> bool:
        """Write a page over what has one of our digests; True if its bytes are new."""
        file = self.docs / path
        present = _digest_of_file(file)
        if present and present not in ours:
            self.edited.append(Problem(f"docs/{path}", EDITED, EDITED_HINT))
            return False
        return replace(file, data, self.cache)

    def remove(self, path: str, ours: list[str]) -> bool:
        """Remove what has one of our digests, and the folders that it leaves empty."""
        file = self.docs / path
        if not file.is_file():
            return False
        if _digest_of_file(file) not in ours:
            self.edited.append(Problem(f"docs/{path}", EDITED_AND_GONE, GONE_HINT))
            return False
        file.unlink()
        for folder in file.parents:
            if folder == self.docs or any(folder.iterdir()):
                break
            folder.rmdir()
        return True
