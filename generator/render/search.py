"""Library -> records of the search index: the words that may be shown, filters, sort keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator import edtf
from generator.catalog import ThemeRule
from generator.model.article import Basis
from generator.model.entities import Entity, Tier
from generator.model.findings import Findings
from generator.model.names import Kind
from generator.model.page import SearchRecord
from generator.render.article_text import PARAGRAPH_RANK, find_paragraphs, mark_sentences
from generator.render.frontmatter import replace_surrogates
from generator.render.library import Library
from generator.render.markup import html
from generator.render.paths import article_path, entity_path, theme_path, url_of
from generator.render.periods import inferred_in_words
from generator.render.publication_dates import published_year, sorting_day
from generator.render.quoting import entry_line
from generator.render.weaving import Mark, weave
from generator.words import counted

FILTERED_KINDS = {Kind.PERSON: "person", Kind.ORGANISATION: "organisation", Kind.PLACE: "place"}
MOST_ENTITIES = 30  # of an article that one can filter by
NAME_SUFFIXES = ("Jr", "Sr", "II", "III", "IV")  # no surnames, though they stand last
MOST_LINES = 20  # of a timeline in the record of an entity or a theme

Filter = tuple[str, str]  # its name and a value
SortDate = tuple[str, str]  # the day to sort by, and what is shown; both "" if unknown
NO_DATE: SortDate = ("", "")


def build_records(library: Library) -> Iterator[SearchRecord]:
    """Entities with a page, themes and articles, the newest first.

    Where no words rank them, search shows them in this order.
    """
    entities = [
        library.corpus.entities[id_]
        for id_ in library.entities.with_page
    ]
    for entity in sorted(entities, key=lambda entity: (-entity.story_count, entity.id)):
        yield _entity_record(library, entity)
    for rule in library.themes.rules:
        yield _theme_record(library, rule)
    articles = sorted(library.articles.printings, key=lambda findings: findings.article.id)
    articles.sort(key=lambda findings: _sort_date(findings)[0], reverse=True)
    for findings in articles:
        yield _article_record(library, findings)


def _entity_record(library: Library, entity: Entity) -> SearchRecord:
    """Its names, its note, and the newest lines of its timeline."""
    names = [name for name, _ in entity.aliases]
    entries = library.timeline.of_entity.get(entity.id, ())[-MOST_LINES:]
    body = _paragraphs([", ".join(names), entity.note, *map(entry_line, entries)])
    path = entity_path(entity.id)
    record = _build_record(path, entity.name, _entity_filters(entity), NO_DATE, body)
    is_person = entity.kind is Kind.PERSON
    return replace(
        record,
        names=tuple(dict.fromkeys([entity.name, *names])),
        surnames=find_surnames(entity.name) if is_person else (),
        about=f"{entity.kind.value} · {counted(entity.story_count, 'story', 'stories')}",
    )


def find_surnames(name: str) -> tuple[str, ...]:
    """"Ursula von der Leyen" -> "von der Leyen", "Leyen"; empty for a name of one word."""
    words = [
        word
        for word in name.split()
        if word.rstrip(".,") not in NAME_SUFFIXES
    ]
    if len(words) <= 1:
        return ()
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return tuple(dict.fromkeys([" ".join(words[start:]), words[-1]]))


def _entity_filters(entity: Entity) -> Iterator[Filter]:
    yield "type", entity.kind.value
    if entity.kind in FILTERED_KINDS:
        yield FILTERED_KINDS[entity.kind], entity.name
    yield "status", entity.tier.value


def _theme_record(library: Library, rule: ThemeRule) -> SearchRecord:
    """Its name, its description, and the newest lines of its timeline."""
    entries = library.timeline.of_theme.get(rule.id, ())[-MOST_LINES:]
    body = _paragraphs([rule.description, *map(entry_line, entries)])
    filters = [("type", "theme"), ("theme", rule.name)]
    record = _build_record(theme_path(rule.id), rule.name, filters, NO_DATE, body)
    return replace(record, names=(rule.name,), about="theme")


def _article_record(library: Library, findings: Findings) -> SearchRecord:
    """Its headline and its text, as far as it may be shown."""
    article = findings.article
    return _build_record(
        article_path(article.id),
        article.title,
        _article_filters(library, findings),
        _sort_date(findings),
        _article_body(library, findings),
    )


def _article_filters(library: Library, findings: Findings) -> Iterator[Filter]:
    article = findings.article
    yield "type", "stub" if article.stub else "article"
    for theme in findings.themes:
        yield "theme", theme.name
    for tag in library.corpus.tags.get(article.id, ()):
        yield "tag", tag.name
    if article.outlet:
        yield "outlet", article.outlet
    year = published_year(findings)
    yield "year", f"{year:04}" if year else "unknown"
    yield from _filters_by_entity(library, findings)
    if library.corpus.story_of[article.id] != article.id:
        yield "status", "another printing"


def _filters_by_entity(library: Library, findings: Findings) -> Iterator[Filter]:
    """The most salient entities that have a page and of which the machine is sure enough."""
    named = library.entities.of_article[findings.article.id][:MOST_ENTITIES]
    for entity, _, tier in named:
        is_linked = tier is not Tier.POSSIBLE and entity.id in library.entities.with_page
        if is_linked and entity.kind in FILTERED_KINDS:
            yield FILTERED_KINDS[entity.kind], entity.name


def _sort_date(findings: Findings) -> SortDate:
    """The date of publication: a day is shown as such (ISO), anything else in words."""
    dated = findings.article.published
    if dated is None:
        return NO_DATE
    period = dated.period
    is_inferred = dated.basis is Basis.INFERRED
    shown = inferred_in_words(period) if is_inferred else edtf.words(period)
    if shown == edtf.day_words(period.first):
        shown = period.first.isoformat()
    return sorting_day(dated).isoformat(), shown


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


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{html(text)}</p>" for text in texts if text)


def _build_record(
    path: str, title: str, filters: Iterable[Filter], date: SortDate, body: str
) -> SearchRecord:
    """A record whose HTML tells Pagefind the title, the filters, the sort key and the body."""
    spans = "".join(_filter_span(name, value) for name, value in filters)
    page = _html_page(html(title), spans + _date_span(date), body)
    return SearchRecord(url_of(path), replace_surrogates(page))


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
