"""Corpus -> ArticleIndex: the articles in the order in which pages list them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.corpus import Corpus
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.render.publication_dates import has_stated_date, newest_first


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ArticleIndex:
    """Articles, the newest first and undated ones last."""

    printings: tuple[Findings, ...]  # every article
    leads: tuple[Findings, ...]  # one printing of each story
    positions: Mapping[ArticleId, int]  # of each article in `printings`
    newest_day: date | None  # see `find_newest_day`


def index_articles(corpus: Corpus) -> ArticleIndex:
    """The articles of a corpus in order."""
    printings = tuple(sorted(corpus.findings.values(), key=newest_first))
    leads = tuple(findings for findings in printings if findings.article.id in corpus.stories)
    return ArticleIndex(
        printings=printings,
        leads=leads,
        positions={findings.article.id: n for n, findings in enumerate(printings)},
        newest_day=find_newest_day(printings),
    )


def find_newest_day(articles: Iterable[Findings]) -> date | None:
    """The latest day on which an article is known to have been published; None if none is.

    Of a period of several days the first counts; what was inferred is not known.
    """
    stated = [
        findings.article.published
        for findings in articles
        if has_stated_date(findings.article)
    ]
    days = [dated.period.first for dated in stated if dated]
    return max(days, default=None)
