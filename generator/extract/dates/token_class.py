"""The classes of words that a date's grammar tells apart, and patterns written with their names.

A text's classes, one letter a token, make a short string, and a rule of the grammar is a regular
expression on that string. This table is the one place where a letter stands.
"""

from __future__ import annotations

import re
from enum import StrEnum

from generator import lazy


class TokenClass(StrEnum):
    """What a token may be in a date; the value is its letter in `Tokens.codes`."""

    # Calendar words.
    MONTH = "M"  # March, Mar.
    WEEKDAY = "w"  # Tuesday
    SHORT_WEEKDAY = "v"  # Tue, Tue.
    WEEKDAYS = "x"  # Tuesdays
    SEASON = "s"  # spring, winters
    HOLIDAY = "h"  # Christmas
    NAMED_DAY = "G"  # today, the day before yesterday
    DAY_PART = "p"  # morning, noon
    OVERNIGHT = "X"
    UNIT = "u"  # week; "second" is an ordinal unless the grammar says otherwise
    UNITS = "U"  # weeks

    # Dates and times in digits.
    WRITTEN_DATE = "J"  # 2021-12-05
    YEAR = "Y"  # 1998
    SHORT_YEAR = "y"  # '98
    DECADE = "V"  # 1970s, '70s, seventies
    QUARTER_CODE = "Q"  # Q3, 3Q, H1
    CLOCK = "C"  # 7:15
    AM_PM = "P"  # p.m., o'clock
    TIME_ZONE = "Z"  # GMT
    REFERENCE = "R"  # now, recently, the future; and "44 BC", which has a ready value, too

    # Counts.
    NUMBER = "n"  # 3, three, 2.5
    MULTIPLIER = "N"  # hundred, thousand
    ORDINAL = "o"  # 3rd, third, final
    HALF = "b"  # half
    LOOSE_COUNT = "k"  # several, a few, a dozen
    ABOUT = "q"  # about, more than
    OR_SO = "S"  # "or so" after a count

    # Directions.
    LAST = "l"  # last, past, previous
    THIS = "t"  # this, current
    NEXT = "f"  # next, coming, following
    THAT = "D"  # that, the same: points at what was mentioned before
    AGO = "g"  # counts back from the day of publication
    FROM_NOW = "a"  # counts on from the day of publication
    EARLIER = "e"  # counts back from what was mentioned before
    LATER = "L"  # counts on from what was mentioned before
    BEFORE_AFTER = "c"  # before, after
    YEAR_AGO = "B"  # year-ago, year-earlier
    RECENT = "z"  # recent

    # Words that go with a date.
    PORTION = "j"  # early, mid, the end: which part of a period
    EVERY = "E"  # every, each
    FREQUENCY = "r"  # daily
    FISCAL = "F"  # fiscal
    UNIT_ADJECTIVE = "m"  # "consecutive" beside a unit
    YEAR_END = "K"  # year-end
    PERIOD_NOUN = "i"  # period, term
    OLD = "d"  # old
    ENDED = "W"  # ended, ending: after a period
    THE = "T"
    AN = "A"  # a, an
    OF_IN = "I"  # of, in: join parts of one date
    ON_AT = "O"  # on, at: before a day
    AND_OR = "&"  # join dates
    TO = ">"  # to, until, a dash: join the ends of a range
    FROM = "<"
    HYPHEN = "H"  # between letters or digits
    COMMA = ","
    POSSESSIVE = "'"  # 's

    # The rest.
    OTHER = "."  # every other word; also "start in", which names no part of a period
    PARAGRAPH = "|"  # an empty line


_NAME = lazy.regex(r"\b[A-Z][A-Z_]+\b")


def class_pattern(named: str) -> str:
    """A regular expression on a string of classes, from one with the classes' names.

    `THE? (?P<unit> UNIT )` becomes `T?(?P<unit>u)`; blanks are for the reader only.
    """
    lettered = _NAME.sub(lambda m: re.escape(TokenClass[m[0]]), named)
    return "".join(lettered.split())


def compile_pattern(named: str) -> re.Pattern[str]:
    """A pattern on `Tokens.codes`, compiled from one with the names of classes."""
    return lazy.regex(class_pattern(named))


def any_of(*classes: TokenClass) -> str:
    """The letters of some classes in a string, to ask whether a letter is `in` it."""
    return "".join(classes)
