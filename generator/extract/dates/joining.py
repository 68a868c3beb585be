"""Candidates -> the same, where neighbours complete each other.

Examples are "noon Thursday", "between March and June 2020", "a year ago today".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from generator.extract.dates.candidate import Candidate
from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.rule_name import DAY_GIVEN_BESIDE, YEAR_BESIDE, RuleName
from generator.extract.dates.token_class import TokenClass, compile_pattern
from generator.extract.dates.tokens import Tokens
from generator.model.dates import TimexType

_BETWEEN_MEMBERS = compile_pattern("[COMMA TO AND_OR HYPHEN]{1,2} THE? OF_IN?")
_SIGNS_BETWEEN = ("-", "–", "—", "/")  # "Dec - Feb 2015", "Nov/Jan 2011"
_RANGE = compile_pattern("[TO HYPHEN] THE?")
_JOINS_OF_TIMES = (TokenClass.HYPHEN, TokenClass.TO, TokenClass.AND_OR)
_BETWEEN_TIME_AND_DAY = ("", TokenClass.ON_AT, TokenClass.OF_IN)
_DAYS = (Kind.WEEKDAY, Kind.DAY, Kind.TODAY)
_DATED = (Kind.DAY, Kind.MONTH, Kind.YEAR, Kind.SEASON)
_DIRECTED = (Kind.UNIT, Kind.MONTH, Kind.SEASON, Kind.QUARTER)
_DIRECTIONS_FROM_PUBLICATION = ("last", "this", "next", "past", "current", "coming")
_LEADS_TO_LASTING = ("for", "lasting", "lasts", "last", "the", "over", "of")
LEAST_OLD_DATES = 4  # dates of years gone by that make a story of the past
OLD_TO_RECENT = 3  # a story has more than as many times the dates that are near the day of writing
_WEIGHT_OF_WEEKDAY = 3  # a weekday, the mark of news, counts for three
_NO_YEAR_IS_RECENT = 10_000


def join_neighbours(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Join times with their days, "ten years ago" with "today", and share years in a list."""
    merged = _merge_pairs(tokens, candidates)
    with_weeks = _share_weeks(tokens, merged)
    return _share_years(tokens, _share_days(tokens, with_weeks))


