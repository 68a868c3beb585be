"""The days that a page states -> its days of publication and change, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator import edtf, lazy
from generator.ingest.formats.pages.dates import StatedDay
from generator.ingest.metadata.datestamps import date_of_machine, parse_date, readings_of
from generator.ingest.metadata.metadata import Field, Metadata, metadata_of
from generator.ingest.metadata.precedence import PRECEDENCE
from generator.ingest.rules import EvidenceRule
from generator.model.article import Basis, Dated
from generator.model.dates import Period
from generator.model.problem import Problem

MOST_APART = 2  # days between two statements of one day: time zones and print have it so
_UNIVERSAL = lazy.regex(r":\d\d(?:\.\d+)?\s?(?:Z|[+-]00:?00|GMT|UTC)\W*$")
EARLIEST, LATEST = 1500, 2100  # years
DISAGREE_HINT = "say the right day in a sidecar: `date: 2019-03-12`"


def read_days(days: Sequence[StatedDay], of_url: Period | None) -> Iterator[Metadata]:
    """What each statement says; a day of two readings only where another statement, or the day or
    month of the page's address, settles it.
    """
    others = [
        (day.field, period)
        for day in days
        if (period := _read_period(day.words))
    ]
    if of_url:
        others.append((Field.PUBLISHED, of_url))
    for day in days:
        if day.field == Field.UPDATED:
            updated = _read_period(day.words)
            if updated and updated.first == updated.last:
                date = updated.first.isoformat()
                yield metadata_of(day.field, date, day.words, day.rule)
            continue
        period = _read_period(day.words) or _settle(day, others)
        if period:
            dated = Dated(period, Basis.STATED, day.words)
            yield metadata_of(day.field, dated, day.words, day.rule)


def prefer_local_days(statements: Sequence[Metadata]) -> tuple[Metadata, ...]:
    """Without days that are of universal time alone, where another statement has the day before or
    after: print has the day of the newsroom.
    """
    days = {
        statement.published.period
        for statement in statements
        if statement.published and not _is_universal(statement)
    }
    return tuple(
        statement
        for statement in statements
        if not (statement.published and _is_universal(statement)
                and statement.published.period not in days
                and any(_are_neighbours(statement.published.period, day) for day in days))
    )


def _is_universal(statement: Metadata) -> bool:
    """Is its day that of a time of day in UTC?"""
    return _UNIVERSAL.search(statement.evidence[0].quote) is not None


def _are_neighbours(left: Period, right: Period) -> bool:
    both_are_days = left.first == left.last and right.first == right.last
    return both_are_days and abs((left.first - right.first).days) == 1


def find_disagreement(statements: Iterable[Metadata], where: str) -> tuple[Problem, ...]:
    """A Problem where two statements of the day of publication are more than two days apart."""
    order = PRECEDENCE[Field.PUBLISHED]
    stated = [
        (order.index(EvidenceRule(statement.evidence[0].rule)), statement.published)
        for statement in statements
        if statement.published
    ]
    stated.sort(key=lambda pair: pair[0])
    for rank, dated in stated[1:]:
        first_rank, first = stated[0]
        if _days_apart(first.period, dated.period) > MOST_APART:
            chosen = f"{edtf.write(first.period)} ({order[first_rank]})"
            other = f"{edtf.write(dated.period)} ({order[rank]})"
            what = f"the page states two days of publication: {chosen}, which is taken, and {other}"
            return (Problem(where, what, DISAGREE_HINT),)
    return ()


def _read_period(words: str) -> Period | None:
    """None for the zero of a program, 0001-01-01, too."""
    period = parse_date(date_of_machine(words) or words)
    if period and EARLIEST <= period.first.year <= LATEST:
        return period
    return None


def _settle(day: StatedDay, others: Sequence[tuple[Field, Period]]) -> Period | None:
    """The reading of "03/12/2019" that agrees with the other statements; None for both or none."""
    readings = readings_of(day.words)
    agreeing = [
        reading
        for reading in readings
        if others and all(_agrees(reading, field, period) for field, period in others)
    ]
    if len(agreeing) == 1:
        return agreeing[0]
    return None


def _agrees(reading: Period, field: Field, period: Period) -> bool:
    """Is it within the stated day or month of publication, or not after the day of change?"""
    if field == Field.UPDATED:
        return reading.first <= period.last
    distance = _days_apart(reading, period)
    return distance <= MOST_APART


def _days_apart(left: Period, right: Period) -> int:
    """The days between two periods; 0 where they overlap."""
    return max(
        0,
        (left.first - right.last).days,
        (right.first - left.last).days,
    )
