"""Tokens -> date candidates: the rules tried on the string of classes, from left to right.

At each place the longest rule wins, then the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extract.dates.candidate import Candidate
from generator.extract.dates.expression import Expression, Kind
from generator.extract.dates.rule_match import RuleMatch
from generator.extract.dates.rules import RULES, Rule
from generator.extract.dates.series import expand_series
from generator.extract.dates.token_class import class_pattern, compile_pattern
from generator.extract.dates.tokens import Tokens
from generator.model.dates import TimexType

_COMPILED_RULES = tuple((rule, compile_pattern(rule.pattern)) for rule in RULES)
_OF_EVERY_UNIT = class_pattern("OF_IN EVERY UNIT")
_NO_START = "[^ OTHER PARAGRAPH COMMA AND_OR TO HYPHEN ON_AT POSSESSIVE ]"


def _start_pattern() -> re.Pattern[str]:
    """A pattern for the places where any rule may match.

    Most tokens begin no date, and one pattern for all rules passes over them fast.
    """
    unnamed = [re.sub(r"\?P<\w+>", "?:", rule.pattern) for rule in RULES]
    any_rule = "|".join(unnamed)
    return compile_pattern(f"(?= {_NO_START} ) (?: {any_rule} )")


_START = _start_pattern()


def find_candidates(tokens: Tokens) -> tuple[Candidate, ...]:
    """Every date in the text, in order, none overlapping."""
    return tuple(_walk(tokens))


def _walk(tokens: Tokens) -> Iterator[Candidate]:
    place = 0
    while start := _START.search(tokens.codes, place):
        candidate = _longest_candidate(tokens, start.start())
        if candidate is None:
            place = start.start() + 1
            continue
        for member in expand_series(tokens, candidate):
            yield member
            place = member.last


def _longest_candidate(tokens: Tokens, place: int) -> Candidate | None:
    """The longest match at the place that its rule reads as a date."""
    for rule, m in _matches(tokens, place):
        expression = rule.read(RuleMatch(tokens, m))
        if expression is None:
            continue
        if tokens.codes.startswith(_OF_EVERY_UNIT, m.end()):
            expression = _of_every_year(expression)
        return Candidate(place, m.end(), expression, rule.name)
    return None


def _matches(tokens: Tokens, place: int) -> list[tuple[Rule, re.Match[str]]]:
    """The rules that match at the place, the longest first, then in the order of the grammar."""
    matches = []
    for rule, pattern in _COMPILED_RULES:
        m = pattern.match(tokens.codes, place)
        if m and m.end() > place:
            matches.append((rule, m))
    return sorted(matches, key=_ends_last)


def _ends_last(rule_and_match: tuple[Rule, re.Match[str]]) -> int:
    return -rule_and_match[1].end()


def _of_every_year(expression: Expression) -> Expression:
    """"the third week of July of each year", "June 30 of every year": a set of dates."""
    month = expression.base.month if expression.base else expression.month
    if not month or expression.kind not in (Kind.DAY, Kind.MONTH, Kind.NTH):
        return expression
    value = f"XXXX-{month:02}"
    if expression.day:
        value += f"-{expression.day:02}"
    return Expression(kind=Kind.SET, type=TimexType.SET, value=value)
