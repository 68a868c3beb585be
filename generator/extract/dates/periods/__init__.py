"""Shape + context -> value, Period, anchor: the calendar side of dates. Weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from generator import edtf
from generator.extract.dates.holidays import holiday
from generator.extract.dates.makers.counted import length
from generator.extract.dates.periods import counted
from generator.extract.dates.periods.base import (
    AHEAD,
    BACK,
    NOW,
    Context,
    Resolved,
    made,
    one,
    weekend,
    weekend_value,
)
from generator.extract.dates.periods.parts import around_holiday, holiday_saturday, nth, numbered
from generator.extract.dates.shape import Shape
from generator.model.dates import Period, Precision

_FAR = 100  # days: a verb that looks back makes no date come that is farther ahead than this
_AWAY = 60  # days: a day and month that lies farther off may be one that the text has named with its year
_ANAPHORIC = ("following", "previous", "preceding", "subsequent", "ensuing")
_BACK, _ON = 92, 273  # days that a story may step back or on between one date and the next without saying the year


def resolve(shape: Shape, context: Context) -> Resolved:
    """The value by TIMEX3; no period where there is nothing to count from, or no place on a timeline."""
    try:
        return _BRANCHES[shape.kind](shape, context)
    except (ValueError, OverflowError):  # the 31st of June, the year 10,000
        return Resolved("")


def _day(shape: Shape, context: Context) -> Resolved:
    year, anchor = _day_year(shape, context)
    if year is None:
        return Resolved(f"XXXX-{shape.month:02}-{shape.day:02}")
    there = date(year, shape.month, shape.day)
    if shape.unit:
        return made(edtf.week(there) if shape.unit == "W" else weekend(there), shape, context, anchor=anchor,
                     value=weekend_value(there) if shape.unit == "N" else "")
    return made(one(there), shape, context, anchor=anchor)


def _day_year(shape: Shape, context: Context) -> tuple[int | None, Period | date | None]:
    """The year of a day and month, and what it was counted from."""
    if shape.year is not None:
        return shape.year, None
    day = context.day
    if shape.shift is not None:
        return (day.year + shape.shift if day else None), day
    if context.onward:
        first = context.onward.first
        return first.year + ((shape.month, shape.day) < (first.month, first.day)), context.onward
    if context.story and context.last:
        return _story_year(context.last, shape.month, shape.day), context.last
    if day is None:
        return None, None
    year, known = _nearest_day(day, shape, context.way), context.years.get((shape.month, shape.day))
    if known is not None and abs((date(year, shape.month, shape.day) - day).days) > _AWAY:
        return known, date(known, shape.month, shape.day)
    return year, day


def _story_year(last: Period, month: int, day: int) -> int:
    """The year in which a story that was last at `last` comes to this day of the calendar."""
    year = last.first.year
    if last.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        return year
    gap = (date(year, month, min(day, 28)) - last.first).days
    return year + (gap < -_BACK) - (gap > _ON)


def _nearest_day(day: date, shape: Shape, way: int) -> int:
    """The year that puts day and month nearest; one that agrees with a weekday said beside it wins."""
    years = [y for y in (day.year - 1, day.year, day.year + 1) if shape.day <= monthrange(y, shape.month)[1]] or [day.year]
    there = {y: date(y, shape.month, min(shape.day, monthrange(y, shape.month)[1])) for y in years}
    return min(years, key=lambda y: (shape.weekday >= 0 and there[y].weekday() != shape.weekday,
                                     way < 0 and (there[y] - day).days > _FAR, way > 1 and there[y] < day, abs((there[y] - day).days), y))


def _month(shape: Shape, context: Context) -> Resolved:
    if shape.year is not None:
        return made(edtf.month(shape.year, shape.month), shape, context)
    if context.onward and shape.shift is None:
        there = edtf.month(context.onward.first.year + (shape.month < context.onward.first.month), shape.month)
        return made(there, shape, context, anchor=context.onward)
    if context.story and context.last and not shape.direction and shape.shift is None:
        return made(edtf.month(_story_year(context.last, shape.month, 15), shape.month), shape, context, anchor=context.last)
    if shape.direction in ("that", "same") and context.last:
        return made(edtf.month(context.last.first.year, shape.month), shape, context, anchor=context.last)
    context = _moved(shape, context)
    if context.day is None:
        return Resolved(f"XXXX-{shape.month:02}")
    return made(edtf.month(_month_year(shape, context.day, way=context.way), shape.month), shape, context, anchor=context.day)


def _moved(shape: Shape, context: Context) -> Context:
    """"the following March" is read from the last date told; in a story of the past, "last March" too."""
    told = shape.direction in _ANAPHORIC or (context.story and shape.direction)
    return replace(context, day=context.last.last) if told and context.last else context


def _month_year(shape: Shape, day: date, *, way: int) -> int:
    """Nearest; "last May" is before the document's month, "next May" after it; a strict future cue forbids the past."""
    if shape.shift is not None:
        return day.year + shape.shift
    if shape.direction in BACK:
        return day.year - (shape.month >= day.month)
    if shape.direction in AHEAD:
        return day.year + (shape.month <= day.month)
    if shape.direction in NOW:
        return day.year
    if way > 0:
        return day.year + (shape.month < day.month)
    gap = {y: (y - day.year) * 12 + shape.month - day.month for y in (day.year, day.year - 1, day.year + 1)}
    return min(gap, key=lambda y: (gap[y] > 0 and (way < -1 or (way < 0 and gap[y] * 30 > _FAR)), abs(gap[y])))


