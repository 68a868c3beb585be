"""The ground of date resolution: what a phrase is read against, what comes out, and how a modifier narrows a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator import edtf
from generator.extract.dates.shape import Shape
from generator.model.dates import Period, Precision

BACK = ("last", "previous", "past", "preceding", "latest")
AHEAD = ("next", "following", "coming", "upcoming", "subsequent", "ensuing")
NOW = ("this", "current")



@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is read against: the document's day, the last date told, and the direction of the verb."""

    day: date | None
    last: Period | None = None
    told_day: Period | None = None  # the last date told that was one day
    way: int = 0  # where the verb points: 1 to come, -1 gone by; 2 and -2 clearly so
    near: bool = False  # a plan made in the past: the nearest such day, before or after
    quarters: bool = False  # the talk is of quarters: "a year ago" is then the same quarter
    story: bool = False  # the text tells of years gone by: what has no year is of the last date told
    years: Mapping[tuple[int, int], int] = field(default_factory=dict)  # (month, day) -> the year that the text gives it elsewhere
    onward: Period | None = None  # where the range began whose end this is

    @property
    def told(self) -> date | None:
        """The day that "the next day" counts from."""
        return self.last.last if self.last else self.day


@dataclass(frozen=True, slots=True)
class Resolved:
    value: str
    period: Period | None = None
    anchor: str | None = None


def value_of(period: Period) -> str:
    """TIMEX3 for a whole calendar period: `1998-W08`, `1998-Q3`, `1998-SU`, `199`."""
    y, m = period.first.year, period.first.month
    match period.precision:
        case Precision.WEEK:
            iso = period.first.isocalendar()
            return f"{iso.year}-W{iso.week:02}"
        case Precision.QUARTER:
            return f"{y}-Q{(m + 2) // 3}"
        case Precision.HALF:
            return f"{y}-H{1 + (m > 6)}"
        case Precision.SEASON:
            return f"{y}-{('SP', 'SU', 'FA', 'WI')[m // 3 - 1]}"
        case Precision.DECADE:
            return f"{y // 10:03}"
        case Precision.CENTURY:
            return f"{y // 100:02}"
        case Precision.MONTH:
            return f"{y:04}-{m:02}"
        case Precision.YEAR:
            return f"{y:04}"
        case _:
            return period.first.isoformat()


def made(period: Period, shape: Shape, context: Context, *, anchor: Period | date | None = None, value: str = "") -> Resolved:
    """The finished answer: the modifier narrows the period, never the value."""
    told = None if anchor is None else edtf.write(anchor if isinstance(anchor, Period) else Period(anchor, anchor))
    text = (value or value_of(period)) + (f"T{shape.part}" if shape.part else "") + shape.clock
    return Resolved(text, narrowed(period, shape.mod, context.day), told)


def one(day: date) -> Period:
    """A single day."""
    return Period(day, day)


def weekend(day: date) -> Period:
    """Saturday and Sunday of the day's week."""
    saturday = day + timedelta(5 - day.weekday())
    return Period(saturday, saturday + timedelta(1), Precision.SPAN)


def weekend_value(day: date) -> str:
    """`1990-W32-WE`."""
    return value_of(edtf.week(day)) + "-WE"


def narrowed(period: Period, mod: str, day: date | None) -> Period:
    """"early 2022": its first third; "mid-March": 11 to 21 March; "earlier this week": up to the document's day."""
    length = (period.last - period.first).days + 1
    if mod == "EARLIER" and day and period.first <= day <= period.last:
        return span(period.first, day)
    if mod == "LATER" and day and period.first <= day <= period.last:
        return span(day, period.last)
    if mod in ("APPROX", "LESS_THAN", "MORE_THAN"):
        return replace(period, approximate=True)
    if mod not in ("START", "MID", "END") or length < 3:
        return period
    there = span(*edtf.thirds(period)[{"START": "early ", "MID": "mid-", "END": "late "}[mod]])
    return replace(there, approximate=True)


def span(first: date, last: date) -> Period:
    """Closed; one day is of precision day."""
    return Period(first, last, Precision.DAY if first == last else Precision.SPAN)


def around(unit: str, day: date) -> Period:
    """The whole calendar unit (TIMEX3 letter) that holds `day`."""
    match unit:
        case "D":
            return one(day)
        case "W" | "F":
            return edtf.week(day)
        case "N":
            return weekend(day)
        case "M":
            return edtf.month(day.year, day.month)
        case "Q":
            return edtf.quarter(day.year, (day.month + 2) // 3)
        case "E":
            return edtf.decade(day.year)
        case "C":
            return edtf.century(day.year)
        case _:
            return edtf.year(day.year)
