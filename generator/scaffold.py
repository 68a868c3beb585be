"""A folder -> a ready project in it, from `starter/`. Writes all of it, or nothing."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from generator.errors import ConfigError
from generator.words import squeeze

NAME = "@NAME@"  # stands for the project's name in `starter/`
DOT = "_"  # and this, at the beginning of a name, for the dot that would hide the file from packaging


def new(folder: Path) -> tuple[str, ...]:
    """Write a project into `folder`, made if it is not there; the paths of its files. Nothing that stands is overwritten."""
    name = squeeze(folder.absolute().name.replace("-", " ").replace("_", " ")) or "Cuttings"
    wanted = {path: _named(path, text, name) for path, text in sorted(_starter(files("generator") / "starter"))}
    if folder.exists() and not folder.is_dir():
        raise ConfigError(str(folder), "this is a file", "name a folder for the new project")
    if there := [path for path in wanted if (folder / path).exists()]:
        raise ConfigError(str(folder / there[0]), "this file is already there, and would be overwritten", "choose a new folder")
    for path, text in wanted.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="")
    return tuple(wanted)


def _starter(folder: Traversable, above: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        path = above + (f".{entry.name.removeprefix(DOT)}" if entry.name.startswith(DOT) else entry.name)
        found += _starter(entry, path + "/") if entry.is_dir() else [(path, entry.read_text("utf-8"))]
    return found


def _named(path: str, text: str, name: str) -> str:
    """The project's name put in; in YAML it stands between double quotes."""
    inner = msgspec.json.encode(name).decode()[1:-1] if path.endswith(".yml") else name
    return text.replace(NAME, inner)
