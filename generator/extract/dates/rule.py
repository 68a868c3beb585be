"""A rule of the grammar of dates, and what the patterns of several rules share.

A pattern is written with the names of the classes in `token_class.py`; blanks are for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.extract.dates.expression import Expression
from generator.extract.dates.rule_match import RuleMatch
from generator.extract.dates.rule_name import RuleName

Reader = Callable[[RuleMatch], Expression | None]  # None: the words are no date


class Rule(NamedTuple):
    """A rule of the grammar; its pattern is written with the names of classes."""

    name: RuleName
    read: Reader
    pattern: str


def without_groups(pattern: str) -> str:
    """The pattern with its named groups unnamed."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


# "early", "the end of the"
PORTION = "(?: (?P<portion> [PORTION EARLIER LATER] ) (?: HYPHEN | OF_IN THE? )? )?"
ABOUT = "(?P<about> ABOUT )? ABOUT?"
MONTH = "(?P<month> MONTH )"
DAY = f"""
    {PORTION} {ABOUT}
    (?: [LAST THIS NEXT]? (?P<weekday> [WEEKDAY SHORT_WEEKDAY] ) COMMA? )?
    {MONTH} HYPHEN? THE? (?P<day> [NUMBER ORDINAL] )"""  # "Friday, May 3"
DAY_FIRST = f"""
    {PORTION} {ABOUT}
    (?: (?P<weekday> [WEEKDAY SHORT_WEEKDAY] ) COMMA? )?
    [THE THIS]? (?P<day> [NUMBER ORDINAL] ) (?P<day_unit> UNIT (?= OF_IN ) )?
    [OF_IN HYPHEN]? {MONTH}"""  # "Friday, 3 May"
RELATIVE = "(?P<relative> [LAST THIS NEXT] ) (?P<relative_unit> UNIT )"  # "last year"
