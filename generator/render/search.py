"""Library -> records of search: names, and of articles the words that may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator import edtf
from generator.interface import Words
from generator.model.article import Article, Basis, Dated
from generator.model.entities import Entity, Tier
from generator.model.findings import Findings
from generator.model.page import SearchRecord, count_filter_parts, filter_part
from generator.render.article_text import PARAGRAPH_RANK, find_paragraphs, mark_sentences
from generator.render.frontmatter import replace_surrogates
from generator.render.library import Library
from generator.render.markup import html
from generator.render.paths import (
    article_path,
    entity_path,
    listed_path,
    tag_path,
    theme_path,
    url_of,
)
from generator.render.periods import inferred_in_words
from generator.render.publication_dates import published_year, sorting_day
from generator.render.weaving import Mark, weave

MOST_ENTITIES = 100  # of an article that one can filter by
MOST_OFFLINE = 8  # of them that find it where Pagefind cannot run

Filter = tuple[str, str]  # its name and a value
SortDate = tuple[str, str]  # the day to sort by, and what is shown; both "" if unknown
NO_DATE: SortDate = ("", "")


def build_records(library: Library) -> Iterator[SearchRecord]:
    """What is found by its name, then the articles, the newest first.

    Where no words rank articles, search shows them in this order.
    """
    yield from _theme_records(library)
    yield from _outlet_records(library)
    for id_ in sorted(library.entities.with_page):
        yield _entity_record(library.corpus.entities[id_])
    yield from _tag_records(library)
    articles = sorted(library.articles.printings, key=lambda findings: findings.article.id)
    articles.sort(key=lambda findings: _sort_date(library.words, findings)[0], reverse=True)
    parts = count_filter_parts(len(articles))
    for findings in articles:
        yield _article_record(library, findings, parts)


def _theme_records(library: Library) -> Iterator[SearchRecord]:
    for rule in library.themes.rules:
        stories = library.themes.stories.get(rule.id, ())
        yield _name_record(theme_path(rule.id), rule.name, "theme", len(stories))


def _outlet_records(library: Library) -> Iterator[SearchRecord]:
    for name, articles in library.outlets.articles.items():
        path = listed_path("outlets", library.outlets.slugs[name])
        yield _name_record(path, name, "outlet", len(articles))


def _entity_record(entity: Entity) -> SearchRecord:
    record = _name_record(
        entity_path(entity.id), entity.name, entity.kind.value, entity.story_count
    )
    aliases = [name for name, _ in entity.aliases if name != entity.name]
    return replace(record, aliases=tuple(map(replace_surrogates, aliases)))


def _tag_records(library: Library) -> Iterator[SearchRecord]:
    for key, stories in library.tags.stories.items():
        yield _name_record(tag_path(key), library.tags.names[key], "tag", len(stories))


def _name_record(path: str, name: str, kind: str, stories: int) -> SearchRecord:
    return SearchRecord(url_of(path), replace_surrogates(name), kind, stories)


def _article_record(library: Library, findings: Findings, parts: int) -> SearchRecord:
    """Its headline and its text, as far as it may be shown."""
    article = findings.article
    entities = _linked_entities(library, findings)
    filters = [*_article_filters(library, findings, parts), *_entity_filters(entities, parts)]
    date = _sort_date(library.words, findings)
    spans = "".join(_filter_span(name, value) for name, value in filters)
    body = _article_body(library, findings)
    page = _html_page(html(article.title), spans + _date_span(date), body)
    return SearchRecord(
        url=url_of(article_path(article.id)),
        title=replace_surrogates(article.title),
        kind="",
        about=replace_surrogates(_about(library.words, article)),
        entities=tuple(map(replace_surrogates, entities[:MOST_OFFLINE])),
        html=replace_surrogates(page),
    )


def _article_filters(library: Library, findings: Findings, parts: int) -> Iterator[Filter]:
    article = findings.article
    yield "type", "stub" if article.stub else "article"
    if library.corpus.story_of[article.id] != article.id:
        yield "type", "another printing"
    for theme in findings.themes:
        yield "theme", theme.name
    for tag in library.corpus.tags.get(article.id, ()):
        yield f"tag{filter_part(tag.name, parts)}", tag.name
    if article.outlet:
        yield "outlet", article.outlet
    year = published_year(findings)
    yield "year", f"{year:04}" if year else "unknown"


def _entity_filters(names: Iterable[str], parts: int) -> Iterator[Filter]:
    for name in names:
        yield f"entity{filter_part(name, parts)}", name


def _linked_entities(library: Library, findings: Findings) -> list[str]:
    """Names of the most salient that have a page and of which the machine is sure enough."""
    named = library.entities.of_article[findings.article.id][:MOST_ENTITIES]
    names = [
        entity.name
        for entity, _, tier in named
        if tier is not Tier.POSSIBLE and entity.id in library.entities.with_page
    ]
    return list(dict.fromkeys(names))


def _sort_date(words: Words, findings: Findings) -> SortDate:
    """The date of publication: a day is shown as such (ISO), anything else in words."""
    dated = findings.article.published
    if dated is None:
        return NO_DATE
    shown = _date_in_words(words, dated)
    if shown == edtf.day_words(dated.period.first, words.phrase):
        shown = dated.period.first.isoformat()
    return sorting_day(dated).isoformat(), shown


def _date_in_words(words: Words, dated: Dated) -> str:
    if dated.basis is Basis.INFERRED:
        return inferred_in_words(words, dated.period)
    return words.period(dated.period)


def _about(words: Words, article: Article) -> str:
    """Its outlet and its date, as far as they are known."""
    date = _date_in_words(words, article.published) if article.published else ""
    return " · ".join(part for part in (article.outlet, date) if part)


def _article_body(library: Library, findings: Findings) -> str:
    """The text below the headline as HTML, with the anchors of its sentences."""
    text = findings.article.text
    start = findings.article.body_start
    end = len(text)
    paragraphs = [
        Mark(first, -last, PARAGRAPH_RANK, "<p>", "", "</p>")
        for first, last in find_paragraphs(text, start, end)
    ]
    if not paragraphs:
        return ""
    sentences = mark_sentences(library, findings, start, end)
    return weave(text, start, end, [*paragraphs, *sentences])


def _filter_span(name: str, value: str) -> str:
    filter_ = f"{html(name)}:{html(value)}"
    return f'<span data-pagefind-filter="{filter_}"></span>'


def _date_span(date: SortDate) -> str:
    """What results are sorted by; empty where the date is unknown."""
    day, shown = date
    if not day:
        return ""
    return (
        f'<span data-pagefind-sort="date:{day}"'
        f' data-pagefind-meta="date:{html(shown)}"></span>'
    )


def _html_page(title: str, spans: str, body: str) -> str:
    """A whole page; all values are HTML."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title></head><body data-pagefind-body>"
        f'<h1 data-pagefind-meta="title">{title}</h1>{spans}{body}</body></html>'
    )
