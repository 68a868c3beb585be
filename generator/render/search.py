"""Library -> what the search index holds of each page: the words that may be shown, with filters and sort keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator import edtf
from generator.model.entities import Entity, Tier
from generator.model.findings import Findings
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.model.page import SearchRecord
from generator.render import desk
from generator.render.frontmatter import whole
from generator.render.library import Library, day_of, known_year
from generator.render.marks import Claim, sentences, woven
from generator.render.markup import html
from generator.render.paths import article_path, entity_path, theme_path, url_of
from generator.render.quoting import line_of
from generator.words import counted

FILTERED = {Kind.PERSON: "person", Kind.ORGANISATION: "organisation", Kind.PLACE: "place"}
NAMED = 30  # entities of a story that one can filter by
YOUNGER = ("Jr", "Sr", "II", "III", "IV")  # no surnames, though they stand last
LINES = 20  # of a timeline that stand in the record of an entity or theme


def records(library: Library) -> Iterator[SearchRecord]:
    """Entities with a page, themes and articles, the newest first.

    Where no words rank them, search shows them in this order.
    """
    paged = [library.corpus.entities[id_] for id_ in library.paged]
    for entity in sorted(paged, key=lambda entity: (-entity.stories, entity.id)):
        yield _entity(library, entity)
    for rule in library.themes:
        lines = [line_of(library, entry) for entry in library.theme_timeline.get(rule.id, ())[-LINES:]]
        filters = [("type", "theme"), ("theme", rule.name)]
        record = _record(theme_path(rule.id), rule.name, filters, ("", ""), _paragraphs([rule.description, *lines]))
        yield replace(record, names=(rule.name,), about="theme")
    articles = sorted(library.articles, key=lambda found: found.article.id)
    for found in sorted(articles, key=lambda found: _date(found)[0], reverse=True):
        filters, body = _filters(library, found), _body(library, found)
        yield _record(article_path(found.article.id), found.article.title, filters, _date(found), body)


def _entity(library: Library, entity: Entity) -> SearchRecord:
    filters = [("type", entity.kind.value), *_own(library, entity.id)]
    told = [line_of(library, entry) for entry in library.entity_timeline.get(entity.id, ())[-LINES:]]
    names = [name for name, _ in entity.aliases]
    body = _paragraphs([", ".join(names), entity.note, *told])
    record = _record(entity_path(entity.id), entity.name, filters, ("", ""), body)
    about = f"{entity.kind.value} · {counted(entity.stories, 'story', 'stories')}"
    return replace(record, names=tuple(dict.fromkeys([entity.name, *names])),
                   surnames=surnames(entity.name) if entity.kind is Kind.PERSON else (), about=about)


def surnames(name: str) -> tuple[str, ...]:
    """"Ursula von der Leyen" -> "von der Leyen", "Leyen"; empty for a name of one word."""
    words = [word for word in name.split() if word.rstrip(".,") not in YOUNGER]
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return tuple(dict.fromkeys([" ".join(words[start:]), words[-1]])) if len(words) > 1 else ()


def _own(library: Library, id_: EntityId) -> Iterator[tuple[str, str]]:
    entity = library.corpus.entities[id_]
    if entity.kind in FILTERED:
        yield FILTERED[entity.kind], entity.name
    yield "status", entity.tier.value


def _filters(library: Library, found: Findings) -> list[tuple[str, str]]:
    article = found.article
    rows = [("type", "stub" if article.stub else "article")]
    rows += [("theme", theme.name) for theme in found.themes]
    rows += [("tag", tag.name) for tag in library.corpus.tags.get(article.id, ())]
    rows += [("outlet", article.outlet)] if article.outlet else []
    rows += [("year", f"{year:04}" if (year := known_year(found)) else "unknown")]
    rows += [(FILTERED[one.kind], one.name) for one, _, tier in library.cast[found.article.id][:NAMED]
             if one.kind in FILTERED and tier is not Tier.POSSIBLE and one.id in library.paged]
    if library.corpus.story_of[article.id] != article.id:
        rows.append(("status", "another printing"))
    return rows


def _date(found: Findings) -> tuple[str, str]:
    """(the day to sort by, what is shown): a day as such, anything else in words."""
    dated = found.article.published
    if dated is None:
        return "", ""
    shown = desk.probable(dated.period) if dated.basis == "inferred" else edtf.words(dated.period)
    return day_of(dated).isoformat(), dated.period.first.isoformat() if shown == edtf.day_words(dated.period.first) else shown


def _body(library: Library, found: Findings) -> str:
    text, begin, end = found.article.text, found.article.body, len(found.article.text)
    paragraphs: list[Claim] = []
    at = begin
    while at < end:
        stop = text.find("\n\n", at, end)
        stop = end if stop < 0 else stop
        paragraphs.append(Claim(at, -stop, -1, "<p>", "", "</p>"))
        at = stop + 2
    return woven(text, begin, end, [*paragraphs, *sentences(library, found, begin, end)]) if paragraphs else ""


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{html(text)}</p>" for text in texts if text)


def _record(path: str, title: str, filters: Iterable[tuple[str, str]], date: tuple[str, str], body: str) -> SearchRecord:
    spans = "".join(f'<span data-pagefind-filter="{html(name)}:{html(value)}"></span>' for name, value in filters)
    sort = f'<span data-pagefind-sort="date:{date[0]}" data-pagefind-meta="date:{html(date[1])}"></span>' if date[0] else ""
    return SearchRecord(url_of(path), whole(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html(title)}</title></head><body data-pagefind-body>'
        f'<h1 data-pagefind-meta="title">{html(title)}</h1>{spans}{sort}{body}</body></html>'))


