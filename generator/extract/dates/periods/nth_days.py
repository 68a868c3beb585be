"""A part of a period, or a numbered weekday -> Period.

Examples are "the last week of May", "Friday the 13th" and "Labor Day weekend".
"""

from __future__ import annotations

from datetime import date, timedelta

from generator.extract.dates.expression import Expression, Unit
from generator.extract.dates.periods.units import closed_span, single_day, unit_around
from generator.model.dates import Period

_REACH = 2200  # days: within six years each weekday falls on each number of a month
_THURSDAY = 3  # a week is of the period that has its Thursday (ISO 8601)
_SATURDAY = 5


def nth_in_period(expression: Expression, outer: Period) -> Period | None:
    """The nth such unit or weekday of a period, from its end if n < 0; None if it has fewer."""
    marks = [
        day
        for day in _days_of(outer)
        if _marks_unit(day, expression)
    ]
    index = int(expression.n)
    if index > 0:
        index -= 1
    if not -len(marks) <= index < len(marks):
        return None
    unit = expression.unit or Unit.DAY
    return unit_around(unit, marks[index])


def first_in_period(expression: Expression, outer: Period) -> Period | None:
    """The first so many units of a period, or the last if n < 0; None if it has fewer."""
    marks = [
        day
        for day in _days_of(outer)
        if _marks_unit(day, expression)
    ]
    count = expression.count
    if count > len(marks):
        return None
    chosen = marks[:count] if expression.n > 0 else marks[-count:]
    first = unit_around(expression.unit, chosen[0])
    last = unit_around(expression.unit, chosen[-1])
    return closed_span(first.first, last.last)


def _days_of(period: Period) -> list[date]:
    length = (period.last - period.first).days + 1
    return [period.first + timedelta(n) for n in range(length)]


def _marks_unit(day: date, expression: Expression) -> bool:
    """Whether the day is the one of its week or month by which the units are counted."""
    match expression.unit:
        case Unit.DAY:
            return True
        case Unit.MONTH:
            return day.day == 1
        case Unit.QUARTER:
            return day.day == 1 and day.month % 3 == 1
        case Unit.WEEK:
            return day.weekday() == _THURSDAY
        case Unit.WEEKEND:
            return day.weekday() == _SATURDAY
        case _:
            return day.weekday() == expression.weekday


def nearest_numbered_weekday(expression: Expression, day: date, way: int) -> Period | None:
    """The nearest day with this weekday and this number in its month.

    If a verb looks ahead, it is the nearest to come.
    """
    first = 0 if way > 0 else -_REACH
    near = [day + timedelta(n) for n in range(first, _REACH)]
    candidates = [
        candidate
        for candidate in near
        if candidate.weekday() == expression.weekday and candidate.day == expression.n
    ]
    if not candidates:
        return None
    nearest = min(candidates, key=lambda candidate: abs((candidate - day).days))
    return single_day(nearest)


def holiday_saturday(day: date) -> date:
    """The Saturday of the weekend that goes with a holiday.

    It is the one before a Monday or a Tuesday, else that of the holiday's week.
    """
    saturday = day + timedelta(_SATURDAY - day.weekday())
    is_early_in_week = day.weekday() < 2
    if is_early_in_week:
        return saturday - timedelta(7)
    return saturday


def holiday_weekend(day: date) -> Period:
    """"Labor Day weekend" is Saturday to Monday, "Thanksgiving weekend" Thursday to Sunday."""
    saturday = holiday_saturday(day)
    sunday = saturday + timedelta(1)
    first = min(day, saturday)
    last = max(day, sunday)
    return closed_span(first, last)
