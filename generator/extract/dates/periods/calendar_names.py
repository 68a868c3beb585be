"""What a calendar names -> Resolved: days, months, years, decades, centuries, holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator import edtf
from generator.extract.dates.expression import Expression, Unit
from generator.extract.dates.holidays import holiday_periods
from generator.extract.dates.periods.base import (
    AHEAD,
    BACK,
    Context,
    Resolved,
    build_resolved,
)
from generator.extract.dates.periods.nearest_year import (
    in_context_of_direction,
    shifted_year,
    story_year,
    year_of_day,
    year_of_month,
)
from generator.extract.dates.periods.nth_days import holiday_saturday, holiday_weekend
from generator.extract.dates.periods.units import single_day, weekend, weekend_value
from generator.model.dates import Period

_MIDDLE_OF_MONTH = 15


def resolve_day(expression: Expression, context: Context) -> Resolved:
    """"11 December", and "the week of March 6"."""
    year, anchor = year_of_day(expression, context)
    if year is None:
        return Resolved(f"XXXX-{expression.month:02}-{expression.day:02}")
    day = date(year, expression.month, expression.day)
    value = ""
    if expression.unit == Unit.WEEK:
        period = edtf.week(day)
    elif expression.unit:
        period = weekend(day)
        value = weekend_value(day) if expression.unit == Unit.WEEKEND else ""
    else:
        period = single_day(day)
    return build_resolved(period, expression, context, anchor=anchor, value=value)


def resolve_month(expression: Expression, context: Context) -> Resolved:
    """"March 2021", "last November", "in May"."""
    if expression.year is not None:
        return _in_year(expression.year, expression, context, None)
    if expression.shift is not None:
        year, anchor = shifted_year(expression, context)
        if year is None:
            return Resolved(f"XXXX-{expression.month:02}")
        return _in_year(year, expression, context, anchor)
    if anchored := _month_of_neighbour(expression, context):
        return anchored
    context = in_context_of_direction(expression, context)
    day = context.publication_day
    if day is None:
        return Resolved(f"XXXX-{expression.month:02}")
    year = year_of_month(expression, day, way=context.way)
    return _in_year(year, expression, context, day)


def _in_year(
    year: int, expression: Expression, context: Context, anchor: Period | date | None
) -> Resolved:
    period = edtf.month(year, expression.month)
    return build_resolved(period, expression, context, anchor=anchor)


def _month_of_neighbour(expression: Expression, context: Context) -> Resolved | None:
    """The month by the date beside or before it; None if they don't give it.

    It ends a range, or is the next of a story.
    """
    month = expression.month
    if context.range_start:
        first = context.range_start.first
        is_earlier_in_year = month < first.month
        year = first.year + is_earlier_in_year
        return _in_year(year, expression, context, context.range_start)
    last = context.last_period
    if last is None:
        return None
    if context.is_story and not expression.direction:
        return _in_year(story_year(last, month, _MIDDLE_OF_MONTH), expression, context, last)
    return None


def resolve_year(expression: Expression, context: Context) -> Resolved:
    """"1998"; a year of account is the calendar's, approximately."""
    assert expression.year is not None
    period = edtf.year(expression.year)
    if expression.modifier == "APPROX":
        period = replace(period, approximate=True)
        expression = replace(expression, modifier="")
    return build_resolved(period, expression, context)


def resolve_decade(expression: Expression, context: Context) -> Resolved:
    """"the 1970s"."""
    period = edtf.decade(expression.year or 0)
    return build_resolved(period, expression, context)


def resolve_century(expression: Expression, context: Context) -> Resolved:
    """"the 20th century"."""
    period = edtf.century(expression.year or 0)
    return build_resolved(period, expression, context)


def resolve_holiday(expression: Expression, context: Context) -> Resolved:
    """"Christmas 2019", "last Thanksgiving", "Labor Day weekend"."""
    if expression.year is not None:
        of_year = holiday_periods(expression.value, expression.year)
        if of_year:
            return _holiday_or_weekend(of_year[0], expression, context, None)
    day = context.publication_day
    if day is None:
        return Resolved("")
    candidates = _holidays_near(day, expression)
    if not candidates:
        return Resolved("")
    nearest = min(candidates, key=lambda period: abs((period.first - day).days))
    return _holiday_or_weekend(nearest, expression, context, day)


def _holidays_near(day: date, expression: Expression) -> list[Period]:
    """The holiday of the years around `day`, or the one that "last" and "next" choose."""
    years: tuple[int, ...] = (day.year - 1, day.year, day.year + 1)
    if expression.shift is not None:
        years = (day.year + expression.shift,)
    periods: list[Period] = []
    for year in years:
        periods += holiday_periods(expression.value, year)
    if expression.direction in BACK:
        return [period for period in periods if period.first < day][-1:]
    if expression.direction in AHEAD:
        return [period for period in periods if period.first > day][:1]
    return periods


def _holiday_or_weekend(
    period: Period, expression: Expression, context: Context, anchor: date | None
) -> Resolved:
    """The holiday, or the long weekend that it makes."""
    if expression.unit != Unit.WEEKEND:
        return build_resolved(period, expression, context, anchor=anchor)
    value = weekend_value(holiday_saturday(period.first))
    long_weekend = holiday_weekend(period.first)
    return build_resolved(long_weekend, expression, context, anchor=anchor, value=value)


def resolve_year_end(expression: Expression, context: Context) -> Resolved:
    """"year-end" is about December."""
    anchor = None
    year = expression.year
    if year is None:
        anchor = context.publication_day
        if anchor is None:
            return Resolved("")
        year = anchor.year + (expression.shift or 0)
    period = replace(edtf.month(year, 12), approximate=True)
    plain = replace(expression, modifier="")
    return build_resolved(period, plain, context, anchor=anchor, value=f"{year}-12-31")
