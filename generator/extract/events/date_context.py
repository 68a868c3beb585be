"""A date with the words beside it, and the rule by which its words give the date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.dates import DateMention, Precision


class DateRule(StrEnum):
    """Values of `DateMention.rule`; there are more, of which events know nothing."""

    CLOCK = "clock"  # "10 a.m."
    COUNTED = "counted"  # "two days after the vote"
    DAY = "day"  # "May 23"
    DAY_FIRST = "day first"  # "23 May"
    HOLIDAY = "holiday"
    OFFSET = "offset"  # "three weeks ago"
    WEEKDAY = "weekday"
    YEAR = "year"
    YEARS_END = "year's end"
    YEAR_AGO = "year ago"


@dataclass(frozen=True, slots=True)
class DateContext:
    """A date with the words of its sentence on both sides."""

    mention: DateMention
    before: str
    after: str  # at most 60 characters

    @property
    def surface(self) -> str:
        return self.mention.surface


_NAMED_DAYS = (DateRule.DAY, DateRule.DAY_FIRST)
_COARSE = (
    Precision.MONTH,
    Precision.YEAR,
    Precision.QUARTER,
    Precision.SEASON,
    Precision.HALF,
)


def is_named_day(mention: DateMention) -> bool:
    """Whether it names a day and its month: "May 23", "23 May"."""
    return mention.rule in _NAMED_DAYS


def is_coarse(mention: DateMention) -> bool:
    """Whether it is a month, season, quarter, half or whole year."""
    if mention.period is None:
        return False
    return mention.period.precision in _COARSE
