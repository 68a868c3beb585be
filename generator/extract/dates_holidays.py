"""A holiday's name and a year -> its day, by rule: fixed, the nth weekday of a month, or counted from Easter."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1), "christmas day": (12, 25), "christmas eve": (12, 24),
    "christmas": (12, 25), "boxing day": (12, 26), "independence day": (7, 4), "fourth of july": (7, 4), "veterans day": (11, 11),
    "valentine's day": (2, 14), "halloween": (10, 31), "may day": (5, 1), "st. patrick's day": (3, 17), "juneteenth": (6, 19),
    "april fool's day": (4, 1), "bastille day": (7, 14), "all saints' day": (11, 1), "anzac day": (4, 25), "australia day": (1, 26),
    "canada day": (7, 1),
}
_NTH = {  # month, weekday (Monday 0), which (-1: the last), days after it
    "thanksgiving day": (11, 3, 4, 0), "thanksgiving": (11, 3, 4, 0), "black friday": (11, 3, 4, 1), "cyber monday": (11, 3, 4, 4),
    "labor day": (9, 0, 1, 0), "labour day": (9, 0, 1, 0), "memorial day": (5, 0, -1, 0), "martin luther king day": (1, 0, 3, 0),
    "presidents' day": (2, 0, 3, 0), "columbus day": (10, 0, 2, 0), "election day": (11, 0, 1, 1), "mother's day": (5, 6, 2, 0),
    "father's day": (6, 6, 3, 0),
}
_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7, "ash wednesday": -46}


def holiday(name: str, year: int) -> date | None:
    """None for a name that is not in the tables. Moving ones follow the custom of the United States."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _NTH:
        month, weekday, which, after = _NTH[name]
        return _nth(year, month, weekday, which) + timedelta(after)
    return easter(year) + timedelta(_EASTER[name]) if name in _EASTER else None


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the "anonymous" computus, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
