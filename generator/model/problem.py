"""What a person should know that need not stop the build."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something a person should know that need not stop the build."""

    where: str  # a path below sources/, catalog/, decisions/ or docs/
    what: str
    hint: str = ""
