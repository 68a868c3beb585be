"""The values of lists of others: a list's Header, the Records of its file, and Listings.

A Listing is what the records of one name, kind and country say together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from generator.model.ids import EntityId
from generator.model.names import Kind


class Header(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a list is; the first line of its file.

    It holds for each fact of the file that says nothing else.
    """

    registry: str  # the list's short name: that of the file
    title: str
    source: str  # an address, or words that say where the list is from
    date: str  # ISO 8601: of the list's edition; "" where nobody knows
    licence: str
    format: str
    file: str  # the name of the file that was read
    digest: str  # sha256 of that file's bytes
    entries: int
    clues: tuple[str, ...] = ()
    """Beginnings of words that an article about such a list uses: "sanction"."""


class Fact(msgspec.Struct, frozen=True, omit_defaults=True):
    """That a name stands on a list, in the list's own words."""

    list: str = ""  # which of the lists that the file brings together; "": the file's own title
    words: dict[str, str] = {}  # label -> what the list says there
    date: str = ""  # of the listing, as the list gives it
    url: str = ""


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """One name on a list, with all that the list says of it; a line of the list's file."""

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
    core_names: frozenset[str]  # of its names: see `names.core_name`
    roles: tuple[str, ...]  # beginnings of words beside its name
    clues: tuple[str, ...]  # beginnings of words in an article about it
    ids: Mapping[str, str]
    facts: tuple[tuple[Header, Fact], ...]


def may_be_one(record: Record, others: Iterable[Record]) -> bool:
    """Whether a record may speak of the same one as others of its name.

    It may if they share a country, or if one side names no country.
    """
    if not record.countries:
        return True
    countries = {
        country
        for other in others
        for country in other.countries
    }
    return not countries or not countries.isdisjoint(record.countries)
