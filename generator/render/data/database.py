"""Library -> one SQLite database of everything, and what datasette is to know of it.

Articles and entities have numbers, by which other tables point to them: at ten thousand articles
their ids in each row would make the file too large for GitHub Pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator import edtf
from generator.model.entities import Entity
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.model.page import Page
from generator.render.data import database_schema, rows
from generator.render.data.metadata import review_status
from generator.render.data.tables import Row, write_json
from generator.render.library import Library
from generator.render.markup import safe_url
from generator.render.paths import DATABASE, article_path, entity_path, url_of
from generator.render.quoting import entry_line
from generator.render.sentences import sentence_at

# Characters of all texts. Beyond, the file would be too large for GitHub Pages (100 MB), and only
# the beginning of each text stands in it: 10,000 articles of 600 words made 126 MB.
MOST_TEXT = 30_000_000
LONGEST_BEGINNING = 400  # characters

Cells = Sequence[object]
Numbers = Mapping[str, int]  # of articles or of entities, by id


def render_database(library: Library) -> Page:
    """The database, described for `store.database`."""
    articles: Numbers = {id_: n for n, id_ in enumerate(sorted(library.corpus.findings), 1)}
    entities: Numbers = {id_: n for n, id_ in enumerate(sorted(library.corpus.entities), 1)}
    tables = {
        **_subject_tables(library, entities),
        **_article_tables(library, articles),
        **_event_tables(library, articles, entities),
        **_claim_tables(library, articles, entities),
        "mentions": _mentions(library, articles, entities),
    }
    description = {
        "schema": list(database_schema.list_statements()),
        "rows": {name: tables[name] for name in database_schema.TABLES},
        "finish": database_schema.FINISH,
    }
    return Page(DATABASE, write_json(description))


def _subject_tables(library: Library, entities: Numbers) -> dict[str, list[Cells]]:
    """Outlets, themes and entities."""
    return {
        "outlets": [
            (name, stories[0].article.policy.value, library.outlets.rights.get(name))
            for name, stories in library.outlets.articles.items()
        ],
        "themes": [
            (rule.id, rule.name, rule.description)
            for rule in sorted(library.themes.rules, key=lambda rule: rule.id)
        ],
        "entities": [
            _entity_row(library, library.corpus.entities[EntityId(id_)], n)
            for id_, n in entities.items()
        ],
        "aliases": [
            (n, surface, count)
            for id_, n in entities.items()
            for surface, count in library.corpus.entities[EntityId(id_)].aliases
        ],
    }


def _entity_row(library: Library, entity: Entity, number: int) -> Cells:
    has_page = entity.id in library.entities.with_page
    return (
        number,
        entity.id,
        entity.name,
        entity.kind.value,
        entity.tier.value,
        entity.story_count,
        entity.ids.get("wikidata"),
        entity.note or None,
        url_of(entity_path(entity.id)) if has_page else None,
    )


def _article_tables(library: Library, articles: Numbers) -> dict[str, list[Cells]]:
    """Articles, and what each is about."""
    is_large = sum(len(one.article.text) for one in library.articles.printings) > MOST_TEXT
    longest = LONGEST_BEGINNING if is_large else None
    in_order = [(library.corpus.findings[ArticleId(id_)], n) for id_, n in articles.items()]
    return {
        "articles": [
            _article_row(library, findings, articles, longest) for findings, _ in in_order
        ],
        "article_authors": [
            (n, name) for findings, n in in_order for name in findings.article.authors
        ],
        "article_themes": [
            (n, theme.id) for findings, n in in_order for theme in findings.themes
        ],
        "article_tags": [
            (n, tag.name)
            for findings, n in in_order
            for tag in library.corpus.tags.get(findings.article.id, ())
        ],
    }


def _article_row(
    library: Library, findings: Findings, articles: Numbers, longest: int | None
) -> Cells:
    """An article, its text at most `longest` characters."""
    article = findings.article
    published = article.published
    body = article.text[article.body_start :]
    return (
        articles[article.id],
        article.id,
        article.title,
        edtf.write(published.period) if published else None,
        published.basis.value if published else None,
        published.period.first.isoformat() if published else None,
        article.outlet,
        safe_url(article.url),
        articles[library.corpus.story_of[article.id]],
        article.language,
        article.policy.value,
        article.rights or library.outlets.rights.get(article.outlet or ""),
        review_status(article),
        len(body.split()) + article.hidden_words,
        url_of(article_path(article.id)),
        body[:longest],
    )


def _event_tables(
    library: Library, articles: Numbers, entities: Numbers
) -> dict[str, list[Cells]]:
    """Entries of the timeline, who reports them, and whom they name."""
    timeline = library.corpus.timeline
    return {
        "events": [
            (
                entry.id,
                edtf.write(entry.period),
                entry.period.first.isoformat(),
                entry.period.last.isoformat(),
                entry.certainty.value,
                entry_line(entry),
                entry.outlet_count,
            )
            for entry in timeline
        ],
        "event_reports": [
            (entry.id, articles[report.article], report.anchor)
            for entry in timeline
            for report in entry.reports
        ],
        "event_entities": [
            (entry.id, entities[id_])
            for entry in timeline
            for id_ in entry.entities
            if id_ in entities
        ],
    }


def _claim_tables(
    library: Library, articles: Numbers, entities: Numbers
) -> dict[str, list[Cells]]:
    """Relations and roles, each with the sentences that tell it."""
    relations = list(enumerate(rows.relation_rows(library), 1))
    roles = list(enumerate(rows.role_rows(library), 1))
    return {
        "relations": [
            (
                n,
                entities[str(row["subject"])],
                row["kind"],
                entities[str(row["object"])],
                row["certainty"],
                row["stories"],
            )
            for n, row in relations
        ],
        "relation_evidence": list(_evidence(relations, articles)),
        "roles": [
            (
                n,
                entities[str(row["entity"])],
                row["role"],
                entities.get(str(row["organisation"])),
                int(bool(row["former"])),
                row["date"],
            )
            for n, row in roles
        ],
        "role_evidence": list(_evidence(roles, articles)),
    }


def _evidence(claims: Iterable[tuple[int, Row]], articles: Numbers) -> Iterable[Cells]:
    """The number of a claim, and an article with its sentence."""
    for n, row in claims:
        told_by, anchors = row["articles"], row["anchors"]
        assert isinstance(told_by, list)
        assert isinstance(anchors, list)
        for article, anchor in zip(told_by, anchors, strict=True):
            yield n, articles[article], anchor


def _mentions(library: Library, articles: Numbers, entities: Numbers) -> list[Cells]:
    """Linked mentions by article, in text order, one of the same words."""
    cells: dict[tuple[int, int, int], Cells] = {}
    for findings, mention, link in rows.list_mentions(library):
        sentence = sentence_at(findings, mention.span.start)
        number = articles[findings.article.id]
        start, end = mention.span.start, mention.span.end
        cells[number, start, end] = (
            number,
            entities[link.entity],
            mention.surface,
            start,
            end,
            sentence.anchor if sentence else None,
            link.tier.value,
            round(link.score, 4),
        )
    return list(cells.values())
