"""The values of lists of others: a list's Header, the Rows of its file, and the Listing that rows of one name make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from generator.model.ids import EntityId
from generator.model.names import Kind


class Header(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a list is; the first line of its file. Holds for each fact of the file that says nothing else."""

    registry: str  # its short name: that of the file
    title: str
    source: str  # an address, or words that say where it is from
    date: str  # ISO 8601: of the list's edition; "" where nobody knows
    licence: str
    format: str
    file: str  # the name of the file that was read
    digest: str  # sha256 of that file's bytes
    entries: int
    clues: tuple[str, ...] = ()  # beginnings of words that an article about such a list uses: "sanction"


class Fact(msgspec.Struct, frozen=True, omit_defaults=True):
    """That a name stands on a list, in the list's own words."""

    list: str = ""  # which of the lists that the file brings together; "": the file's own title
    words: dict[str, str] = {}  # label -> what the list says there
    date: str = ""  # of the listing, as the list gives it
    url: str = ""


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """One name on a list, with all that the list says of it; a line of its file."""

    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # as the shipped catalogue calls them, sorted
    clues: tuple[str, ...] = ()  # beginnings of words that stand beside this name: "senator"
    ids: dict[str, str] = {}
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One person, organisation or thing with all that the lists say of it."""

    id: EntityId  # "list:organisation/bank of kunlun/China"
    kind: Kind
    names: tuple[str, ...]  # the first list's name first
    countries: tuple[str, ...]
    heads: frozenset[str]  # of its names: see `registries.head`
    roles: tuple[str, ...]  # beginnings of words beside its name
    clues: tuple[str, ...]  # beginnings of words in an article about it
    ids: Mapping[str, str]
    facts: tuple[tuple[Header, Fact], ...]


def place(row: Row, others: Iterable[Row]) -> bool:
    """Whether the row's countries speak for, or not against, its being one with the others of its name."""
    theirs = {country for other in others for country in other.countries}
    return not row.countries or not theirs or not theirs.isdisjoint(row.countries)
