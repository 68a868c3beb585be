"""One undated article's own words -> Clues: between which days it was published.

The lags are those of `benchmarks/dating.py` on the half of the articles that it is tuned on: by
then nine in ten were published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from generator.model.dates import DateMention, Period, Precision, TimexType
from generator.model.events import Certainty
from generator.model.findings import Findings
from generator.model.ids import Span
from generator.resolve.dating.cues import (
    AHEAD,
    HEAD,
    WILL,
    has_cue,
    is_after_on,
    is_heading,
    is_reference,
)
from generator.resolve.dating.yearless import (
    NEAR,
    WEEKDAYS,
    find_days,
    is_without_year,
)
from generator.words import squeeze

# Days from a date to publication, each by the experiment above.
RELEASED = 1  # from a date that stands alone or after "for release" at the head
OPENING = 7  # from a day in the opening that no "on" makes the day of an event
WEEKDAY = 7  # from a day named with its weekday
# From the latest day told as past, where no "on" makes it the day of an event.
PAST = 60
ON = 730  # the same where an "on" does
MONTHS = 1000  # from a month's first day
YEARS = 3650  # from a year's first day, where the year before is named too
# Days from publication to a date that seems told as past.
EARLY = 7  # to a day
BUDGET = 730  # to a year

GRAINS = (Precision.DAY, Precision.MONTH, Precision.YEAR)
NOT_YET = (Certainty.PLANNED, Certainty.CONDITIONAL)


class Rank(IntEnum):
    """What a clue rests on, the firmest first."""

    PRINTING = 1  # another printing of the story
    DIGEST = 2  # the other stories of the digest
    SHARED_DAY = 3  # a day that a dated article names too
    LATEST = 5  # the latest date told as past
    PLANNED = 6  # a date told as still to come
    YEARLESS = 7  # a day without its year


@dataclass(frozen=True, slots=True, order=True)
class Clue:
    """Published between these days, both included.

    Of two clues that contradict each other the one of lower rank stands.
    """

    rank: int  # a Rank
    first: date
    last: date
    reason: str


class _ExactDate(NamedTuple):
    """A day, month or year that the text names in full."""

    mention: DateMention
    period: Period


def find_clues(findings: Findings) -> tuple[Clue, ...]:
    """What the text says of its own day.

    Nothing, if it has no date that bounds it on both sides.
    """
    dates = _exact_dates(findings)
    ahead = _periods_ahead(findings, dates)
    past = [
        exact
        for exact in dates
        if exact.period not in ahead
    ]
    latest = _latest_past(findings, past)
    if latest is None:
        return ()
    sure, unsure = _dates_after(findings, dates, latest)
    if unsure:
        last = max(exact.period.last for exact in unsure)
        latest = replace(latest, last=last + timedelta(PAST))
    return (latest, *_before_planned(latest, sure), *_near_yearless(findings, latest))


def _exact_dates(findings: Findings) -> list[_ExactDate]:
    """The dates that are named in full: not read by an anchor, not approximate."""
    dates = []
    for mention in findings.dates:
        period = mention.period
        if period is None or mention.anchor is not None or period.approximate:
            continue
        if (
            mention.type in (TimexType.DATE, TimexType.TIME)
            and period.precision in GRAINS
        ):
            dates.append(_ExactDate(mention, period))
    return dates


def _periods_ahead(findings: Findings, dates: Sequence[_ExactDate]) -> set[Period]:
    """The periods that are somewhere told as perhaps still to come."""
    planned: set[Span] = set()
    for event in findings.events:
        if event.certainty in NOT_YET:
            planned.update(event.dates)
    ahead: set[Period] = set()
    for mention, period in dates:
        if mention.span in planned or has_cue(findings, mention, AHEAD):
            ahead.add(period)
    return ahead


def _dates_after(
    findings: Findings, dates: Sequence[_ExactDate], latest: Clue
) -> tuple[list[_ExactDate], list[_ExactDate]]:
    """Days and months after the latest past date: (surely still to come, unsure)."""
    sure = []
    unsure = []
    for exact in dates:
        if exact.period.precision is Precision.YEAR:
            continue
        if exact.period.last <= latest.first + timedelta(2 * EARLY):
            continue
        if has_cue(findings, exact.mention, WILL):
            sure.append(exact)
        elif exact.period.last > latest.last:
            unsure.append(exact)
    return sure, unsure


def _latest_past(findings: Findings, past: Sequence[_ExactDate]) -> Clue | None:
    """From the latest date told as past to as long after it as such articles mostly come."""
    if not past:
        return None
    year = max(exact.period.first.year for exact in past)
    days = [
        exact
        for exact in past
        if exact.period.precision is Precision.DAY
    ]
    heading = _find_heading(findings.article.text, days, year)
    if heading:
        return _until(heading, RELEASED, "stands at the head")
    if any(exact.period.first.year == year for exact in days):
        return _after_latest_day(findings, days)
    latest = _latest_month_or_year(past, year)
    if latest.period.precision is Precision.MONTH:
        return _until(latest, MONTHS, "is the latest month told as past")
    if any(exact.period.first.year == year - 1 for exact in past):
        reason = f"is the latest year told as past, after {year - 1}"
        return _until(latest, YEARS, reason, early=BUDGET)
    return None


def _find_heading(
    text: str, days: Sequence[_ExactDate], year: int
) -> _ExactDate | None:
    """The first day that is a date line, of this year or the year before."""
    for exact in days:
        if exact.period.first.year >= year - 1 and is_heading(text, exact.mention):
            return exact
    return None


def _latest_month_or_year(past: Sequence[_ExactDate], year: int) -> _ExactDate:
    """The latest month of this year, first in the text of equals; else the year itself."""

    def order(exact: _ExactDate) -> tuple[bool, date, int]:
        is_month = exact.period.precision is Precision.MONTH
        return is_month, exact.period.first, -exact.mention.span.start

    return max((
        exact
        for exact in past
        if exact.period.first.year == year
    ), key=order)


def _after_latest_day(findings: Findings, days: Sequence[_ExactDate]) -> Clue | None:
    """From the latest day told as past; None where it may be of another year's event."""
    text = findings.article.text
    own_days = [
        exact
        for exact in days
        if not is_reference(text, exact.mention)
    ]
    if not own_days:
        return None
    latest = max(own_days, key=_by_day)
    if latest.mention.surface[:3].lower() in WEEKDAYS:
        reason = "is the latest day told as past, with its weekday"
        return _until(latest, WEEKDAY, reason, early=EARLY)
    after_on = is_after_on(text, latest.mention)
    if latest.mention.span.start < HEAD and not after_on:
        return _until(latest, OPENING, "is told in the opening")
    # Where days of this year go without it, a day with its year is of another.
    if after_on and any(is_without_year(mention) for mention in findings.dates):
        return None
    lag = ON if after_on else PAST
    return _until(latest, lag, "is the latest day told as past", early=EARLY)


