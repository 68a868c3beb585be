"""What a YAML file holds, and where in the file each value stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

ValuePath = tuple[str | int, ...]
"""Keys and indices, from the root of a document."""


class Place(NamedTuple):
    """A place in a file; both numbers count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file holds: None, text, lists, and mappings whose keys are text."""

    where: str  # path of the file
    value: object
    places: Mapping[ValuePath, Place]  # of each value, or of its key

    @property
    def keys(self) -> Collection[str]:
        """The keys of the mapping at the root; none if there is no mapping."""
        if isinstance(self.value, dict):
            return self.value.keys()
        return ()

    def place(self, path: ValuePath = ()) -> str:
        """`catalog/entities.yml:12`: where the value stands, or the nearest one that holds it."""
        while path and path not in self.places:
            path = path[:-1]
        if path not in self.places:
            return self.where
        return f"{self.where}:{self.places[path].line}"
