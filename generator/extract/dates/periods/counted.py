"""What is counted from a day: "two weeks ago", "last month", "Tuesday", "that night" -> value, Period, anchor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from generator import edtf
from generator.extract.dates.periods.base import (
    AHEAD,
    BACK,
    NOW,
    Context,
    Resolved,
    around,
    made,
    one,
    weekend_value,
)
from generator.extract.dates.shape import Shape
from generator.model.dates import Period, Precision, TimexType

_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_TOLD = ("next", "following", "previous", "preceding", "subsequent")  # after "the"
_DAYS = {"D": 1, "W": 7, "F": 14, "N": 7}


def shifted(day: date, n: float, unit: str) -> date:
    """`day` and `n` units on; half months and years count in days and months."""
    if unit in _DAYS:
        return day + timedelta(round(n * _DAYS[unit]))
    return edtf.months_from(day, round(n * _MONTHS[unit]))


def unit(shape: Shape, context: Context) -> Resolved:
    """"last week", "this year", "the end of the month"; "the next day" and "that week" count from the last date told."""
    told = shape.direction in ("that", "same") or (shape.definite and shape.direction in _TOLD)
    if shape.definite and not shape.direction and (shape.unit == "D" or (shape.unit == "Q" and context.quarters) or context.story):
        told = True
    base = _told(shape, context) if told else context.day
    if base is None:
        return Resolved("")
    step = -1 if shape.direction in BACK else 1 if shape.direction in AHEAD else 0
    if shape.unit == "Y" and shape.definite and not shape.direction and context.way < 0 and base.month == 1:
        step = -1  # "the last months of the year", told in January
    if shape.unit == "N":
        return _weekend(shape, context, base, step)
    if shape.unit == "Q" and shape.direction == "latest" and context.quarters and context.last:
        there = context.last if context.day is None or context.last.last <= context.day else around("Q", edtf.months_from(context.day, -3))
        return made(there, shape, context, anchor=context.last if there == context.last else context.day)
    there = around(shape.unit, shifted(base, step, shape.unit))
    return made(there, shape, context, anchor=base)


def _told(shape: Shape, context: Context) -> date | None:
    """The last date told, if it is fine enough for the unit: "the next day" after a year says nothing."""
    last = context.last
    fine = {"D": (Precision.DAY,), "W": (Precision.DAY, Precision.WEEK), "M": (Precision.DAY, Precision.WEEK, Precision.MONTH)}
    if last is None or (shape.unit in fine and last.precision not in fine[shape.unit]):
        return context.told_day.last if context.told_day and shape.unit == "D" else context.day
    return last.last


def _weekend(shape: Shape, context: Context, base: date, step: int) -> Resolved:
    """"the weekend" is the last one begun, unless the verb looks ahead."""
    week = base + timedelta(7 * step)
    if not step and base.weekday() < 4 and not context.way > 0 and shape.direction not in NOW:
        week -= timedelta(7)
    return made(around("N", week), shape, context, anchor=base, value=weekend_value(week))


def offset(shape: Shape, context: Context) -> Resolved:
    """Deictic ("ago", "from now") from the document's day, anaphoric ("earlier", "later") from the last date told."""
    ahead = shape.direction in ("later", "afterwards", "hence", "ahead")
    if shape.direction in ("ago", "ahead", "hence"):
        base = context.day
        if context.quarters and context.last and shape.unit == "Y" and shape.direction == "ago":
            base = context.last.first
    elif context.quarters and context.last:
        base = context.last.first
    else:
        base = context.told
    if base is None:
        return Resolved("")
    there = shifted(base, shape.n if ahead else -shape.n, shape.unit)
    if shape.definite:  # "a year ago today", "two weeks ago Monday"
        there = _nearest_weekday(there, shape.weekday)
        return made(one(there), shape, context, anchor=base)
    return made(_grained(shape, context, there), shape, context, anchor=base)


def _nearest_weekday(day: date, weekday: int) -> date:
    """`day` itself if `weekday` is -1."""
    off = (weekday - day.weekday() + 3) % 7 - 3
    return day if weekday < 0 else day + timedelta(off)


def _grained(shape: Shape, context: Context, there: date) -> Period:
    """As fine as the count is: days and weeks to the day, months to the month, years to the year."""
    if context.quarters and shape.unit == "Y":
        return around("Q", there)
    if shape.unit == "D":
        return one(there)
    if shape.unit in ("W", "F"):
        return Period(there, there, Precision.DAY, approximate=True)
    return around("M" if shape.unit in ("M", "Q") else "Y", there)


def weekday(shape: Shape, context: Context) -> Resolved:
    """The latest one, the document's own day included, unless a verb looks ahead; "next" is of the next calendar week."""
    if shape.direction in ("following", "same", "that") or (shape.direction == "previous" and context.last):
        base = context.told
    elif context.onward:
        base, context = context.onward.last, replace(context, way=1)
    elif context.story:
        base = context.told_day.last if context.told_day else None
        context = replace(context, way=1)
    else:
        base = context.day
    if base is None:
        return Resolved(f"XXXX-WXX-{shape.weekday + 1}")
    back, ahead = (base.weekday() - shape.weekday) % 7, (shape.weekday - base.weekday()) % 7
    if shape.direction in BACK:
        step = -(back or 7)
    elif shape.direction == "next":
        step = 7 - base.weekday() + shape.weekday
    elif shape.direction in AHEAD:
        step = ahead or 7
    elif shape.direction == "this":
        step = shape.weekday - base.weekday()
    else:
        step = ahead if context.way > 0 or (context.near and ahead < back) else -back
    return made(one(base + timedelta(step)), shape, context, anchor=base)


def today(shape: Shape, context: Context) -> Resolved:
    """"today", "yesterday", "late tomorrow"; in a story of the past, "today" is these days."""
    if context.story and not shape.n and shape.type is TimexType.DATE:
        return Resolved("PRESENT_REF")
    if context.day is None:
        return Resolved("")
    mod = "" if shape.mod in ("EARLIER", "LATER") else shape.mod
    return made(one(context.day + timedelta(int(shape.n))), replace(shape, mod=mod), context, anchor=context.day)


def part(shape: Shape, context: Context) -> Resolved:
    """"last night", "this morning"; "the next morning" counts from the last day told."""
    told = shape.direction == "that" or (shape.definite and shape.direction != "last")
    told_day = context.told_day.last if context.told_day else context.day
    base = told_day if told else context.day
    if base is None:
        return Resolved("")
    step = -1 if shape.direction in BACK else 1 if shape.direction in AHEAD else 0
    return made(one(base + timedelta(step)), replace(shape, mod=""), context, anchor=base)


def clock(shape: Shape, context: Context) -> Resolved:
    """A time of day, on the last day told."""
    told = context.told_day if context.story else context.last
    if context.day is None or (context.story and not told):
        return Resolved(f"XXXX-XX-XX{shape.clock}")
    base = told if told and told.first == told.last else one(context.day)
    return made(base, shape, context, anchor=base)
