"""What lists of others say of an entity: a block on its page, a data file, and the lists used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalog.listings.values import Fact, Header, Listing
from generator.model.entities import Entity
from generator.render.library import Library
from generator.render.markup import Raw, outside

COLUMNS = (
    "entity",
    "name",
    "list",
    "listed_as",
    "names",
    "countries",
    "said",
    "date",
    "url",
    "list_date",
    "source",
    "licence",
)
MOST_FACTS = 20  # that an entity's page shows in full


@dataclass(frozen=True, slots=True)
class ListedFact:
    """One fact of one list, ready for a page."""

    list: Raw  # its name, a link where there is an address
    listed_as: str
    also: tuple[str, ...]  # other names that the list has for it
    countries: tuple[str, ...]
    words: tuple[tuple[str, str], ...]  # label -> what the list says
    date: str  # of the listing
    header: Header
    source: Raw


def find_listings(library: Library, entity: Entity) -> list[Listing]:
    """What the lists have of an entity."""
    registry = library.catalogue.listings
    listings = [registry.find_listing(id_) for id_ in entity.listing_ids]
    return [listing for listing in listings if listing]


def describe_listings(library: Library, entity: Entity) -> list[ListedFact]:
    """The facts that the lists give of an entity, as its page shows them."""
    facts = []
    for listing in find_listings(library, entity):
        for header, fact in listing.facts:
            facts.append(_describe_fact(listing, header, fact))
    return facts[:MOST_FACTS]


def _describe_fact(listing: Listing, header: Header, fact: Fact) -> ListedFact:
    """One fact with its source."""
    return ListedFact(
        list=outside(fact.list or header.title, fact.url or None),
        listed_as=listing.names[0],
        also=listing.names[1:],
        countries=listing.countries,
        words=_words_of(fact),
        date=fact.date,
        header=header,
        source=_link_list(header),
    )


def _words_of(fact: Fact) -> tuple[tuple[str, str], ...]:
    """(label, what the list says there), without what is empty."""
    return tuple(
        (label, words)
        for label, words in fact.words.items()
        if words
    )


def _link_list(header: Header) -> Raw:
    """The title of a list, a link where its source is an address."""
    address = header.source if header.source.startswith("http") else None
    return outside(header.title, address)


def link_lists(library: Library) -> list[tuple[Raw, Header]]:
    """The lists that the site uses, each with its name as a link."""
    headers = library.catalogue.listings.headers
    return [(_link_list(header), header) for header in headers]


def list_facts(library: Library) -> Iterator[dict[str, object]]:
    """One row of COLUMNS for each fact of each listed entity, by entity."""
    for _, entity in sorted(library.corpus.entities.items()):
        for listing in find_listings(library, entity):
            for header, fact in listing.facts:
                yield _fact_row(entity, listing, header, fact)


def _fact_row(entity: Entity, listing: Listing, header: Header, fact: Fact) -> dict[str, object]:
    return {
        "entity": entity.id,
        "name": entity.name,
        "list": fact.list or header.title,
        "listed_as": listing.names[0],
        "names": list(listing.names),
        "countries": list(listing.countries),
        "said": [f"{label}: {words}" for label, words in _words_of(fact)],
        "date": fact.date,
        "url": fact.url,
        "list_date": header.date,
        "source": header.source,
        "licence": header.licence,
    }
