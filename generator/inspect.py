"""Files, folders or clean texts -> what is understood of each story. Writes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from generator import build, workers
from generator.config import Config
from generator.errors import CuttingsError
from generator.extract import extract, heard
from generator.extract.redate import redated
from generator.ingest import clean, corrected
from generator.model import Article, Corpus, Cut, Findings, Problem, Source
from generator.render.inspection import inspection
from generator.resolve import resolve
from generator.resolve.dating import inferred
from generator.store import memo, project, sources

NOWHERE = Path(os.devnull)  # the root of no project: it has no catalogue and no decisions
TOGETHER = 16  # texts that the model reads in one go: a short one alone costs it as much as a long one


Inspected = tuple[dict[str, object], tuple[Cut, ...]]  # what is understood of a story, and what was cut from it


def paths(
    config: Config, given: Sequence[Path], track: build.Track[memo.Made] = build.quiet
) -> tuple[list[Inspected], tuple[Problem, ...]]:
    """Every story in these files and folders, resolved together, and what a person should know."""
    recipe = memo.recipe(project.knowledge(config.root), config.model)
    listed: list[tuple[Path, Source]] = []
    problems: list[Problem] = []
    for path in given:
        if not path.exists():
            raise CuttingsError(str(path), "no such file or folder")
        found, passed = sources.listed(path, config.max_bytes)
        folder, below = _home(config, path.absolute())
        listed += [(folder, replace(source, path=below + source.path)) for source in found]
        problems += passed
    made = track("reading cuttings", workers.each(partial(_study, config=config, recipe=recipe), listed, config.jobs), len(listed))
    studies = [memo.DECODER.decode(study[memo.key(recipe, source)]) for study, (_, source) in zip(made, listed, strict=True)]
    found_ = [build.placed(one, source.start) for (_, source), study in zip(listed, studies, strict=True) for one in study.found]
    problems += [problem for study in studies for problem in study.problems]
    decided = project.decisions(config.root)
    changed = {one.article.id: corrected(one.article, decided.corrections) for one in found_}
    kit = build.kit(config.root, config.model, recipe)[1]
    found_ = [one if changed[one.article.id] == one.article else extract(changed[one.article.id], kit) for one in found_]
    when = inferred(found_)
    found_ = [redated(one, when[one.article.id]) if one.article.id in when else one for one in found_]
    corpus = resolve(found_, decided.judgements, project.catalogue(config.root), problems=tuple(problems), files=len(listed))
    said = tuple(p for p in corpus.problems if not p.where.startswith("decisions/"))  # decided for the project's own sources
    return [(inspection(corpus.findings[one.article.id], corpus), one.article.cuts) for one in found_], said


def _home(config: Config, path: Path) -> tuple[Path, str]:
    """(the folder that source paths count from, what to put before them)."""
    if path.is_relative_to(config.sources) and config.sources.is_dir():
        inner = (path if path.is_dir() else path.parent).relative_to(config.sources).as_posix()
        return config.sources, "" if inner == "." else f"{inner}/"
    return path, ""


def _study(item: tuple[Path, Source], config: Config, recipe: bytes) -> memo.Made:
    return build.study((item[1], b""), replace(config, sources=item[0]), recipe)


def lines(config: Config, given: Sequence[bytes], track: build.Track[Findings] = build.quiet) -> Iterator[dict[str, object]]:
    """JSON lines of clean article text, unchanged: one object each, in the same order."""
    recipe = memo.recipe(project.knowledge(config.root), config.model)
    readings = [clean(line, n) for n, line in enumerate(given, 1) if line.strip()]
    articles = [article for reading in readings for article in reading.articles]
    some = [articles[n:n + TOGETHER] for n in range(0, len(articles), TOGETHER)]
    shares = workers.each(partial(_extract, config=config, recipe=recipe), some, config.jobs)
    made = track("reading lines", chain.from_iterable(shares), len(articles))
    found = [replace(one, problems=(*one.problems, *reading.problems)) for one, reading in zip(made, readings, strict=True)]
    corpus: Corpus = resolve(found, (), project.catalogue(config.root), files=len(found))
    for one in found:
        yield inspection(corpus.findings[one.article.id], corpus)


def _extract(articles: Sequence[Article], config: Config, recipe: bytes) -> list[Findings]:
    kit = build.kit(config.root, config.model, recipe)[1]
    said = heard([article.text for article in articles], kit)
    return [extract(article, kit, labels) for article, labels in zip(articles, said, strict=True)]
