"""The names of the rules that read a date, as `DateMention.rule` shows them."""

from __future__ import annotations

from enum import StrEnum


class RuleName(StrEnum):
    """Rules of the grammar, and three that read a date from the one beside it."""

    DAY = "day"
    DAY_FIRST = "day first"
    DAY_OF_SERIES = "day of a series"
    WRITTEN_DAY = "written day"
    WRITTEN_MONTH = "written month"
    WEEK_OF = "week of"
    NTH = "nth"
    WEEKDAY_OF_WEEK = "weekday of a week"
    WEEKDAY_AND_DAY = "weekday and day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    QUARTER = "quarter"
    YEAR_AND_QUARTER = "year and quarter"
    LATEST_PERIOD = "latest period"
    YEAR_AGO = "year ago"
    SEASON = "season"
    LENGTH_ENDED = "length ended"
    DAY_BESIDE = "day beside"
    UNIT = "unit"
    OFFSET = "offset"
    WEEKDAY = "weekday"
    TODAY = "today"
    DAY_PART = "part of day"
    CLOCK = "clock"
    REFERENCE = "ref"
    LENGTH = "length"
    SET = "set"
    HOLIDAY = "holiday"
    YEAR_END = "year's end"

    YEAR_OF_SERIES = "year of a series"
    NAMED_BESIDE = "named beside"
    COUNTED = "counted"


YEAR_BESIDE = ", year beside"  # follows the name of a rule whose year another date gave
DAY_GIVEN_BESIDE = ", day beside"  # follows the name of a rule whose day another date gave
