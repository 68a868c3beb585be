"""The grammar of dates, a rule a line: a pattern on the classes of tokens, and its reader.

The classes are those of `token_class.py`, written with their names; blanks are for the reader.
A pattern's groups are what its function reads; where branches of one pattern give the same group,
the second is numbered: `clock`, `clock2`. Of rules that match equally long at a place, the first
wins.
"""

from __future__ import annotations

from generator.extract.dates.readers import (
    clock,
    compounds,
    counted,
    day_times,
    days,
    lengths,
    months_and_years,
    parts,
    quarters,
)
from generator.extract.dates.rule import (
    ABOUT,
    DAY,
    DAY_FIRST,
    MONTH,
    PORTION,
    RELATIVE,
    Rule,
)
from generator.extract.dates.rule_name import RuleName
from generator.extract.dates.year_rules import YEAR_RULES

# What the patterns share.
_SECOND_PORTION = PORTION.replace("portion", "about")  # "the late 1970s"
_COMMA_YEAR = "(?: COMMA? (?P<year> YEAR ) )?"
_ANY_YEAR = f"""(?: COMMA? OF_IN? THE? FISCAL? UNIT? (?P<year> YEAR )
    | OF_IN? THE? {RELATIVE} )"""
_MAYBE_YEAR = f"{_ANY_YEAR}?"
_THIS_PAST = "(?: THIS (?= [LAST NEXT] ) )?"  # the first word of "this past"
_DIRECTION = f"{_THIS_PAST} (?P<direction> [LAST THIS NEXT] )?"
_POINTED = f"{_THIS_PAST} (?P<direction> [LAST THIS NEXT THAT] )"  # "last", "that"
_POINTER = f"{_POINTED}?"
_COUNT = """(?P<count>
    NUMBER (?: MULTIPLIER (?: AND_OR? NUMBER )? | AND_OR AN HALF )?
    | AN MULTIPLIER? | YEAR | LOOSE_COUNT )"""
_UNIT_OR_HALF = "(?: (?P<unit> UNIT ) | (?P<half> HALF ) )"
_UNIT_OR_PERIOD = "(?: (?P<unit> UNIT ) | (?P<period> PERIOD_NOUN ) )"
_AND_A_HALF = "(?P<half> AND_OR? AN? HALF )?"
_UNIT_OR_UNITS = "(?P<unit> [UNIT UNITS] )"

