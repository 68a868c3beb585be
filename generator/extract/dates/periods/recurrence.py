"""What a calendar has once a year, with its name: "3 May", "spring", "Christmas"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from generator import edtf
from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.holidays import holiday_periods
from generator.extract.dates.periods.nth_days import holiday_weekend
from generator.extract.dates.periods.units import single_day, weekend
from generator.model.dates import Period, Precision

_ORDINALS = ("first", "second", "third", "fourth")
_SEASONS = {"SP": ("spring", 1), "SU": ("summer", 2), "FA": ("autumn", 3), "WI": ("winter", 4)}
_DAY_OR_WEEK: dict[str, str] = {"": "", Unit.WEEK: "week of ", Unit.WEEKEND: "weekend of "}


class Recurrence(NamedTuple):
    """The name of what comes once a year, and its period of a year, None for a year without it."""

    name: str
    of_year: Callable[[int], Period | None]


def recurrence_of(expression: Expression, period: Period) -> Recurrence | None:
    """What the expression names, if a calendar has it once a year."""
    match expression.kind:
        case Kind.DAY:
            return _day(expression)
        case Kind.MONTH:
            return _month(expression.month)
        case Kind.YEAR_END:
            return _month(12)
        case Kind.SEASON:
            name, number = _SEASONS[expression.value]
            return Recurrence(name, lambda year: edtf.season(year, number))
        case Kind.QUARTER if period.precision is not Precision.YEAR:
            return _quarter(expression, period)
        case Kind.HOLIDAY:
            return _holiday(expression)
        case _:
            return None


def _day(expression: Expression) -> Recurrence:
    """"3 May", "week of 3 May"."""
    month = edtf.MONTHS[expression.month - 1]
    name = f"{_DAY_OR_WEEK[expression.unit]}{expression.day} {month}"
    return Recurrence(name, _day_of_year(expression))


def _day_of_year(expression: Expression) -> Callable[[int], Period | None]:
    def of_year(year: int) -> Period | None:
        try:
            day = date(year, expression.month, expression.day)
        except ValueError:  # 29 February
            return None
        if expression.unit == Unit.WEEK:
            return edtf.week(day)
        if expression.unit == Unit.WEEKEND:
            return weekend(day)
        return single_day(day)

    return of_year


def _month(number: int) -> Recurrence:
    name = edtf.MONTHS[number - 1]
    return Recurrence(name, lambda year: edtf.month(year, number))


def _quarter(expression: Expression, period: Period) -> Recurrence:
    """"second quarter", "first half"; without a number in the words, the one of the period."""
    months_before = period.first.month - 1
    if expression.unit == Unit.QUARTER:
        quarter = int(expression.n) or months_before // 3 + 1
        name = f"{_ORDINALS[quarter - 1]} quarter"
        return Recurrence(name, lambda year: edtf.quarter(year, quarter))
    half = int(expression.n) or months_before // 6 + 1
    name = f"{_ORDINALS[half - 1]} half"
    return Recurrence(name, lambda year: edtf.half(year, half))


def _holiday(expression: Expression) -> Recurrence:
    """"Christmas", "weekend of Labor Day"."""
    name = expression.value.title().replace("'S", "'s")
    is_weekend = bool(expression.unit)

    def of_year(year: int) -> Period | None:
        periods = holiday_periods(expression.value, year)
        if not periods:
            return None
        return holiday_weekend(periods[0].first) if is_weekend else periods[0]

    return Recurrence(f"weekend of {name}" if is_weekend else name, of_year)


def days_between(period: Period, anchor: Period) -> int:
    """Days between two periods; 0 if they share one."""
    days_after = (period.first - anchor.last).days
    days_before = (anchor.first - period.last).days
    return max(0, days_after, days_before)
