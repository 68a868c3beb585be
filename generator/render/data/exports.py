"""Library -> data files as JSON Lines and CSV, never with more text than outlets allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.model.page import Page
from generator.render.data import database_schema, rows, schema
from generator.render.data.addresses import site_address
from generator.render.data.columns import ARTICLES, EVENTS, MENTIONS, RELATIONS, ROLES
from generator.render.data.database import render_database
from generator.render.data.follow_the_money import list_entities
from generator.render.data.package import media_type
from generator.render.data.tables import Row, write_lines, write_table
from generator.render.library import Library
from generator.render.pages import listings as listed_facts
from generator.render.paths import DATABASE, DATABASE_METADATA, FTM_ENTITIES, SCHEMA

PACKED = frozenset({"mentions"})  # files of so many rows that they are packed


def export_articles(library: Library) -> Iterator[Page]:
    """All front matter, one article a line."""
    return _write_files("articles", ARTICLES, rows.article_rows(library))


def export_mentions(library: Library) -> Iterator[Page]:
    """Every linked mention."""
    return _write_files("mentions", MENTIONS, rows.mention_rows(library))


def export_events(library: Library) -> Iterator[Page]:
    """Every entry of the timeline."""
    event_rows = rows.event_rows(library.corpus.timeline)
    return _write_files("events", EVENTS, event_rows)


def export_relations(library: Library) -> Iterator[Page]:
    """What one entity is said to be to another, and who speaks of whom."""
    return _write_files("relations", RELATIONS, rows.relation_rows(library))


def export_roles(library: Library) -> Iterator[Page]:
    """What persons are said to be."""
    return _write_files("roles", ROLES, rows.role_rows(library))


def export_listings(library: Library) -> Iterator[Page]:
    """What lists of others say of entities, where the site uses any."""
    if library.catalogue.listings.headers:
        facts = listed_facts.list_facts(library)
        yield from _write_files("listings", listed_facts.COLUMNS, facts)


def export_schema(library: Library) -> Iterator[Page]:
    """What front matter may hold."""
    text = msgspec.json.format(msgspec.json.encode(schema.ARTICLE), indent=2).decode()
    yield Page(SCHEMA, text + "\n")


def export_database(library: Library) -> Iterator[Page]:
    """Everything as one database, and what datasette is to show of it."""
    yield render_database(library)
    metadata = {
        "title": library.settings.site_name,
        "source_url": site_address(library.settings) or None,
        "databases": {"corpus": {"tables": database_schema.describe_tables()}},
    }
    text = msgspec.json.format(msgspec.json.encode(metadata), indent=2).decode()
    yield Page(DATABASE_METADATA, text + "\n")


def export_entities(library: Library) -> Iterator[Page]:
    """Persons, organisations and places for programs that follow the money."""
    yield Page(FTM_ENTITIES, write_lines(list_entities(library)))


EXPORTS = (
    export_entities,
    export_articles,
    export_mentions,
    export_events,
    export_relations,
    export_roles,
    export_listings,
    export_schema,
    export_database,
)


def _write_files(name: str, columns: Sequence[str], items: Iterable[Row]) -> Iterator[Page]:
    """The same rows as JSON Lines and as CSV."""
    all_rows = list(items)
    lines_path, table_path = file_paths(name)
    yield Page(lines_path, write_lines(all_rows))
    yield Page(table_path, write_table(columns, all_rows))


def file_paths(name: str) -> tuple[str, str]:
    """The paths of the JSON Lines file and of the CSV file."""
    packing = ".gz" if name in PACKED else ""
    return f"data/{name}.jsonl{packing}", f"data/{name}.csv{packing}"


def list_downloads(library: Library) -> list[dict[str, str]]:
    """Names and media types of the files that hold everything."""
    paths = [path for name in count_rows(library) for path in file_paths(name)]
    return [
        {"name": path.removeprefix("data/"), "type": media_type(path)}
        for path in (*paths, DATABASE, FTM_ENTITIES)
    ]


def count_rows(library: Library) -> Mapping[str, int]:
    """Name of a kind of file -> how many rows it has."""
    count = {
        "articles": len(library.articles.printings),
        "mentions": _count(rows.list_mentions(library)),
        "events": len(library.corpus.timeline),
        "relations": _count(rows.relation_rows(library)),
        "roles": _count(rows.role_rows(library)),
    }
    if library.catalogue.listings.headers:
        count["listings"] = _count(listed_facts.list_facts(library))
    return count


def _count(items: Iterable[object]) -> int:
    return sum(1 for _ in items)
