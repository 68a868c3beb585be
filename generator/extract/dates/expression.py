"""What a date phrase says before a calendar is asked: its kind, unit, count, direction."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.dates import TimexType


class Kind(StrEnum):
    """What a date phrase is about; each kind has its own way to a period."""

    DAY = "day"  # 5 May 2020
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    QUARTER = "quarter"  # or a half of a year
    SEASON = "season"
    HOLIDAY = "holiday"
    YEAR_END = "year_end"
    WEEKDAY = "weekday"
    UNIT = "unit"  # last week
    OFFSET = "offset"  # two weeks ago
    TODAY = "today"  # or a day counted from today
    DAY_PART = "part"  # last night
    CLOCK = "clock"  # 10 p.m.
    NTH = "nth"  # the last week of May
    DURATION = "duration"  # two weeks
    SET = "set"  # every Tuesday
    REFERENCE = "ref"  # recently


class Unit(StrEnum):
    """Units of time by their letters in TIMEX3; hours and minutes are in lower case."""

    SECOND = "S"
    MINUTE = "m"
    HOUR = "h"
    DAY = "D"
    WEEK = "W"
    FORTNIGHT = "F"
    WEEKEND = "N"
    MONTH = "M"
    QUARTER = "Q"
    HALF = "H"
    YEAR = "Y"
    DECADE = "E"
    CENTURY = "C"
    MILLENNIUM = "L"


CLOCK_UNITS = (Unit.MINUTE, Unit.HOUR, Unit.SECOND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The words of one date as values; 0 and "" mean that the words don't say."""

    kind: Kind
    type: TimexType = TimexType.DATE
    year: int | None = None
    shift: int | None = None  # years from the document's: "June last year" is -1
    is_from_mention: bool = False  # the shift counts from the date last mentioned: "that year"
    month: int = 0
    day: int = 0
    weekday: int = -1  # Monday is 0
    n: float = 0  # a count, an offset or an ordinal
    count: int = 0  # how many of a kind: "the first two months"
    unit: str = ""  # a Unit
    direction: str = ""  # last, this, next, following, that, ago, earlier, later, ...
    modifier: str = ""  # START, MID, END, APPROX, BEFORE, AFTER, ...
    part: str = ""  # part of the day: MO, AF, EV, NI
    clock: str = ""  # T10:00, with Z if in UTC
    value: str = ""  # ready made: PRESENT_REF, P1D, XXXX-WXX-4; a holiday's name
    definite: bool = False  # "the" stands before it
    base: Expression | None = None  # what it is a part of, or what an offset counts from
