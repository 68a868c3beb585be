"""Match -> Shape for a day or stretch named by what it is a part of: "the last week of May", "Tuesday of next week", "Friday the 13th"."""

from __future__ import annotations

from generator.extract.dates.hit import Hit, full_year
from generator.extract.dates.lexicon import listed
from generator.extract.dates.shape import Shape
from generator.model.dates import TimexType

_INNER = {"Y": "DWNM", "M": "DWN", "W": "D", "Q": "DWNM"}  # outer unit: the units that it is told in
_AFTER_DAY = listed("of at in from to and or on when as after before until , . ; : ! ? ) - – —") | {""}


def nth(hit: Hit) -> Shape | None:
    """"the first week of November", "the last day of the year", "the first Monday in September", "the third month of 2021"."""
    if hit.code("o") == "l" and hit["o"] != "last":
        return None
    outer = _outer(hit)
    if outer is None:
        return None
    n = -1 if hit["o"] == "last" else float(hit["o"])
    if hit.code("unit") == "w":
        return Shape(kind="nth", n=n, weekday=int(hit["unit"]), base=outer) if outer.kind != "unit" or outer.unit in "YMQ" else None
    inside = _INNER.get({"month": "M", "year": "Y"}.get(outer.kind, outer.unit), "")
    return Shape(kind="nth", n=n, unit=hit["unit"], base=outer) if hit["unit"] in inside else None


def _outer(hit: Hit) -> Shape | None:
    year = full_year(hit["year"])
    if hit["month"]:
        word = hit.word("month")
        named = word not in ("may", "march") or hit.printed("month")[0].isupper()
        return Shape(kind="month", month=int(hit["month"]), year=year) if named else None
    if year:
        return Shape(kind="year", year=year)
    return Shape(kind="unit", unit=hit["relu"] or hit["outer"], direction=hit["rel"], definite=not hit["rel"])


def nth_day(hit: Hit) -> Shape | None:
    """"the 15th of this month", "the 15th day of next month"."""
    fits = hit["relu"] == "M" and 1 <= int(hit["o"]) <= 31
    return Shape(kind="nth", n=float(hit["o"]), unit="D", base=Shape(kind="unit", unit="M", direction=hit["rel"])) if fits else None


def week_day(hit: Hit) -> Shape | None:
    """"Tuesday of next week", "Wednesday evening next week", "last week on Friday"."""
    if hit["relu"] != "W" or (hit.code("wd") == "v" and not hit.printed("wd")[:1].isupper()):
        return None
    part = hit["part"]
    week = Shape(kind="unit", unit="W", direction=hit["rel"])
    kind = TimexType.TIME if part else TimexType.DATE
    clock, half = (part, "") if part.startswith("T") else ("", part)
    return Shape(kind="nth", type=kind, n=1, weekday=int(hit["wd"]), base=week, clock=clock, part=half)


def numbered_weekday(hit: Hit) -> Shape | None:
    """"Friday the 13th", "Mon 13th": no noun may follow, for "Monday the 10th round began" names no day."""
    day = int(hit["day"])
    digits = hit.word("day")[:1].isdigit()
    if not 1 <= day <= 31 or not digits or hit.tokens.word(hit.m.end()).lower() not in _AFTER_DAY:
        return None
    return Shape(kind="nth", n=day, weekday=int(hit["wd"]))
