"""A record (an object of JSON, a row of a table, an entry of a feed) -> one Article.

Its text is trusted: newlines and glued sentences are set right, nothing is cut. What seems to be
furniture in it is noted, and gives no name and no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator import lazy
from generator.ingest.article import build_article, record_id, story_id
from generator.ingest.formats.pages.text import markup_text
from generator.ingest.formats.plain import find_excess
from generator.ingest.language import is_foreign
from generator.ingest.layout.asides import find_asides
from generator.ingest.layout.blocks import build_blocks, split_lines
from generator.ingest.layout.cleaning import CleanStory
from generator.ingest.layout.foreign import heads_foreign_story
from generator.ingest.layout.glue import split_glued, split_long_text
from generator.ingest.layout.headlines import count_words, looks_like_headline
from generator.ingest.layout.repair import repair_text
from generator.ingest.metadata import field_keys
from generator.ingest.metadata.bylines import parse_byline, parse_credits
from generator.ingest.metadata.datelines import parse_dateline
from generator.ingest.metadata.field_keys import Entry, entries_of, unwrap
from generator.ingest.metadata.fields import parse_fields
from generator.ingest.metadata.headers import parse_date_line
from generator.ingest.metadata.metadata import Metadata, merge_metadata
from generator.ingest.metadata.origin import metadata_of_url
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.values import clean_line, replace_surrogates, unescape
from generator.ingest.repairs.glued import part_glued
from generator.model.article import Article, Basis
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import counted, letters_of, shorten, squeeze

LONGEST = 5_000  # characters: a longer text in one paragraph has lost its breaks
LONGEST_ID = 300  # characters
LONGEST_OPENING = 80  # characters of a text that names an article without id and title
TOP, FOOT = 3, 3  # paragraphs that may hold byline and date, and credits
LONGEST_TOP_LINE = 20  # words: a longer paragraph is no byline
BOOKMARK_HINT = "save the pages themselves, or add a column `text`"
NO_TEXT = "a line without text"
_BLOCK = r"</?(?:p|div|h[1-6]|li|ul|a|span|strong|em|b|i|img|article|figure)\b[^>]*>"
_MARKUP = lazy.regex(_BLOCK, re.I)
_BREAK = lazy.regex(r"<br\s*/?>", re.I)
CUT_OFF = " chars]"
_CUT_OFF = lazy.regex(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")  # NewsAPI's end of a text

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Text:
    words: str
    is_cut_off: bool = False


def read_record(
    source: Source,
    row: Row,
    where: str,
    size: int,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    """One article of a source of `size` bytes, or a Problem that there is no text."""
    stated, problems = parse_fields(row, where, Basis.STATED)
    entries = entries_of(row)
    title = stated.title or ""
    text = _find_text(entries)
    if excess := find_excess(where, text.words.splitlines()):
        return Reading((), (*problems, *excess))
    paragraphs = _split_paragraphs(text.words)
    if not paragraphs and not title:
        return Reading((), (*problems, Problem(where, NO_TEXT)))
    story = replace(_build_story(title, paragraphs, outlets), continued=text.is_cut_off)
    own = sidecar.metadata_of_story(title, 0, 1)
    metadata = merge_metadata((own, _spell_outlet(stated, outlets)))
    of_url = metadata_of_url(metadata.url, outlets)
    metadata = merge_metadata((metadata, of_url))
    record = _find_id(entries)
    headline = title or shorten(text.words, LONGEST_OPENING)
    id_ = _article_id(source, record, headline, metadata)
    article = build_article(
        id_, source, story, metadata, outlets, byte_range=(0, size), record=record)
    article = replace(article, asides=find_asides(article.text, article.title))
    return Reading((article,), problems)


def read_records(
    source: Source,
    rows: Iterable[Row],
    size: int,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    """The articles of all records of a source that holds several; of two that are the same
    article, the first.
    """
    articles: dict[ArticleId, Article] = {}
    problems: list[Problem] = []
    empty = 0
    for row in rows:
        reading = read_record(source, row, source.path, size, sidecar, outlets)
        problems += [problem for problem in reading.problems if problem.what != NO_TEXT]
        empty += not reading.articles
        for article in reading.articles:
            id_ = _free_id(article, articles)
            name = article.record or article.url or article.title
            articles.setdefault(id_, replace(article, id=id_, record=name))
    if empty:
        problems.append(Problem(source.path, f"{empty} of its records have neither title nor text"))
    return Reading(tuple(articles.values()), tuple(dict.fromkeys((*problems, *sidecar.problems))))


def read_stories(
    source: Source,
    rows: Iterable[Row],
    size: int,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    """The articles of the records that hold a text.

    A record of a title and an address alone is a bookmark, and no story: a Problem counts them.
    """
    all_rows = list(rows)
    stories = [row for row in all_rows if has_text(row)]
    reading = read_records(source, stories, size, sidecar, outlets)
    bookmarks = len(all_rows) - len(stories)
    if not bookmarks:
        return reading
    what = f"{counted(bookmarks, 'record')} without a text: bookmarks are no stories"
    problem = Problem(source.path, what, BOOKMARK_HINT)
    return Reading(reading.articles, (*reading.problems, problem))


def has_text(row: Row) -> bool:
    """Does a record hold the words of a story?"""
    return bool(_find_text(entries_of(row)).words)


def _free_id(article: Article, taken: Mapping[ArticleId, Article]) -> ArticleId:
    """An id of its own for another text under a name that is taken; the same for the same text."""
    id_ = article.id
    number = 1
    while id_ in taken and taken[id_].text != article.text:
        number += 1
        id_ = ArticleId(f"{article.id}-{number}")
    return id_


def _find_id(entries: Iterable[Entry]) -> str | None:
    for entry in entries:
        value = unwrap(entry.value)
        if entry.field == field_keys.ID and isinstance(value, (str, int)) and value != "":
            return clean_line(value)[:LONGEST_ID]
    return None


def _article_id(source: Source, record: str | None, headline: str, metadata: Metadata) -> ArticleId:
    if record is not None:
        return record_id(source, record)
    return story_id(source, headline, metadata.url)


def _find_text(entries: Iterable[Entry]) -> _Text:
    """The text, or the words of its HTML."""
    in_order = sorted(entries, key=lambda entry: entry.field != field_keys.HTML)
    for entry in in_order:
        if entry.field not in (field_keys.HTML, field_keys.TEXT):
            continue
        value = _join(unwrap(entry.value))
        if not value.strip():
            continue
        is_html = entry.field == field_keys.HTML
        words = _words_of(replace_surrogates(value), is_html=is_html)
        if not words.rstrip().endswith(CUT_OFF):
            return _Text(words)
        return _Text(_CUT_OFF.sub("…", words), is_cut_off=True)
    return _Text("")


def _join(value: object) -> str:
    if isinstance(value, list):
        return "\n\n".join(
            part
            for part in value
            if isinstance(part, str)
        )
    return value if isinstance(value, str) else ""


def _words_of(text: str, *, is_html: bool) -> str:
    if is_html or _is_markup(text):
        return markup_text(text)
    words = unescape(text)
    if words != text and _is_markup(words):
        return markup_text(words)
    return words


def _is_markup(text: str) -> bool:
    """Do two tags, or a break of a line, stand at its beginning?"""
    opening = text[:5_000]
    return (
        len(_MARKUP.findall(opening)) > 1
        or _BREAK.search(opening) is not None
    )


def _split_paragraphs(text: str) -> tuple[str, ...]:
    lines = split_lines(repair_text(text))
    paragraphs: list[str] = []
    for block in build_blocks(lines):
        pieces = map(squeeze, split_glued(block.text))
        paragraphs += [piece for piece in pieces if piece]
    if len(paragraphs) == 1 and len(paragraphs[0]) > LONGEST:
        return split_long_text(paragraphs[0])
    return tuple(part_glued(paragraphs))


def _build_story(title: str, paragraphs: tuple[str, ...], outlets: OutletIndex) -> CleanStory:
    """The headline is the record's title, once; without one, a first line that can be one."""
    if title and paragraphs and letters_of(paragraphs[0]) == letters_of(title):
        paragraphs = paragraphs[1:]
    elif not title and _has_headline(paragraphs, outlets):
        title = paragraphs[0]
        paragraphs = paragraphs[1:]
    if is_foreign("\n".join((title, *paragraphs))):
        return CleanStory(title, paragraphs, (), Metadata())
    metadata = merge_metadata(_metadata_in(paragraphs, outlets))
    return CleanStory(title, paragraphs, (), metadata)


