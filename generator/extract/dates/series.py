"""A candidate and what follows it -> the members of its series: "March 3-5, 2021", "2003-05"."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.english.vocabulary import word_set
from generator.extract.dates.candidate import Candidate
from generator.extract.dates.expression import Kind
from generator.extract.dates.rule_name import RuleName
from generator.extract.dates.token_class import TokenClass, any_of, compile_pattern
from generator.extract.dates.tokens import Tokens

_MORE_DAYS = compile_pattern("""
    (?: (?: COMMA AND_OR | COMMA | HYPHEN | TO | AND_OR ) THE? [NUMBER ORDINAL]
        (?! [UNITS UNIT MULTIPLIER AM_PM HYPHEN] ) )+
    (?: COMMA? (?P<year> YEAR ) )?""")
_MORE_YEARS = compile_pattern("""
    (?: HYPHEN | TO ) (?P<year> NUMBER ) (?! [HYPHEN UNITS UNIT MULTIPLIER] )""")
_NUMBERS = any_of(TokenClass.NUMBER, TokenClass.ORDINAL)
_AFTER_DAY = word_set("after_day_of_series.txt")
_LAST_DAY = 31


def expand_series(tokens: Tokens, head: Candidate) -> list[Candidate]:
    """The candidate, and the days or years that follow it in a list or a range, each by itself."""
    kind = head.expression.kind
    if kind is Kind.YEAR and head.rule == RuleName.YEAR:
        return _expand_years(tokens, head)
    if kind is Kind.DAY and head.rule == RuleName.DAY:
        return _expand_days(tokens, head)
    return [head]


def _expand_days(tokens: Tokens, head: Candidate) -> list[Candidate]:
    """"March 3-5, 2021", "Dec. 2, 3 and 6": the year is that of all."""
    first = head.expression
    if first.year or first.shift is not None:
        return [head]
    m = _MORE_DAYS.match(tokens.codes, head.last)
    if m is None or _is_noun(tokens.word(m.end())):
        return [head]
    places = [
        place
        for place in range(*m.span())
        if tokens.codes[place] in _NUMBERS
    ]
    for place in places:
        number = float(tokens.values[place])
        if not _is_later_day(first.day, number):
            return [head]
    return _members(tokens, head, places, m)


def _is_later_day(day: int, number: float) -> bool:
    """Whether the number is a day of the month after `day`."""
    is_whole = number % 1 == 0
    return is_whole and day < number <= _LAST_DAY


def _members(
    tokens: Tokens, head: Candidate, places: list[int], m: re.Match[str]
) -> list[Candidate]:
    """The days at these tokens; the last one takes in the year that ends the series."""
    year = int(tokens.values[m.start("year")]) if m["year"] else None
    shared = replace(head.expression, year=year)
    later_days = []
    for place in places:
        number = int(float(tokens.values[place]))
        expression = replace(shared, day=number, weekday=-1)
        member = Candidate(place, place + 1, expression, RuleName.DAY_OF_SERIES)
        later_days.append(member)
    if later_days and year:
        later_days[-1] = replace(later_days[-1], last=m.end())
    return [replace(head, expression=shared), *later_days]


def _is_noun(word: str) -> bool:
    """"April 24 and 25 people": what is counted, no day."""
    return (
        word.isalpha()
        and word.islower()
        and word not in _AFTER_DAY
    )


def _expand_years(tokens: Tokens, head: Candidate) -> list[Candidate]:
    """"2003-05", "2021-22": the second year is said by its last two digits."""
    m = _MORE_YEARS.match(tokens.codes, head.last)
    if m is None or _is_noun(tokens.word(m.end())):
        return [head]
    digits = tokens.word(m.start("year"))
    if len(digits) != 2 or not digits.isdigit():
        return [head]
    first_year = head.expression.year or 0
    last_year = first_year - first_year % 100 + int(digits)
    if last_year <= first_year:
        return [head]
    expression = replace(head.expression, year=last_year, modifier="")
    end = Candidate(head.last + 1, head.last + 2, expression, RuleName.YEAR_OF_SERIES)
    return [head, end]
