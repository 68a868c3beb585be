"""Library -> its persons, organisations and places as FollowTheMoney entities, one a line.

Only what the model has a schema for, and nothing guessed: a kind says no more than "organisation",
so none is called a company or a public body. Names that are only possible are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Entity, Tier
from generator.model.names import Kind
from generator.render.data.addresses import page_address, site_address
from generator.render.data.tables import Row
from generator.render.library import Library
from generator.render.paths import entity_path

SCHEMAS = {Kind.PERSON: "Person", Kind.ORGANISATION: "Organization", Kind.PLACE: "Address"}
ADDRESS_NAME = "full"  # what an Address has for a name


def list_entities(library: Library) -> Iterator[Row]:
    """Entities by id."""
    for id_, entity in sorted(library.corpus.entities.items()):
        if entity.kind in SCHEMAS and entity.tier is not Tier.POSSIBLE:
            yield {
                "id": id_,
                "schema": SCHEMAS[entity.kind],
                "properties": dict(_properties(library, entity)),
            }


def _properties(library: Library, entity: Entity) -> Iterator[tuple[str, list[str]]]:
    """Property -> its values; the page on our site is the proof."""
    yield "name", [entity.name]
    if entity.kind is Kind.PLACE:
        yield ADDRESS_NAME, [entity.name]
    aliases = [name for name, _ in entity.aliases if name != entity.name]
    if aliases:
        yield "alias", aliases
    if "wikidata" in entity.ids:
        yield "wikidataId", [entity.ids["wikidata"]]
    if "lei" in entity.ids and entity.kind is Kind.ORGANISATION:
        yield "leiCode", [entity.ids["lei"]]
    if entity.note:
        yield "summary", [entity.note]
    site = site_address(library.settings)
    if site and entity.id in library.entities.with_page:
        yield "sourceUrl", [page_address(site, entity_path(entity.id))]
