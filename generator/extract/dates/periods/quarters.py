"""Quarters and halves of a year, and seasons -> Resolved."""

from __future__ import annotations

from datetime import date

from generator import edtf
from generator.extract.dates.expression import Expression, Unit
from generator.extract.dates.periods.base import (
    AHEAD,
    BACK,
    NOW,
    Context,
    Resolved,
    build_resolved,
)
from generator.extract.dates.periods.nearest_year import in_context_of_direction
from generator.extract.dates.periods.units import quarter_of
from generator.model.dates import Period, Precision

_MONTHS_IN_QUARTER = 3
_MONTHS_IN_HALF = 6
_SEASONS = ("SP", "SU", "FA", "WI")


def resolve_quarter(expression: Expression, context: Context) -> Resolved:
    """"the third quarter", "the first half of 2021", "the year-ago quarter"."""
    if expression.direction == "same":
        return _resolve_same_quarter(expression, context)
    if expression.year is not None:
        return build_resolved(_part_of_year(expression, expression.year), expression, context)
    day = context.publication_day
    if day is None:
        return Resolved(f"XXXX-{expression.unit}{int(expression.n)}")
    period = _part_of_year(expression, _year_of_quarter(expression, day, context.way))
    return build_resolved(period, expression, context, anchor=day)


def _part_of_year(expression: Expression, year: int) -> Period:
    """The quarter or half with the number that the words give."""
    number = int(expression.n)
    if expression.unit == Unit.QUARTER:
        return edtf.quarter(year, number)
    return edtf.half(year, number)


def _year_of_quarter(expression: Expression, day: date, way: int) -> int:
    """The year of a quarter that is said without one.

    It is this year, or last year if the quarter is farther ahead than the next one to come and no
    verb looks ahead.
    """
    if expression.shift is not None:
        return day.year + expression.shift
    is_quarter = expression.unit == Unit.QUARTER
    months = _MONTHS_IN_QUARTER if is_quarter else _MONTHS_IN_HALF
    number_now = (day.month - 1) // months + 1
    steps_ahead = int(expression.n) - number_now
    is_far = steps_ahead > (1 if is_quarter else 0)
    if is_far and way <= 0:
        return day.year - 1
    return day.year


def _resolve_same_quarter(expression: Expression, context: Context) -> Resolved:
    """The quarter last mentioned, in the year that is said: "the 1988 period"."""
    last = context.last_period
    if last is None or last.precision is not Precision.QUARTER:
        return _resolve_year_of_quarter(expression, context)
    year = last.first.year + (expression.shift or 0)
    if expression.year is not None:
        year = expression.year
    number = int(expression.n) or quarter_of(last.first)
    return build_resolved(edtf.quarter(year, number), expression, context, anchor=last)


def _resolve_year_of_quarter(expression: Expression, context: Context) -> Resolved:
    """The whole year, where no quarter was mentioned that could be the same."""
    if expression.year is not None:
        return build_resolved(edtf.year(expression.year), expression, context)
    day = context.publication_day
    if day is None:
        return Resolved("")
    year = edtf.year(day.year + (expression.shift or -1))
    return build_resolved(year, expression, context, anchor=day)


def resolve_season(expression: Expression, context: Context) -> Resolved:
    """"last fall", "the summer of 2019"."""
    if expression.year is not None:
        return build_resolved(_season(expression, expression.year), expression, context)
    last = context.last_period
    if context.is_story and last and not _has_direction(expression):
        period = _season(expression, last.first.year)
        return build_resolved(period, expression, context, anchor=last)
    context = in_context_of_direction(expression, context)
    day = context.publication_day
    if day is None:
        return Resolved(f"XXXX-{expression.value}")
    if expression.shift is not None:
        period = _season(expression, day.year + expression.shift)
    else:
        period = _nearest_season(expression, day, context.way)
    return build_resolved(period, expression, context, anchor=day)


def _season(expression: Expression, year: int) -> Period:
    place = _SEASONS.index(expression.value)
    return edtf.season(year, place + 1)


def _has_direction(expression: Expression) -> bool:
    if expression.shift is not None:
        return True
    return expression.direction in (*BACK, *AHEAD, *NOW)


def _nearest_season(expression: Expression, day: date, way: int) -> Period:
    """The season around `day`, else that of its year.

    "Last" is over before `day`, and "next" begins after it.
    """
    years = range(day.year - 2, day.year + 2)
    periods = [_season(expression, year) for year in years]
    over = [period for period in periods if period.last < day]
    not_over = [period for period in periods if period.last >= day]
    to_come = [period for period in periods if period.first > day]
    direction = expression.direction
    if direction in BACK:
        return over[-1]
    if direction in AHEAD:
        return to_come[0]
    looks_ahead = way > 0 and direction not in NOW
    if looks_ahead or not_over[0].first <= day:
        return not_over[0]
    return _season(expression, day.year)
