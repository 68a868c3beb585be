"""A Period in plain words: English, or those that a `Phrase` says for them."""

from __future__ import annotations

from datetime import date
from typing import Protocol

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


class Phrase(Protocol):
    """Says an English phrase in some language, with the values of its `%(name)s`."""

    def __call__(self, message: str, /, **values: object) -> str:
        """The phrase in words."""


def in_english(message: str, /, **values: object) -> str:
    """The phrase itself."""
    return message % values


def day_words(day: date, phrase: Phrase = in_english) -> str:
    """`5 December 2021`."""
    return phrase(
        "%(day)s %(month)s %(year)s",
        day=day.day,
        month=_month_name(day, phrase),
        year=day.year,
    )


def _month_name(day: date, phrase: Phrase) -> str:
    return phrase(MONTHS[day.month - 1])


def _month_words(day: date, phrase: Phrase) -> str:
    """`December 2021`."""
    return phrase(
        "%(month)s %(year)s",
        month=_month_name(day, phrase),
        year=day.year,
    )


def words(period: Period, phrase: Phrase = in_english) -> str:
    """In plain words.

    `5 December 2021`, `week of 6 December 2021`, `first quarter of 2021`, `early 2022`, `about the
    1990s`.
    """
    part = _part_words(period, phrase)
    if part:
        return part
    whole = _unit_words(period, phrase) or _span_words(period, phrase)
    return phrase("about %(period)s", period=whole) if period.approximate else whole


def _unit_words(period: Period, phrase: Phrase) -> str:
    """A day, month, year or the like; empty for any other run of days."""
    if is_run_of_days(period):
        return ""
    first = period.first
    match period.precision:
        case Precision.DAY:
            return day_words(first, phrase)
        case Precision.WEEK:
            return phrase("week of %(day)s", day=day_words(first, phrase))
        case Precision.MONTH:
            return _month_words(first, phrase)
        case Precision.QUARTER:
            return _quarter_words(first, phrase)
        case Precision.HALF:
            return _half_words(first, phrase)
        case Precision.SEASON:
            return _season_words(first, phrase)
        case Precision.YEAR:
            return str(first.year)
        case Precision.DECADE:
            return phrase("the %(year)ss", year=first.year)
        case Precision.CENTURY:
            n = first.year // 100 + 1
            return phrase("the %(ordinal)s century", ordinal=ordinal(n), number=n)
    return ""


def _quarter_words(first: date, phrase: Phrase) -> str:
    quarters = (
        phrase("first quarter of %(year)s", year=first.year),
        phrase("second quarter of %(year)s", year=first.year),
        phrase("third quarter of %(year)s", year=first.year),
        phrase("fourth quarter of %(year)s", year=first.year),
    )
    return quarters[(first.month - 1) // 3]


def _half_words(first: date, phrase: Phrase) -> str:
    if first.month == 1:
        return phrase("first half of %(year)s", year=first.year)
    return phrase("second half of %(year)s", year=first.year)


def _season_words(first: date, phrase: Phrase) -> str:
    """`spring 2021`, `winter 2021–22`."""
    is_winter = first.month == 12
    year = f"{first.year}–{(first.year + 1) % 100:02}" if is_winter else str(first.year)
    seasons = (
        phrase("winter %(year)s", year=year),
        phrase("spring %(year)s", year=year),
        phrase("summer %(year)s", year=year),
        phrase("autumn %(year)s", year=year),
    )
    return seasons[first.month % 12 // 3]


def _span_words(period: Period, phrase: Phrase) -> str:
    """`2 to 6 December 2021`, `May to July 2021`, `2017 to 2018`."""
    a = period.first
    b = period.last
    same_month = (a.year, a.month) == (b.year, b.month)
    if a.day == 1 and ends_a_month(b) and not same_month:
        return _months_words(a, b, phrase)
    end = day_words(b, phrase)
    if a.year != b.year:
        return phrase("%(start)s to %(end)s", start=day_words(a, phrase), end=end)
    if same_month:
        return phrase("%(day)s to %(end)s", day=a.day, end=end)
    month_name = _month_name(a, phrase)
    return phrase("%(day)s %(month)s to %(end)s", day=a.day, month=month_name, end=end)


def _months_words(a: date, b: date, phrase: Phrase) -> str:
    """Whole months, or whole years if they are several."""
    if a.year == b.year:
        start = _month_name(a, phrase)
    elif (a.month, b.month) == (1, 12):
        return phrase("%(start)s to %(end)s", start=a.year, end=b.year)
    else:
        start = _month_words(a, phrase)
    return phrase("%(start)s to %(end)s", start=start, end=_month_words(b, phrase))


def _part_words(period: Period, phrase: Phrase) -> str:
    """`early 2022`, `mid-June 2019`, `late 1990s`; empty for any other period.

    Such a part is an approximate third of something that has a name.
    """
    if period.precision is not Precision.SPAN or not period.approximate:
        return ""
    for whole in _units_from(period.first):
        for n, days in enumerate(thirds(whole).values()):
            if days == (period.first, period.last):
                return _name_part(n, whole, phrase)
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


def _name_part(n: int, whole: Period, phrase: Phrase) -> str:
    """The first, second or third part (0 to 2) of a whole."""
    first = whole.first
    if whole.precision is Precision.DECADE:
        decades = (
            phrase("the early %(year)ss", year=first.year),
            phrase("the mid-%(year)ss", year=first.year),
            phrase("the late %(year)ss", year=first.year),
        )
        return decades[n]
    name = _unit_words(whole, phrase)
    parts = (
        phrase("early %(whole)s", whole=name),
        phrase("mid-%(whole)s", whole=name),
        phrase("late %(whole)s", whole=name),
    )
    return parts[n]
