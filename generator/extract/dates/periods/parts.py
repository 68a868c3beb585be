"""A part of a stretch, or a count from a day -> Period: "the last week of May", "Friday the 13th", "two days after Christmas"."""

from __future__ import annotations

from datetime import date, timedelta

from generator.extract.dates.periods.base import around, one, span
from generator.extract.dates.shape import Shape
from generator.model.dates import Period

_REACH = 2200  # days: within six years each weekday falls on each number of a month


def nth(shape: Shape, outer: Period) -> Period | None:
    """The nth such unit or weekday of a stretch, from its end if n < 0; a week is of the stretch that has its Thursday (ISO 8601)."""
    days = [outer.first + timedelta(n) for n in range((outer.last - outer.first).days + 1)]
    sign = {"W": 3, "N": 5, "D": None, "M": None}.get(shape.unit, shape.weekday)
    fit = [day for day in days if (day.day == 1 if shape.unit == "M" else sign is None or day.weekday() == sign)]
    n = int(shape.n) - (shape.n > 0)
    return around(shape.unit or "D", fit[n]) if -len(fit) <= n < len(fit) else None


def numbered(shape: Shape, day: date, way: int) -> Period | None:
    """The nearest day with this weekday and this number in its month; to come, if a verb looks ahead."""
    near = [day + timedelta(n) for n in range(0 if way > 0 else -_REACH, _REACH)]
    fit = [there for there in near if there.weekday() == shape.weekday and there.day == shape.n]
    there = min(fit, key=lambda there: abs((there - day).days), default=None)
    return None if there is None else one(there)


def holiday_saturday(day: date) -> date:
    """The Saturday of the weekend that goes with a holiday: the one before a Monday or Tuesday, else that of its week."""
    return day + timedelta(5 - day.weekday() - 7 * (day.weekday() < 2))


def around_holiday(day: date) -> Period:
    """"Labor Day weekend" is Saturday to Monday, "Thanksgiving weekend" Thursday to Sunday."""
    saturday = holiday_saturday(day)
    return span(min(day, saturday), max(day, saturday + timedelta(1)))
