"""A folder -> Sources, and a Source -> its bytes. Read only."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from generator.model import Problem, Source

HINT = "raise `max_megabytes` in cuttings.yml"
LINES = (".jsonl", ".ndjson")  # one article a line: each line is a Source of its own


def listed(folder: Path, max_bytes: int) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Every source below `folder` (or the one file), in path order, and what was passed over and why."""
    found: list[Source] = []
    problems: list[Problem] = []
    for file in _files(folder):
        name = shown(file, folder)
        if not file.resolve().is_relative_to(folder.resolve() if folder.is_dir() else folder.resolve().parent):
            problems.append(Problem(name, "a link that leads out of the sources", "copy the file into the folder"))
        elif _is_sidecar(file):
            continue
        elif file.name.endswith(".yml") and file.suffixes[:-1]:
            problems.append(Problem(name, "a sidecar without its source", f"`{file.stem}` is not in this folder"))
        else:
            try:
                found += _of_file(file, name, max_bytes, problems)
            except OSError as error:
                problems.append(Problem(name, f"unreadable: {error.strerror}"))
    return tuple(found), tuple(problems)


def shown(file: Path, folder: Path) -> str:
    """Its path below the sources, as text: bytes that are no UTF-8 are shown as `\\xe9`."""
    path = file.relative_to(folder).as_posix() if folder.is_dir() else file.name
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    below = (p for p in folder.rglob("*") if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return sorted((p for p in below if p.is_file()), key=lambda p: p.relative_to(folder).as_posix())


def _is_sidecar(file: Path) -> bool:
    return file.suffix == ".yml" and file.with_suffix("").is_file()


def _of_file(file: Path, name: str, max_bytes: int, problems: list[Problem]) -> Iterator[Source]:
    sidecar = file.with_name(file.name + ".yml")
    beside = sha256(sidecar.read_bytes()).hexdigest() if sidecar.is_file() else ""
    if file.suffix.lower() in LINES:
        yield from _lines(file, name, beside, max_bytes, problems)
        return
    size = file.stat().st_size
    if size > max_bytes:
        problems.append(Problem(name, f"{size / 1e6:.0f} MB, more than {max_bytes / 1e6:.0f} MB", HINT))
        return
    yield Source(name, sha256(file.read_bytes()).hexdigest(), 0, size, beside)


def _lines(file: Path, name: str, sidecar: str, max_bytes: int, problems: list[Problem]) -> Iterator[Source]:
    start = 0
    with file.open("rb") as lines:
        for line in lines:
            end = start + len(line)
            if len(line) > max_bytes:
                problems.append(Problem(name, f"the line at byte {start} is {len(line) / 1e6:.0f} MB", HINT))
            elif line.strip():
                yield Source(name, sha256(line).hexdigest(), start, end, sidecar)
            start = end


def fetch(folder: Path, source: Source) -> tuple[bytes, bytes | None]:
    """The source's bytes, and its sidecar's where it has one."""
    file = _path(folder, source)
    with file.open("rb") as opened:
        opened.seek(source.start)
        data = opened.read(source.end - source.start)
    return data, file.with_name(file.name + ".yml").read_bytes() if source.sidecar else None


def _path(folder: Path, source: Source) -> Path:
    if folder.is_file():
        return folder
    straight = folder / source.path
    if straight.is_file():
        return straight
    return next(file for file in _files(folder) if shown(file, folder) == source.path)  # a name that is no UTF-8
