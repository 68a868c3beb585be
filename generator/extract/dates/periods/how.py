"""Shape + Resolved -> how the one became the other, in words that can be checked: "the latest Tuesday up to {}".

"{}" stands for the anchor. It is the outcome that is described, never the code's path, so that anyone can recompute the period.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from generator import edtf
from generator.extract.dates.holidays import holiday
from generator.extract.dates.periods.base import Resolved, around, one, weekend
from generator.extract.dates.periods.parts import around_holiday
from generator.extract.dates.shape import Shape
from generator.model.dates import Period, Precision
from generator.words import ordinal

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNITS = {"D": "day", "W": "week", "F": "week", "N": "weekend", "M": "month", "Q": "quarter", "H": "half", "Y": "year", "E": "decade",
          "C": "century"}
_NTH = ("first", "second", "third", "fourth")
_SEASONS = {"SP": ("spring", 1), "SU": ("summer", 2), "FA": ("autumn", 3), "WI": ("winter", 4)}
_PARTS = {"START": "the first third of ", "MID": "the middle third of ", "END": "the last third of "}
_YEARS = 4  # candidates looked at on each side of the anchor

Named = tuple[str, Callable[[int], Period | None]]  # "3 May", and the one of a year


def how(shape: Shape, answer: Resolved, day: date | None) -> str:
    """`day` is the document's; "" for what is dated as printed, or not at all."""
    period = answer.period
    if period is None:
        return ""
    anchor = edtf.read(answer.anchor) if answer.anchor else None
    if anchor is None:
        return _PARTS[shape.mod] + "it" if shape.mod in _PARTS and period.precision is Precision.SPAN else ""
    said, whole = _said(shape, period, anchor)
    return _narrowed(said, shape.mod, whole, period, anchor, day)


def counts(n: float, unit: str) -> str:
    """"2 weeks", "1 month"."""
    return f"{n:g} {_UNITS[unit]}{'s' if n != 1 else ''}"


def _said(shape: Shape, period: Period, anchor: Period) -> tuple[str, Period]:
    """The sentence, and the period before a modifier narrowed it."""
    if shape.kind == "weekday":
        return _weekday(shape, period, anchor), period
    if shape.kind == "offset":
        return _offset(shape, period, anchor), period
    if shape.kind == "nth":
        return _nth(shape, period, anchor), period
    if named := _named(shape, period):
        return _relation(named, period, anchor)
    return _unit({"today": "D", "part": "D", "clock": "D", "quarter": "Y", "year": "Y"}.get(shape.kind, shape.unit), period, anchor)


def _weekday(shape: Shape, period: Period, anchor: Period) -> str:
    name, step = _WEEKDAYS[shape.weekday], (period.first - anchor.last).days
    if -7 < step <= 0:
        return f"the latest {name} up to {{}}"
    if 0 < step <= 7:
        return f"the first {name} after {{}}"
    return f"the last {name} before {{}}" if step == -7 else f"the {name} of the week after that of {{}}"


def _offset(shape: Shape, period: Period, anchor: Period) -> str:
    grain, way = period.precision.value, "before" if period.first < anchor.first else "after"
    said = f"the {grain} {counts(shape.n, shape.unit)} {way} {{}}"
    return f"the {_WEEKDAYS[shape.weekday]} nearest to {said}" if shape.weekday >= 0 else said


def _nth(shape: Shape, period: Period, anchor: Period) -> str:
    """"the first Monday of the November nearest to {}", "the 3rd day of ..."."""
    name = _WEEKDAYS[shape.weekday] if shape.weekday >= 0 else _UNITS[shape.unit]
    if shape.base is None:
        side = f"first {name} from" if period.first > anchor.last else f"latest {name} up to"
        return f"the {side} {{}} that is the {ordinal(int(shape.n))} of a month"
    if shape.base.unit == "W":
        return f"the {name} of " + _said(shape.base, edtf.week(period.first), anchor)[0].removeprefix("the day of ")
    of = {"month": "M", "year": "Y"}.get(shape.base.kind, shape.base.unit)
    outer = around(of, period.first + timedelta(3 if shape.unit == "W" else 0))
    which = "last" if shape.n < 0 else ordinal(int(shape.n))
    return f"the {which} {name} of " + _said(shape.base, outer, anchor)[0]