def _by_day(exact: _ExactDate) -> tuple[date, int]:
    """Later days are greater; of equals the first in the text."""
    return exact.period.first, -exact.mention.span.start


def _until(exact: _ExactDate, lag: int, reason: str, *, early: int = 0) -> Clue:
    """From `early` days before the date's first day to `lag` days after it."""
    first = exact.period.first
    return Clue(
        rank=Rank.LATEST,
        first=first - timedelta(early),
        last=first + timedelta(lag),
        reason=f"{_quote(exact.mention)} {reason}",
    )


def _quote(mention: DateMention) -> str:
    return f"“{squeeze(mention.surface)}”"


def _before_planned(latest: Clue, planned: Sequence[_ExactDate]) -> Iterator[Clue]:
    """The article was published before what it tells as still to come."""
    if planned and _is_wide(latest):
        soonest = min(
            planned, key=lambda exact: (exact.period.last, exact.mention.span.start)
        )
        yield Clue(
            rank=Rank.PLANNED,
            first=latest.first,
            last=soonest.period.last,
            reason=f"{_quote(soonest.mention)} is told as still to come",
        )


def _near_yearless(findings: Findings, latest: Clue) -> Iterator[Clue]:
    """The article was published near each day without a year that it names."""
    if not _is_wide(latest):
        return
    for mention in findings.dates:
        days = find_days(mention, latest.first, latest.last)
        if days:
            years = " or ".join(str(day.year) for day in days)
            yield Clue(
                rank=Rank.YEARLESS,
                first=max(days[0] - NEAR, latest.first),
                last=days[-1] + NEAR,
                reason=f"{_quote(mention)} is near, in {years}",
            )


def _is_wide(latest: Clue) -> bool:
    """Whether the clue leaves so many days that others can narrow it."""
    return latest.last - latest.first > 2 * NEAR