def _merge_pairs(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make one of two expressions that are one: "10 p.m. EST Wednesday", "a year ago today"."""
    merged: list[Candidate] = []
    for candidate in candidates:
        expression = _merged_expression(tokens, merged[-1], candidate) if merged else None
        if expression is None:
            merged.append(candidate)
            continue
        before = merged[-1]
        rule = f"{before.rule} and {candidate.rule}"
        merged[-1] = Candidate(before.first, candidate.last, expression, rule)
    return merged


def _merged_expression(
    tokens: Tokens, before: Candidate, after: Candidate
) -> Expression | None:
    """What two neighbours say together; None if they are two dates."""
    gap = tokens.codes[before.last : after.first]
    first, second = before.expression, after.expression
    if _is_time(first) and _is_plain_day(second) and _joins_time(tokens, first, after, gap):
        return replace(
            second,
            type=TimexType.TIME,
            clock=first.clock,
            part=first.part,
        )
    if not _is_plain_day(second):
        return None
    if not gap and _is_ago(first):
        return _ago_from(first, second)
    if gap == TokenClass.FROM and _is_length_to_come(tokens, before):
        return _ahead_from(first, second)
    return None


def _joins_time(tokens: Tokens, time: Expression, after: Candidate, gap: str) -> bool:
    """"noon Thursday", "9 a.m. on Friday", "5 p.m. EST, Nov. 6"; not "5 p.m., Friday's"."""
    if gap != TokenClass.COMMA:
        return gap in _BETWEEN_TIME_AND_DAY
    is_owner = tokens.codes.startswith(TokenClass.POSSESSIVE, after.last)
    return time.kind is Kind.CLOCK and not is_owner


def _ago_from(offset: Expression, day: Expression) -> Expression | None:
    """"a year ago today", "two weeks ago Monday", "a week ago yesterday"."""
    if day.kind is Kind.DAY:
        return None
    if day.kind is Kind.WEEKDAY:
        return replace(offset, weekday=day.weekday, definite=True)
    return replace(offset, base=day, definite=True)


def _ahead_from(length: Expression, day: Expression) -> Expression | None:
    """"a week from Monday", "two weeks from tomorrow"."""
    if day.kind is Kind.DAY or length.n < 0:
        return None
    if day.kind is Kind.WEEKDAY:
        day = replace(day, direction=day.direction or "coming")
    return Expression(
        kind=Kind.OFFSET,
        n=length.n,
        unit=length.unit,
        direction="ahead",
        definite=True,
        base=day,
    )


def _is_length_to_come(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether it is days or weeks, and no time that lasts: "for a week from Monday"."""
    expression = candidate.expression
    if expression.kind is not Kind.DURATION or expression.unit not in (Unit.DAY, Unit.WEEK):
        return False
    return tokens.word(candidate.first - 1).lower() not in _LEADS_TO_LASTING


def _is_plain_day(expression: Expression) -> bool:
    return expression.kind in _DAYS and expression.type is TimexType.DATE


def _is_time(expression: Expression) -> bool:
    if expression.kind is Kind.CLOCK:
        return True
    return (
        expression.kind is Kind.DAY_PART
        and expression.direction in ("", "that")
    )


def _is_ago(expression: Expression) -> bool:
    return expression.kind is Kind.OFFSET and expression.direction == "ago"


def _share_days(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the day named after a second time to the first: "between 4 and 5 p.m. on Tuesday"."""
    shared = []
    for candidate, after in pairwise(candidates):
        gap = tokens.codes[candidate.last : after.first]
        is_clock = candidate.expression.kind is Kind.CLOCK
        if is_clock and gap in _JOINS_OF_TIMES and _is_time_of_day(after.expression):
            candidate = _on_same_day(candidate, after)
        shared.append(candidate)
    return [*shared, *candidates[-1:]]


def _is_time_of_day(expression: Expression) -> bool:
    """Whether it is a time on a day that is named."""
    if not expression.clock:
        return False
    return expression.kind in (*_DAYS, Kind.DAY_PART)


def _on_same_day(candidate: Candidate, after: Candidate) -> Candidate:
    clock = candidate.expression.clock
    expression = replace(after.expression, clock=clock, part="")
    rule = candidate.rule + DAY_GIVEN_BESIDE
    return replace(candidate, expression=expression, rule=rule)


def _share_years(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the year said last to all members: "from May 3 to July 9, 2021"."""
    shared: list[Candidate] = []  # from the last to the first
    for candidate in reversed(candidates):
        if shared and _are_of_one_list(tokens, candidate, shared[-1]):
            candidate = _with_year_of(candidate, shared[-1].expression)
        shared.append(candidate)
    return shared[::-1]


def _are_of_one_list(tokens: Tokens, candidate: Candidate, after: Candidate) -> bool:
    """Whether only commas, "and", "to" or a dash stand between two neighbours."""
    if _text_between(tokens, candidate, after) in _SIGNS_BETWEEN:
        return True
    m = _BETWEEN_MEMBERS.fullmatch(tokens.codes, candidate.last, after.first)
    return m is not None


def _text_between(tokens: Tokens, candidate: Candidate, after: Candidate) -> str:
    end = tokens.spans[candidate.last - 1][1]
    start = tokens.spans[after.first][0]
    return tokens.text[end:start].strip()


def _share_weeks(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the week said last to all weekdays: "Tuesday and Wednesday last week"."""
    shared: list[Candidate] = []  # from the last to the first
    for candidate in reversed(candidates):
        after = shared[-1] if shared else None
        if after and _share_week(tokens, candidate, after):
            candidate = _in_week_of(candidate, after.expression)
        shared.append(candidate)
    return shared[::-1]


def _share_week(tokens: Tokens, candidate: Candidate, after: Candidate) -> bool:
    if not _is_weekday_of_week(after) or not _is_bare_weekday(candidate.expression):
        return False
    return _are_of_one_list(tokens, candidate, after)


def _is_weekday_of_week(candidate: Candidate) -> bool:
    base = candidate.expression.base
    return base is not None and base.unit == Unit.WEEK and candidate.expression.weekday >= 0


def _in_week_of(candidate: Candidate, after: Expression) -> Candidate:
    expression = replace(
        candidate.expression,
        kind=Kind.NTH,
        n=after.n,
        base=after.base,
    )
    return replace(candidate, expression=expression, rule=RuleName.WEEKDAY_OF_WEEK)


def _with_year_of(candidate: Candidate, after: Expression) -> Candidate:
    """The candidate with the next one's year, or the year before if its month comes later."""
    year = after.year
    expression = candidate.expression
    is_day_or_month = after.kind in (Kind.DAY, Kind.MONTH)
    gives_year = is_day_or_month and year is not None
    if year is None or not gives_year or not _lacks_year(expression):
        return candidate
    if expression.month > after.month:
        year -= 1
    dated = replace(expression, year=year)
    return replace(candidate, expression=dated, rule=candidate.rule + YEAR_BESIDE)


def _lacks_year(expression: Expression) -> bool:
    """Whether it is a day or month without a word of its year."""
    if expression.kind not in (Kind.DAY, Kind.MONTH):
        return False
    if expression.year is not None or expression.shift is not None:
        return False
    return not expression.direction


def is_range(tokens: Tokens, candidate: Candidate, after: Candidate) -> bool:
    """Whether the second is the end of what the first begins: "from May to July"."""
    first = candidate.expression
    last = after.expression
    are_weekdays = _is_bare_weekday(first) and _is_bare_weekday(last)
    are_dates = _lacks_year(first) and _lacks_year(last)
    if not are_weekdays and not are_dates:
        return False
    m = _RANGE.fullmatch(tokens.codes, candidate.last, after.first)
    return m is not None


def _is_bare_weekday(expression: Expression) -> bool:
    return expression.kind is Kind.WEEKDAY and not expression.direction


def is_story_of_the_past(
    candidates: Sequence[Candidate], publication_day: date | None
) -> bool:
    """Whether the text tells of years gone by, as a biography does, by the dates that it names."""
    recent_year = publication_day.year - 1 if publication_day else _NO_YEAR_IS_RECENT
    old = 0
    recent = 0
    for candidate in candidates:
        expression = candidate.expression
        year = expression.year
        if expression.kind in _DATED and year is not None and year < recent_year:
            old += 1
        if _is_from_publication(expression) or (year or 0) >= recent_year:
            recent += _WEIGHT_OF_WEEKDAY if expression.kind is Kind.WEEKDAY else 1
    return old >= LEAST_OLD_DATES and old > OLD_TO_RECENT * recent


def _is_from_publication(expression: Expression) -> bool:
    """Whether it is read from the day of publication; "the next day" and "the year" are not."""
    if expression.definite:
        return False
    if expression.kind is Kind.WEEKDAY:
        return True
    if expression.kind in _DIRECTED:
        return expression.direction in _DIRECTIONS_FROM_PUBLICATION
    is_today = expression.kind is Kind.TODAY
    return is_today or _is_ago(expression) or expression.shift is not None


def years_of_days(candidates: Sequence[Candidate]) -> dict[tuple[int, int], int]:
    """The year that the text first gives to each day of the calendar: (month, day) -> year."""
    years: dict[tuple[int, int], int] = {}
    for candidate in candidates:
        expression = candidate.expression
        year = expression.year
        if expression.kind is Kind.DAY and year is not None:
            day = (expression.month, expression.day)
            years.setdefault(day, year)
    return years
