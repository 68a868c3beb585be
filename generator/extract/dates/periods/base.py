"""What a date expression is read against, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator import edtf
from generator.extract.dates.expression import Expression
from generator.extract.dates.periods.units import narrow_period, timex_value
from generator.model.dates import Period

BACK = ("last", "previous", "past", "preceding", "latest")
AHEAD = ("next", "following", "coming", "upcoming", "subsequent", "ensuing")
NOW = ("this", "current")


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is read against: the day of publication, dates mentioned, the verb."""

    publication_day: date | None
    last_period: Period | None = None  # the last date mentioned
    last_day: Period | None = None  # the last date mentioned that was one day
    way: int = 0  # where the verb points: 1 to come, -1 gone by; 2 and -2 clearly so
    is_plan: bool = False  # a plan made in the past: the nearest such day, before or after
    is_about_quarters: bool = False  # "a year ago" is then the same quarter
    is_story: bool = False  # of years gone by: what has no year is of the last date mentioned
    year_of_day: Mapping[tuple[int, int], int] = field(default_factory=dict)  # (month, day): year
    range_start: Period | None = None  # where the range began whose end this is

    @property
    def counting_day(self) -> date | None:
        """The day that "the next day" counts from."""
        if self.last_period:
            return self.last_period.last
        return self.publication_day


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a date comes to."""

    value: str  # TIMEX3
    period: Period | None = None
    anchor: str | None = None  # EDTF of what it was counted from


def build_resolved(
    period: Period,
    expression: Expression,
    context: Context,
    *,
    anchor: Period | date | None = None,
    value: str = "",
) -> Resolved:
    """The finished answer: the modifier narrows the period, never the value."""
    if isinstance(anchor, date):
        anchor = Period(anchor, anchor)
    anchor_text = edtf.write(anchor) if anchor else None
    day_part = f"T{expression.part}" if expression.part else ""
    whole = value or timex_value(period)
    narrowed = narrow_period(period, expression.modifier, context.publication_day)
    return Resolved(whole + day_part + expression.clock, narrowed, anchor_text)


def direction_step(direction: str) -> int:
    """-1 for "last", 1 for "next", else 0."""
    if direction in BACK:
        return -1
    return 1 if direction in AHEAD else 0
