"""A relative expression ("early last month") and the day that it means -> the days that say so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from generator import lazy
from generator.model.dates import DateMention
from generator.resolve.dating.clues import WEEKDAYS

DAYS = {"day": 1, "week": 7, "month": 30.4, "year": 365.25}
SHIFTS = {"last": 1, "past": 1, "previous": 1, "this": 0, "current": 0, "next": -1, "coming": -1}
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNTS = {
    "a": 1,
    "an": 1,
    **{word: n for n, word in enumerate(SMALL, 1)},
    **{str(n): n for n in range(1, 31)},
}

_NEARBY = {"yesterday": 1, "today": 0, "tonight": 0, "tomorrow": -1}
_UNIT = lazy.regex(r"(?:(early|mid|late)(?:r in)?[ -])?(\w+) (week|month|year)(?:'s|’s)?")
_AGO = lazy.regex(r"(?:about |nearly |almost |over |just )?(\w+) (day|week|month|year)s? ago")


class Days(NamedTuple):
    """Ordinals of days, both included."""

    first: int
    last: int


def days_near(mention: DateMention, day: date, *, ahead: bool) -> Days | None:
    """When one can have written "yesterday" or "Tuesday" and meant this day; else None."""
    words = mention.surface.casefold()
    offset = _NEARBY.get(words)
    if offset is not None:
        today = day.toordinal() + offset
        return Days(today - 1, today + 1)
    if mention.value.startswith("XXXX-WXX-"):
        return _around_weekday(words, day, ahead=ahead)
    return None


def days_of_telling(mention: DateMention, day: date) -> Days | None:
    """When one can have written "early last month" or "a year ago" and meant this day."""
    words = mention.surface.casefold()
    ordinal = day.toordinal()
    if m := _AGO.fullmatch(words):
        return _ago(m[1], m[2], ordinal)
    if m := _UNIT.fullmatch(words):
        return _within_unit(m[1], m[2], m[3], day)
    return None


def _around_weekday(words: str, day: date, *, ahead: bool) -> Days | None:
    """A weekday alone is within a week."""
    if WEEKDAYS[day.weekday()] not in words:
        return None
    ordinal = day.toordinal()
    if ahead:
        return Days(ordinal - 7, ordinal)
    return Days(ordinal, ordinal + 7)


def _ago(count: str, unit: str, ordinal: int) -> Days | None:
    """Half a unit more or less."""
    n = COUNTS.get(count)
    if n is None:
        return None
    days = DAYS[unit]
    return Days(ordinal + round((n - 0.5) * days), ordinal + round((n + 0.5) * days))


def _within_unit(part: str | None, word: str, unit: str, day: date) -> Days | None:
    """The days of the next week, month or year, if "last" was said; None of another part of it."""
    shift = SHIFTS.get(word)
    if shift is None or (part and not _is_in_part(part, unit, day)):
        return None
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * shift)
        return Days(monday.toordinal(), monday.toordinal() + 6)
    if unit == "month":
        first = _month(day.year, day.month + shift)
        return Days(first.toordinal(), _month(first.year, first.month + 1).toordinal() - 1)
    year = day.year + shift
    return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())


def _is_in_part(part: str, unit: str, day: date) -> bool:
    """Whether the day is in about that third of its week, month or year."""
    place = {"week": day.weekday() / 7, "month": day.day / 31, "year": day.month / 13}[unit]
    earliest, latest = {"early": (0, 0.5), "mid": (0.25, 0.75), "late": (0.5, 1)}[part]
    return earliest <= place <= latest


def _month(year: int, month: int) -> date:
    """The first day of a month; month 0 is the December before, 13 the January after."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
