"""Expression + Resolved -> how the one became the other: "the latest Tuesday up to {}".

"{}" stands for the anchor. It is the outcome that is described, never the code's path, so that
anyone can recompute the period.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from generator import edtf
from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.periods.base import Resolved
from generator.extract.dates.periods.recurrence import Recurrence, days_between, recurrence_of
from generator.extract.dates.periods.units import holds, single_day, unit_around
from generator.model.dates import Period, Precision
from generator.words import ordinal

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNIT_NAMES: dict[str, str] = {
    Unit.DAY: "day",
    Unit.WEEK: "week",
    Unit.FORTNIGHT: "week",
    Unit.WEEKEND: "weekend",
    Unit.MONTH: "month",
    Unit.QUARTER: "quarter",
    Unit.HALF: "half",
    Unit.YEAR: "year",
    Unit.DECADE: "decade",
    Unit.CENTURY: "century",
}
_MONTHS_IN: dict[str, int] = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
_UNITS_OF_DAYS = (Unit.DAY, Unit.WEEK, Unit.FORTNIGHT, Unit.WEEKEND)
_UNIT_OF_KIND: dict[Kind, str] = {  # the unit whose distance from the anchor's is told
    Kind.TODAY: Unit.DAY,
    Kind.DAY_PART: Unit.DAY,
    Kind.CLOCK: Unit.DAY,
    Kind.QUARTER: Unit.YEAR,
    Kind.YEAR: Unit.YEAR,
}
_OUTER_UNIT_OF_KIND: dict[Kind, str] = {Kind.MONTH: Unit.MONTH, Kind.YEAR: Unit.YEAR}
_THIRDS = {
    "START": "the first third of ",
    "MID": "the middle third of ",
    "END": "the last third of ",
}
_YEARS = 4  # candidates looked at on each side of the anchor
_DAYS_TO_THURSDAY = 3  # a week is of the month that has its Thursday
_LAST_YEAR = 9998  # the last with a whole year after it that Python can tell


class _Description(NamedTuple):
    """The words, and the period before a modifier narrowed it."""

    words: str
    whole: Period


def explain_period(
    expression: Expression, resolved: Resolved, publication_day: date | None
) -> str:
    """The rule in words; "" for what is dated as printed, or not at all.

    Also where the words would count from a week that ends after the year 9999.
    """
    period = resolved.period
    if period is None:
        return ""
    anchor = edtf.read(resolved.anchor) if resolved.anchor else None
    if anchor is None:
        is_third = expression.modifier in _THIRDS and period.precision is Precision.SPAN
        return _THIRDS[expression.modifier] + "it" if is_third else ""
    try:
        description = _describe(expression, period, anchor)
    except OverflowError:
        return ""
    narrowing = _Narrowing(expression.modifier, period, anchor, publication_day)
    return _with_narrowing(description, narrowing)


def count_words(count: float, unit: str) -> str:
    """"2 weeks", "1 month"."""
    plural = "" if count == 1 else "s"
    return f"{count:g} {_UNIT_NAMES[unit]}{plural}"


def _describe(expression: Expression, period: Period, anchor: Period) -> _Description:
    if expression.kind is Kind.WEEKDAY:
        return _Description(_weekday_words(expression, period, anchor), period)
    if expression.kind is Kind.DURATION:
        length = count_words(expression.n, expression.unit).removeprefix("1 ")
        return _Description(f"the {length} up to {{}}", period)
    if expression.kind is Kind.OFFSET:
        return _Description(_offset_words(expression, period, anchor), period)
    if expression.kind is Kind.NTH:
        return _Description(_nth_words(expression, period, anchor), period)
    if recurrence := recurrence_of(expression, period):
        return _describe_recurrence(recurrence, period, anchor)
    unit = _UNIT_OF_KIND.get(expression.kind, expression.unit)
    return _describe_unit(unit, period, anchor)


def _weekday_words(expression: Expression, period: Period, anchor: Period) -> str:
    name = _WEEKDAYS[expression.weekday]
    days_ahead = (period.first - anchor.last).days
    if -7 < days_ahead <= 0:
        return f"the latest {name} up to {{}}"
    if 0 < days_ahead <= 7:
        return f"the first {name} after {{}}"
    if days_ahead == -7:
        return f"the last {name} before {{}}"
    if expression.count:
        way = "before" if days_ahead < 0 else "after"
        return f"the {ordinal(expression.count)} {name} {way} {{}}"
    return f"the {name} of the week after that of {{}}"


def _offset_words(expression: Expression, period: Period, anchor: Period) -> str:
    precision = period.precision.value
    way = "before" if period.first < anchor.first else "after"
    words = f"the {precision} {count_words(expression.n, expression.unit)} {way} {{}}"
    if expression.weekday < 0:
        return words
    return f"the {_WEEKDAYS[expression.weekday]} nearest to {words}"


def _nth_words(expression: Expression, period: Period, anchor: Period) -> str:
    """"the first Monday of the November nearest to {}", "the 3rd day of ..."."""
    has_weekday = expression.weekday >= 0
    name = _WEEKDAYS[expression.weekday] if has_weekday else _UNIT_NAMES[expression.unit]
    number = int(expression.n)
    base = expression.base
    if base is None:
        return _numbered_weekday_words(name, number, period, anchor)
    if base.unit == Unit.WEEK:
        week = _describe(base, edtf.week(period.first), anchor)
        return f"the {name} of " + week.words.removeprefix("the day of ")
    which = "last" if number < 0 else ordinal(number)
    outer_unit = _OUTER_UNIT_OF_KIND.get(base.kind, base.unit)
    day_of_outer = period.first
    if expression.unit == Unit.WEEK:
        day_of_outer += timedelta(_DAYS_TO_THURSDAY)
    outer = _describe(base, unit_around(outer_unit, day_of_outer), anchor)
    if expression.count:
        which = f"{'last' if number < 0 else 'first'} {expression.count}"
        name += "s"
    return f"the {which} {name} of {outer.words}"


def _numbered_weekday_words(name: str, number: int, period: Period, anchor: Period) -> str:
    """"the first Friday from {} that is the 13th of a month"."""
    numbered = f"that is the {ordinal(number)} of a month"
    if period.first > anchor.last:
        return f"the first {name} from {{}} {numbered}"
    return f"the latest {name} up to {{}} {numbered}"


def _describe_recurrence(recurrence: Recurrence, period: Period, anchor: Period) -> _Description:
    """"the March nearest to {}", "the first Christmas after {}"."""
    name = recurrence.name
    occurrences = _occurrences(recurrence, anchor)
    holding = [
        occurrence
        for occurrence in occurrences
        if holds(occurrence, period)
    ]
    after = [
        occurrence
        for occurrence in occurrences
        if occurrence.first > anchor.last
    ]
    before = [occurrence for occurrence in occurrences if occurrence.last < anchor.first]
    whole = holding[0] if holding else period
    if _is_only_nearest(whole, occurrences, anchor):
        return _Description(f"the {name} nearest to {{}}", whole)
    if after and whole == after[0]:
        return _Description(f"the first {name} after {{}}", whole)
    if before and whole == before[-1]:
        return _Description(f"the last {name} before {{}}", whole)
    years_ahead = whole.first.year - anchor.first.year
    return _Description(f"the {name} of {_year_words(years_ahead)}", whole)


def _occurrences(recurrence: Recurrence, anchor: Period) -> list[Period]:
    """The periods of the years around the anchor."""
    first_year = max(1, anchor.first.year - _YEARS)
    last_year = min(_LAST_YEAR, anchor.last.year + _YEARS)
    occurrences = []
    for year in range(first_year, last_year + 1):
        occurrence = recurrence.of_year(year)
        if occurrence:
            occurrences.append(occurrence)
    return occurrences


def _is_only_nearest(whole: Period, occurrences: list[Period], anchor: Period) -> bool:
    """Whether no other occurrence is as near to the anchor."""
    if not occurrences:
        return False
    distances = [days_between(occurrence, anchor) for occurrence in occurrences]
    least = min(distances)
    nearest = occurrences[distances.index(least)]
    return nearest == whole and distances.count(least) == 1


def _year_words(years_ahead: int) -> str:
    if not years_ahead:
        return "the year of {}"
    way = "after" if years_ahead > 0 else "before"
    return f"the year {count_words(abs(years_ahead), Unit.YEAR)} {way} that of {{}}"


def _describe_unit(unit: str, period: Period, anchor: Period) -> _Description:
    """"the week before that of {}"; the day that a period of days ends on is its last."""
    name = _UNIT_NAMES[unit]
    of_anchor = unit_around(unit, anchor.last)
    if holds(of_anchor, period):
        words = "{} itself" if of_anchor == anchor else f"the {name} of {{}}"
        return _Description(words, of_anchor)
    whole = unit_around(unit, period.first)
    steps = abs(_units_between(unit, of_anchor, whole))
    way = "before" if whole.first < of_anchor.first else "after"
    if steps == 1 and unit == Unit.DAY:
        return _Description(f"the day {way} {{}}", whole)
    if steps == 1:
        return _Description(f"the {name} {way} that of {{}}", whole)
    return _Description(f"the {name} {count_words(steps, unit)} {way} that of {{}}", whole)


def _units_between(unit: str, start: Period, end: Period) -> int:
    """How many units from one period to another, negative to an earlier one."""
    first, last = start.first, end.first
    if unit in _UNITS_OF_DAYS:
        days = (last - first).days
        if unit == Unit.DAY:
            return days
        return round(days / 7)
    years = last.year - first.year
    months = years * 12 + last.month - first.month
    return months // _MONTHS_IN[unit]


class _Narrowing(NamedTuple):
    """What a modifier made of a whole period."""

    mod: str
    period: Period
    anchor: Period
    publication_day: date | None


def _with_narrowing(description: _Description, narrowing: _Narrowing) -> str:
    """The words for a part of the whole: "the first third of the year of {}"."""
    words, whole = description
    mod, period, anchor, publication_day = narrowing
    if (whole.first, whole.last) == (period.first, period.last):
        return words
    if mod in _THIRDS:
        return _THIRDS[mod] + words
    preposition = "up to" if period.first == whole.first else "from"
    return f"{words}, {preposition} {_day_words(publication_day, anchor)}"


def _day_words(publication_day: date | None, anchor: Period) -> str:
    if publication_day is None:
        return ""
    if anchor == single_day(publication_day):
        return "that day"
    return edtf.day_words(publication_day)
