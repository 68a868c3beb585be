"""A holiday's name and a year -> its periods.

They come from the calendars of the `holidays` library, else from a table for what it lacks.
The library knows when a holiday was on another day (Veterans Day in October from 1971 to 1977)
and the feasts that follow the moon. The table has days that no law made, and the years before
a law. The library takes 0.1 s to import, so it is imported when a holiday is first named.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from generator.english.vocabulary import rows_of
from generator.model.dates import Period, Precision


class _Listing(NamedTuple):
    """Where the library has a holiday, and how many days it is."""

    country: str
    name: str
    length: int


_ELECTION_DAY = "election day"
_LISTINGS = {
    name: _Listing(country, name_there, int(length))
    for name, country, name_there, length in rows_of("holidays.tsv")
}
_FIXED = {name: (int(month), int(day)) for name, month, day in rows_of("holidays_fixed.tsv")}
_COUNTED = {name: (base, int(days)) for name, base, days in rows_of("holidays_counted.tsv")}
_ALIASES = dict(rows_of("holiday_aliases.tsv"))
_MORE_CATEGORIES = {"US": ("unofficial",), "IL": ("optional", "school"), "CA": ("government",)}
NAMES = tuple(dict.fromkeys((*_LISTINGS, *_FIXED, *_COUNTED, _ELECTION_DAY, *_ALIASES)))


def holiday_periods(name: str, year: int) -> tuple[Period, ...]:
    """() for a name or year without one; a feast by the moon may come twice a year.

    Holidays that move follow the custom of the United States.
    """
    name = _ALIASES.get(name, name)
    if name == _ELECTION_DAY:
        return (_election_day(year),)
    if name in _COUNTED:
        base, days = _COUNTED[name]
        return tuple(
            _period(p.first + timedelta(days), 1)
            for p in holiday_periods(base, year)
        )
    if periods := _listed_periods(name, year):
        return periods
    if name in _FIXED:
        month, day = _FIXED[name]
        return (_period(date(year, month, day), 1),)
    return ()


def _election_day(year: int) -> Period:
    """The Tuesday after the first Monday of November."""
    days_to_monday = -date(year, 11, 1).weekday() % 7
    return _period(date(year, 11, 2) + timedelta(days_to_monday), 1)


def _listed_periods(name: str, year: int) -> tuple[Period, ...]:
    """The holiday by the library; () if it has none of the name in the year."""
    listing = _LISTINGS.get(name)
    if listing is None:
        return ()
    first_days = _first_days(listing.country, year).get(listing.name, ())
    return tuple(_period(first, listing.length) for first in first_days)


def _period(first: date, length: int) -> Period:
    last = first + timedelta(length - 1)
    if length == 1:
        return Period(first, last, Precision.DAY)
    return Period(first, last, Precision.SPAN)


@cache
def _first_days(country: str, year: int) -> Mapping[str, tuple[date, ...]]:
    """The first days of each holiday in the country's calendar of the year, by its name there."""
    from holidays import country_holidays

    categories = ("public", *_MORE_CATEGORIES.get(country, ()))
    calendar = country_holidays(
        country,
        years=year,
        observed=False,
        language="en_US",
        categories=categories,
    )
    first_days: dict[str, tuple[date, ...]] = {}
    for day in sorted(calendar):
        names = _plain_names(calendar.get_list(day))
        names_before = _plain_names(calendar.get_list(day - timedelta(1)))
        for name in names:
            earlier = first_days.get(name, ())
            goes_on = name in names_before
            first_days[name] = earlier if goes_on else (*earlier, day)
    return first_days


def _plain_names(names: list[str]) -> list[str]:
    """The library's names without what it adds where a moon's day is computed ahead."""
    return [name.removesuffix(" (estimated)") for name in names]
