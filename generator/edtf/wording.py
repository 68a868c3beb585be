"""A Period in plain English."""

from __future__ import annotations

from datetime import date

from generator.edtf.periods import (
    decade,
    ends_a_month,
    half,
    is_run_of_days,
    month,
    quarter,
    thirds,
    year,
)
from generator.model.dates import Period, Precision
from generator.words import ordinal

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = ("spring", "summer", "autumn", "winter")  # northern, winter begins in December
_ORDINALS = ("first", "second", "third", "fourth")


def day_words(day: date) -> str:
    """`5 December 2021`."""
    return f"{day.day} {_month_name(day)} {day.year}"


def _month_name(day: date) -> str:
    return MONTHS[day.month - 1]


def words(period: Period) -> str:
    """In plain English.

    `5 December 2021`, `week of 6 December 2021`, `first quarter of 2021`, `early 2022`, `about the
    1990s`.
    """
    part = _part_words(period)
    if part:
        return part
    about = "about " if period.approximate else ""
    return about + (_unit_words(period) or _span_words(period))


def _unit_words(period: Period) -> str:
    """A day, month, year or the like; empty for any other run of days."""
    if is_run_of_days(period):
        return ""
    first = period.first
    match period.precision:
        case Precision.DAY:
            return day_words(first)
        case Precision.WEEK:
            return f"week of {day_words(first)}"
        case Precision.MONTH:
            return f"{_month_name(first)} {first.year}"
        case Precision.QUARTER:
            return f"{_ORDINALS[(first.month - 1) // 3]} quarter of {first.year}"
        case Precision.HALF:
            return f"{_ORDINALS[(first.month - 1) // 6]} half of {first.year}"
        case Precision.SEASON:
            return _season_words(first)
        case Precision.YEAR:
            return str(first.year)
        case Precision.DECADE:
            return f"the {first.year}s"
        case Precision.CENTURY:
            return f"the {ordinal(first.year // 100 + 1)} century"
    return ""


def _season_words(first: date) -> str:
    """`spring 2021`, `winter 2021–22`."""
    name = _SEASONS[(first.month // 3 - 1) % 4]
    if first.month == 12:
        return f"{name} {first.year}–{(first.year + 1) % 100:02}"
    return f"{name} {first.year}"


def _span_words(period: Period) -> str:
    """`2 to 6 December 2021`, `May to July 2021`, `2017 to 2018`."""
    a = period.first
    b = period.last
    same_month = (a.year, a.month) == (b.year, b.month)
    if a.day == 1 and ends_a_month(b) and not same_month:
        return _months_words(a, b)
    if a.year != b.year:
        return f"{day_words(a)} to {day_words(b)}"
    start = str(a.day) if same_month else f"{a.day} {_month_name(a)}"
    return f"{start} to {day_words(b)}"


def _months_words(a: date, b: date) -> str:
    """Whole months, or whole years if they are several."""
    end = f"{_month_name(b)} {b.year}"
    if a.year == b.year:
        return f"{_month_name(a)} to {end}"
    if (a.month, b.month) == (1, 12):
        return f"{a.year} to {b.year}"
    return f"{_month_name(a)} {a.year} to {end}"


def _part_words(period: Period) -> str:
    """`early 2022`, `mid-June 2019`, `late 1990s`; empty for any other period.

    Such a part is an approximate third of something that has a name.
    """
    if period.precision is not Precision.SPAN or not period.approximate:
        return ""
    for whole in _units_from(period.first):
        for part, (first, last) in thirds(whole).items():
            if (first, last) == (period.first, period.last):
                return _name_part(part, whole)
    return ""


def _units_from(day: date) -> tuple[Period, ...]:
    """The month, quarter, half, year and decade of a day."""
    y = day.year
    m = day.month
    return (
        month(y, m),
        quarter(y, (m + 2) // 3),
        half(y, (m + 5) // 6),
        year(y),
        decade(y),
    )


def _name_part(part: str, whole: Period) -> str:
    name = _unit_words(whole)
    if whole.precision is Precision.DECADE:
        return f"the {part}{name.removeprefix('the ')}"
    return f"{part}{name}"
