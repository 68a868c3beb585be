"""What lists of others say of an entity: a block on its page in the list's own words, a data file, and the lists used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalog.listing import Fact, Header, Listing
from generator.model.entities import Entity
from generator.render.library import Library
from generator.render.markup import Raw, outside

COLUMNS = ("entity", "name", "list", "listed_as", "names", "countries", "said", "date", "url", "list_date", "source", "licence")
SHOWN = 20  # listings that an entity's page shows in full


@dataclass(frozen=True, slots=True)
class Shown:
    """One fact of one list, ready for a page."""

    list: Raw  # its name, a link where there is an address
    listed_as: str
    also: tuple[str, ...]  # other names that the list has for it
    countries: tuple[str, ...]
    words: tuple[tuple[str, str], ...]  # label -> what the list says
    date: str  # of the listing
    header: Header
    source: Raw


def of(library: Library, entity: Entity) -> list[Listing]:
    """What the lists have of it."""
    return [one for id_ in entity.listed if (one := library.catalogue.registry.listing(id_))]


def shown(library: Library, entity: Entity) -> list[Shown]:
    """Every fact that the lists tell of an entity, as its page shows them."""
    return [fact_shown(one, header, fact) for one in of(library, entity) for header, fact in one.facts][:SHOWN]


def fact_shown(one: Listing, header: Header, fact: Fact) -> Shown:
    """One fact with its source."""
    words = tuple((label, said) for label, said in fact.words.items() if said)
    return Shown(outside(fact.list or header.title, fact.url or None), one.names[0], one.names[1:], one.countries, words, fact.date, header,
                 outside(header.title, header.source if header.source.startswith("http") else None))


def lists(library: Library) -> list[tuple[Raw, Header]]:
    """The lists that the site uses, each with its name as a link."""
    return [(outside(head.title, head.source if head.source.startswith("http") else None), head)
            for head in library.catalogue.registry.headers]


def rows(library: Library) -> Iterator[dict[str, object]]:
    """One row for each fact of each listed entity, by entity."""
    for id_, entity in sorted(library.corpus.entities.items()):
        for one in of(library, entity):
            for header, fact in one.facts:
                yield {"entity": id_, "name": entity.name, "list": fact.list or header.title, "listed_as": one.names[0],
                       "names": list(one.names), "countries": list(one.countries),
                       "said": [f"{label}: {said}" for label, said in fact.words.items() if said], "date": fact.date, "url": fact.url,
                       "list_date": header.date, "source": header.source, "licence": header.licence}
