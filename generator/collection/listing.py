"""Folders of sources -> every source in them, once each, under its path within the collection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.problem import Problem
from generator.model.source import Source
from generator.store import sources


@dataclass(frozen=True, slots=True)
class SourceFolder:
    """Where sources lie, and how their paths begin within the collection."""

    folder: Path  # or the one file
    prefix: str = ""  # such as `2024/`; empty where the folder is the whole collection


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source, and where its file lies."""

    folder: Path
    path: str  # below the folder
    source: Source  # its own path is the one within the collection


def list_sources(
    folders: Sequence[SourceFolder], max_bytes: int
) -> tuple[list[ListedSource], tuple[Problem, ...]]:
    """List the sources of all folders, each once, and a Problem for each file that was passed over.

    Folders may overlap: a source that lies in two of them belongs to the first.
    """
    listed_sources: dict[tuple[Path, int], ListedSource] = {}
    problems: list[Problem] = []
    for folder in folders:
        sources_below, problems_below = sources.listed(folder.folder, max_bytes)
        for source in sources_below:
            file = _file_of(source, folder.folder)
            place = (file, source.start)
            path = folder.prefix + source.path
            in_collection = replace(source, path=path)
            listed = ListedSource(folder.folder, source.path, in_collection)
            listed_sources.setdefault(place, listed)
        for problem in problems_below:
            where = folder.prefix + problem.where
            problems.append(replace(problem, where=where))
    return list(listed_sources.values()), tuple(problems)


def _file_of(source: Source, folder: Path) -> Path:
    """The file of a source; the folder itself, where that is the one file."""
    if folder.is_dir():
        return folder / source.path
    return folder
