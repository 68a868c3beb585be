"""A folder -> a ready project in it, from `starter/`. Writes all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from generator.cli.scaffold.program import Program, find_program
from generator.errors import ConfigError
from generator.words import squeeze

NAME = "@NAME@"  # stands for the project's name in `starter/`
INSTALL = "@INSTALL@"  # and this for the command that installs the program
DOT = "_"  # and this, at the beginning of a name, for the dot that would hide the file from packaging


def new(folder: Path, program: Program | None = None) -> tuple[str, ...]:
    """Write a project into `folder`, made if it is not there; the paths of its files.

    Nothing that stands is overwritten. `program` is what the project's workflow installs: this program
    where nothing else is named.
    """
    name = squeeze(folder.absolute().name.replace("-", " ").replace("_", " ")) or "Cuttings"
    wanted = project_files(name, program or find_program())
    if folder.exists() and not folder.is_dir():
        raise ConfigError(str(folder), "this is a file", "name a folder for the new project")
    if there := [path for path in wanted if (folder / path).exists()]:
        raise ConfigError(
            str(folder / there[0]), "this file is already there, and would be overwritten", "choose a new folder"
        )
    for path, content in wanted.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return tuple(wanted)


def project_files(name: str, program: Program) -> dict[str, bytes]:
    """Path -> content of all files of a new project, sorted by path."""
    texts = _starter(files("generator") / "starter")
    wanted = {path: _filled(path, text, name, program).encode() for path, text in texts}
    wheel = {program.wheel.path: program.wheel.content} if program.wheel else {}
    return dict(sorted((wanted | wheel).items()))


def _starter(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = f".{entry.name.removeprefix(DOT)}" if entry.name.startswith(DOT) else entry.name
        if entry.is_dir():
            yield from _starter(entry, f"{above}{name}/")
        else:
            yield above + name, entry.read_text("utf-8")


def _filled(path: str, text: str, name: str, program: Program) -> str:
    """The project's name and the program put in; in YAML the name stands between double quotes."""
    inner = msgspec.json.encode(name).decode()[1:-1] if path.endswith(".yml") else name
    return text.replace(INSTALL, program.install).replace(NAME, inner)
