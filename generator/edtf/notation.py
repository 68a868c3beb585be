"""Period <-> EDTF (ISO 8601-2, levels 1 and 2)."""

from __future__ import annotations

from datetime import date, timedelta

from generator import lazy
from generator.edtf.periods import (
    century,
    decade,
    half,
    is_run_of_days,
    month,
    quarter,
    season,
    year,
)
from generator.model.dates import Period, Precision

FIRST_SEASON, LAST_SEASON = 21, 24  # EDTF's numbers in the place of a month
FIRST_QUARTER, LAST_QUARTER = 33, 36
FIRST_HALF, LAST_HALF = 40, 41
_UNCERTAIN = "~?%"  # EDTF: approximate, uncertain, both
_LONG_FORM = lazy.regex(r"(\d{2})(\dX|XX)")  # a decade or century: "199X", "19XX"
_FORM = lazy.regex(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def write(period: Period) -> str:
    """A period in EDTF.

    `2021-12-15`, `2021-12`, `2021-33` (first quarter), `2021-40` (first half), `199X`, `a/b`; with
    `~` if approximate.
    """
    about = "~" if period.approximate else ""
    form = _write_unit(period)
    if form:
        return f"{form}{about}"
    return f"{period.first.isoformat()}{about}/{period.last.isoformat()}{about}"


def _write_unit(period: Period) -> str:
    """A day, month, year or the like; empty for a week, and any other run of days."""
    if is_run_of_days(period):
        return ""
    first = period.first
    year_ = f"{first.year:04}"
    match period.precision:
        case Precision.DAY:
            return first.isoformat()
        case Precision.MONTH:
            return f"{year_}-{first.month:02}"
        case Precision.QUARTER:
            return f"{year_}-{FIRST_QUARTER + (first.month - 1) // 3}"
        case Precision.HALF:
            return f"{year_}-{FIRST_HALF + (first.month - 1) // 6}"
        case Precision.SEASON:
            return f"{year_}-{FIRST_SEASON - 1 + first.month // 3}"
        case Precision.YEAR:
            return year_
        case Precision.DECADE:
            return f"{first.year // 10:03}X"
        case Precision.CENTURY:
            return f"{first.year // 100:02}XX"
    return ""


def read(text: str) -> Period | None:
    """The periods that `write` makes, and plain ISO dates; None for anything else."""
    text = text.strip()
    if "/" in text:
        return _read_span(*text.split("/", 1))
    unit = _read_unit(text.rstrip(_UNCERTAIN))
    if unit is None:
        return None
    about = text.endswith(tuple(_UNCERTAIN))
    return Period(unit.first, unit.last, unit.precision, about)


def _read_span(first_text: str, last_text: str) -> Period | None:
    """All days from the begin of one period to the end of another; None if they are reversed."""
    first = read(first_text)
    last = read(last_text)
    if first is None or last is None or last.last < first.first:
        return None
    about = first.approximate or last.approximate
    precision = Precision.SPAN
    if first.first.weekday() == 0 and last.last - first.first == timedelta(6):
        precision = Precision.WEEK
    return Period(first.first, last.last, precision, about)


def _read_unit(text: str) -> Period | None:
    """A day, month, year or the like, without a mark of doubt."""
    m = _LONG_FORM.fullmatch(text)
    if m:
        return _read_years(m[1], m[2])
    m = _FORM.fullmatch(text)
    if m:
        return _read_date(int(m[1]), m[2], m[3])
    return None


def _read_years(hundreds: str, rest: str) -> Period | None:
    """"19", "XX" -> a century; "19", "9X" -> a decade; None before the year 100."""
    if hundreds == "00":
        return None
    if rest == "XX":
        return century(int(hundreds) * 100)
    return decade(int(f"{hundreds}{rest[0]}0"))


def _read_date(year_: int, part: str | None, day: str | None) -> Period | None:
    """A year, a part of it, or a day; `part` is a month's number or EDTF's for a longer part."""
    try:
        if part is None:
            return year(year_)
        if day is not None:
            only_day = date(year_, int(part), int(day))
            return Period(only_day, only_day)
        return _part_of_year(year_, int(part))
    except ValueError:  # no calendar has such a year, month or day
        return None


def _part_of_year(year_: int, n: int) -> Period:
    if FIRST_SEASON <= n <= LAST_SEASON:
        return season(year_, n - FIRST_SEASON + 1)
    if FIRST_QUARTER <= n <= LAST_QUARTER:
        return quarter(year_, n - FIRST_QUARTER + 1)
    if FIRST_HALF <= n <= LAST_HALF:
        return half(year_, n - FIRST_HALF + 1)
    return month(year_, n)
