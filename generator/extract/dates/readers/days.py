"""Match -> Expression for days by their date, and for holidays."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.english.vocabulary import word_set
from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.lexicon import lexicon
from generator.extract.dates.readers import clock
from generator.extract.dates.readers.months_and_years import is_month
from generator.extract.dates.rule_match import RuleMatch, full_year, read_year
from generator.extract.dates.token_class import TokenClass, any_of
from generator.model.dates import TimexType

_AFTER_HOLIDAY = word_set("after_holiday_like_name.txt")  # "Yom Kippur War"
_NAMES_IN_LOWER_CASE = (  # holidays that are clear even without a capital
    "christmas",
    "easter",
    "new year's",
    "eid ",
    "fourth of july",
    "black friday",
    "earth day",
)
_CURRENCY_SIGNS = ("$", "£", "€", "¥")
_NUMBERS = any_of(TokenClass.NUMBER, TokenClass.ORDINAL)
_LAST_DAY = 31


def day(match: RuleMatch) -> Expression | None:
    """"Friday, Oct. 23, 1998", "11 December", "last Oct. 23", "the 4th of July"."""
    year = read_year(match)
    number = float(match["day"])
    if year is None or not _is_day_number(number) or not is_month(match) or _ends_name(match):
        return None
    if match["direction"] not in ("", "last", "next"):
        return None  # "for the city following September 11th"
    if match["day_unit"] not in ("", Unit.DAY) or match.word_before in _CURRENCY_SIGNS:
        return None
    return Expression(
        kind=Kind.DAY,
        year=year.year,
        shift=year.shift,
        is_from_mention=year.is_from_mention,
        month=int(match["month"]),
        day=int(number),
        direction=match["direction"],
        modifier=match.modifier,
        weekday=int(match["weekday"] or -1),
    )


def stamp(match: RuleMatch) -> Expression | None:
    """"Thu Oct 26 11:00:09 EDT 2023", "Aug 16 10:02:44 +0100 2013": the time of a machine."""
    sign = match.printed("sign")
    if sign.isalpha() and not sign.isupper():
        return None
    time = clock.clock(match)
    date = day(match)
    if time is None or date is None:
        return None
    return replace(date, type=TimexType.TIME, clock=time.clock)


def _is_day_number(number: float) -> bool:
    is_whole = number % 1 == 0
    return is_whole and 1 <= number <= _LAST_DAY


def _ends_name(match: RuleMatch) -> bool:
    """"COVID-19 in March", "G-20 in May": the number ends a name."""
    tokens = match.tokens
    words = [tokens.word(place) for place in range(match.start, match.end)]
    if "In" in words:
        return True  # "Sept. 11 In March": two sentences
    if match.codes[0] not in _NUMBERS:
        return False
    code_before = tokens.codes[match.start - 1 : match.start]
    word_before_hyphen = tokens.word(match.start - 2)
    return code_before == TokenClass.HYPHEN and word_before_hyphen[-1:].isalpha()


def week_of(match: RuleMatch) -> Expression | None:
    """"the week of March 6"."""
    day = float(match["day"])
    if match["unit"] not in (Unit.WEEK, Unit.WEEKEND) or not 1 <= day <= _LAST_DAY:
        return None
    return Expression(
        kind=Kind.DAY,
        year=full_year(match["year"]),
        month=int(match["month"]),
        day=int(day),
        unit=match["unit"],
    )


def written_day(match: RuleMatch) -> Expression | None:
    """"2021-12-05", "7-Nov-2016", "23.04.2022", "12/31/2020".

    The month comes first, unless that cannot be or full stops part the numbers.
    """
    printed = match["written"].lower()
    first, second, third = re.split("[-/.]", printed)
    if len(first) == 4:
        year, month, day = first, second, third
    elif second.isalpha() or "." in printed:
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    return _written_day(full_year(year), _month_number(month), int(day))


def _written_day(year: int | None, month: int, day: int) -> Expression | None:
    """The day; a month above 12 is the day, and the day the month."""
    if month > 12:
        month, day = day, month
    is_in_calendar = 1 <= month <= 12 and 1 <= day <= _LAST_DAY
    if not year or not is_in_calendar:
        return None
    return Expression(kind=Kind.DAY, year=year, month=month, day=day)


def _month_number(word: str) -> int:
    """A month by its number or its name, in lower case."""
    if word.isdigit():
        return int(word)
    return int(lexicon()[word].value)


def written_month(match: RuleMatch) -> Expression | None:
    """"2015-03"; not "2015-16" and "2000-05", which are years."""
    year = int(match["year"])
    digits = match["month"]
    if not re.fullmatch("0[1-9]|1[0-2]", digits) or int(digits) > year % 100:
        return None
    return Expression(kind=Kind.MONTH, year=year, month=int(digits))


def holiday(match: RuleMatch) -> Expression | None:
    """"Thanksgiving", "last Christmas", "New Year's Eve 2019", "Labor Day weekend"."""
    year = read_year(match)
    name = match["name"]
    is_lower = match.printed("name")[:1].islower()
    if year is None or (is_lower and not name.startswith(_NAMES_IN_LOWER_CASE)):
        return None
    if match["unit"] not in ("", Unit.WEEKEND) or match.word_after in _AFTER_HOLIDAY:
        return None
    return Expression(
        kind=Kind.HOLIDAY,
        year=year.year,
        shift=year.shift,
        value=name,
        direction=match["direction"],
        unit=match["unit"],
    )
