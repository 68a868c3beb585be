"""A day or month without its year + context -> the year that is meant."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from generator.extract.dates.expression import Expression
from generator.extract.dates.periods.base import AHEAD, BACK, NOW, Context
from generator.model.dates import Period, Precision

_FAR = 100  # days: a verb that looks back makes no date to come that is farther ahead than this
_AWAY = 60  # days: a day and month farther off may be one that the text has named with its year
_STEP_BACK = 92  # days that a story may step back between dates without saying the year
_STEP_ON = 273  # days that it may step on
_FROM_LAST_MENTION = ("following", "previous", "preceding", "subsequent", "ensuing")
_COARSE = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)


def year_of_day(
    expression: Expression, context: Context
) -> tuple[int | None, Period | date | None]:
    """The year of a day and month, and what it was counted from; None where nothing says it."""
    if expression.year is not None:
        return expression.year, None
    publication_day = context.publication_day
    if expression.shift is not None:
        return shifted_year(expression, context)
    if context.range_start:
        return _year_after(context.range_start, expression), context.range_start
    last = context.last_period
    if context.is_story and last:
        return story_year(last, expression.month, expression.day), last
    if publication_day is None:
        return None, None
    return _year_near(publication_day, expression, context)


def shifted_year(
    expression: Expression, context: Context
) -> tuple[int | None, Period | date | None]:
    """The year that "last year" or "that year" says, and what it was counted from.

    "That year" counts from the last date mentioned.
    """
    shift = expression.shift or 0
    last = context.last_period
    if expression.is_from_mention and last:
        return last.first.year + shift, last
    day = context.publication_day
    return (day.year + shift if day else None), day


def _year_after(range_start: Period, expression: Expression) -> int:
    """The first year in which the day comes after the beginning of its range."""
    first = range_start.first
    day_of_year = (expression.month, expression.day)
    is_earlier_in_year = day_of_year < (first.month, first.day)
    return first.year + is_earlier_in_year


def _year_near(
    publication_day: date, expression: Expression, context: Context
) -> tuple[int, date]:
    """The nearest year, or the one that the text gives to the same day elsewhere."""
    month, day = expression.month, expression.day
    year = _nearest_year(publication_day, expression, context.way)
    named_year = context.year_of_day.get((month, day))
    if named_year is None:
        return year, publication_day
    days_away = abs((date(year, month, day) - publication_day).days)
    if days_away > _AWAY:
        return named_year, date(named_year, month, day)
    return year, publication_day


def story_year(last: Period, month: int, day: int) -> int:
    """The year in which a story that was last at `last` comes to this day of the calendar."""
    year = last.first.year
    if last.precision in _COARSE:
        return year
    gap = (date(year, month, min(day, 28)) - last.first).days
    if gap < -_STEP_BACK:
        return year + 1
    if gap > _STEP_ON:
        return year - 1
    return year


def _nearest_year(publication_day: date, expression: Expression, way: int) -> int:
    """The year that puts day and month nearest; one that agrees with the weekday said wins."""
    this_year = publication_day.year
    month, day = expression.month, expression.day
    years = [
        year
        for year in (this_year - 1, this_year, this_year + 1)
        if day <= monthrange(year, month)[1]
    ]
    if expression.direction:
        way = 2 if expression.direction in AHEAD else -2

    def badness(year: int) -> tuple[bool, bool, bool, int, int]:
        last_of_month = monthrange(year, month)[1]
        candidate = date(year, month, min(day, last_of_month))
        days_ahead = (candidate - publication_day).days
        return (
            expression.weekday not in (-1, candidate.weekday()),
            way < 0 and days_ahead > (_FAR if way == -1 else 0),
            way > 1 and days_ahead < 0,
            abs(days_ahead),
            year,
        )

    return min(years or [this_year], key=badness)


def in_context_of_direction(expression: Expression, context: Context) -> Context:
    """The context in which a direction is read.

    "The following March" is read from the last date mentioned; in a story of the past,
    "last March" is so, too.
    """
    direction = expression.direction
    from_mention = direction in _FROM_LAST_MENTION
    if context.is_story and direction:
        from_mention = True
    if not from_mention or not context.last_period:
        return context
    return replace(context, publication_day=context.last_period.last)


def year_of_month(expression: Expression, publication_day: date, *, way: int) -> int:
    """The year of a month that is said without one.

    "Last May" is before the month of publication, "next May" after it; else it is the nearest.
    A clear sign of the future forbids the past.
    """
    this_year = publication_day.year
    months_ahead = expression.month - publication_day.month
    if expression.direction in BACK:
        return this_year - 1 if months_ahead >= 0 else this_year
    if expression.direction in AHEAD:
        return this_year + 1 if months_ahead <= 0 else this_year
    if expression.direction in NOW:
        return this_year
    if way > 0:
        return this_year + 1 if months_ahead < 0 else this_year
    return _nearest_year_of_month(this_year, months_ahead, way)


def _nearest_year_of_month(this_year: int, months_ahead: int, way: int) -> int:
    """The year that puts a month nearest; a verb that looks back forbids one far ahead."""

    def badness(year: int) -> tuple[bool, int]:
        years_ahead = year - this_year
        gap = years_ahead * 12 + months_ahead
        is_far = gap * 30 > _FAR
        is_forbidden = way < -1 or (way < 0 and is_far)
        return gap > 0 and is_forbidden, abs(gap)

    return min((this_year, this_year - 1, this_year + 1), key=badness)
