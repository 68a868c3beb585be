"""A hundred timeline entries, read one by one: those judged right are still found as they were.

A line of `cases/timeline.jsonl` gives the place of the article (the demo's sources, or a file of ../shared/data and the record's id or
line in it), the sentence's anchor, the entry's date (EDTF) and certainty, what it tells, and whether a reader found each of them right.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator import edtf
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.sentences import split_sentences
from generator.ingest import ingest
from generator.model.dates import Period
from generator.model.source import Source
from generator.store import project, sources
from tests.conftest import ROOT

Line = dict[str, Any]
Entry = tuple[str, str, str]  # sentence, date, certainty
SAMPLE: list[Line] = [json.loads(line) for line in (ROOT / "tests" / "cases" / "timeline.jsonl").read_text().splitlines()]
DEMO = "sources"


def entries(text: str, published: Period | None) -> set[Entry]:
    parts = split_sentences(text)
    told = find_events(text, parts, find_dates(text, published), published)
    at = [next(part for part in parts if part.span.start <= event.span.start < part.span.end).anchor for event in told]
    return {(anchor, edtf.write(event.period), event.certainty.value) for anchor, event in zip(at, told, strict=True)}


def of_demo() -> dict[str, set[Entry]]:
    catalogue = project.catalogue(ROOT)
    found, _ = sources.listed(ROOT / "sources", 10**7)
    articles = [article for source in found for article in ingest(source, *sources.fetch(ROOT / "sources", source), catalogue).articles]
    return {article.id: entries(article.text, article.published and article.published.period) for article in articles}


def of_file(path: Path, wanted: set[str]) -> Iterator[tuple[str, set[Entry]]]:
    """The wanted records of a file of ../shared: by id in those of ready-made text, by line (from 0) in the others."""
    if path.suffix == ".jsonl":
        for record in map(json.loads, path.read_text().splitlines()):
            if record["doc"] in wanted:
                day = date.fromisoformat(record["dct"][:10])
                yield record["doc"], entries(record["text"], Period(day, day))
        return
    catalogue = project.catalogue(ROOT)
    with gzip.open(path, "rb") as lines:
        for n, line in enumerate(lines):
            if str(n) in wanted:
                (article, *_) = ingest(Source(path.stem, sha256(line).hexdigest(), 0, len(line)), line, None, catalogue).articles
                yield str(n), entries(article.text, article.published and article.published.period)


def lost(sample: list[Line], found: dict[str, set[Entry]]) -> list[str]:
    """Entries judged right that are no longer there, each with what its sentence gives now."""
    gone = []
    for line in sample:
        now = {entry for entry in found.get(line["article"], ()) if entry[0] == line["sentence"]}
        if all(line["right"].values()) and (line["sentence"], line["date"], line["certainty"]) not in now:
            gone.append(f"{line['article']} {line['sentence']}: was {line['date']} {line['certainty']}, "
                        f"is {sorted(entry[1:] for entry in now)}: {line['tells']}")
    return gone


@pytest.mark.parametrize("what", ["date", "sentence", "certainty"])
def test_at_least_95_of_the_hundred_are_right(what: str) -> None:
    assert len(SAMPLE) == 100
    assert sum(line["right"][what] for line in SAMPLE) >= 95


def test_entries_of_the_demo_that_were_right_are_still_found() -> None:
    assert lost([line for line in SAMPLE if line["where"] == DEMO], of_demo()) == []


def test_entries_of_the_shared_articles_that_were_right_are_still_found(shared: Path) -> None:
    by_file: defaultdict[str, list[Line]] = defaultdict(list)
    for line in SAMPLE:
        if line["where"] != DEMO:
            by_file[line["where"]].append(line)

    gone = [line for name, sample in by_file.items()
            for line in lost(sample, dict(of_file(shared / "data" / name, {line["article"] for line in sample})))]

    assert gone == []
