"""Findings of undated articles -> the same with an inferred publication date."""

from __future__ import annotations

from collections.abc import Sequence

from generator.collection.memory import Studies
from generator.model.findings import Findings
from generator.resolve.dating import infer_dates


def date_articles(findings: Sequence[Findings], studies: Studies) -> list[Findings]:
    """The same in the same order; articles whose publication date can be inferred have it.

    Their relative dates ("last Tuesday") are read again by it.
    """
    publication_dates = infer_dates(findings)
    undated = [
        (item, publication_dates[item.article.id])
        for item in findings
        if item.article.id in publication_dates
    ]
    dated = iter(studies.of_dated(undated))
    return [
        next(dated) if item.article.id in publication_dates else item for item in findings
    ]
