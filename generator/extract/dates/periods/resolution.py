"""Expression + context -> value, period and anchor, by the kind of the expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from generator import edtf
from generator.extract.dates.expression import CLOCK_UNITS, Expression, Kind, Unit
from generator.extract.dates.periods import calendar_names, counted, quarters
from generator.extract.dates.periods.base import Context, Resolved, build_resolved
from generator.extract.dates.periods.nth_days import (
    first_in_period,
    nearest_numbered_weekday,
    nth_in_period,
)
from generator.extract.dates.periods.units import shift_day, single_day, weekend_value
from generator.extract.dates.readers.lengths import in_calendar_units, timex_duration
from generator.model.dates import Period, Precision


def resolve(expression: Expression, context: Context) -> Resolved:
    """The value by TIMEX3, the period and its anchor.

    There is no period where there is nothing to count from, or no place on a timeline.
    """
    try:
        return _RESOLVERS[expression.kind](expression, context)
    except (ValueError, OverflowError):  # the 31st of June, the year 10,000
        return Resolved("")


def _resolve_nth(expression: Expression, context: Context) -> Resolved:
    """"the last week of May", "Friday the 13th"."""
    if expression.base is None:
        return _resolve_numbered_weekday(expression, context)
    outer = resolve(expression.base, context)
    if expression.count:
        return _resolve_first_units(expression, context, outer)
    period = outer.period and nth_in_period(expression, outer.period)
    if period is None:
        return Resolved("")
    value = weekend_value(period.first) if expression.unit == Unit.WEEKEND else ""
    resolved = build_resolved(period, expression, context, value=value)
    return replace(resolved, anchor=outer.anchor)


def _resolve_first_units(expression: Expression, context: Context, outer: Resolved) -> Resolved:
    """"the first two months of 2021": a length by TIMEX3, with its days."""
    value = timex_duration(expression.count, expression.unit)
    period = outer.period and first_in_period(expression, outer.period)
    if period is None:
        return Resolved(value)
    resolved = build_resolved(period, expression, context, value=value)
    return replace(resolved, anchor=outer.anchor)


def _resolve_numbered_weekday(expression: Expression, context: Context) -> Resolved:
    """"Friday the 13th"."""
    day = context.publication_day
    if day is None:
        return Resolved("")
    period = nearest_numbered_weekday(expression, day, context.way)
    if period is None:
        return Resolved("")
    return build_resolved(period, expression, context, anchor=day)


def _resolve_duration(expression: Expression, context: Context) -> Resolved:
    """A length has a value; one that ends today, "the past two years", has a period too."""
    value = timex_duration(expression.n, expression.unit)
    day = context.publication_day
    ends_today = expression.direction == "past" and expression.n > 0
    if not ends_today or day is None or context.is_story or expression.unit in CLOCK_UNITS:
        return Resolved(value)
    count, unit = in_calendar_units(expression.n, expression.unit)
    first = shift_day(day, -count, unit)
    is_about = unit not in (Unit.DAY, Unit.WEEK)
    period = Period(first, day, Precision.SPAN, approximate=is_about)
    return Resolved(value, period, edtf.write(single_day(day)))


def _ready_value(expression: Expression, context: Context) -> Resolved:
    """Sets and references have their value from the words."""
    return Resolved(expression.value)


_RESOLVERS: Mapping[Kind, Callable[[Expression, Context], Resolved]] = {
    Kind.DAY: calendar_names.resolve_day,
    Kind.MONTH: calendar_names.resolve_month,
    Kind.YEAR: calendar_names.resolve_year,
    Kind.DECADE: calendar_names.resolve_decade,
    Kind.CENTURY: calendar_names.resolve_century,
    Kind.QUARTER: quarters.resolve_quarter,
    Kind.SEASON: quarters.resolve_season,
    Kind.HOLIDAY: calendar_names.resolve_holiday,
    Kind.YEAR_END: calendar_names.resolve_year_end,
    Kind.WEEKDAY: counted.resolve_weekday,
    Kind.UNIT: counted.resolve_unit,
    Kind.OFFSET: counted.resolve_offset,
    Kind.TODAY: counted.resolve_today,
    Kind.DAY_PART: counted.resolve_day_part,
    Kind.CLOCK: counted.resolve_clock,
    Kind.NTH: _resolve_nth,
    Kind.DURATION: _resolve_duration,
    Kind.SET: _ready_value,
    Kind.REFERENCE: _ready_value,
}
