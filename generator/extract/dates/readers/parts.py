"""Match -> Expression for a day or period named by what it is a part of.

Examples are "the last week of May", "Tuesday of next week", "Friday the 13th".
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.english.vocabulary import words_of
from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.readers.day_times import with_day_part
from generator.extract.dates.rule_match import RuleMatch, full_year, read_year
from generator.extract.dates.token_class import TokenClass
from generator.model.dates import TimexType

_UNITS_WITHIN: Mapping[str, tuple[str, ...]] = {  # outer unit: the units that count in it
    Unit.YEAR: (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH),
    Unit.QUARTER: (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH),
    Unit.MONTH: (Unit.DAY, Unit.WEEK, Unit.WEEKEND),
    Unit.WEEK: (Unit.DAY,),
}
_OUTER_UNITS = {Kind.MONTH: Unit.MONTH, Kind.YEAR: Unit.YEAR}
_WEEKDAYS_COUNT_IN = (Unit.YEAR, Unit.MONTH, Unit.QUARTER)
_AFTER_NUMBERED_WEEKDAY = frozenset(("", *words_of("after_numbered_weekday.txt")))
_LAST_DAY = 31


def nth(match: RuleMatch) -> Expression | None:
    """"the first week of November", "the last day of the year", "the first Monday in September"."""
    is_last = match["ordinal"] == "last"
    if match.token_class("ordinal") == TokenClass.LAST and not is_last:
        return None
    outer = _outer(match)
    if outer is None:
        return None
    n = -1 if is_last else float(match["ordinal"])
    if match.token_class("unit") == TokenClass.WEEKDAY:
        return _nth_weekday(n, int(match["unit"]), outer)
    if match["unit"] not in _units_within(outer):
        return None
    return Expression(kind=Kind.NTH, n=n, unit=match["unit"], base=outer)


def _nth_weekday(n: float, weekday: int, outer: Expression) -> Expression | None:
    if outer.kind is Kind.UNIT and outer.unit not in _WEEKDAYS_COUNT_IN:
        return None
    return Expression(kind=Kind.NTH, n=n, weekday=weekday, base=outer)


def _units_within(outer: Expression) -> tuple[str, ...]:
    """The units that are counted in a period: weeks in a month, no weeks in a week."""
    unit = _OUTER_UNITS.get(outer.kind, outer.unit)
    return _UNITS_WITHIN.get(unit, ())


def _outer(match: RuleMatch) -> Expression | None:
    """The period whose part is meant; None if "may" or "march" in lower case is no month."""
    year = full_year(match["year"])
    if match["month"]:
        spoken = read_year(match)
        if spoken is None:
            return None
        is_capital = match.printed("month")[0].isupper()
        if match.word("month") in ("may", "march") and not is_capital:
            return None
        return Expression(
            kind=Kind.MONTH,
            month=int(match["month"]),
            year=spoken.year,
            shift=spoken.shift,
            is_from_mention=spoken.is_from_mention,
        )
    if year:
        return Expression(kind=Kind.YEAR, year=year)
    direction = match["relative"]
    unit = match["relative_unit"] or match["outer"]
    return Expression(
        kind=Kind.UNIT,
        unit=unit,
        direction=direction,
        definite=not direction,
    )


def first_units(match: RuleMatch) -> Expression | None:
    """"the first two months of 2021", "the final four days of March", "2017's first five months".

    By TIMEX3 it is a length.
    """
    is_last = match["ordinal"] == "last"
    if match.token_class("ordinal") == TokenClass.LAST and not is_last:
        return None
    n = -1 if is_last else int(match["ordinal"])
    outer = _outer(match)
    count = float(match["count"])
    unit = match["unit"]
    is_whole = count % 1 == 0
    if outer is None or not is_whole or count < 1 or abs(n) != 1:
        return None
    if unit not in (*_units_within(outer), Unit.QUARTER):
        return None
    return Expression(
        kind=Kind.NTH,
        type=TimexType.DURATION,
        n=n,
        count=int(count),
        unit=unit,
        base=outer,
    )


def nth_day(match: RuleMatch) -> Expression | None:
    """"the 15th of this month", "the 15th day of next month"."""
    number = int(match["ordinal"])
    is_in_month = match["relative_unit"] == Unit.MONTH
    if not is_in_month or not 1 <= number <= _LAST_DAY:
        return None
    month = Expression(
        kind=Kind.UNIT,
        unit=Unit.MONTH,
        direction=match["relative"],
    )
    return Expression(kind=Kind.NTH, n=number, unit=Unit.DAY, base=month)


def weekday_of_week(match: RuleMatch) -> Expression | None:
    """"Tuesday of next week", "Wednesday evening next week", "last week on Friday"."""
    if match["relative_unit"] != Unit.WEEK:
        return None
    is_short = match.token_class("weekday") == TokenClass.SHORT_WEEKDAY
    if is_short and not match.printed("weekday")[:1].isupper():
        return None  # "sun", "wed"
    week = Expression(
        kind=Kind.UNIT,
        unit=Unit.WEEK,
        direction=match["relative"],
    )
    number = int(match["weekday"])
    weekday = Expression(kind=Kind.NTH, n=1, weekday=number, base=week)
    return with_day_part(weekday, match["day_part"])


def numbered_weekday(match: RuleMatch) -> Expression | None:
    """"Friday the 13th", "Mon 13th".

    No noun may follow, for "Monday the 10th round began" names no day.
    """
    day = int(match["day"])
    is_in_digits = match.word("day")[:1].isdigit()
    if not is_in_digits or not 1 <= day <= _LAST_DAY:
        return None
    if match.word_after.lower() not in _AFTER_NUMBERED_WEEKDAY:
        return None
    return Expression(kind=Kind.NTH, n=day, weekday=int(match["weekday"]))
