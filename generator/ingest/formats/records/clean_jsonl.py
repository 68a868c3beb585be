"""One line of `inspect --jsonl` -> one Article of clean text, left as it is."""

from __future__ import annotations

from generator.errors import CuttingsError
from generator.ingest.formats.records.jsonl import HINT, parse_row
from generator.ingest.layout.asides import find_asides
from generator.ingest.metadata.datestamps import parse_date
from generator.ingest.metadata.values import clean_line, replace_surrogates
from generator.model.article import Article, Basis, Dated
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.model.source import Reading
from generator.words import shorten


def read_clean_line(line: bytes, number: int) -> Reading:
    """The article of line `number` (from 1).

    A date that is none is a Problem; a line that is no article, an error.
    """
    where = f"line {number}"
    row = parse_row(line)
    if isinstance(row, str):
        raise CuttingsError(where, row, HINT)
    text = row.get("text")
    if not isinstance(text, str):
        raise CuttingsError(where, "`text` is not text", HINT)
    published, problems = _parse_published(row.get("published"), where)
    id_ = _parse_id(row.get("id"), where)
    words = replace_surrogates(text)
    title = clean_line(row.get("title"))
    article = Article(
        id=ArticleId(id_),
        source=where,
        record=id_,
        digest="",
        byte_range=(0, len(line)),
        text=words,
        asides=find_asides(words, title),
        title=title or shorten(text, 90) or str(row["id"]),
        published=published,
    )
    return Reading((article,), problems)


def _parse_id(value: object, where: str) -> str:
    if isinstance(value, (dict, list, bool)) or value in (None, ""):
        raise CuttingsError(where, "`id` is not an id", HINT)
    return replace_surrogates(str(value))


def _parse_published(value: object, where: str) -> tuple[Dated | None, tuple[Problem, ...]]:
    period = parse_date(value) if isinstance(value, str) else None
    if period:
        return Dated(period, Basis.STATED, str(value)), ()
    if value in (None, ""):
        return None, ()
    what = f"`published` is no date: `{shorten(clean_line(value), 40)}`"
    return None, (Problem(where, what, "write 2024-03-12, or EDTF"),)
