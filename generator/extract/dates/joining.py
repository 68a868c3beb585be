"""Found dates -> the same, where neighbours complete each other: "noon Thursday", "between March and June 2020", "a year ago today"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from generator.extract.dates.grammar import Found
from generator.extract.dates.shape import Shape
from generator.extract.dates.tokens import Tokens
from generator.model.dates import TimexType

_JOINT = re.compile(r"[,>&H]{1,2}T?I?")  # between the members of a list or range
_DAYS = ("weekday", "day", "today")
LEAST_OLD = 4  # dates of years gone by that make a story of the past
OLD = 3  # times as many as dates near the day of writing; a weekday, the mark of news, counts for three


def joined(cut: Tokens, all_: Sequence[Found]) -> list[Found]:
    """Times with their days, "ten years ago" with its "today", and one year for all members of a list."""
    return _shared(cut, _same_day(cut, _together(cut, all_)))


def _together(cut: Tokens, all_: Sequence[Found]) -> list[Found]:
    """"10 p.m. EST Wednesday", "noon Thursday", "a year ago today": two expressions that are one."""
    found: list[Found] = []
    for one in all_:
        before = found[-1] if found else None
        gap = cut.codes[before.last : one.first] if before else "."
        if before and _is_time(before.shape) and one.shape.kind in _DAYS and one.shape.type is TimexType.DATE and gap in ("", "O", "I"):
            shape = replace(one.shape, type=TimexType.TIME, clock=before.shape.clock, part=before.shape.part)
        elif before and not gap and _is_ago(before.shape) and (one.shape.kind == "weekday" or one.shape == Shape(kind="today")):
            shape = replace(before.shape, weekday=one.shape.weekday, definite=True)
        else:
            found.append(one)
            continue
        found[-1] = Found(found[-1].first, one.last, shape, f"{found[-1].rule} and {one.rule}")
    return found


def _same_day(cut: Tokens, all_: Sequence[Found]) -> list[Found]:
    """"between 4 and 5 p.m. on Tuesday": the day named after the second time is that of the first, too."""
    found = list(all_)
    for n, (one, after) in enumerate(pairwise(all_)):
        dated = after.shape.clock and after.shape.kind in (*_DAYS, "part")
        if one.shape.kind == "clock" and dated and cut.codes[one.last : after.first] in ("H", ">", "&"):
            found[n] = replace(one, shape=replace(after.shape, clock=one.shape.clock, part=""), rule=f"{one.rule}, day beside")
    return found


def _is_time(shape: Shape) -> bool:
    return shape.kind == "clock" or (shape.kind == "part" and shape.direction in ("", "that"))


def _is_ago(shape: Shape) -> bool:
    return shape.kind == "offset" and shape.direction == "ago"


def _shared(cut: Tokens, all_: Sequence[Found]) -> list[Found]:
    """"from May 3 to July 9, 2021", "in March, April and June 2020": the year said last is everybody's."""
    found = list(all_)
    for n in range(len(found) - 2, -1, -1):
        one, after = found[n], found[n + 1]
        year = after.shape.year
        if not _bare(one.shape) or after.shape.kind not in ("day", "month") or year is None:
            continue
        if _JOINT.fullmatch(cut.codes, one.last, after.first):
            later = one.shape.month > after.shape.month
            found[n] = replace(one, shape=replace(one.shape, year=year - later), rule=f"{one.rule}, year beside")
    return found


def _bare(shape: Shape) -> bool:
    return shape.kind in ("day", "month") and shape.year is None and shape.shift is None and not shape.direction


def is_range(cut: Tokens, one: Found, after: Found) -> bool:
    """Whether the second is the end of what the first begins: "from May to July"."""
    days = one.shape.kind == after.shape.kind == "weekday" and not one.shape.direction and not after.shape.direction
    return (days or (_bare(one.shape) and _bare(after.shape))) and bool(re.fullmatch("[>H]T?", cut.codes[one.last : after.first]))


def is_story(all_: Sequence[Found], day: date | None) -> bool:
    """Whether the text tells of years gone by (a biography, a history), by the dates that it names."""
    recent = day.year - 1 if day else 10_000
    shapes = [one.shape for one in all_]
    old = sum(shape.year is not None and shape.year < recent for shape in shapes if shape.kind in ("day", "month", "year", "season"))
    near = sum(3 if shape.kind == "weekday" else 1 for shape in shapes if _deictic(shape) or (shape.year or 0) >= recent)
    return old >= LEAST_OLD and old > OLD * near


def _deictic(shape: Shape) -> bool:
    if shape.definite:
        return False  # "the next day", "the year": of what was told
    if shape.kind in ("unit", "month", "season", "weekday", "quarter"):
        return shape.kind == "weekday" or shape.direction in ("last", "this", "next", "past", "current", "coming")
    return shape.kind == "today" or _is_ago(shape) or shape.shift is not None


def known_years(all_: Sequence[Found]) -> dict[tuple[int, int], int]:
    """The years that the text gives to days of the calendar: (month, day) -> year, the first said."""
    found: dict[tuple[int, int], int] = {}
    for shape in (one.shape for one in all_):
        if shape.kind == "day" and shape.year is not None:
            found.setdefault((shape.month, shape.day), shape.year)
    return found
