"""Match -> Expression for what is counted from a day: "last week", "two years ago", "tonight"."""

from __future__ import annotations

from generator.english.vocabulary import word_set
from generator.extract.dates.expression import CLOCK_UNITS, Expression, Kind, Unit
from generator.extract.dates.readers import names
from generator.extract.dates.readers.day_times import with_day_part
from generator.extract.dates.readers.lengths import (
    AHEAD_WORDS,
    duration_of,
    ends_today,
    in_calendar_units,
    in_whole_units,
)
from generator.extract.dates.rule_match import RuleMatch
from generator.extract.dates.token_class import TokenClass, compile_pattern
from generator.model.dates import TimexType

_NAMES_BEFORE_WEEKDAY = word_set("weekday_name_leads.txt")  # "Black Monday" is a name
_AFTER_A_DATE = compile_pattern("""
    BEFORE_AFTER THE? [LAST THIS NEXT]?
    [WEEKDAY SHORT_WEEKDAY MONTH HOLIDAY ORDINAL WRITTEN_DATE NAMED_DAY NUMBER]""")
_UNITS_OF_OWN_NAME = (Unit.MILLENNIUM, Unit.FORTNIGHT)  # "the millennium" is no period
_UNIT_CLASSES = (TokenClass.UNIT, TokenClass.UNITS)
_AFTER_WEEK_OF_NOUN = ("'s", "’s", "-")
_AFTER_OVERNIGHT = word_set("after_day_of_series.txt")
_ARTICLES = ("a", "an", "the", "its", "his", "her", "their", "-")


def unit(match: RuleMatch) -> Expression | None:
    """"last week", "this year", "the end of the month", "that day", "the following year"."""
    unit = match["unit"]
    direction = match["direction"]
    is_marked = direction or match["the"] or match["portion"]
    if not is_marked or _names_no_period(unit, direction):
        return None
    if unit == Unit.DAY and _is_no_calendar_day(match):
        return None
    if _is_length(unit, direction):
        return duration_of(1, unit, direction="past" if ends_today(match) else "")
    return Expression(
        kind=Kind.UNIT,
        unit=unit,
        direction=direction,
        modifier=match.modifier,
        definite=bool(match["the"]),
    )


def _names_no_period(unit: str, direction: str) -> bool:
    """Whether the unit is too short, or has no calendar: "this minute", "the fortnight"."""
    if unit in CLOCK_UNITS:
        return True
    if not direction:
        return unit in _UNITS_OF_OWN_NAME
    return unit == Unit.MILLENNIUM and direction != "past"  # "the past millennium" is a length


def _is_length(unit: str, direction: str) -> bool:
    """"the past year" and "the last fortnight" are lengths of time; "the past weekend" is none."""
    if direction == "past" and unit != Unit.WEEKEND:
        return True
    if not direction:
        return False
    return unit == Unit.FORTNIGHT


def _is_no_calendar_day(match: RuleMatch) -> bool:
    """"four years to the day"; "the day after he came"."""
    if _is_to_the_day(match):
        return True
    return not match["direction"] and not match["portion"] and _is_before_or_after_event(match)


def _is_to_the_day(match: RuleMatch) -> bool:
    """"four years to the day"."""
    place_before_to = match.start - 2
    if place_before_to < 0 or match.word_before.lower() != "to":
        return False
    return match.tokens.codes[place_before_to] in _UNIT_CLASSES


def _is_before_or_after_event(match: RuleMatch) -> bool:
    """"the day after he came": no day that a calendar knows; "the day after March 5" is one."""
    codes = match.tokens.codes
    if not codes.startswith(TokenClass.BEFORE_AFTER, match.end):
        return False
    return _AFTER_A_DATE.match(codes, match.end) is None


def day_beside(match: RuleMatch) -> Expression | None:
    """"the day before", "the night after", with nothing after it: beside the day last mentioned."""
    if match.word_after[:1].isalnum():
        return None
    unit = match["unit"]
    if unit.startswith("T") or unit in CLOCK_UNITS:
        return None  # "noon", "the minute before"
    direction = "previous" if match["way"] == "before" else "following"
    if match.token_class("unit") == TokenClass.DAY_PART:
        night = Expression(kind=Kind.DAY_PART, direction=direction, definite=True)
        return with_day_part(night, unit)
    return Expression(
        kind=Kind.UNIT,
        unit=unit,
        direction=direction,
        definite=True,
    )


def offset(match: RuleMatch) -> Expression | None:
    """"two weeks ago", "a year earlier", "three days later", "in five years' time"."""
    count = match.count()
    way = match["way"]
    unit = match["unit"]
    has_no_count = not match.m["count"] and match.token_class("unit") == TokenClass.UNITS
    if count is None or has_no_count:
        return _vague_offset(way, unit, match.modifier)
    modifier = match.modifier or ("APPROX" if match["or_so"] else "")
    return counted_offset(count, unit, way, modifier)


def half_offset(match: RuleMatch) -> Expression | None:
    """"half a year ago", "a year and a half ago", "three quarters of a century ago"."""
    count = match.count() or 0
    if match["quarter"]:
        if match["quarter"] != Unit.QUARTER:
            return None
        count /= 4
    elif match["more"]:
        count += 0.5
    else:
        count = 0.5
    return counted_offset(count, match["unit"], match["way"], match.modifier)


