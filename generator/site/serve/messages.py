"""What the preview's three processes tell each other: plain values that cross a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class BuildStart:
    """What a build read in the settings before it began."""

    sources: Path
    base: str  # the path that the site will have when published; begins and ends with `/`


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a build."""

    fault: Problem | None = None  # why there is no new site; None: there is one
    problems: tuple[Problem, ...] = ()  # of the new site
    crashed: bool = False  # the process that built has ended


@dataclass(frozen=True, slots=True)
class PreviewState:
    """What the server has to show. The preview's script reads these fields as JSON."""

    version: str  # another after each change of the site; pages of another version reload
    base: str = "/"
    complete: bool = False  # a build has gone well, so a page that is missing is missing
    fault: Problem | None = None  # why the last build failed
    problems: tuple[Problem, ...] = ()  # that have come since the first build that went well
