"""One line of JSONL -> one Article.

Its text is trusted: newlines and glued sentences are set right, nothing is cut.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from generator.ingest.article import build_article, record_id, story_id
from generator.ingest.formats.page_text import markup_text
from generator.ingest.layout import encoding
from generator.ingest.layout.blocks import build_blocks, split_lines
from generator.ingest.layout.cleaning import CleanStory
from generator.ingest.layout.glue import split_glued, split_long_text
from generator.ingest.layout.headlines import count_words, looks_like_headline
from generator.ingest.layout.repair import repair_text
from generator.ingest.metadata.bylines import parse_byline, parse_credits
from generator.ingest.metadata.datelines import parse_dateline
from generator.ingest.metadata.headers import parse_date_line
from generator.ingest.metadata.metadata import Metadata, merge_metadata
from generator.ingest.metadata.origin import metadata_of_url
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar, parse_fields
from generator.ingest.metadata.values import clean_line, replace_surrogates
from generator.model.article import Article, Basis
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import letters_of, shorten, squeeze

LONGEST = 5_000  # characters: a longer text in one paragraph has lost its breaks
LONGEST_ID = 300  # characters
LONGEST_OPENING = 80  # characters of a text that names an article without id and title
TOP, FOOT = 3, 3  # paragraphs that may hold byline and date, and credits
LONGEST_TOP_LINE = 20  # words: a longer paragraph is no byline
HTML_KEY = "html"
TEXT_KEYS = (
    "text", "body", "content", "article", "full_text", "maintext", "summary", "description")
ID_KEYS = ("id", "_id", "record", "guid", "uuid")
HINT = (
    'a line is one JSON object: '
    '{"id": "...", "title": "...", "text": "...", "published": "2024-03-12"}')
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|li|a|span|strong|em|article)\b[^>]*>", re.I)

Row = Mapping[str, object]


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """One article, or a Problem that says which line."""
    row = parse_row(data)
    where = f"{source.path} (byte {source.start})" if source.start else source.path
    if isinstance(row, str):
        return Reading((), (Problem(where, row, HINT),))
    stated, problems = parse_fields(_metadata_values(row), where, Basis.STATED)
    title = clean_line(row.get("title") or row.get("headline"))
    text = _find_text(row)
    paragraphs = _split_paragraphs(text)
    if not paragraphs and not title:
        problem = Problem(where, "a line without text", HINT)
        return Reading((), (*problems, problem))
    story = _build_story(title, paragraphs, outlets)
    own = sidecar.metadata_of_story(title, 0, 1)
    metadata = merge_metadata((own, _spell_outlet(stated, outlets)))
    of_url = metadata_of_url(metadata.url, outlets)
    metadata = merge_metadata((metadata, of_url))
    record = _find_id(row)
    headline = title or shorten(text, LONGEST_OPENING)
    id_ = _article_id(source, record, headline, metadata)
    end = len(data.rstrip(b"\r\n"))
    article = build_article(id_, source, story, metadata, byte_range=(0, end), record=record)
    return Reading((article,), problems + sidecar.problems)


def read_lines(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The articles of all lines of a file that lies in an archive."""
    articles: list[Article] = []
    problems: list[Problem] = []
    start = 0
    for line in data.splitlines(keepends=True):
        if line.strip():
            of_line = replace(source, start=start)
            reading = read(of_line, line, sidecar, outlets)
            articles += reading.articles
            problems += reading.problems
        start += len(line)
    if not articles and not problems:
        problems.append(Problem(source.path, encoding.EMPTY, HINT))
    return Reading(tuple(articles), tuple(problems))


def parse_row(data: bytes) -> dict[str, object] | str:
    """The JSON object of a line, or what is wrong with it."""
    decoded = encoding.decode(data)
    if isinstance(decoded, str):
        return decoded
    try:
        row = json.loads(decoded.text)
    except (ValueError, RecursionError):
        return "not JSON"
    return row if isinstance(row, dict) else "not a JSON object"


def _metadata_values(row: Row) -> dict[str, object]:
    """The keys, in small letters, that are neither the text nor an id; values that are null are
    left out.
    """
    others = (*TEXT_KEYS, *ID_KEYS, HTML_KEY)
    values: dict[str, object] = {}
    for key, value in row.items():
        name = key.lower()
        if name not in others:
            values[name] = value
    values["tags"] = values.get("tags") or values.get("categories")
    return {key: value for key, value in values.items() if value is not None}


def _find_id(row: Row) -> str | None:
    for key in ID_KEYS:
        if row.get(key) not in (None, ""):
            return clean_line(row[key])[:LONGEST_ID]
    return None


def _article_id(source: Source, record: str | None, headline: str, metadata: Metadata) -> ArticleId:
    if record is not None:
        return record_id(source, record)
    return story_id(source, headline, metadata.url)


def _find_text(row: Row) -> str:
    """The text, or the words of its HTML."""
    for key in (HTML_KEY, *TEXT_KEYS):
        value = row.get(key)
        if isinstance(value, list):
            value = "\n\n".join(part for part in value if isinstance(part, str))
        if not isinstance(value, str) or not value.strip():
            continue
        text = replace_surrogates(value)
        if key == HTML_KEY or _is_markup(value):
            return markup_text(text)
        return text
    return ""


def _is_markup(text: str) -> bool:
    """Do two tags or more stand at its beginning?"""
    return len(_MARKUP.findall(text[:5_000])) > 1


def _split_paragraphs(text: str) -> tuple[str, ...]:
    lines = split_lines(repair_text(text))
    paragraphs: list[str] = []
    for block in build_blocks(lines):
        pieces = map(squeeze, split_glued(block.text))
        paragraphs += [piece for piece in pieces if piece]
    if len(paragraphs) == 1 and len(paragraphs[0]) > LONGEST:
        return split_long_text(paragraphs[0])
    return tuple(paragraphs)


def _build_story(title: str, paragraphs: tuple[str, ...], outlets: OutletIndex) -> CleanStory:
    """The headline is the record's title, once; without one, a first line that can be one."""
    if title and paragraphs and letters_of(paragraphs[0]) == letters_of(title):
        paragraphs = paragraphs[1:]
    elif not title and _has_headline(paragraphs, outlets):
        title = paragraphs[0]
        paragraphs = paragraphs[1:]
    metadata = merge_metadata(_metadata_in(paragraphs, outlets))
    return CleanStory(title, paragraphs, (), metadata)


def _has_headline(paragraphs: tuple[str, ...], outlets: OutletIndex) -> bool:
    """Does a headline stand over a text without a title?"""
    if len(paragraphs) < 2:
        return False
    first = paragraphs[0]
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
