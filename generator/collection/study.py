"""Sources or articles -> their findings, encoded for the memory. This runs in worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.collection.listing import ListedSource
from generator.collection.resources import Recipe, resources_for
from generator.extract import Resources, extract, find_labels
from generator.extract.dates import redating
from generator.extract.legible import legible_text
from generator.ingest import ingest
from generator.model.article import Article, Dated, is_read
from generator.model.findings import Findings
from generator.model.names import Label
from generator.model.problem import Problem
from generator.model.source import Reading
from generator.store import memo, sources


def study_sources(
    items: Sequence[tuple[ListedSource, bytes]], recipe: Recipe
) -> list[memo.Encoded]:
    """Read these sources and extract from their articles. An item: one, and its labels or b"".

    Each result has two entries, labels and study, by their keys in the memory.
    It is empty where the file has changed since it was listed.
    """
    resources = resources_for(recipe)
    readings = [_read_source(listed, resources) for listed, _ in items]
    articles = [reading.articles if reading else () for reading in readings]
    studied = _study_groups(articles, [labels for _, labels in items], resources)
    results: list[memo.Encoded] = []
    for (listed, _), reading, (labels, findings) in zip(items, readings, studied, strict=True):
        if reading is None:
            results.append({})
            continue
        labels_key = memo.labels_key(recipe.labels, listed.source)
        key = memo.key(recipe.findings, listed.source)
        results.append({labels_key: labels, key: encode_study(findings, reading.problems)})
    return results


def _read_source(listed: ListedSource, resources: Resources) -> Reading | None:
    """What a source holds; None if it has changed since it was listed."""
    source = listed.source
    with SourceNote(source.path):
        fetched = sources.fetch(listed.folder, replace(source, path=listed.path))
        if fetched is None:
            return None
        data, sidecar = fetched
        return ingest(source, data, sidecar, resources.catalogue)


def study_articles(
    items: Sequence[tuple[Article, bytes]], recipe: Recipe
) -> list[memo.Encoded]:
    """Extract from corrected articles. An item: one, and its encoded labels or b""."""
    resources = resources_for(recipe)
    articles = [(article,) for article, _ in items]
    studied = _study_groups(articles, [labels for _, labels in items], resources)
    results: list[memo.Encoded] = []
    for (article, _), (labels, findings) in zip(items, studied, strict=True):
        labels_key = memo.article_key(recipe.labels, article)
        key = memo.article_key(recipe.findings, article)
        results.append({labels_key: labels, key: encode_study(findings)})
    return results


def study_dates(
    items: Sequence[tuple[Findings, Dated]], recipe: Recipe
) -> list[memo.Encoded]:
    """Read the dates of articles again, each by its inferred day of publication."""
    results: list[memo.Encoded] = []
    for findings, publication_date in items:
        article = findings.article
        key = memo.article_key(recipe.findings, replace(article, published=publication_date))
        with SourceNote(article.source):
            redated = redating.redate(findings, publication_date)
        results.append({key: encode_study((redated,))})
    return results


def _study_groups(
    groups: Sequence[Sequence[Article]], remembered_labels: Sequence[bytes], resources: Resources
) -> list[tuple[bytes, tuple[Findings, ...]]]:
    """For each group of articles: the labels of their texts, encoded, and their findings."""
    paths = {article.source: None for articles in groups for article in articles}
    with SourceNote("`, `".join(paths)):
        labels = label_texts(groups, remembered_labels, resources)
    return [
        (memo.ENCODER.encode(own_labels), _extract_all(articles, own_labels, resources))
        for articles, own_labels in zip(groups, labels, strict=True)
    ]


def label_texts(
    groups: Sequence[Sequence[Article]], remembered_labels: Sequence[bytes], resources: Resources
) -> list[memo.LabelsByText]:
    """For each group of articles the labels of their texts, by the texts' marks.

    `remembered_labels`: those that are known, encoded, for each group. The model reads all other
    texts together, which takes half the time of one by one (2026-11-28).
    """
    read = [_by_mark(articles) for articles in groups]
    known: dict[bytes, tuple[Label, ...]] = {}
    for encoded in remembered_labels:
        if encoded:
            known.update(memo.LABELS_DECODER.decode(encoded))
    unknown = {
        mark: article
        for by_mark in read
        for mark, article in by_mark.items()
        if mark not in known
    }
    new_labels = find_labels(list(unknown.values()), resources)
    known.update(zip(unknown, new_labels, strict=True))
    return [
        {mark: known[mark] for mark in by_mark}
        for by_mark in read
    ]


def _by_mark(articles: Sequence[Article]) -> dict[bytes, Article]:
    """The articles that are read, by the marks of their texts."""
    return {
        memo.mark(legible_text(article)): article
        for article in articles
        if is_read(article.language)
    }


def _extract_all(
    articles: Sequence[Article], labels: memo.LabelsByText, resources: Resources
) -> tuple[Findings, ...]:
    """The findings of each article, in order. `labels`: of their texts, by mark."""
    all_findings = []
    for article in articles:
        with SourceNote(article.source):
            own_labels = labels.get(memo.mark(legible_text(article)), ())
            all_findings.append(extract(article, resources, own_labels))
    return tuple(all_findings)


def encode_study(findings: tuple[Findings, ...], problems: tuple[Problem, ...] = ()) -> bytes:
    """Findings and problems of one source as the memory keeps them."""
    return memo.ENCODER.encode(memo.Study(findings, problems))


class SourceNote:
    """A context in which a bug crashes with the source's path added to its exception."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if error is not None:
            note = f"This happened while `{self._path}` was studied."
            error.add_note(note)
