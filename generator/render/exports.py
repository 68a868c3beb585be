"""Library -> data files: articles, mentions and events as JSON Lines and CSV, never more than outlets allow."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator import edtf
from generator.model import Page, Policy
from generator.render import schema
from generator.render.articles import front
from generator.render.frontmatter import whole
from generator.render.inspection import kind_of
from generator.render.library import Library, sentence_at
from generator.render.paths import SCHEMA, article_path, url_of
from generator.render.timelines import line_of

Row = Mapping[str, object]
ARTICLES = (  # columns of articles.csv; a list is joined by "; "
    "id", "title", "date", "date_basis", "outlet", "authors", "source_url", "themes", "tags", "entities", "events", "cluster",
    "duplicate_of", "part_of", "lang", "policy", "rights", "status", "words", "source", "record", "path",
)
MENTIONS = ("article", "entity", "name", "kind", "tier", "score", "surface", "start", "end", "anchor", "by", "why")
EVENTS = ("id", "date", "first", "last", "certainty", "text", "outlets", "articles", "anchors", "entities", "themes", "disputed")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def articles(library: Library) -> Page:
    """All front matter, one article a line."""
    return Page("data/articles.jsonl", lines(article_rows(library)))


def mentions(library: Library) -> Page:
    """Every linked mention."""
    return Page("data/mentions.jsonl", lines(mention_rows(library)))


def events(library: Library) -> Page:
    """Every entry of the timeline."""
    return Page("data/events.jsonl", lines(event_rows(library)))


def articles_csv(library: Library) -> Page:
    """The same for a spreadsheet."""
    return Page("data/articles.csv", table(ARTICLES, article_rows(library)))


def mentions_csv(library: Library) -> Page:
    """The same for a spreadsheet."""
    return Page("data/mentions.csv", table(MENTIONS, mention_rows(library)))


def events_csv(library: Library) -> Page:
    """The same for a spreadsheet."""
    return Page("data/events.csv", table(EVENTS, event_rows(library)))


def article_schema(library: Library) -> Page:
    """What front matter may hold."""
    return Page(SCHEMA, msgspec.json.format(msgspec.json.encode(schema.ARTICLE), indent=2).decode() + "\n")


FILES = (articles, mentions, events, articles_csv, mentions_csv, events_csv, article_schema)


def article_rows(library: Library) -> Iterator[Row]:
    """Front matter with `source`, `record`, how many words and where the page is; sorted by id."""
    for found in sorted(library.articles, key=lambda found: found.article.id):
        article = found.article
        meta = {key: value for key, value in front(library, found).items() if value not in (None, "", [], ())}
        if library.policy[article.id] is not Policy.WITHHELD:
            meta["words"] = len(article.text.split())
        yield {**meta, "source": article.source, "record": article.record, "path": url_of(article_path(article.id))}


def mention_rows(library: Library) -> Iterator[Row]:
    """Linked mentions by article and place; those that an outlet's policy hides are left out."""
    corpus = library.corpus
    for found in sorted(library.articles, key=lambda found: found.article.id):
        id_ = found.article.id
        links = corpus.links.get(id_, {})
        for mention in found.mentions:
            link = links.get(mention.span)
            if link is None or mention.span.end > library.shown[id_] or link.entity not in corpus.entities:
                continue
            sentence = sentence_at(found, mention.span.start)
            yield {
                "article": id_, "entity": link.entity, "name": corpus.entities[link.entity].name,
                "kind": kind_of(mention, link, corpus).value, "tier": link.tier.value, "score": round(link.score, 4),
                "surface": mention.surface, "start": mention.span.start, "end": mention.span.end,
                "anchor": sentence.anchor if sentence else None, "by": mention.by, "why": link.why,
            }


def event_rows(library: Library) -> Iterator[Row]:
    """Timeline entries by day, each with the sentences that tell it."""
    for entry in library.corpus.timeline:
        yield {
            "id": entry.id, "date": edtf.write(entry.period),
            "first": entry.period.first.isoformat(), "last": entry.period.last.isoformat(),
            "certainty": entry.certainty.value, "text": line_of(library, entry), "outlets": entry.outlets,
            "articles": [told.article for told in entry.told], "anchors": [told.anchor for told in entry.told],
            "entities": list(entry.entities), "themes": list(entry.themes), "disputed": list(entry.disputed),
        }


def lines(rows: Iterable[Row]) -> str:
    """JSON Lines; half characters are written as U+FFFD."""
    return "".join(msgspec.json.encode(_whole(row)).decode() + "\n" for row in rows)


def _whole(value: object) -> object:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, Mapping):
        return {key: _whole(held) for key, held in value.items()}
    return [_whole(held) for held in value] if isinstance(value, (list, tuple)) else value


def table(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """CSV (RFC 4180, but "\\n" ends a line). A text that a spreadsheet would run as a formula gets a `'` before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = tuple(columns)
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return whole(out.getvalue())


def _cell(value: object) -> object:
    text = "; ".join(str(one) for one in value) if isinstance(value, (list, tuple)) else value
    return f"'{text}" if isinstance(text, str) and text.lstrip().startswith(FORMULA) else text


def counts(library: Library) -> Mapping[str, int]:
    """How many rows each kind of file has."""
    return {"articles": len(library.articles), "mentions": sum(1 for _ in mention_rows(library)), "events": len(library.corpus.timeline)}
