"""Library -> data files: articles, mentions and events as JSON Lines and CSV, never more than outlets allow."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from generator import edtf
from generator.model.entities import Link
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.model.names import Mention
from generator.model.page import Page
from generator.render.data import schema
from generator.render.data.inspection import kind_of
from generator.render.data.metadata import front
from generator.render.frontmatter import whole
from generator.render.library import Library, sentence_at
from generator.render.pages import companions
from generator.render.pages import listings as listed_facts
from generator.render.paths import SCHEMA, article_path, url_of
from generator.render.quoting import line_of

Row = Mapping[str, object]
ARTICLES = (  # columns of articles.csv; a list is joined by "; "
    "id", "title", "date", "date_basis", "outlet", "authors", "source_url", "themes", "tags", "entities", "events", "cluster",
    "duplicate_of", "part_of", "lang", "policy", "rights", "status", "words", "source", "record", "path",
)
MENTIONS = ("article", "entity", "name", "kind", "tier", "score", "surface", "start", "end", "anchor", "by", "why")
EVENTS = ("id", "date", "first", "last", "certainty", "text", "outlets", "articles", "anchors", "entities", "themes", "disputed")
RELATIONS = ("subject", "kind", "object", "certainty", "stories", "articles", "anchors")
ROLES = ("entity", "organisation", "former", "role", "date", "articles", "anchors")
PACKED = frozenset({"mentions"})  # so many rows that their files are packed
COLUMNS = {"articles": ARTICLES, "mentions": MENTIONS, "events": EVENTS, "relations": RELATIONS, "roles": ROLES}
MEANING = {
    "id": "permanent id", "title": "headline", "date": "EDTF: of publication, or of the event", "date_basis": "how the date is known",
    "outlet": "who printed it", "authors": "names", "source_url": "the original", "themes": "ids of themes, the first is the main one",
    "tags": "what it is about, in words", "entities": "ids of entities", "events": "ids of timeline entries that it tells",
    "cluster": "id of the lead printing, where the story has several", "duplicate_of": "id of the lead printing, where this is another one",
    "part_of": "the page of several stories that holds it", "lang": "BCP 47", "policy": "how much of the text may be shown",
    "rights": "of the text", "status": "whether a person has reviewed it", "words": "how many words the source has",
    "source": "file below the sources", "record": "id of the line in a JSONL file", "path": "the page, below the site's root",
    "article": "id of the article", "entity": "id of the entity", "name": "of the entity", "kind": "person, organisation, place, ...",
    "tier": "confirmed, auto or possible", "score": "0 to 1", "surface": "the words as printed", "start": "first code point in the text",
    "end": "code point after the last", "anchor": "id of the sentence on the article's page", "by": "the rule or model that found it",
    "why": "why it is this entity", "first": "first day", "last": "last day", "text": "one line",
    "certainty": "happened, ongoing, planned, reported, denied or conditional", "outlets": "how many independent outlets tell it",
    "articles": "ids of the articles that tell it", "anchors": "their sentences, in the same order",
    "subject": "id of the entity that does", "object": "id of the entity that it is done to", "stories": "how many stories tell it",
    "organisation": "id of the entity where the role is held, if known", "former": "whether it is over", "role": "the words as printed",
    "list": "the list that has the name", "listed_as": "the name as the list has it", "names": "all that it has for it",
    "countries": "as the list says", "said": "the list's own words", "url": "where the list says so", "list_date": "of the list's edition",
    "licence": "of the list", "disputed": "entries that tell the same with another date",
}
AS_IT_IS = frozenset({int, float, type(None)})  # in a cell
FORMULA = frozenset("=+-@")  # after blanks; what a spreadsheet would run


def articles(library: Library) -> Iterator[Page]:
    """All front matter, one article a line."""
    return both("articles", ARTICLES, article_rows(library))


def mentions(library: Library) -> Iterator[Page]:
    """Every linked mention."""
    return both("mentions", MENTIONS, mention_rows(library))


def events(library: Library) -> Iterator[Page]:
    """Every entry of the timeline."""
    return both("events", EVENTS, event_rows(library, library.corpus.timeline))


def relations(library: Library) -> Iterator[Page]:
    """What one entity is said to be to another, and who speaks of whom."""
    return both("relations", RELATIONS, relation_rows(library))


def roles(library: Library) -> Iterator[Page]:
    """What persons are said to be."""
    return both("roles", ROLES, role_rows(library))


def listings(library: Library) -> Iterator[Page]:
    """What lists of others say of entities, where the site uses any."""
    if library.catalogue.listings.headers:
        yield from both("listings", listed_facts.COLUMNS, listed_facts.list_facts(library))


def both(name: str, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[Page]:
    """The same rows as JSON Lines and as CSV."""
    held = list(rows)
    as_lines, as_table = paths_of(name)
    yield Page(as_lines, lines(held))
    yield Page(as_table, table(columns, held))


def paths_of(name: str) -> tuple[str, str]:
    """Where its JSON Lines and its CSV are."""
    end = ".gz" if name in PACKED else ""
    return f"data/{name}.jsonl{end}", f"data/{name}.csv{end}"


def article_schema(library: Library) -> Iterator[Page]:
    """What front matter may hold."""
    yield Page(SCHEMA, msgspec.json.format(msgspec.json.encode(schema.ARTICLE), indent=2).decode() + "\n")


FILES = (articles, mentions, events, relations, roles, listings, article_schema)


def article_rows(library: Library) -> Iterator[Row]:
    """Front matter with `source`, `record`, how many words and where the page is; sorted by id."""
    for found in sorted(library.articles, key=lambda found: found.article.id):
        article = found.article
        meta = {key: value for key, value in front(library, found).items() if value not in (None, "", [], ())}
        meta["words"] = len(article.text.split()) + article.unshown
        yield {**meta, "source": article.source, "record": article.record, "path": url_of(article_path(article.id))}


def told_mentions(library: Library) -> Iterator[tuple[Findings, Mention, Link]]:
    """Linked mentions by article and place."""
    for found in sorted(library.articles, key=lambda found: found.article.id):
        links = library.corpus.links.get(found.article.id, {})
        for mention in found.mentions:
            link = links.get(mention.span)
            if link is not None and link.entity in library.corpus.entities:
                yield found, mention, link


def mention_rows(library: Library) -> Iterator[Row]:
    """Every mention that may be told, with the sentence that holds it."""
    entities = library.corpus.entities
    for found, mention, link in told_mentions(library):
        sentence, entity = sentence_at(found, mention.span.start), entities[link.entity]
        yield {
            "article": found.article.id, "entity": entity.id, "name": entity.name, "kind": kind_of(mention, link, library.corpus).value,
            "tier": link.tier.value, "score": round(link.score, 4), "surface": mention.surface, "start": mention.span.start,
            "end": mention.span.end, "anchor": sentence.anchor if sentence else None, "by": mention.by, "why": link.why,
        }


def event_rows(library: Library, entries: Iterable[TimelineEntry]) -> Iterator[Row]:
    """Timeline entries by day, each with the sentences that tell it."""
    for entry in entries:
        yield {
            "id": entry.id, "date": edtf.write(entry.period),
            "first": entry.period.first.isoformat(), "last": entry.period.last.isoformat(),
            "certainty": entry.certainty.value, "text": line_of(library, entry), "outlets": entry.outlets,
            "articles": [told.article for told in entry.told], "anchors": [told.anchor for told in entry.told],
            "entities": list(entry.entities), "themes": list(entry.themes), "disputed": list(entry.disputed),
        }


def relation_rows(library: Library) -> Iterator[Row]:
    """Relations by subject, each with the sentences that tell it; then who appears most with whom, each with one sentence of both."""
    for tie in library.corpus.ties:
        yield {
            "subject": tie.subject, "kind": tie.kind.value, "object": tie.object_, "certainty": tie.certainty.value,
            "stories": len(tie.told), "articles": [one.article for one in tie.told], "anchors": [one.anchor for one in tie.told]}
    for one, other, n, of in companions.list_companions(library):
        yield {"subject": one, "kind": "appears with", "object": other, "certainty": None, "stories": n, "articles": [of.article],
               "anchors": [of.anchor]}


def role_rows(library: Library) -> Iterator[Row]:
    """Roles by person, newest first."""
    for office in library.corpus.offices:
        told = office.told
        article = library.corpus.findings[told[0].article].article
        yield {
            "entity": office.person, "organisation": office.organisation, "former": office.former,
            "role": article.text[told[0].span.start:told[0].span.end],
            "date": edtf.write(article.published.period) if article.published else None,
            "articles": [one.article for one in told], "anchors": [one.anchor for one in told]}


def lines(rows: Iterable[Row]) -> str:
    """JSON Lines; half characters are written as U+FFFD."""
    return "".join(_line(row) + "\n" for row in rows)


def _line(row: Row) -> str:
    try:
        return msgspec.json.encode(row).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(row)).decode()


def _whole(value: object) -> object:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, Mapping):
        return {key: _whole(held) for key, held in value.items()}
    return [_whole(held) for held in value] if isinstance(value, (list, tuple)) else value


def table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """CSV (RFC 4180, but "\\n" ends a line). A text that a spreadsheet would run as a formula gets a `'` before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(value) if (kind := type(value := get(name))) is str else value if kind in AS_IT_IS else _cell(value)
                      for name in columns] for get in (row.get for row in rows))
    return whole(out.getvalue())


def _cell(value: object) -> object:
    return _text("; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value))


@lru_cache(65_536)
def _text(value: str) -> str:
    return f"'{value}" if value.lstrip()[:1] in FORMULA else value


def counts(library: Library) -> Mapping[str, int]:
    """How many rows each kind of file has."""
    listed = {"listings": sum(1 for _ in listed_facts.list_facts(library))} if library.catalogue.listings.headers else {}
    return {"articles": len(library.articles), "mentions": sum(1 for _ in told_mentions(library)), "events": len(library.corpus.timeline),
            "relations": sum(1 for _ in relation_rows(library)), "roles": sum(1 for _ in role_rows(library)), **listed}
