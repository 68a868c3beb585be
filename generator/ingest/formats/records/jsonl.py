"""One line of JSONL -> one Article."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.ingest.formats.records.record import read_record
from generator.ingest.layout import encoding
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.article import Article
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = (
    'a line is one JSON object: '
    '{"id": "...", "title": "...", "text": "...", "published": "2024-03-12"}')


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """One article, or a Problem that says which line."""
    row = parse_row(data)
    where = f"{source.path} (byte {source.start})" if source.start else source.path
    if isinstance(row, str):
        return Reading((), (Problem(where, row, HINT),))
    size = len(data.rstrip(b"\r\n"))
    reading = read_record(source, row, where, size, sidecar, outlets)
    if not reading.articles:
        return Reading((), tuple(map(_with_hint, reading.problems)))
    return Reading(reading.articles, reading.problems + sidecar.problems)


def _with_hint(problem: Problem) -> Problem:
    return Problem(problem.where, problem.what, problem.hint or HINT)


def read_lines(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The articles of all lines of a file that lies in an archive."""
    articles: list[Article] = []
    problems: list[Problem] = []
    start = 0
    for line in data.splitlines(keepends=True):
        of_line = replace(source, start=start)
        start += len(line)
        if not line.strip():
            continue
        reading = read(of_line, line, sidecar, outlets)
        articles += reading.articles
        problems += reading.problems
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
