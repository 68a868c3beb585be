"""A day without its year ("Tuesday, 14 December") -> the years that it may be of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator import edtf
from generator.model.dates import DateMention
from generator.model.findings import Findings
from generator.resolve.dating.cues import AHEAD, has_cue

NEAR = timedelta(120)  # between a day without a year and publication, before or after
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Years in which every day of the calendar comes, 29 February at a century too.
LEAP_CYCLE = 9
YEAR = timedelta(365)

_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WITHOUT_YEAR = re.compile(r"XXXX-(?:W|\d\d-)")


class MonthDay(NamedTuple):
    """A day of any year."""

    month: int
    day: int

    def in_year(self, year: int) -> date | None:
        """That day of a year; None if the year hasn't got it."""
        period = edtf.read(f"{year:04}-{self.month:02}-{self.day:02}")
        if period:
            return period.first
        return None


def is_without_year(mention: DateMention) -> bool:
    """Whether the value of a date has no year, be it read by an anchor or not."""
    return bool(_WITHOUT_YEAR.match(mention.value))


def read_month_day(mention: DateMention) -> MonthDay | None:
    """The day of a date that has no year and is not read; None of another date."""
    m = _DAY.fullmatch(mention.value)
    if m is None or mention.period is not None:
        return None
    return MonthDay(int(m[1]), int(m[2]))


def find_days(mention: DateMention, first: date, last: date) -> list[date]:
    """The days that the date may be, from NEAR before `first` to NEAR after `last`.

    Of the weekday that is named with it; none, if the date has a year.
    """
    month_day = read_month_day(mention)
    if month_day is None:
        return []
    weekday = _named_weekday(mention.surface)
    days = []
    for year in range(max(first.year - 1, 1), last.year + 2):
        day = month_day.in_year(year)
        if day is None or first - day > NEAR or day - last > NEAR:
            continue
        if weekday is None or day.weekday() == weekday:
            days.append(day)
    return days


def _named_weekday(surface: str) -> int | None:
    """0 for a date that begins with Monday, 6 with Sunday."""
    for n, name in enumerate(WEEKDAYS):
        if surface.lower().startswith(name):
            return n
    return None


def latest_past_day(findings: Findings, day: date) -> date:
    """The latest day told as past without a year, from `day` on; at least `day`.

    A day that is not near before `day` may as well be the next of its name.
    """
    latest = day
    for next_day in _next_days(findings, day):
        is_near_before = next_day - day >= YEAR - NEAR
        if not is_near_before:
            latest = max(latest, next_day)
    return latest


def _next_days(findings: Findings, start: date) -> Iterator[date]:
    """For each past date without a year, the first such day from `start` on."""
    for mention in findings.dates:
        month_day = read_month_day(mention)
        if month_day is None or has_cue(findings, mention, AHEAD):
            continue
        next_day = _next(month_day, start)
        if next_day:
            yield next_day


def _next(month_day: MonthDay, start: date) -> date | None:
    """None of a day that no year has, such as 30 February."""
    for year in range(start.year, start.year + LEAP_CYCLE):
        day = month_day.in_year(year)
        if day and day >= start:
            return day
    return None
