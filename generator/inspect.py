"""Files, folders or clean texts -> what is understood of each story. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator import workers
from generator.collection import Progress, SourceFolder, collect, no_progress
from generator.collection.resources import Recipe, build_recipe, resources_for
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
from generator.resolve.themes.proposals import Proposal as Proposal
from generator.resolve.themes.proposals import propose
from generator.store import memo, project

# (what is understood of a story, what was cut from it)
Inspected = tuple[dict[str, object], tuple[Cut, ...]]


def inspect_paths(
    config: Config, paths: Sequence[Path], progress: Progress[memo.Encoded] = no_progress
) -> tuple[list[Inspected], tuple[Problem, ...]]:
    """(every story in these files and folders, resolved together; problems with them)."""
    for path in paths:
        if not path.exists():
            raise CuttingsError(str(path), "no such file or folder")
    decisions = project.decisions(config.root)
    folders = [_source_folder(config, path.absolute()) for path in paths]
    catalogue = project.catalogue(config.root)
    with workers.without_garbage_collection(), memo.Memo(None) as memory:
        collected = collect(config, folders, memory, decisions.corrections, progress)
        corpus = resolve(
            collected.findings,
            decisions.judgements,
            catalogue,
            problems=collected.problems,
            files=collected.sources,
        )
    inspected: list[Inspected] = []
    for findings in collected.findings:
        resolved = corpus.findings[findings.article.id]
        inspected.append((inspection(resolved, corpus), resolved.article.cuts))
    return inspected, _without_decisions(corpus.problems)


def _source_folder(config: Config, path: Path) -> SourceFolder:
    """The folder to read. What lies below the project's sources is named as a build names it."""
    is_inside = path != config.sources and path.is_relative_to(config.sources)
    if not is_inside or not config.sources.is_dir():
        return SourceFolder(path)
    folder = path if path.is_dir() else path.parent
    below_sources = folder.relative_to(config.sources).as_posix()
    if below_sources == ".":
        return SourceFolder(path)
    return SourceFolder(path, f"{below_sources}/")


def _without_decisions(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Without problems of decisions/: these were decided for the project's own sources."""
    return tuple(
        p
        for p in problems
        if not p.where.startswith("decisions/")
    )


def propose_themes(config: Config, corpus: Corpus) -> tuple[Proposal, ...]:
    """Keywords that the project's themes lack, and themes that its unsorted stories make."""
    catalogue = project.catalogue(config.root)
    return propose(corpus, catalogue.themes)


def inspect_lines(
    config: Config, lines: Sequence[bytes], progress: Progress[Findings] = no_progress
) -> Iterator[dict[str, object]]:
    """JSON lines of clean article text, read unchanged -> an object for each, in the same order."""
    with workers.without_garbage_collection():
        all_findings, corpus = _resolve_lines(config, lines, progress)
    for findings in all_findings:
        yield inspection(corpus.findings[findings.article.id], corpus)


def _resolve_lines(
    config: Config, lines: Sequence[bytes], progress: Progress[Findings]
) -> tuple[list[Findings], Corpus]:
    """(the findings of each line, in order; what they say together)."""
    recipe = build_recipe(config)
    readings = [
        read_clean_line(line, number)
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    articles = [
        article
        for reading in readings
        for article in reading.articles
    ]
    extracted = workers.each_group(partial(_extract_all, recipe=recipe), articles, config.jobs)
    shown = progress("reading lines", extracted, len(articles))
    all_findings: list[Findings] = []
    for findings, reading in zip(shown, readings, strict=True):
        problems = (*findings.problems, *reading.problems)
        all_findings.append(replace(findings, problems=problems))
    catalogue = project.catalogue(config.root)
    return all_findings, resolve(all_findings, (), catalogue, files=len(all_findings))


def _extract_all(articles: Sequence[Article], recipe: Recipe) -> list[Findings]:
    """The findings of each article. The model reads all their texts at once."""
    resources = resources_for(recipe)
    labels = find_labels(articles, resources)
    return [
        extract(article, resources, article_labels)
        for article, article_labels in zip(articles, labels, strict=True)
    ]