def _year(shape: Shape, context: Context) -> Resolved:
    assert shape.year is not None
    period = edtf.year(shape.year)
    return made(replace(period, approximate=shape.mod == "APPROX"), replace(shape, mod="" if shape.mod == "APPROX" else shape.mod), context)


def _decade(shape: Shape, context: Context) -> Resolved:
    return made(edtf.decade(shape.year or 0), shape, context)


def _century(shape: Shape, context: Context) -> Resolved:
    return made(edtf.century(shape.year or 0), shape, context)


def _quarter(shape: Shape, context: Context) -> Resolved:
    make, size = (edtf.quarter, 3) if shape.unit == "Q" else (edtf.half, 6)
    n, day = int(shape.n), context.day
    if shape.direction == "same":
        return _same_quarter(shape, context)
    if shape.year is not None:
        return made(make(shape.year, n), shape, context)
    if day is None:
        return Resolved(f"XXXX-{shape.unit}{n}")
    return _made_quarter(make, n, (day.month - 1) // size + 1, shape, context)


def _made_quarter(make: Callable[[int, int], Period], n: int, now: int, shape: Shape, context: Context) -> Resolved:
    """Of this year, unless it is more than the next one to come: then last year's, if no verb looks ahead."""
    assert context.day
    year = context.day.year + (shape.shift or 0)
    far = n - now > 1 or (shape.unit == "H" and n > now)
    if shape.shift is None and far and context.way <= 0:
        year -= 1
    return made(make(year, n), shape, context, anchor=context.day)


def _same_quarter(shape: Shape, context: Context) -> Resolved:
    """"the year-ago quarter", "the 1988 period": the quarter last told, in the year that is said."""
    if shape.year is not None and not (context.last and context.last.precision is Precision.QUARTER):
        return made(edtf.year(shape.year), shape, context)
    last = context.last
    if last is None or last.precision is not Precision.QUARTER:
        if context.day is None:
            return Resolved("")
        return made(edtf.year(context.day.year + (shape.shift or -1)), shape, context, anchor=context.day)
    year = shape.year if shape.year is not None else last.first.year + (shape.shift or 0)
    return made(edtf.quarter(year, int(shape.n) or (last.first.month + 2) // 3), shape, context, anchor=last)


def _season(shape: Shape, context: Context) -> Resolved:
    n = ("SP", "SU", "FA", "WI").index(shape.value) + 1
    if shape.year is not None:
        return made(edtf.season(shape.year, n), shape, context)
    if context.story and context.last and shape.shift is None and shape.direction not in (*BACK, *AHEAD, *NOW):
        return made(edtf.season(context.last.first.year, n), shape, context, anchor=context.last)
    context = _moved(shape, context)
    day = context.day
    if day is None:
        return Resolved(f"XXXX-{shape.value}")
    if shape.shift is not None:
        return made(edtf.season(day.year + shape.shift, n), shape, context, anchor=day)
    whole = [edtf.season(y, n) for y in (day.year - 2, day.year - 1, day.year, day.year + 1)]
    if shape.direction in BACK:
        chosen = [p for p in whole if p.last < day][-1]
    elif shape.direction in AHEAD or (context.way > 0 and shape.direction not in NOW):
        chosen = next(p for p in whole if p.first > day or (p.last >= day and shape.direction not in AHEAD))
    else:
        chosen = next((p for p in whole if p.first <= day <= p.last), whole[2])
    return made(chosen, shape, context, anchor=day)


def _holiday(shape: Shape, context: Context) -> Resolved:
    day = context.day
    if shape.year is not None and (there := holiday(shape.value, shape.year)):
        return _kept(there[0], shape, context, None)
    if day is None:
        return Resolved("")
    years = (day.year - 1, day.year, day.year + 1) if shape.shift is None else (day.year + shape.shift,)
    kept = [there for y in years for there in holiday(shape.value, y)]
    if shape.direction in BACK:
        kept = [there for there in kept if there.first < day][-1:]
    elif shape.direction in AHEAD:
        kept = [there for there in kept if there.first > day][:1]
    return _kept(min(kept, key=lambda there: abs((there.first - day).days)), shape, context, day) if kept else Resolved("")


def _kept(there: Period, shape: Shape, context: Context, anchor: date | None) -> Resolved:
    """The holiday, or the long weekend that it makes."""
    if shape.unit == "N":
        return made(around_holiday(there.first), shape, context, anchor=anchor, value=weekend_value(holiday_saturday(there.first)))
    return made(there, shape, context, anchor=anchor)


def _nth(shape: Shape, context: Context) -> Resolved:
    if shape.base is None:
        there = context.day and numbered(shape, context.day, context.way)
        return made(there, shape, context, anchor=context.day) if there else Resolved("")
    outer = resolve(shape.base, context)
    there = outer.period and nth(shape, outer.period)
    if there is None:
        return Resolved("")
    return replace(made(there, shape, context, value=weekend_value(there.first) if shape.unit == "N" else ""), anchor=outer.anchor)


def _year_end(shape: Shape, context: Context) -> Resolved:
    if shape.year is None and context.day is None:
        return Resolved("")
    year = shape.year if shape.year is not None else (context.day.year if context.day else 0) + (shape.shift or 0)
    period = replace(edtf.month(year, 12), approximate=True)
    return made(period, replace(shape, mod=""), context, anchor=None if shape.year is not None else context.day, value=f"{year}-12-31")


def _duration(shape: Shape, context: Context) -> Resolved:
    return Resolved(length(shape.n, shape.unit))


def _ready(shape: Shape, context: Context) -> Resolved:
    return Resolved(shape.value)


_BRANCHES: Mapping[str, Callable[[Shape, Context], Resolved]] = {
    "day": _day, "month": _month, "year": _year, "decade": _decade, "century": _century, "quarter": _quarter, "season": _season,
    "weekday": counted.weekday, "unit": counted.unit, "offset": counted.offset, "today": counted.today, "part": counted.part,
    "clock": counted.clock, "holiday": _holiday, "nth": _nth, "year_end": _year_end, "duration": _duration, "set": _ready, "ref": _ready,
}
