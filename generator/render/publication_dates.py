"""Findings -> the day, month or year of publication by which pages sort and group articles."""

from __future__ import annotations

from datetime import date

from generator.model.article import Article, Basis, Dated
from generator.model.dates import Period
from generator.model.findings import Findings


def newest_first(findings: Findings) -> tuple[int, int, str]:
    """Sort key: the newest article first, undated ones last, equal ones by id."""
    dated = findings.article.published
    id_ = findings.article.id
    if dated is None:
        return 1, 0, id_
    day = sorting_day(dated)
    return 0, -day.toordinal(), id_


def sorting_day(dated: Dated) -> date:
    """The day by which an article is sorted: the last of its period.

    It is the first day of a period that was inferred, whose later days are the less likely.
    """
    if dated.basis is Basis.INFERRED:
        return dated.period.first
    return dated.period.last


def has_stated_date(article: Article) -> bool:
    """Whether a source, an address or a person gives the date of publication."""
    return (
        article.published is not None
        and article.published.basis != Basis.INFERRED
    )


def published_month(findings: Findings) -> date | None:
    """The first day of the month of publication; None unless the period lies in one month."""
    period = _published_period(findings)
    if period is None:
        return None
    month = period.first.replace(day=1)
    return month if month == period.last.replace(day=1) else None


def published_year(findings: Findings) -> int | None:
    """The year of publication; None unless the period lies in one year."""
    period = _published_period(findings)
    if period is None:
        return None
    year = period.first.year
    return year if year == period.last.year else None


def _published_period(findings: Findings) -> Period | None:
    dated = findings.article.published
    return dated.period if dated else None
