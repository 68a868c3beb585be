"""One source or article -> its findings, encoded for the memory. This runs in worker processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from generator.store import memo, sources

Labels = tuple[Label, ...]  # what the model says of one text


def study_source(item: tuple[ListedSource, bytes], recipe: Recipe) -> memo.Encoded:
    """Read one source and extract from its articles. `item`: it, and its encoded labels or b"".

    The result has two entries, labels and study, by their keys in the memory.
    It is empty if the file has changed since it was listed.
    """
    listed, remembered_labels = item
    source = listed.source
    with SourceNote(source.path):
        fetched = sources.fetch(listed.folder, replace(source, path=listed.path))
        if fetched is None:
            return {}
        data, sidecar = fetched
        resources = resources_for(recipe)
        reading = ingest(source, data, sidecar, resources.catalogue)
        labels, findings = extract_all(reading.articles, remembered_labels, resources)
    return {
        memo.labels_key(recipe.labels, source): labels,
        memo.key(recipe.findings, source): encode_study(findings, reading.problems),
    }


def study_article(item: tuple[Article, bytes], recipe: Recipe) -> memo.Encoded:
    """Extract from a corrected article. `item`: it, and its encoded labels or b""."""
    article, remembered_labels = item
    with SourceNote(article.source):
        labels, findings = extract_all([article], remembered_labels, resources_for(recipe))
    return {
        memo.article_key(recipe.labels, article): labels,
        memo.article_key(recipe.findings, article): encode_study(findings),
    }


def study_dates(item: tuple[Findings, Dated], recipe: Recipe) -> memo.Encoded:
    """Read the dates of an article again by its inferred day of publication."""
    findings, publication_date = item
    article = findings.article
    key = memo.article_key(recipe.findings, replace(article, published=publication_date))
    with SourceNote(article.source):
        return {key: encode_study((redating.redate(findings, publication_date),))}


def extract_all(
    articles: Sequence[Article], remembered_labels: bytes, resources: Resources
) -> tuple[bytes, tuple[Findings, ...]]:
    """(the labels of each text, encoded; the findings of each article, in order).

    The model is asked only of texts that have no remembered labels.
    """
    known_labels = memo.LABELS_DECODER.decode(remembered_labels) if remembered_labels else {}
    marks = [memo.mark(legible_text(article)) for article in articles]
    by_mark = {
        mark: article
        for mark, article in zip(marks, articles, strict=True)
        if is_read(article.language)
    }
    labels = label_texts(by_mark, known_labels, resources)
    findings = [
        extract(article, resources, labels.get(mark, ()))
        for mark, article in zip(marks, articles, strict=True)
    ]
    return memo.ENCODER.encode(labels), tuple(findings)


def label_texts(
    by_mark: Mapping[bytes, Article], known_labels: memo.LabelsByText, resources: Resources
) -> dict[bytes, Labels]:
    """The labels of each article's text by the text's mark, in the order of the articles."""
    new_marks = [mark for mark in by_mark if mark not in known_labels]
    model_output = find_labels([by_mark[mark] for mark in new_marks], resources)
    new_labels = dict(zip(new_marks, model_output, strict=True))
    return {
        mark: new_labels[mark] if mark in new_labels else known_labels[mark]
        for mark in by_mark
    }


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
