"""Rules for days and months whose year stands elsewhere than behind them in digits.

It is said in words ("March 3 last year"), stands before them ("2012 August"), or behind the time of
day, as in the stamps of mails and machines. They come before the rules of `rules.py`.
"""

from __future__ import annotations

from generator.extract.dates.readers import days, months_and_years, parts
from generator.extract.dates.rule import (
    ABOUT,
    DAY,
    DAY_FIRST,
    MONTH,
    PORTION,
    RELATIVE,
    Rule,
    without_groups,
)
from generator.extract.dates.rule_name import RuleName

# "last year", "of that year", "the year before"
_YEAR_WORDS = """(?: OF_IN? (?P<the_year> THE )? (?P<relative> [LAST THIS NEXT THAT] )
    (?P<relative_unit> UNIT )
    | THE (?P<relative_unit2> UNIT ) (?P<relative2> BEFORE_AFTER ) )"""
# "last year, on", "in the same year in"
_YEAR_WORDS_AHEAD = """(?P<the_year> THE )? (?P<relative> [LAST THIS NEXT THAT] )
    (?P<relative_unit> UNIT ) COMMA? [ON_AT OF_IN] THE?"""
_YEAR_AHEAD = "(?P<year> YEAR ) (?: COMMA [ON_AT OF_IN] )? THE?"  # "2012", "2012, in"
_NO_YEAR_BEHIND = f"(?! COMMA? [OF_IN OTHER]? (?: YEAR | THE? {without_groups(RELATIVE)} ) )"
_CLOCK_BETWEEN = """COMMA? (?P<clock> CLOCK ) (?P<am_pm> AM_PM )?
    (?P<zone> TIME_ZONE | (?P<sign> OTHER ) [NUMBER YEAR]? )? COMMA? (?P<year> YEAR )"""
_OUTER = f"""(?: THE? {MONTH} (?: COMMA? OF_IN? (?P<year> YEAR ) | {_YEAR_WORDS} )?
    | (?P<year2> YEAR )
    | THE? (?P<relative3> [LAST THIS NEXT THAT] ) (?P<relative_unit3> UNIT )
    | THE (?P<outer> UNIT ) )"""

YEAR_RULES = (
    Rule(RuleName.DAY, days.stamp, f"{DAY} {_CLOCK_BETWEEN}"),
    Rule(RuleName.DAY_FIRST, days.stamp, f"{DAY_FIRST} {_CLOCK_BETWEEN}"),
    Rule(RuleName.DAY, days.day, f"{DAY} {_YEAR_WORDS}"),
    Rule(RuleName.DAY_FIRST, days.day, f"{DAY_FIRST} {_YEAR_WORDS}"),
    Rule(RuleName.DAY, days.day, f"{_YEAR_WORDS_AHEAD} {DAY} {_NO_YEAR_BEHIND}"),
    Rule(RuleName.DAY_FIRST, days.day, f"""
        {_YEAR_WORDS_AHEAD} {DAY_FIRST} {_NO_YEAR_BEHIND}"""),
    Rule(RuleName.DAY, days.day, f"{_YEAR_AHEAD} {DAY} {_NO_YEAR_BEHIND}"),
    Rule(RuleName.MONTH, months_and_years.month, f"""
        {PORTION} {ABOUT} {MONTH} {_YEAR_WORDS}"""),
    Rule(RuleName.MONTH, months_and_years.month, f"""
        {_YEAR_WORDS_AHEAD} {PORTION} {ABOUT} {MONTH} {_NO_YEAR_BEHIND}"""),
    Rule(RuleName.MONTH, months_and_years.month_behind_year, f"""
        {_YEAR_AHEAD} {PORTION} {MONTH} {_NO_YEAR_BEHIND}"""),
    Rule(RuleName.NTH, parts.nth, f"""
        THE? (?P<ordinal> [ORDINAL LAST] ) (?P<unit> [UNIT WEEKDAY] ) OF_IN
        THE? {MONTH} {_YEAR_WORDS}"""),
    Rule(RuleName.NTH, parts.first_units, f"""
        THE? (?P<ordinal> [ORDINAL LAST] ) (?P<count> NUMBER ) (?P<unit> UNITS ) OF_IN {_OUTER}"""),
    Rule(RuleName.NTH, parts.first_units, """
        (?: (?P<year> YEAR ) | THE? (?P<relative> [LAST THIS NEXT] ) (?P<relative_unit> UNIT ) )
        POSSESSIVE (?P<ordinal> [ORDINAL LAST] ) (?P<count> NUMBER ) (?P<unit> UNITS )"""),
)
