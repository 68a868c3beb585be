"""Match -> Expression for a time of day told in more than digits.

Examples are "7 in the evening", "tonight at 8", "half past six", "2 to 4 p.m.".
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import NamedTuple

from generator.english.vocabulary import word_set
from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.readers.clock import NOON
from generator.extract.dates.rule_match import RuleMatch
from generator.extract.dates.token_class import TokenClass, compile_pattern
from generator.extract.dates.tokens import Tokens
from generator.model.dates import TimexType

_CLOCK_LEADS = word_set("clock_leads.txt")
_JOIN_AND_CLOCK = compile_pattern("[HYPHEN TO AND_OR] CLOCK")
_HOURS_PAST_NOON: Mapping[str, Container[int]] = {  # part of the day: hours that are past noon then
    "MO": (),
    "AF": range(1, NOON),
    "EV": range(1, NOON),
    "NI": range(5, NOON),
}
_HALVES = ("am", "pm", *_HOURS_PAST_NOON)


class _Time(NamedTuple):
    """Hour and minutes as a clock with twelve hours shows them."""

    hour: int
    minutes: str


def with_day_part(expression: Expression, day_part: str) -> Expression:
    """The expression on a part of its day, or at an hour such as noon.

    `day_part` is MO, AF, EV, NI, T12:00, or "" for none.
    """
    if not day_part:
        return expression
    if day_part.startswith("T"):
        return replace(expression, type=TimexType.TIME, clock=day_part)
    return replace(expression, type=TimexType.TIME, part=day_part)


def first_of_two(match: RuleMatch) -> Expression | None:
    """"2 to 4 p.m.", "between 9:30 and 11 last night".

    The half of the day is of both times, unless the first is the later one.
    """
    half = match["am_pm"] or match["day_part"]
    if not _begins_pair(match) or half not in _HALVES:
        return None
    first = _parse_time(match["clock"])
    last = _parse_time(match.tokens.values[match.start + 2])
    if first is None or last is None:
        return None
    if match["am_pm"]:
        hour = _first_hour(first.hour, last.hour, half)
    else:
        hour = _hour_in(first.hour, half)
    return _clock_expression(hour, first.minutes)


def _begins_pair(match: RuleMatch) -> bool:
    """Whether the words before and between two times make them a range."""
    before = match.word_before.lower()
    is_choice = match.word("join") in ("and", "or")
    if is_choice and before != "between":
        return False
    return bool(match["am_pm"]) or before in ("from", "between")


def _first_hour(first: int, last: int, am_pm: str) -> int:
    """The hour of 24 of the first time, where "am" or "pm" stands after the second."""
    first %= NOON
    comes_later = first > last % NOON
    is_past_noon = (am_pm == "pm") != comes_later
    if is_past_noon:
        return first + NOON
    return first


def end_of_range(match: RuleMatch) -> Expression | None:
    """"from 10:30 to 3", "between 10 and 11:30": the end that is a bare number."""
    comes_first = _JOIN_AND_CLOCK.match(match.tokens.codes, match.start + 1)
    first = match.start if comes_first else match.start - 2
    if not _begins_range(match.tokens, first - 1):
        return None
    digits = match["clock"]
    time = _parse_time(digits)
    if time is None or "." in digits:
        return None
    return _clock_expression(time.hour, time.minutes)


def _begins_range(tokens: Tokens, place: int) -> bool:
    return tokens.word(place).lower() in ("from", "between")


def hour_of_day(match: RuleMatch) -> Expression | None:
    """"3 in the morning", "at 8 last night", "tonight at 7", "8:30 yesterday evening"."""
    time = _parse_time(match["clock"])
    named_day = match["named_day"]
    day_part = match["day_part"] or named_day
    if time is None or day_part not in _HOURS_PAST_NOON or _is_unmarked_number(match):
        return None
    hour = time.hour
    if match["am_pm"] == "pm":
        hour = hour % NOON + NOON
    expression = _clock_expression(_hour_in(hour, day_part), time.minutes)
    if named_day == "NI" or match["direction"]:
        return replace(expression, kind=Kind.DAY_PART, direction=match["direction"] or "this")
    if named_day:
        return replace(expression, kind=Kind.TODAY, n=float(named_day))
    return expression


def _is_unmarked_number(match: RuleMatch) -> bool:
    """Whether a bare number comes first and no word before it leads to a time."""
    is_number = match.token_class("clock") == TokenClass.NUMBER
    comes_first = match.start == match.m.start("clock")
    if match["am_pm"] or not is_number or not comes_first:
        return False
    leads = match.word_before.lower() in _CLOCK_LEADS
    return not leads and not _begins_range(match.tokens, match.start - 3)


def minutes_past(match: RuleMatch) -> Expression | None:
    """"half past six", "a quarter past nine", "20 minutes past eight in the evening"."""
    time = _parse_time(match["clock"])
    minutes = _minutes(match)
    if match["past"] != "past" or time is None or minutes is None:
        return None
    late_hours = _HOURS_PAST_NOON.get(match["day_part"], ())
    is_past_noon = match["am_pm"] == "pm" or time.hour in late_hours
    return _clock_expression(time.hour % NOON + NOON * is_past_noon, f"{minutes:02}")


def _minutes(match: RuleMatch) -> int | None:
    """The minutes that are past; None if they are no whole number below sixty."""
    if match["half"]:
        return 30
    if match["unit"] == Unit.QUARTER:
        return 15
    count = float(match["count"] or 60)
    is_whole = count % 1 == 0
    return int(count) if is_whole and count <= 59 else None


def _parse_time(digits: str) -> _Time | None:
    """The time "7", "7:30" or "7.30"; None if it is no hour of a clock with twelve."""
    hour, _, minutes = digits.replace(".", ":").partition(":")
    if not hour.isdigit() or not 1 <= int(hour) <= NOON:
        return None
    if minutes and not _is_minutes(minutes):
        return None
    return _Time(int(hour), minutes or "00")


def _is_minutes(digits: str) -> bool:
    return (
        len(digits) == 2
        and digits.isdigit()
        and digits < "60"
    )


def _hour_in(hour: int, day_part: str) -> int:
    """The hour of 24 that "7 in the evening" is."""
    is_past_noon = hour in _HOURS_PAST_NOON[day_part]
    if is_past_noon:
        return hour + NOON
    return hour


def _clock_expression(hour: int, minutes: str) -> Expression:
    return Expression(
        kind=Kind.CLOCK,
        type=TimexType.TIME,
        clock=f"T{hour:02}:{minutes}",
    )
