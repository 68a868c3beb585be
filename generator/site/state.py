"""The record of what site/ holds, and which pages of docs/ are stale by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import msgspec
from ahocorasick_rs import BytesAhoCorasick

from generator.model.problem import Problem
from generator.store import publish

RECORD = "site.json"  # in the cache


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """One page as it was rendered."""

    digest: str  # of its Markdown
    problems: tuple[Problem, ...] = ()
    card: str = ""  # the path of its card below site/; empty where it has none


@dataclass(frozen=True, slots=True)
class State:
    """One state of site/. A page that is not among `pages` may be unwritten, or written in part."""

    engine: str = ""  # digest of all that shapes every page
    pages: Mapping[str, RenderedPage] = field(default_factory=dict)  # by path below docs/
    names: tuple[str, ...] = ()  # every path that a link may lead to, sorted
    files: tuple[str, ...] = ()  # every path below site/ that is or may be ours, sorted


def load(cache: Path) -> State:
    """The record of the last build; an empty one where there is none."""
    try:
        return msgspec.json.decode((cache / RECORD).read_bytes(), type=State)
    except (FileNotFoundError, msgspec.DecodeError):
        return State()


def save(cache: Path, state: State) -> None:
    """Write the record, whole or not at all."""
    publish.replace(cache / RECORD, msgspec.json.encode(state), cache)


def forget(cache: Path) -> None:
    """Remove the record, so that the next build renders everything."""
    (cache / RECORD).unlink(missing_ok=True)


def find_stale(
    before: State, pages: Mapping[str, bytes], names: Iterable[str]
) -> tuple[str, ...]:
    """The paths of pages to render, sorted.

    They are the changed ones, and those that may link to a page or file that came or went.
    `pages`: the Markdown by path below docs/. `names`: every path that a link may lead to.
    """
    changed: set[str] = set()
    unchanged: dict[str, bytes] = {}
    for path, markdown in pages.items():
        if _is_changed(before.pages.get(path), markdown):
            changed.add(path)
        else:
            unchanged[path] = markdown
    if not before.pages:
        return tuple(sorted(changed))
    moved = sorted(set(before.names) ^ set(names))
    return tuple(sorted({*changed, *_pages_naming(moved, unchanged)}))


def _is_changed(before: RenderedPage | None, markdown: bytes) -> bool:
    return before is None or before.digest != publish.digest(markdown)


def _pages_naming(moved: Iterable[str], pages: Mapping[str, bytes]) -> list[str]:
    """The pages whose Markdown may link to one of the `moved` paths.

    A page names a path by the name of its file. A link to an index page may be a mere `../`,
    so every page in its folder may have one.
    """
    spellings: set[bytes] = set()
    index_folders: set[str] = set()
    for path in moved:
        spellings |= _link_spellings(path)
        if PurePosixPath(path).name == "index.md":
            index_folders.add(path.rpartition("/")[0])
    if not spellings:
        return []
    matcher = BytesAhoCorasick(sorted(spellings))
    return [
        path
        for path, markdown in pages.items()
        if _is_in_any(path, index_folders) or matcher.find_matches_as_indexes(markdown)
    ]


def _is_in_any(path: str, folders: Iterable[str]) -> bool:
    """True if the path is below one of these folders; "" is docs/ itself."""
    return any(
        not folder or path.startswith(f"{folder}/")
        for folder in folders
    )


def _link_spellings(path: str) -> set[bytes]:
    """How a link may spell the end of a path: the file's name.

    For an index page, whose name is that of many, it is the name with its folder.
    """
    parts = PurePosixPath(path).parts
    name = parts[-1]
    if name == "index.md":
        name = "/".join(parts[-2:])
    spellings = {name, quote(name), name.replace("_", "\\_")}
    return {spelling.encode() for spelling in spellings}
