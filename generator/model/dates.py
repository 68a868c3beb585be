"""Date expressions in a text, and the days that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.ids import Span


class Precision(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"  # any other closed interval of days


class TimexType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Closed interval of days: "March 2024" is 2024-03-01 to 2024-03-31, of precision month."""

    first: date
    last: date
    precision: Precision = Precision.DAY
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class DateMention:
    span: Span
    surface: str
    type: TimexType
    value: str  # TIMEX3, "" if nothing can be said
    period: Period | None  # None: unresolved, or no place on a timeline
    rule: str  # the rule
    anchor: str | None = None  # EDTF of the day or period that a relative date was counted from
    cue: str | None = None  # the word that gave the direction
    modifier: str | None = None  # TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER, ...
    # how the period follows from the words, "{}" for the anchor: "the latest Tuesday up to
    # {}"; "": as printed
    explanation: str = ""
