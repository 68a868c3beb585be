"""What the preview's three processes tell each other: plain values that cross a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the site could not be rebuilt, as the terminal and the browser show it."""

    where: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"\nhint: {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Place:
    """What a build read in the settings before it began."""

    sources: Path
    base: str  # the path that the site will have when published; begins and ends with `/`


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a build."""

    fault: Fault | None = None  # None: the site stands
    crashed: bool = False  # the process that built has ended


@dataclass(frozen=True, slots=True)
class Standing:
    """What the server has to show."""

    version: str  # another after each change of the site; pages of another version reload
    base: str = "/"
    complete: bool = False  # a build has gone well, so a page that is missing is missing
    fault: Fault | None = None
