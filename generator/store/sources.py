"""A folder -> Sources, and a Source -> the bytes it was listed with. Read only."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from generator.errors import ConfigError
from generator.model.problem import Problem
from generator.model.source import RECORD_SUFFIXES, Source
from generator.store.disk import naming, open_file

HINT = "raise `max_megabytes` in cuttings.yml"
OUT = "a link that leads out of the sources"
COPY = "copy the file into the folder"
READABLE = "allow it to be read (`chmod u+r`), or take it out of the sources"


def check_apart(folder: Path, written: Iterable[Path]) -> None:
    """Stop if the sources hold, or lie in, one of the folders that a build writes."""
    sources = folder.resolve()
    for place in written:
        here = place.resolve()
        if here.is_relative_to(sources) or sources.is_relative_to(here):
            raise ConfigError(
                str(folder),
                f"the sources and `{place.name}/`, which a build writes, lie in one another",
                "put the cuttings into a folder of their own, such as `sources/`")


def listed(folder: Path, max_bytes: int) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Every source below `folder` (or the one file), in path order,
    and what was passed over and why.
    """
    found: list[Source] = []
    problems: list[Problem] = []
    files = _files(folder, problems)
    names = {str(file) for file in files}
    for file in files:
        name = shown(file, folder)
        if file.suffix == ".yml" and (str(file.with_suffix("")) in names or _alone(file, folder)):
            continue
        if file.name.endswith(".yml") and file.suffixes[:-1]:
            what, hint = "a sidecar without its source", f"`{file.stem}` is not in this folder"
            problems.append(Problem(name, what, hint))
            continue
        try:
            found += _of_file(file, folder, name, max_bytes, problems)
        except OSError as error:
            problems.append(_unreadable(name, error))
    return tuple(found), tuple(problems)


def _alone(sidecar: Path, folder: Path) -> bool:
    """True if the sources are this sidecar alone, and its source lies beside it."""
    return sidecar == folder and sidecar.with_suffix("").is_file()


def shown(file: Path, folder: Path) -> str:
    """Its path below the sources, as text: bytes that are no UTF-8 are shown as `\\xe9`."""
    path = file.name if file == folder else file.relative_to(folder).as_posix()
    encoded = path.encode("utf-8", "surrogateescape")
    return encoded.decode("utf-8", "backslashreplace")


def fetch(folder: Path, source: Source) -> tuple[bytes, bytes | None] | None:
    """The source's bytes and its sidecar's; None if they are not, or no longer,
    those that were listed.
    """
    try:
        file = _path(folder, source)
        with open_file(file) as opened:
            opened.seek(source.start)
            # a file that has grown is another
            more = 0 if file.suffix.lower() in RECORD_SUFFIXES else 1
            data = opened.read(source.end - source.start + more)
    except OSError:
        return None
    beside, _ = _sidecar(file, folder)
    if sha256(data).hexdigest() != source.digest or _digest(beside) != source.sidecar:
        return None
    return data, beside


def changing(source: Source) -> Problem:
    """What is told of a source that was never the same when it was listed and when it was read."""
    hint = "build again when it is written to its end"
    return Problem(source.path, "it changes while it is read", hint)


def _unreadable(name: str, error: OSError) -> Problem:
    return Problem(name, f"unreadable: {error.strerror}", READABLE)


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """Every file below `folder` that is ours to read, in path order;
    each folder and link that is not is told.
    """
    if folder.is_file():
        return [folder]
    with naming(folder):
        waiting = [Path(entry) for entry in os.scandir(folder)]
    found: list[Path] = []
    while waiting:
        path = waiting.pop()
        if path.name.startswith("."):
            continue
        try:
            if not _no_file(path, folder, problems):
                found.append(path)
            elif path.is_dir() and not path.is_symlink():
                waiting += [Path(entry) for entry in os.scandir(path)]
        except OSError as error:
            problems.append(_unreadable(shown(path, folder), error))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _no_file(path: Path, folder: Path, problems: list[Problem]) -> bool:
    """True if it is no file below the sources; a link or a device among them is told."""
    if path.is_symlink():
        if what := _misleads(path, folder):
            problems.append(Problem(shown(path, folder), what, COPY))
        return bool(what)
    if path.is_file() or path.is_dir():
        return not path.is_file()
    path.stat()  # an OSError if it cannot be asked, or is gone
    hint = "take it out of the sources"
    problems.append(Problem(shown(path, folder), "neither a file nor a folder", hint))
    return True


def _misleads(link: Path, folder: Path) -> str:
    """Why a link is not followed; empty for one that leads to a file of the sources."""
    try:
        end = link.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a link that leads to itself, until Python 3.13
        return "a link that leads nowhere"
    if not end.is_relative_to(folder.resolve()):
        return OUT
    return "" if end.is_file() else "a link to what is no file"


def _of_file(
    file: Path, folder: Path, name: str, max_bytes: int, problems: list[Problem]
) -> Iterator[Source]:
    data, unreadable = _sidecar(file, folder)
    if unreadable is not None:
        problems.append(_unreadable(f"{name}.yml", unreadable))
    beside = _digest(data)
    with open_file(file) as opened:
        if file.suffix.lower() in RECORD_SUFFIXES:
            yield from _lines(opened, name, beside, max_bytes, problems)
            return
        size = os.fstat(opened.fileno()).st_size
        whole = b"" if size > max_bytes else opened.read(max_bytes + 1)
    if (size := max(size, len(whole))) > max_bytes:
        what = f"{size / 1e6:.0f} MB, more than {max_bytes / 1e6:.0f} MB"
        problems.append(Problem(name, what, HINT))
        return
    yield Source(name, sha256(whole).hexdigest(), 0, len(whole), beside)


def _lines(
    lines: Iterable[bytes], name: str, sidecar: str, max_bytes: int, problems: list[Problem]
) -> Iterator[Source]:
    start = 0
    has_words = False
    for line in lines:
        end = start + len(line)
        has_words = has_words or bool(line.strip())
        if len(line) > max_bytes:
            what = f"the line at byte {start} is {len(line) / 1e6:.0f} MB"
            problems.append(Problem(name, what, HINT))
        elif line.strip():
            yield Source(name, sha256(line).hexdigest(), start, end, sidecar)
        start = end
    if not has_words:
        problems.append(Problem(name, "empty", "each line is one article, as JSON"))


def _sidecar(file: Path, folder: Path) -> tuple[bytes | None, OSError | None]:
    """The bytes of the sidecar, if there is one below the sources; and why it cannot be read,
    if it cannot.
    """
    sidecar = file.with_name(file.name + ".yml")
    home = folder.parent if file == folder else folder
    try:
        if sidecar.is_symlink() and not sidecar.resolve().is_relative_to(home.resolve()):
            return None, None  # `_files` has told of it
        with open_file(sidecar) as opened:
            return opened.read(), None
    except (FileNotFoundError, RuntimeError):  # RuntimeError: a link that leads to itself
        return None, None
    except OSError as error:  # a name of 255 bytes has no room for `.yml`: nobody wrote one
        return None, None if error.errno == errno.ENAMETOOLONG else error


def _digest(data: bytes | None) -> str:
    if data is None:
        return ""
    return sha256(data).hexdigest()


def _path(folder: Path, source: Source) -> Path:
    if not folder.is_dir():
        return folder
    straight = folder / source.path
    if straight.is_file():
        return straight
    same = (file for file in _files(folder, []) if shown(file, folder) == source.path)
    return next(same, straight)  # a name that is no UTF-8
