"""Files, folders or clean texts -> what is understood of each story. Writes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from generator import collection, workers
from generator.build import uncollected
from generator.collection import Place, Track, quiet
from generator.config import Config
from generator.errors import CuttingsError
from generator.extract import extract, find_labels
from generator.ingest import read_clean_line
from generator.model.article import Article, Cut
from generator.model.corpus import Corpus
from generator.model.findings import Findings
from generator.model.problem import Problem
from generator.render.data.inspection import inspection
from generator.resolve import resolve
from generator.store import memo, project

NOWHERE = Path(os.devnull)  # the root of no project: it has no catalogue and no decisions
TOGETHER = 16  # texts that the model reads in one go: a short one alone costs it as much as a long one


Inspected = tuple[dict[str, object], tuple[Cut, ...]]  # what is understood of a story, and what was cut from it


def paths(
    config: Config, given: Sequence[Path], track: Track[memo.Encoded] = quiet
) -> tuple[list[Inspected], tuple[Problem, ...]]:
    """Every story in these files and folders, resolved together, and what a person should know."""
    for path in given:
        if not path.exists():
            raise CuttingsError(str(path), "no such file or folder")
    decided = project.decisions(config.root)
    places = [_place(config, path.absolute()) for path in given]
    catalogue = project.catalogue(config.root)
    with uncollected(), memo.Memo(None) as passing:
        found = collection.collect(config, places, passing, decided.corrections, track)
        corpus = resolve(found.findings, decided.judgements, catalogue, problems=found.problems, files=found.sources)
    said = tuple(p for p in corpus.problems if not p.where.startswith("decisions/"))  # decided for the project's own sources
    return [(inspection(corpus.findings[one.article.id], corpus), corpus.findings[one.article.id].article.cuts)
            for one in found.findings], said


def _place(config: Config, path: Path) -> Place:
    """Where it lies; what is below the project's sources is named as a build names it."""
    if path == config.sources or not path.is_relative_to(config.sources) or not config.sources.is_dir():
        return Place(path)
    inner = (path if path.is_dir() else path.parent).relative_to(config.sources).as_posix()
    return Place(path, "" if inner == "." else f"{inner}/")


def lines(config: Config, given: Sequence[bytes], track: Track[Findings] = quiet) -> Iterator[dict[str, object]]:
    """JSON lines of clean article text, unchanged: one object each, in the same order."""
    recipe = memo.recipe(project.knowledge(config.root), config.model)
    readings = [read_clean_line(line, n) for n, line in enumerate(given, 1) if line.strip()]
    articles = [article for reading in readings for article in reading.articles]
    some = [articles[n:n + TOGETHER] for n in range(0, len(articles), TOGETHER)]
    shares = workers.each(partial(_extract, config=config, recipe=recipe), some, config.jobs)
    made = track("reading lines", chain.from_iterable(shares), len(articles))
    found = [replace(one, problems=(*one.problems, *reading.problems)) for one, reading in zip(made, readings, strict=True)]
    corpus: Corpus = resolve(found, (), project.catalogue(config.root), files=len(found))
    for one in found:
        yield inspection(corpus.findings[one.article.id], corpus)


def _extract(articles: Sequence[Article], config: Config, recipe: bytes) -> list[Findings]:
    kit = collection.kit(config.root, config.model, recipe)[1]
    said = find_labels([article.text for article in articles], kit)
    return [extract(article, kit, labels) for article, labels in zip(articles, said, strict=True)]