def _has_headline(paragraphs: tuple[str, ...], outlets: OutletIndex) -> bool:
    """Does a headline stand over a text without a title?"""
    if len(paragraphs) < 2:
        return False
    first = paragraphs[0]
    if is_foreign("\n".join(paragraphs)):
        return heads_foreign_story(first)
    if not looks_like_headline(first):
        return False
    return parse_date_line(first, outlets) is None


def _metadata_in(paragraphs: tuple[str, ...], outlets: OutletIndex) -> list[Metadata]:
    """What the text's own dateline, byline, date line and credits say."""
    pieces: list[Metadata | None] = []
    if paragraphs:
        pieces.append(parse_dateline(paragraphs[0], outlets))
    for line in paragraphs[:TOP]:
        if count_words(line) < LONGEST_TOP_LINE:
            pieces.append(parse_byline(line, outlets))
            pieces.append(parse_date_line(line, outlets))
    pieces += [parse_credits(line) for line in paragraphs[-FOOT:]]
    return [metadata for metadata in pieces if metadata is not None]


def _spell_outlet(metadata: Metadata, outlets: OutletIndex) -> Metadata:
    """The outlet as the catalogue spells it."""
    if not metadata.outlet:
        return metadata
    return replace(metadata, outlet=outlets.spell_outlet(metadata.outlet))
