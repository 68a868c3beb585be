"""Calendar units, single days and weekends as Periods, and a modifier's part of a period.

Weeks begin on Monday (ISO 8601).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from generator import edtf
from generator.extract.dates.expression import Unit
from generator.model.dates import Period, Precision

_SATURDAY = 5
_THIRDS = {"START": "early ", "MID": "mid-", "END": "late "}
_APPROXIMATE = ("APPROX", "LESS_THAN", "MORE_THAN")
_SEASONS = ("SP", "SU", "FA", "WI")
_DAYS_IN: dict[str, int] = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14, Unit.WEEKEND: 7}
_MONTHS_IN: dict[str, int] = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}


def single_day(day: date) -> Period:
    """A single day."""
    return Period(day, day)


def closed_span(first: date, last: date) -> Period:
    """Both days and all between; one day is of precision day."""
    if first == last:
        return Period(first, last, Precision.DAY)
    return Period(first, last, Precision.SPAN)


def holds(outer: Period, inner: Period) -> bool:
    """Whether all days of `inner` are days of `outer`."""
    begins_within = outer.first <= inner.first
    ends_within = inner.last <= outer.last
    return begins_within and ends_within


def weekend(day: date) -> Period:
    """Saturday and Sunday of the day's week."""
    saturday = day + timedelta(_SATURDAY - day.weekday())
    return Period(saturday, saturday + timedelta(1), Precision.SPAN)


def weekend_value(day: date) -> str:
    """The weekend of the day's week in TIMEX3: `1990-W32-WE`."""
    return timex_value(edtf.week(day)) + "-WE"


def unit_around(unit: str, day: date) -> Period:
    """The whole calendar unit (a letter of TIMEX3) that holds `day`."""
    match unit:
        case Unit.DAY:
            return single_day(day)
        case Unit.WEEK | Unit.FORTNIGHT:
            return edtf.week(day)
        case Unit.WEEKEND:
            return weekend(day)
        case Unit.MONTH:
            return edtf.month(day.year, day.month)
        case Unit.QUARTER:
            return edtf.quarter(day.year, quarter_of(day))
        case Unit.DECADE:
            return edtf.decade(day.year)
        case Unit.CENTURY:
            return edtf.century(day.year)
        case _:
            return edtf.year(day.year)


def quarter_of(day: date) -> int:
    """The quarter of the year that holds `day`, 1 to 4."""
    return (day.month + 2) // 3


def shift_day(day: date, count: float, unit: str) -> date:
    """`day` and `count` units on; half months and years count in days and months."""
    if unit in _DAYS_IN:
        days = count * _DAYS_IN[unit]
        return day + timedelta(round(days))
    months = count * _MONTHS_IN[unit]
    return edtf.months_from(day, round(months))


def timex_value(period: Period) -> str:
    """TIMEX3 for a whole calendar period: `1998-W08`, `1998-Q3`, `1998-SU`, `199`."""
    first = period.first
    year, month = first.year, first.month
    match period.precision:
        case Precision.WEEK:
            iso = first.isocalendar()
            return f"{iso.year}-W{iso.week:02}"
        case Precision.QUARTER:
            return f"{year}-Q{quarter_of(first)}"
        case Precision.HALF:
            half = 2 if month > 6 else 1
            return f"{year}-H{half}"
        case Precision.SEASON:
            return f"{year}-{_SEASONS[month // 3 - 1]}"
        case Precision.DECADE:
            return f"{year // 10:03}"
        case Precision.CENTURY:
            return f"{year // 100:02}"
        case Precision.MONTH:
            return f"{year:04}-{month:02}"
        case Precision.YEAR:
            return f"{year:04}"
        case _:
            return first.isoformat()


def narrow_period(period: Period, mod: str, publication_day: date | None) -> Period:
    """The part of a period that a modifier means.

    "Early 2022" is its first third, "mid-March" is 11 to 21 March, "earlier this week" ends with
    the day of publication.
    """
    if publication_day and period.first <= publication_day <= period.last:
        if mod == "EARLIER":
            return closed_span(period.first, publication_day)
        if mod == "LATER":
            return closed_span(publication_day, period.last)
    if mod in _APPROXIMATE:
        return replace(period, approximate=True)
    length = (period.last - period.first).days + 1
    if mod not in _THIRDS or length < 3:
        return period
    first, last = edtf.thirds(period)[_THIRDS[mod]]
    return replace(closed_span(first, last), approximate=True)