def counted_offset(count: float, unit: str, way: str, modifier: str) -> Expression | None:
    """A count of units back or on; one with a half is counted in smaller units."""
    if unit in CLOCK_UNITS:
        return duration_of(count, unit, modifier)
    count, unit = in_whole_units(*in_calendar_units(count, unit))
    return Expression(
        kind=Kind.OFFSET,
        n=count,
        unit=unit,
        direction=AHEAD_WORDS.get(way, way),
        modifier=modifier,
    )


def weekdays_ago(match: RuleMatch) -> Expression | None:
    """"three Fridays ago", "two Mondays from now"."""
    count = match.count()
    if count is None or count % 1 or count < 1:
        return None
    direction = "last" if match["way"] == "ago" else "coming"
    return Expression(
        kind=Kind.WEEKDAY,
        weekday=int(match["weekday"]),
        direction=direction,
        count=int(count),
    )


def one_after_next(match: RuleMatch) -> Expression | None:
    """"the week after next", "the Sunday before last", "the night before last"."""
    direction = match["direction"]
    if (match["way"], direction) not in (("before", "last"), ("after", "next")):
        return None
    unit = match["unit"]
    match match.token_class("unit"):
        case TokenClass.WEEKDAY:
            way = "last" if direction == "last" else "coming"
            return Expression(kind=Kind.WEEKDAY, weekday=int(unit), direction=way, count=2)
        case TokenClass.DAY_PART:
            night = Expression(kind=Kind.DAY_PART, direction=direction, count=2)
            return None if unit.startswith("T") else with_day_part(night, unit)
        case _:
            if unit in CLOCK_UNITS or unit in _UNITS_OF_OWN_NAME:
                return None
            return Expression(kind=Kind.UNIT, unit=unit, direction=direction, count=2)


def weekday_week(match: RuleMatch) -> Expression | None:
    """"Monday week", "tomorrow week", "Thursday fortnight": a week after that day."""
    unit = match["unit"]
    if unit not in (Unit.WEEK, Unit.FORTNIGHT) or match.word_after in _AFTER_WEEK_OF_NOUN:
        return None
    if match["named_day"] == "NI":
        return None
    day = Expression(kind=Kind.TODAY, n=float(match["named_day"] or 0))
    if match["weekday"]:
        number = int(match["weekday"])
        day = Expression(kind=Kind.WEEKDAY, weekday=number, direction="coming")
    return Expression(
        kind=Kind.OFFSET,
        n=2 if unit == Unit.FORTNIGHT else 1,
        unit=Unit.WEEK,
        direction="ahead",
        definite=True,
        base=day,
    )


def overnight(match: RuleMatch) -> Expression | None:
    """"overnight", on the day of the article; not "an overnight train"."""
    after = match.word_after
    is_adjective = after.isalpha() and after.islower() and after not in _AFTER_OVERNIGHT
    if is_adjective or match.word_before.lower() in _ARTICLES:
        return None
    return Expression(kind=Kind.DAY_PART, type=TimexType.TIME, part="NI")


def _vague_offset(way: str, unit: str, mod: str) -> Expression:
    """"years ago", "several weeks from now".

    It is a length if it is counted from something in the text.
    """
    if way == "ago":
        return Expression(kind=Kind.REFERENCE, value="PAST_REF")
    if way in AHEAD_WORDS:
        return Expression(kind=Kind.REFERENCE, value="FUTURE_REF")
    return duration_of(-1, unit, mod)


def weekday(match: RuleMatch) -> Expression | None:
    """"Tuesday", "last Wednesday", "early Friday morning", "each Thursday", "Monday nights"."""
    if match.word_before in _NAMES_BEFORE_WEEKDAY or names.is_part_of_name(match):
        return None
    number = int(match["weekday"])
    day_part = match["day_part"]
    is_plural = match["plural"] or (day_part and match.word("day_part").endswith("s"))
    if match["each"] or is_plural:
        return _set_of_weekdays(number, day_part)
    weekday = Expression(
        kind=Kind.WEEKDAY, weekday=number, direction=match["direction"], modifier=match.modifier
    )
    return with_day_part(weekday, day_part)


def _set_of_weekdays(number: int, day_part: str) -> Expression:
    """"each Thursday" -> `XXXX-WXX-4`; `day_part` is MO, AF, EV, NI, T12:00 or "" for none."""
    value = f"XXXX-WXX-{number + 1}"
    if day_part and not day_part.startswith("T"):
        value += "T"
    value += day_part
    return Expression(kind=Kind.SET, type=TimexType.SET, value=value)


def named_day(match: RuleMatch) -> Expression | None:
    """"today", "late yesterday", "tomorrow morning", "tonight"."""
    value = match["named_day"]
    if names.is_name_of_paper(match):
        return None
    if value == "NI":
        tonight = Expression(kind=Kind.DAY_PART, direction="this")
        return with_day_part(tonight, value)
    days_from_today = float(value)
    day = Expression(kind=Kind.TODAY, n=days_from_today, modifier=match.modifier)
    return with_day_part(day, match["day_part"])


def day_part(match: RuleMatch) -> Expression | None:
    """"last night", "this morning", "the next morning", "the evening"; not "the night" alone."""
    is_definite = match["the"] and match.word("day_part") != "night"
    is_marked = match["direction"] or match["portion"] or is_definite
    if match["day_part"].startswith("T") or not is_marked:
        return None
    return Expression(
        kind=Kind.DAY_PART,
        type=TimexType.TIME,
        part=match["day_part"],
        direction=match["direction"] or "that",
        modifier=match.modifier,
        definite=bool(match["the"]),
    )
