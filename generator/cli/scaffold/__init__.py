"""A folder -> a ready project in it, from `starter/`. Writes all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from generator.cli.scaffold.program import Program, find_program
from generator.errors import ConfigError
from generator.words import squeeze

NAME = "@NAME@"  # stands for the project's name in `starter/`
INSTALL = "@INSTALL@"  # and this for the command that installs the program
DOT = "_"  # and this, at the start of a name, for the dot that would hide the file from packaging


def new(folder: Path, program: Program | None = None) -> tuple[str, ...]:
    """Write a project into `folder`, made if it is not there; the paths of its files.

    No file is overwritten. `program` is what the project's workflow installs: the running program
    where nothing else is named.
    """
    words = folder.absolute().name.replace("-", " ").replace("_", " ")
    name = squeeze(words) or "Cuttings"
    project = project_files(name, program or find_program())
    if folder.exists() and not folder.is_dir():
        raise ConfigError(str(folder), "this is a file", "name a folder for the new project")
    for path in project:
        if (folder / path).exists():
            what = "this file is already there, and would be overwritten"
            raise ConfigError(str(folder / path), what, "choose a new folder")
    for path, content in project.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tuple(project)


def project_files(name: str, program: Program) -> dict[str, bytes]:
    """Path -> content of all files of a new project, sorted by path."""
    contents: dict[str, bytes] = {}
    for path, text in _read_starter(files("generator") / "starter"):
        contents[path] = _fill_in(text, name, program).encode()
    if program.wheel:
        contents[program.wheel.path] = program.wheel.content
    return dict(sorted(contents.items()))


def _read_starter(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    """(path in the project, text) of each file. `above`: the folder's own path in the project."""
    for entry in folder.iterdir():
        name = entry.name
        if name.startswith(DOT):
            name = f".{name.removeprefix(DOT)}"
        if entry.is_dir():
            yield from _read_starter(entry, f"{above}{name}/")
        else:
            yield above + name, entry.read_text("utf-8")


def _fill_in(text: str, name: str, program: Program) -> str:
    """The text with the project's name and the program."""
    return text.replace(INSTALL, program.install).replace(NAME, name)
