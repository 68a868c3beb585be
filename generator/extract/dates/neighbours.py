"""DateMentions -> the same, where one is settled by the next.

Examples are "ten days earlier, on 24 October" and "two weeks after March 5".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator import edtf, lazy
from generator.extract.dates.expression import Unit
from generator.extract.dates.periods.explanation import count_words
from generator.extract.dates.periods.units import (
    closed_span,
    holds,
    shift_day,
    single_day,
    timex_value,
    unit_around,
)
from generator.extract.dates.rule_name import YEAR_BESIDE, RuleName
from generator.model.dates import DateMention, Precision, TimexType

_DAY_RULES = (
    RuleName.DAY,
    RuleName.DAY_FIRST,
    RuleName.DAY_OF_SERIES,
    RuleName.DAY_BESIDE,
    RuleName.WRITTEN_DAY,
    RuleName.WRITTEN_MONTH,
)
_APPOSITION = lazy.regex(r"\s?[,(–—-]\s?(?:on\s)?")
_COUNTING_WORDS = lazy.regex(r"\s(after|before|from|following|prior to)\s(?:the\s)?")
_ENDED = lazy.regex(r"\s(?:that )?end(?:ed|ing)\s(?:on\s)?")
_BACKWARD_WORDS = ("before", "prior to")
_QUARTER_VALUE = lazy.regex(r"\d{4}-Q\d")
_LENGTH = lazy.regex(r"P(\d+)([DWMQY])")  # TIMEX3 for a whole number of one unit


def settle_by_neighbours(text: str, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """Give a count the day that is named beside it: "Ten days earlier, on 24 October"."""
    for mention, following in pairwise(mentions):
        if _APPOSITION.fullmatch(text, mention.span.end, following.span.start):
            mention = _settled_by(mention, following)
        yield mention
    yield from mentions[-1:]


def _settled_by(mention: DateMention, following: DateMention) -> DateMention:
    """The mention with the day of the next one, unless that is within what it says already."""
    period = mention.period
    named = following.period
    if mention.rule != RuleName.OFFSET or not _is_by_day_rule(following):
        return mention
    if period is None or named is None or holds(period, named):
        return mention
    return replace(
        mention,
        value=following.value,
        period=named,
        anchor=edtf.write(named),
        explanation="{} itself",
        rule=RuleName.NAMED_BESIDE.value,
    )


def _is_by_day_rule(mention: DateMention) -> bool:
    rule = mention.rule.removesuffix(YEAR_BESIDE)
    return rule in _DAY_RULES


def count_from_neighbours(text: str, mentions: Iterator[DateMention]) -> Iterator[DateMention]:
    """Give a length beside a date days of its own: "two weeks after March 5"."""
    settled = list(mentions)
    for mention, following in pairwise(settled):
        if _ENDED.fullmatch(text, mention.span.end, following.span.start):
            mention = _ended_on(mention, following)
        m = _COUNTING_WORDS.fullmatch(text, mention.span.end, following.span.start)
        if m:
            mention = _counted_from(mention, following, m[1])
        yield mention
    yield from settled[-1:]


def _counted_from(mention: DateMention, following: DateMention, word: str) -> DateMention:
    """The day that a length before or after the next mention comes to."""
    is_the_day = mention.surface.lower() == "the day"
    m = _LENGTH.fullmatch("P1D" if is_the_day else mention.value)
    start = following.period
    if m is None or start is None or start.precision is not Precision.DAY:
        return mention
    if mention.modifier or mention.rule not in (RuleName.LENGTH, RuleName.UNIT):
        return mention
    count = int(m[1])
    unit = m[2]
    is_back = word in _BACKWARD_WORDS
    day = shift_day(start.first, -count if is_back else count, unit)
    is_length = mention.type is TimexType.DURATION
    way = "before" if is_back else "after"
    return replace(
        mention,
        value=mention.value if is_length else day.isoformat(),
        period=single_day(day),
        anchor=edtf.write(start),
        rule=RuleName.COUNTED.value,
        explanation=f"the day {count_words(count, unit)} {way} {{}}",
    )


def _ended_on(mention: DateMention, following: DateMention) -> DateMention:
    """The days of "the quarter ended July 31", "the six months ended Aug. 12"."""
    is_quarter = mention.rule == RuleName.UNIT and _QUARTER_VALUE.fullmatch(mention.value)
    m = _LENGTH.fullmatch("P1Q" if is_quarter else mention.value)
    end = following.period
    if m is None or end is None or end.precision is not Precision.DAY:
        return mention
    count = int(m[1])
    unit = m[2]
    day = end.last
    try:
        period = closed_span(shift_day(day, -count, unit), day)
    except OverflowError:
        return mention
    middle = period.first + (period.last - period.first) / 2
    length = count_words(count, unit).removeprefix("1 ")
    return replace(
        mention,
        value=timex_value(unit_around(Unit.QUARTER, middle)) if is_quarter else mention.value,
        period=period,
        anchor=edtf.write(end),
        rule=RuleName.COUNTED.value,
        explanation=f"the {length} up to {{}}",
    )