def _named(shape: Shape, period: Period) -> Named | None:
    """What the calendar has once a year, by name."""
    if shape.kind == "day":
        name, make = f"{shape.day} {edtf.MONTHS[shape.month - 1]}", _day_of(shape)
        return (f"{_UNITS[shape.unit]} of {name}" if shape.unit else name), make
    if shape.kind in ("month", "year_end"):
        m = shape.month or 12
        return edtf.MONTHS[m - 1], lambda y: edtf.month(y, m)
    if shape.kind == "season":
        name, n = _SEASONS[shape.value]
        return name, lambda y: edtf.season(y, n)
    if shape.kind == "quarter" and period.precision is not Precision.YEAR:
        return _quarter(shape, period)
    if shape.kind == "holiday":
        name = shape.value.title().replace("'S", "'s")
        return (f"weekend of {name}" if shape.unit else name), lambda y: _kept(shape, y)
    return None


def _quarter(shape: Shape, period: Period) -> Named:
    size, make = (3, edtf.quarter) if shape.unit == "Q" else (6, edtf.half)
    n = int(shape.n) or (period.first.month - 1) // size + 1
    return f"{_NTH[n - 1]} {_UNITS[shape.unit]}", lambda y: make(y, n)


def _kept(shape: Shape, year: int) -> Period | None:
    there = next(iter(holiday(shape.value, year)), None)
    return around_holiday(there.first) if there and shape.unit else there


def _day_of(shape: Shape) -> Callable[[int], Period | None]:
    def of(year: int) -> Period | None:
        try:
            there = date(year, shape.month, shape.day)
        except ValueError:  # 29 February
            return None
        return edtf.week(there) if shape.unit == "W" else weekend(there) if shape.unit == "N" else one(there)

    return of


def _relation(named: Named, period: Period, anchor: Period) -> tuple[str, Period]:
    name, make = named
    years = range(max(1, anchor.first.year - _YEARS), min(9998, anchor.last.year + _YEARS) + 1)
    all_ = [there for y in years if (there := make(y))]
    whole = next((there for there in all_ if there.first <= period.first and period.last <= there.last), period)
    if sorted(all_, key=lambda there: gap(there, anchor))[:1] == [whole] and sum(gap(t, anchor) == gap(whole, anchor) for t in all_) == 1:
        return f"the {name} nearest to {{}}", whole
    if whole == next((there for there in all_ if there.first > anchor.last), None):
        return f"the first {name} after {{}}", whole
    if whole == next((there for there in reversed(all_) if there.last < anchor.first), None):
        return f"the last {name} before {{}}", whole
    return f"the {name} of {_year(whole.first.year - anchor.first.year)}", whole


def gap(there: Period, anchor: Period) -> int:
    """Days between; 0 if they share one."""
    return max(0, (there.first - anchor.last).days, (anchor.first - there.last).days)


def _year(step: int) -> str:
    if not step:
        return "the year of {}"
    return f"the year {counts(abs(step), 'Y')} {'after' if step > 0 else 'before'} that of {{}}"


def _unit(unit: str, period: Period, anchor: Period) -> tuple[str, Period]:
    """"the week before that of {}"; the day that a period of days ends on is its last."""
    name, base = _UNITS[unit], anchor.last
    here = around(unit, base)
    if here.first <= period.first and period.last <= here.last:
        return ("{} itself" if here == anchor else f"the {name} of {{}}"), here
    there = around(unit, period.first)
    steps = abs(_steps(unit, here, there))
    way = "before" if there.first < here.first else "after"
    if steps == 1 and unit == "D":
        return f"the day {way} {{}}", there
    return f"the {name} {way + ' that of' if steps == 1 else f'{counts(steps, unit)} {way} that of'} {{}}", there


def _steps(unit: str, here: Period, there: Period) -> int:
    if unit in ("D", "W", "F", "N"):
        return round((there.first - here.first).days / (1 if unit == "D" else 7))
    months = (there.first.year - here.first.year) * 12 + there.first.month - here.first.month
    return months // {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}[unit]


def _narrowed(said: str, mod: str, whole: Period, period: Period, anchor: Period, day: date | None) -> str:
    if (whole.first, whole.last) == (period.first, period.last):
        return said
    if mod in _PARTS:
        return _PARTS[mod] + said
    here = "that day" if day and anchor == one(day) else edtf.day_words(day) if day else ""
    return f"{said}, {'up to' if period.first == whole.first else 'from'} {here}"
