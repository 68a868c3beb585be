"""The tables of the database: their columns, keys and indexes, and what datasette shows of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.render.data.columns import MEANINGS

# Table -> its columns as SQLite wants them. A table stands after those that it points to.
TABLES: Mapping[str, Mapping[str, str]] = {
    "outlets": {"name": "TEXT PRIMARY KEY", "policy": "TEXT", "rights": "TEXT"},
    "themes": {"id": "TEXT PRIMARY KEY", "name": "TEXT", "description": "TEXT"},
    "entities": {
        "number": "INTEGER PRIMARY KEY",
        "id": "TEXT UNIQUE",
        "name": "TEXT",
        "kind": "TEXT",
        "tier": "TEXT",
        "stories": "INTEGER",
        "wikidata": "TEXT",
        "note": "TEXT",
        "path": "TEXT",
    },
    "aliases": {
        "entity": "INTEGER REFERENCES entities(number)",
        "surface": "TEXT",
        "mentions": "INTEGER",
    },
    "articles": {
        "number": "INTEGER PRIMARY KEY",
        "id": "TEXT UNIQUE",
        "title": "TEXT",
        "date": "TEXT",
        "date_basis": "TEXT",
        "first": "TEXT",
        "outlet": "TEXT REFERENCES outlets(name)",
        "source_url": "TEXT",
        "story": "INTEGER REFERENCES articles(number)",
        "lang": "TEXT",
        "policy": "TEXT",
        "rights": "TEXT",
        "status": "TEXT",
        "words": "INTEGER",
        "path": "TEXT",
        "body": "TEXT",
    },
    "article_authors": {"article": "INTEGER REFERENCES articles(number)", "author": "TEXT"},
    "article_themes": {
        "article": "INTEGER REFERENCES articles(number)",
        "theme": "TEXT REFERENCES themes(id)",
    },
    "article_tags": {"article": "INTEGER REFERENCES articles(number)", "tag": "TEXT"},
    "events": {
        "id": "TEXT PRIMARY KEY",
        "date": "TEXT",
        "first": "TEXT",
        "last": "TEXT",
        "certainty": "TEXT",
        "text": "TEXT",
        "outlets": "INTEGER",
    },
    "event_reports": {
        "event": "TEXT REFERENCES events(id)",
        "article": "INTEGER REFERENCES articles(number)",
        "anchor": "TEXT",
    },
    "event_entities": {
        "event": "TEXT REFERENCES events(id)",
        "entity": "INTEGER REFERENCES entities(number)",
    },
    "relations": {
        "number": "INTEGER PRIMARY KEY",
        "subject": "INTEGER REFERENCES entities(number)",
        "kind": "TEXT",
        "object": "INTEGER REFERENCES entities(number)",
        "certainty": "TEXT",
        "stories": "INTEGER",
    },
    "relation_evidence": {
        "relation": "INTEGER REFERENCES relations(number)",
        "article": "INTEGER REFERENCES articles(number)",
        "anchor": "TEXT",
    },
    "roles": {
        "number": "INTEGER PRIMARY KEY",
        "entity": "INTEGER REFERENCES entities(number)",
        "role": "TEXT",
        "organisation": "INTEGER REFERENCES entities(number)",
        "former": "INTEGER",
        "date": "TEXT",
    },
    "role_evidence": {
        "role": "INTEGER REFERENCES roles(number)",
        "article": "INTEGER REFERENCES articles(number)",
        "anchor": "TEXT",
    },
    "mentions": {
        "article": "INTEGER REFERENCES articles(number)",
        "entity": "INTEGER REFERENCES entities(number)",
        "surface": "TEXT",
        "start": "INTEGER",
        "end": "INTEGER",
        "anchor": "TEXT",
        "tier": "TEXT",
        "score": "REAL",
    },
}
SEARCH = (
    'CREATE VIRTUAL TABLE "articles_fts" USING fts5'
    "(title, body, content='articles', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 2')"
)
# It stands for an index of a tenth of the file.
MENTIONS_KEY = 'PRIMARY KEY ("article", "start", "end")'
INDEXED = (
    ("mentions", "entity"),
    ("event_reports", "article"),
    ("event_entities", "entity"),
    ("relations", "subject"),
    ("relations", "object"),
    ("articles", "outlet"),
)
FINISH = (
    *(f'CREATE INDEX "{table}_{column}" ON "{table}"("{column}")' for table, column in INDEXED),
    "INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')",
    "INSERT INTO articles_fts(articles_fts) VALUES ('optimize')",
)
LABELS = {
    "articles": "title",
    "entities": "name",
    "themes": "name",
    "events": "text",
    "outlets": "name",
    "relations": "kind",
    "roles": "role",
}
FACETS = {
    "articles": ("outlet", "date_basis", "policy"),
    "entities": ("kind", "tier"),
    "events": ("certainty",),
    "mentions": ("tier",),
    "relations": ("kind", "certainty"),
    "roles": ("former",),
    "article_themes": ("theme",),
    "article_tags": ("tag",),
}
# Meanings of columns that no other data file has, or that mean something else there.
OWN_MEANINGS = {
    "number": "of this row, for other tables; it may change when articles come in",
    "story": "number of the lead printing of the story",
    "body": "the text, as far as its outlet allows it to be shown",
    "author": "name",
    "theme": "id of the theme",
    "tag": "what it is about, in words",
    "event": "id of the timeline entry",
    "relation": "number of the relation",
    "article": "number of the article",
    "entity": "number of the entity",
    "subject": "number of the entity that does",
    "object": "number of the entity that it is done to",
    "organisation": "number of the entity where the role is held, if known",
    "first": "first day, by which to sort",
    "mentions": "how many mentions have this form",
    "wikidata": "id of the entity there",
    "note": "what the catalogue says of it",
    "description": "what it is about",
}


def list_statements() -> Iterator[str]:
    """The statements that make the empty database."""
    for name, columns in TABLES.items():
        parts = ", ".join(f'"{column}" {type_}' for column, type_ in columns.items())
        clustered = f", {MENTIONS_KEY}) WITHOUT ROWID" if name == "mentions" else ")"
        yield f'CREATE TABLE "{name}" ({parts}{clustered}'
    yield SEARCH


def describe_tables() -> dict[str, dict[str, object]]:
    """Table -> what datasette is to know of it."""
    return {name: _describe_table(name) for name in TABLES}


def _describe_table(name: str) -> dict[str, object]:
    table: dict[str, object] = {
        "columns": {column: _meaning(name, column) for column in TABLES[name]},
    }
    if name in LABELS:
        table["label_column"] = LABELS[name]
    if name in FACETS:
        table["facets"] = list(FACETS[name])
    if name == "articles":
        table["fts_table"] = "articles_fts"
        table["fts_pk"] = "number"
        table["sort_desc"] = "first"
    return table


def _meaning(table: str, column: str) -> str:
    if (table, column) == ("role_evidence", "role"):
        return "number of the role"
    return OWN_MEANINGS.get(column) or MEANINGS[column]