_DAYS = (
    Rule(RuleName.DAY, days.day, f"""
        {DAY} (?: (?: COMMA | OF_IN )? (?P<year> YEAR ) | COMMA {RELATIVE} )?"""),
    Rule(RuleName.DAY, days.day, f"""
        (?P<direction> [LAST NEXT] ) {MONTH} (?P<day> [NUMBER ORDINAL] )"""),
    Rule(RuleName.DAY_FIRST, days.day, f"""
        {DAY_FIRST} (?: [COMMA HYPHEN OF_IN]? (?P<year> YEAR ) )?"""),
    Rule(RuleName.DAY_OF_SERIES, days.day, f"""
        THE? (?P<day> [NUMBER ORDINAL] )
        (?= (?: HYPHEN | TO | AND_OR ) THE? [NUMBER ORDINAL]
            OF_IN? (?P<month> MONTH ) {_COMMA_YEAR} )"""),
    Rule(RuleName.WRITTEN_DAY, days.written_day, "(?P<written> WRITTEN_DATE )"),
    Rule(RuleName.WRITTEN_MONTH, days.written_month, """
        (?P<year> YEAR ) HYPHEN (?P<month> NUMBER )"""),
    Rule(RuleName.WEEK_OF, days.week_of, f"""
        THE? (?P<unit> UNIT ) OF_IN {MONTH} (?P<day> [NUMBER ORDINAL] ) {_COMMA_YEAR}"""),
    Rule(RuleName.NTH, parts.nth, f"""
        THE? (?P<ordinal> [ORDINAL LAST] ) (?P<unit> [UNIT WEEKDAY] ) OF_IN
        (?: THE? {MONTH} (?: COMMA? OF_IN? (?P<year> YEAR ) )?
        | (?P<year2> YEAR ) | THE? {RELATIVE} | THE (?P<outer> UNIT ) )"""),
    Rule(RuleName.NTH, parts.nth_day, """
        THE? (?P<ordinal> ORDINAL ) (?: OF_IN | UNIT OF_IN ) THE?
        (?: (?P<relative> [THIS LAST NEXT] ) (?P<relative_unit> UNIT ) )"""),
    Rule(RuleName.WEEKDAY_OF_WEEK, parts.weekday_of_week, f"""
        (?P<weekday> [WEEKDAY SHORT_WEEKDAY] ) (?P<day_part> DAY_PART )? OF_IN? THE? {RELATIVE}
        | THE? (?P<relative2> [LAST THIS NEXT] ) (?P<relative_unit2> UNIT ) [ON_AT HYPHEN]?
          (?P<weekday2> WEEKDAY )"""),
    Rule(RuleName.WEEKDAY_AND_DAY, parts.numbered_weekday, """
        (?P<weekday> [WEEKDAY SHORT_WEEKDAY] ) COMMA? THE? (?P<day> ORDINAL )"""),
)
_MONTHS_AND_YEARS = (
    Rule(RuleName.MONTH, months_and_years.month, f"""
        {PORTION} {ABOUT} {MONTH} HYPHEN?
        (?: {_ANY_YEAR} | COMMA? (?P<count> NUMBER NUMBER ) )"""),
    Rule(RuleName.MONTH, months_and_years.month, f"""
        {PORTION} {ABOUT} (?P<each> EVERY )? (?P<direction> [LAST THIS NEXT] )? {MONTH}"""),
    Rule(RuleName.YEAR, months_and_years.year, f"""
        {PORTION} {ABOUT} (?: (?P<the> THE UNIT OF_IN? ) | THE (?= FISCAL ) )?
        (?: (?P<fiscal> FISCAL ) UNIT? )? (?P<year> [YEAR SHORT_YEAR] )"""),
    Rule(RuleName.YEAR, months_and_years.year, f"""
        {PORTION} {ABOUT} THE UNIT (?P<early> NUMBER ) (?! HYPHEN )"""),
    Rule(RuleName.YEAR, months_and_years.year, f"""
        {PORTION} (?: THE UNIT ) (?P<count> NUMBER MULTIPLIER NUMBER? | NUMBER NUMBER )
        | {_SECOND_PORTION} (?P<count2> NUMBER NUMBER )"""),
    Rule(RuleName.DECADE, months_and_years.decade, f"""
        {PORTION} (?P<the> THE )? {_SECOND_PORTION} (?P<decade> DECADE )"""),
    Rule(RuleName.CENTURY, months_and_years.century, f"""
        {PORTION} THE? {_SECOND_PORTION} (?P<ordinal> ORDINAL ) HYPHEN? (?P<unit> UNIT )"""),
)
_QUARTERS_AND_SEASONS = (
    Rule(RuleName.QUARTER, quarters.quarter, f"""
        {PORTION} (?P<the> THE )? (?P<direction> [LAST THIS] )? (?P<fiscal> FISCAL )? HYPHEN?
        (?P<ordinal> [ORDINAL] ) HYPHEN? FISCAL? {_UNIT_OR_HALF} {_MAYBE_YEAR}"""),
    Rule(RuleName.QUARTER, quarters.quarter, f"""
        {PORTION} THE?
        (?: (?P<relative> [LAST THIS NEXT] ) (?P<relative_unit> UNIT ) POSSESSIVE
        | (?P<year> YEAR ) POSSESSIVE )
        FISCAL? (?P<ordinal> ORDINAL ) HYPHEN? {_UNIT_OR_HALF}"""),
    Rule(RuleName.QUARTER, quarters.quarter, f"""
        (?P<the> THE )? (?P<year> YEAR ) FISCAL? (?P<ordinal> ORDINAL ) HYPHEN? {_UNIT_OR_HALF}"""),
    Rule(RuleName.QUARTER, quarters.quarter, f"""
        (?P<the> THE ) (?P<ordinal> LAST ) (?P<half> HALF ) {_ANY_YEAR}"""),
    Rule(RuleName.QUARTER, quarters.quarter, f"""
        {PORTION} THE? (?P<fiscal> FISCAL )? (?P<code> QUARTER_CODE )
        (?: {_ANY_YEAR} | HYPHEN (?P<year3> YEAR ) )?"""),
    Rule(RuleName.QUARTER, quarters.quarter, "(?P<year> YEAR ) HYPHEN? (?P<code> QUARTER_CODE )"),
    Rule(RuleName.YEAR_AND_QUARTER, quarters.same_quarter, f"""
        THE (?P<year> YEAR ) {_UNIT_OR_PERIOD}"""),
    Rule(RuleName.LATEST_PERIOD, quarters.latest_period, """
        THE? (?P<direction> LAST ) (?P<period> PERIOD_NOUN )"""),
    Rule(RuleName.YEAR_AND_QUARTER, quarters.same_quarter, """
        THE? (?P<relative> [LAST THIS NEXT] ) (?P<relative_unit> UNIT ) POSSESSIVE
        (?P<unit> UNIT )"""),
    Rule(RuleName.YEAR_AGO, quarters.same_quarter, f"""
        THE? YEAR_AGO (?P<ordinal> ORDINAL )? HYPHEN? {_UNIT_OR_PERIOD} | YEAR_AGO"""),
    Rule(RuleName.SEASON, quarters.season, f"""
        {PORTION} (?P<each> EVERY )? (?P<the> THE )? {_SECOND_PORTION} {_DIRECTION}
        (?P<season> SEASON )
        (?: {_ANY_YEAR} | OF_IN (?P<count> NUMBER NUMBER ) )?"""),
)
_COUNTED_DAYS = (
    Rule(RuleName.LENGTH_ENDED, lengths.length_ended, """
        THE? FISCAL? UNIT_ADJECTIVE? (?P<unit> UNIT ) (?= ENDED )"""),
    Rule(RuleName.DAY_BESIDE, counted.day_beside, """
        THE (?P<unit> [UNIT DAY_PART] ) (?P<way> BEFORE_AFTER )"""),
    Rule(RuleName.UNIT, counted.unit, f"""
        {PORTION} (?P<the> THE )? {_POINTER} FISCAL? UNIT_ADJECTIVE? (?P<unit> UNIT )"""),
    Rule(RuleName.OFFSET, counted.offset, f"""
        {ABOUT} {_COUNT}? HYPHEN? UNIT_ADJECTIVE? {_UNIT_OR_UNITS} (?P<or_so> OR_SO )? HYPHEN?
        (?P<way> [AGO EARLIER LATER FROM_NOW] )"""),
    Rule(RuleName.OFFSET, counted.half_offset, f"""
        {ABOUT} AN? HALF HYPHEN? AN? (?P<count> )(?P<unit> UNIT ) HYPHEN?
        (?P<way> [AGO EARLIER LATER FROM_NOW] )"""),
    Rule(RuleName.OFFSET, counted.half_offset, f"""
        {ABOUT} (?P<count> NUMBER | AN ) (?P<unit> UNIT ) (?P<more> AND_OR AN? HALF )
        (?P<way> [AGO EARLIER LATER FROM_NOW] )"""),
    Rule(RuleName.OFFSET, counted.half_offset, f"""
        {ABOUT} (?P<count> NUMBER | AN ) HYPHEN? (?P<quarter> [UNIT UNITS] ) HYPHEN? OF_IN?
        AN? (?P<unit> UNIT ) (?P<way> [AGO EARLIER LATER FROM_NOW] )"""),
    Rule(RuleName.WEEKDAY, counted.weekdays_ago, """
        (?P<count> NUMBER | LOOSE_COUNT ) (?P<weekday> WEEKDAYS ) (?P<way> [AGO FROM_NOW] )"""),
    Rule(RuleName.OFFSET, counted.weekday_week, """
        (?: (?P<weekday> WEEKDAY ) | (?P<named_day> NAMED_DAY ) ) (?P<unit> UNIT )"""),
    Rule(RuleName.UNIT, counted.one_after_next, """
        THE? (?P<unit> [UNIT WEEKDAY DAY_PART] ) (?P<way> BEFORE_AFTER )
        (?P<direction> [LAST NEXT] )
        (?! [UNIT UNITS WEEKDAY MONTH SEASON HOLIDAY] )"""),
    Rule(RuleName.WEEKDAY, counted.weekday, f"""
        {PORTION} (?: COMMA? (?P<each> EVERY ) | THE? {_POINTED} )?
        (?P<weekday> WEEKDAY ) (?P<day_part> DAY_PART )?"""),
    Rule(RuleName.WEEKDAY, counted.weekday, """
        (?P<weekday> SHORT_WEEKDAY ) (?P<day_part> DAY_PART )"""),
    Rule(RuleName.WEEKDAY, counted.weekday, """
        (?P<weekday> (?P<plural> WEEKDAYS ) ) (?P<day_part> DAY_PART )?"""),
    Rule(RuleName.TODAY, counted.named_day, f"""
        {PORTION} {ABOUT} (?P<named_day> NAMED_DAY ) (?P<day_part> DAY_PART )?"""),
    Rule(RuleName.DAY_PART, counted.day_part, f"""
        {PORTION} (?P<the> THE )? {_POINTER} (?P<day_part> DAY_PART )"""),
)
_TIMES = (
    Rule(RuleName.DAY_PART, counted.overnight, "OVERNIGHT"),
    Rule(RuleName.CLOCK, clock.clock, f"""
        {PORTION} {ABOUT} (?P<clock> CLOCK ) (?P<am_pm> AM_PM )? (?P<zone> TIME_ZONE )?"""),
    Rule(RuleName.CLOCK, clock.clock, f"""
        {PORTION} {ABOUT} (?: (?P<clock> [NUMBER YEAR] ) (?P<am_pm> AM_PM ) (?P<zone> TIME_ZONE )?
        | (?P<clock2> [YEAR NUMBER] ) (?P<zone2> TIME_ZONE ) )"""),
    Rule(RuleName.CLOCK, day_times.first_of_two, """
        (?P<clock> [NUMBER CLOCK] ) (?= (?P<join> [HYPHEN TO AND_OR] ) [NUMBER CLOCK]
        (?: (?P<am_pm> AM_PM ) | (?: OF_IN THE | [LAST THIS] ) (?P<day_part> DAY_PART )
        | NAMED_DAY (?P<day_part2> DAY_PART ) ) )"""),
    Rule(RuleName.CLOCK, day_times.end_of_range, """
        (?P<clock> NUMBER ) (?= [HYPHEN TO AND_OR] CLOCK )
        | (?<= CLOCK [HYPHEN TO AND_OR] ) (?P<clock2> NUMBER )"""),
    Rule(RuleName.CLOCK, day_times.hour_of_day, f"""
        {ABOUT} (?P<clock> [NUMBER CLOCK] ) (?P<am_pm> AM_PM )?
        (?: OF_IN THE (?P<day_part> DAY_PART )
        | (?P<direction> [LAST THIS] ) (?P<day_part2> DAY_PART )
        | (?P<named_day> NAMED_DAY ) (?P<day_part3> DAY_PART )? )"""),
    Rule(RuleName.CLOCK, day_times.hour_of_day, """
        (?: (?P<direction> [LAST THIS NEXT] ) (?P<day_part> DAY_PART )
        | (?P<named_day> NAMED_DAY ) (?P<day_part2> DAY_PART )? )
        ON_AT (?P<clock> [NUMBER CLOCK] ) (?P<am_pm> AM_PM )?"""),
    Rule(RuleName.CLOCK, day_times.minutes_past, """
        (?: (?P<half> HALF ) | (?P<count> NUMBER ) [UNIT UNITS]? | (?P<unit> UNIT ) )
        (?P<past> LAST ) (?P<clock> NUMBER ) (?P<am_pm> AM_PM )?
        (?: OF_IN THE (?P<day_part> DAY_PART ) )?"""),
    Rule(RuleName.WEEKDAY, counted.weekday, """
        (?P<direction> [LAST NEXT] )? (?P<weekday> [WEEKDAY SHORT_WEEKDAY] ) OF_IN THE
        (?P<day_part> DAY_PART )"""),
    Rule(RuleName.CLOCK, clock.clock, f"{ABOUT} (?P<day_part> DAY_PART )"),
)
_LENGTHS_AND_SETS = (
    Rule(RuleName.REFERENCE, lengths.reference, """
        (?P<reference> REFERENCE ) | (?P<recent> RECENT ) | THE (?P<past> LAST ) | (?P<now> THIS )
        | THE? (?P<next> NEXT ) (?P<unit> UNITS )"""),
    Rule(RuleName.LENGTH, lengths.length, f"""
        {ABOUT} {_COUNT} HYPHEN? UNIT_ADJECTIVE? HYPHEN? {_AND_A_HALF} {_UNIT_OR_UNITS}
        (?: UNIT_ADJECTIVE FISCAL? )? (?P<or_so> OR_SO )? (?: HYPHEN? UNIT_ADJECTIVE )?"""),
    Rule(RuleName.LENGTH, lengths.length, f"""
        (?: THE | THE? (?P<direction> [LAST NEXT] ) ) {ABOUT} (?: {_COUNT} UNIT_ADJECTIVE? )
        {_AND_A_HALF} {_UNIT_OR_UNITS}
        (?P<or_so> OR_SO )?"""),
    Rule(RuleName.LENGTH, lengths.length, """
        THE? [LAST NEXT RECENT] (?P<count> ) (?P<unit> UNITS )
        | (?P<bare> ) (?P<count2> ) (?P<unit2> UNITS )"""),
    Rule(RuleName.LENGTH, lengths.length, f"""
        THE (?P<ordinal> ORDINAL ) {_COUNT} HYPHEN? {_UNIT_OR_UNITS}"""),
    Rule(RuleName.LENGTH, lengths.length, """
        (?P<count> NUMBER | AN ) (?P<unit> UNIT ) AND_OR AN? (?P<half> HALF )"""),
    Rule(RuleName.LENGTH, compounds.compound_length, f"""
        {ABOUT} (?: THE | THE? [LAST NEXT] )?
        (?: (?: NUMBER | AN ) [UNIT UNITS] COMMA? AND_OR? )+ (?: NUMBER | AN ) [UNIT UNITS]
        (?P<way> [AGO EARLIER LATER FROM_NOW] )?"""),
    Rule(RuleName.LENGTH, lengths.length, f"""
        {ABOUT} AN? (?P<half> HALF ) HYPHEN? AN? (?P<count> ) (?P<unit> UNIT )"""),
    Rule(RuleName.LENGTH, lengths.length, f"""
        (?: THE? [LAST NEXT] )? {ABOUT} {_COUNT} (?: HYPHEN | TO | AND_OR ) NUMBER? HYPHEN?
        {_UNIT_OR_UNITS}"""),
    Rule(RuleName.SET, lengths.repeated, """
        (?P<every> EVERY ) (?P<number> NUMBER )?
        (?: (?P<unit> [UNIT UNITS] ) | (?P<day_part> DAY_PART ) )"""),
    Rule(RuleName.SET, lengths.repeated, "(?P<frequency> FREQUENCY )"),
)
_HOLIDAYS = (
    Rule(RuleName.HOLIDAY, days.holiday, f"""
        {PORTION} THE? (?P<direction> [LAST THIS NEXT] )? (?P<name> HOLIDAY ) {_MAYBE_YEAR}"""),
    Rule(RuleName.HOLIDAY, days.holiday, f"""
        THE? (?P<direction> [LAST THIS NEXT] )? (?P<name> HOLIDAY ) (?P<unit> UNIT )
        {_MAYBE_YEAR}"""),
    Rule(RuleName.HOLIDAY, days.holiday, f"""
        THE? (?P<unit> UNIT ) OF_IN (?P<name> HOLIDAY ) {_COMMA_YEAR}"""),
    Rule(RuleName.YEAR_END, months_and_years.year_end, f"(?P<year_end> YEAR_END ) {_MAYBE_YEAR}"),
)
RULES = (
    *YEAR_RULES,
    *_DAYS,
    *_MONTHS_AND_YEARS,
    *_QUARTERS_AND_SEASONS,
    *_COUNTED_DAYS,
    *_TIMES,
    *_LENGTHS_AND_SETS,
    *_HOLIDAYS,
)
