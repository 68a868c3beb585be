"""A JSON file (one object, a list of them, or what an interface answers) -> Articles."""

from __future__ import annotations

from dataclasses import replace

from generator.ingest.formats.plain import encoding_problems
from generator.ingest.formats.records.broken_json import parse_json
from generator.ingest.formats.records.record import Row, has_text, read_stories
from generator.ingest.layout import encoding
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = 'articles are objects such as {"title": "...", "text": "...", "published": "2024-03-12"}'
LISTS = (  # keys of lists of articles
    "articles", "docs", "items", "results", "entries", "stories", "posts", "records", "documents",
    "hits", "children", "data", "news", "list")
ANSWERS = ("response", "data", "result", "feed", "hits", "channel", "rss")  # objects that hold one
BROKEN_HINT = "save or export it again"
DEEPEST = 4  # answers within answers


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Every article of the file."""
    decoded = encoding.decode(data)
    if isinstance(decoded, str):
        return Reading((), (Problem(source.path, decoded, HINT),))
    value, fault = parse_json(decoded.text)
    rows = _find_rows(value, DEEPEST)
    if not rows:
        what = "not JSON" if value is None else "no articles in it"
        return Reading((), (Problem(source.path, what, HINT),))
    reading = read_stories(source, rows, len(data), sidecar, outlets)
    problems = list(encoding_problems(source, decoded))
    if fault:
        problems.append(Problem(source.path, fault, BROKEN_HINT))
    return replace(reading, problems=(*problems, *reading.problems))


def _find_rows(value: object, depth: int) -> list[Row]:
    """The objects that can be articles."""
    if isinstance(value, list):
        return [
            row
            for row in value
            if isinstance(row, dict)
        ]
    if not isinstance(value, dict) or depth == 0:
        return []
    inner = _find_list(value) or _find_answer(value, depth)
    if inner:
        return inner
    if value and all(isinstance(row, dict) for row in value.values()):
        return [{"id": name, **row} for name, row in value.items()]
    return [value]


def _find_list(value: Row) -> list[Row]:
    """The objects of a list that an object holds under one of the usual keys."""
    for key in LISTS:
        rows = value.get(key)
        if isinstance(rows, list):
            objects: list[Row] = [
                row
                for row in rows
                if isinstance(row, dict)
            ]
            if any(map(has_text, objects)):
                return [_with_feed(row, value) for row in objects]
    return []


def _with_feed(row: Row, feed: Row) -> Row:
    """An entry of a JSON Feed, with the name of the feed."""
    is_feed = "jsonfeed.org" in str(feed.get("version", ""))
    if is_feed:
        return {**row, "feed_title": feed.get("title")}
    return row


def _find_answer(value: Row, depth: int) -> list[Row]:
    """The objects of an answer within an object."""
    for key in ANSWERS:
        answer = value.get(key)
        if isinstance(answer, dict):
            rows = _find_rows(answer, depth - 1)
            if any(map(has_text, rows)) and not has_text(value):
                return rows
    return []
