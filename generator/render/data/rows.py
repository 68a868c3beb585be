"""Library -> the rows of the data files; see `columns` for what each key means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import edtf
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.entities import Link
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.model.names import Mention
from generator.model.relations import Office, Tie
from generator.render.data.inspection import kind_of
from generator.render.data.metadata import build_front_matter
from generator.render.data.tables import Row
from generator.render.library import Library
from generator.render.pages import companions
from generator.render.paths import article_path, url_of
from generator.render.quoting import entry_line
from generator.render.sentences import sentence_at

_EMPTY: tuple[object, ...] = (None, "", [], ())


def article_rows(library: Library) -> Iterator[Row]:
    """Front matter with `source`, `record`, `words` and `path`, by the article's id."""
    for findings in _articles_by_id(library):
        article = findings.article
        meta = build_front_matter(library, findings)
        row = {
            key: value
            for key, value in meta.items()
            if value not in _EMPTY
        }
        row["words"] = len(article.text.split()) + article.hidden_words
        row["source"] = article.source
        row["record"] = article.record
        row["path"] = url_of(article_path(article.id))
        yield row


def _articles_by_id(library: Library) -> list[Findings]:
    return sorted(library.articles.printings, key=lambda findings: findings.article.id)


def list_mentions(library: Library) -> Iterator[tuple[Findings, Mention, Link]]:
    """Linked mentions by the article's id, then in text order."""
    for findings in _articles_by_id(library):
        links = library.corpus.links.get(findings.article.id, {})
        for mention in findings.mentions:
            link = links.get(mention.span)
            if link is not None and link.entity in library.corpus.entities:
                yield findings, mention, link


def mention_rows(library: Library) -> Iterator[Row]:
    """Every linked mention, with the sentence that holds it."""
    for findings, mention, link in list_mentions(library):
        yield _mention_row(library.corpus, findings, mention, link)


def _mention_row(corpus: Corpus, findings: Findings, mention: Mention, link: Link) -> Row:
    entity = corpus.entities[link.entity]
    sentence = sentence_at(findings, mention.span.start)
    return {
        "article": findings.article.id,
        "entity": entity.id,
        "name": entity.name,
        "kind": kind_of(mention, link, corpus).value,
        "tier": link.tier.value,
        "score": round(link.score, 4),
        "surface": mention.surface,
        "start": mention.span.start,
        "end": mention.span.end,
        "anchor": sentence.anchor if sentence else None,
        "by": mention.finder,
        "why": link.reason,
    }


def event_rows(entries: Iterable[TimelineEntry]) -> Iterator[Row]:
    """Timeline entries in their order, each with the sentences that report it."""
    for entry in entries:
        period = entry.period
        yield {
            "id": entry.id,
            "date": edtf.write(period),
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            "certainty": entry.certainty.value,
            "text": entry_line(entry),
            "outlets": entry.outlet_count,
            "articles": [report.article for report in entry.reports],
            "anchors": [report.anchor for report in entry.reports],
            "entities": list(entry.entities),
            "themes": list(entry.themes),
            "disputed": list(entry.disputed),
        }


def relation_rows(library: Library) -> Iterator[Row]:
    """Relations by subject, then who appears most with whom."""
    for tie in library.corpus.ties:
        yield _tie_row(tie)
    yield from _companion_rows(library)


def _tie_row(tie: Tie) -> Row:
    """A relation with the sentences that tell it."""
    return {
        "subject": tie.subject,
        "kind": tie.kind.value,
        "object": tie.object_,
        "certainty": tie.certainty.value,
        "stories": len(tie.evidence),
        "articles": [sentence.article for sentence in tie.evidence],
        "anchors": [sentence.anchor for sentence in tie.evidence],
    }


def _companion_rows(library: Library) -> Iterator[Row]:
    """Entities that appear together, each pair with one sentence of both."""
    for first, second, stories, sentence in companions.list_companions(library):
        yield {
            "subject": first,
            "kind": "appears with",
            "object": second,
            "certainty": None,
            "stories": stories,
            "articles": [sentence.article],
            "anchors": [sentence.anchor],
        }


def role_rows(library: Library) -> Iterator[Row]:
    """Roles by person, the newest first."""
    for office in library.corpus.offices:
        newest = office.evidence[0]
        article = library.corpus.findings[newest.article].article
        yield _role_row(office, article)


def _role_row(office: Office, article: Article) -> Row:
    """A role in the words of the newest article that tells it, with that article's date."""
    span = office.evidence[0].span
    published = article.published
    return {
        "entity": office.person,
        "organisation": office.organisation,
        "former": office.former,
        "role": article.text[span.start : span.end],
        "date": edtf.write(published.period) if published else None,
        "articles": [sentence.article for sentence in office.evidence],
        "anchors": [sentence.anchor for sentence in office.evidence],
    }
