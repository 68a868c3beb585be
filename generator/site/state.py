"""What of site/ still stands: a record beside the memo, and which pages of docs/ must be rendered anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import msgspec
from ahocorasick_rs import BytesAhoCorasick

from generator.model.problem import Problem
from generator.store import publish
from generator.store.disk import leads_out

RECORD = "site.json"
SEARCH = "pagefind"  # the folder below site/ that `site.search` owns


@dataclass(frozen=True, slots=True)
class Stood:
    """One page as it was rendered."""

    digest: str  # of its Markdown
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """One state of site/. A page that is not among `pages` may not have been written, or only in part."""

    engine: str = ""  # digest of all that shapes every page
    pages: Mapping[str, Stood] = field(default_factory=dict)  # path below docs/ -> how it was rendered
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
    """The next build renders everything."""
    (cache / RECORD).unlink(missing_ok=True)


def stale(before: State, pages: Mapping[str, bytes], names: Iterable[str]) -> tuple[str, ...]:
    """The pages to be rendered: changed ones, and those that may link to a page or file that came or went."""
    changed = {path for path, data in pages.items() if (old := before.pages.get(path)) is None or old.digest != publish.digest(data)}
    moved = sorted(set(before.names) ^ set(names)) if before.pages else []
    return tuple(sorted(changed | set(_naming(moved, {path: data for path, data in pages.items() if path not in changed}))))


def _naming(moved: list[str], pages: Mapping[str, bytes]) -> Iterator[str]:
    """Pages whose Markdown may name one of the `moved` paths: a link ends in its file's name, or stands in its folder."""
    words = sorted({word.encode() for path in moved for word in _written(path)})
    if not words:
        return
    matcher = BytesAhoCorasick(words)
    folders = tuple({path.rpartition("/")[0] for path in moved if PurePosixPath(path).name == "index.md"})
    for path, data in pages.items():
        if any(not folder or path.startswith(folder + "/") for folder in folders) or matcher.find_matches_as_indexes(data):
            yield path


def _written(path: str) -> set[str]:
    """How a link may spell the end of a path; for an index page, which many share, with its folder."""
    parts = PurePosixPath(path).parts
    word = "/".join(parts[-2:]) if parts[-1] == "index.md" else parts[-1]
    return {word, quote(word), word.replace("_", "\\_")}


def sweep(site: Path, keep: Iterable[str]) -> int:
    """Remove every file below `site` but those kept and the search index. How many went."""
    kept = set(keep)
    found = [p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file() or p.is_symlink()]
    return drop(site, (path for path in found if path not in kept and not path.startswith(SEARCH + "/")))


def drop(site: Path, paths: Iterable[str]) -> int:
    """Remove these files and the folders that they leave empty; none that lies outside. How many there were."""
    below = (site / path for path in paths if not leads_out(site, path))
    there = [file for file in below if file.is_file() or file.is_symlink()]
    for file in there:
        file.unlink()
        for folder in file.parents:
            if folder == site or any(folder.iterdir()):
                break
            folder.rmdir()
    return len(there)


def refresh(ours: Path, theirs: Path, scratch: Path) -> None:
    """Make the folder `theirs` hold what `ours` holds, file for file; nothing to do where they are one folder."""
    if ours.resolve() == theirs.resolve():
        return
    wanted = {p.relative_to(ours).as_posix(): p for p in sorted(ours.rglob("*")) if p.is_file() and "__pycache__" not in p.parts}
    for path, file in wanted.items():
        if (theirs / path).is_dir():
            shutil.rmtree(theirs / path)
        publish.replace(theirs / path, file.read_bytes(), scratch)
    if theirs.is_dir():
        drop(theirs, (p for p in _below(theirs) if p not in wanted))


def _below(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
