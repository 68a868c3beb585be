"""One line of JSONL -> one Article. Its text is trusted: newlines and glued sentences are set right, nothing is cut."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from generator.errors import CuttingsError
from generator.ingest.article import made, named
from generator.ingest.formats import html
from generator.ingest.layout import blocks as layout
from generator.ingest.layout import encoding, glue
from generator.ingest.layout.cleaning import Cleaned, tidy
from generator.ingest.metadata import lines, origin, sidecar
from generator.ingest.metadata.datestamps import precise
from generator.ingest.metadata.known import Known, merged, plain, whole
from generator.ingest.metadata.outlets import Press
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.stories import count, headline_like
from generator.model.article import Article, Basis, Dated
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import shorten, squeeze

LONGEST = 5_000  # characters: a longer text in one paragraph has lost its breaks
TEXTS = ("text", "body", "content", "article", "full_text", "maintext", "summary", "description")
IDS = ("id", "_id", "record", "guid", "uuid")
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|li|a|span|strong|em|article)\b[^>]*>", re.I)
HINT = 'a line is one JSON object: {"id": "...", "title": "...", "text": "...", "published": "2024-03-12"}'


def read(source: Source, data: bytes, beside: Sidecar, press: Press) -> Reading:
    """One article, or a Problem that says which line."""
    row = _row(data)
    where = source.path if not source.start else f"{source.path} (byte {source.start})"
    if isinstance(row, str):
        return Reading((), (Problem(where, row, HINT),))
    said = {key.lower(): value for key, value in row.items() if key.lower() not in (*TEXTS, *IDS, "html")}
    said |= {"tags": said.get("tags") or said.get("categories")}
    facts, problems = sidecar.facts({k: v for k, v in said.items() if v is not None}, where, Basis.STATED)
    text = _text(row)
    title = plain(row.get("title") or row.get("headline"))
    paragraphs = _paragraphs(text)
    if not paragraphs and not title:
        return Reading((), (*problems, Problem(where, "a line without text", HINT)))
    story = _story(title, paragraphs, press)
    record = next((plain(row[key])[:300] for key in IDS if row.get(key) not in (None, "")), None)
    facts = merged((beside.of(title, 0, 1), _spelled(facts, press)))
    facts = merged((facts, origin.from_url(facts.url, press)))
    id_ = named(source, record) if record is not None else named(source, headline=title or shorten(text, 80), address=facts.url)
    return Reading((made(id_, source, story, facts, bytes_=(0, len(data.rstrip(b"\r\n"))), record=record),), problems + beside.problems)


def _row(data: bytes) -> dict[str, object] | str:
    found = encoding.decoded(data)
    if isinstance(found, str):
        return found
    try:
        row = json.loads(found.text)
    except (ValueError, RecursionError):
        return "not JSON"
    return row if isinstance(row, dict) else "not a JSON object"


def _text(row: Mapping[str, object]) -> str:
    """The text, or the words of its HTML."""
    for key in ("html", *TEXTS):
        value = row.get(key)
        if isinstance(value, list):
            value = "\n\n".join(part for part in value if isinstance(part, str))
        if isinstance(value, str) and value.strip():
            return html.fragment(whole(value)) if key == "html" or len(_MARKUP.findall(value[:5_000])) > 1 else whole(value)
    return ""


def _paragraphs(text: str) -> tuple[str, ...]:
    blocks = layout.blocks(layout.lines(tidy(text)))
    found = [squeeze(piece) for block in blocks for piece in glue.parted(block.text)]
    found = [piece for piece in found if piece]
    return glue.paragraphs(found[0]) if len(found) == 1 and len(found[0]) > LONGEST else tuple(found)


def _story(title: str, paragraphs: tuple[str, ...], press: Press) -> Cleaned:
    """The headline is the record's title, once; without one, a first line that can be one."""
    if title and paragraphs and _same(paragraphs[0], title):
        paragraphs = paragraphs[1:]
    elif not title and len(paragraphs) > 1 and headline_like(paragraphs[0]) and not lines.date_line(paragraphs[0], press):
        title, paragraphs = paragraphs[0], paragraphs[1:]
    found = [lines.dateline(paragraphs[0], press)] if paragraphs else []
    for line in paragraphs[:3]:
        found += [lines.byline(line, press), lines.date_line(line, press)] if count(line) < 20 else []
    found += [lines.credits(line) for line in paragraphs[-3:]]
    return Cleaned(title, paragraphs, (), merged(one for one in found if one is not None))


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _spelled(facts: Known, press: Press) -> Known:

    return replace(facts, outlet=press.named(facts.outlet) or facts.outlet) if facts.outlet else facts


def clean(line: bytes, n: int) -> Reading:
    """Line `n` (from 1) of `inspect --jsonl`: one article of clean text, left as it is. A date that is none is a Problem."""
    where = f"line {n}"
    row = _row(line)
    if isinstance(row, str):
        raise CuttingsError(where, row, HINT)
    id_, text, title, published = row.get("id"), row.get("text"), row.get("title"), row.get("published")
    if not isinstance(text, str):
        raise CuttingsError(where, "`text` is not text", HINT)
    if isinstance(id_, (dict, list, bool)) or id_ in (None, ""):
        raise CuttingsError(where, "`id` is not an id", HINT)
    period = precise(published) if isinstance(published, str) else None
    no_date = Problem(where, f"`published` is no date: `{shorten(plain(published), 40)}`", "write 2024-03-12, or EDTF")
    article = Article(
        id=ArticleId(whole(str(id_))), source=where, record=whole(str(id_)), digest="", bytes_=(0, len(line)), text=whole(text),
        title=plain(title) or shorten(text, 90) or str(id_), published=Dated(period, Basis.STATED, str(published)) if period else None)
    return Reading((article,), (no_date,) if published not in (None, "") and period is None else ())


