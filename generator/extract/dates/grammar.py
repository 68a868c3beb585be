"""Tokens -> date candidates: the rules tried on the string of classes, from left to right.

At each place the longest rule wins, then the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.extract.dates.candidate import Candidate
from generator.extract.dates.expression import Expression, Kind
from generator.extract.dates.rule import Rule, without_groups
from generator.extract.dates.rule_match import RuleMatch
from generator.extract.dates.rules import RULES
from generator.extract.dates.series import expand_series
from generator.extract.dates.token_class import class_pattern, compile_pattern
from generator.extract.dates.tokens import Tokens
from generator.model.dates import TimexType

_GROUP_SIZE = 12  # rules tried at once; each by itself, the text is read a fifth slower
_OF_EVERY_UNIT = class_pattern("OF_IN EVERY UNIT")
_NO_START = "[^ OTHER PARAGRAPH COMMA AND_OR TO HYPHEN ON_AT POSSESSIVE ]"


def _any_of_rules(rules: Sequence[Rule]) -> str:
    """A pattern, without groups, that matches where one of the rules does."""
    unnamed = [without_groups(rule.pattern) for rule in rules]
    return f"(?: {'|'.join(unnamed)} )"


# Most tokens begin no date, and one pattern for all rules passes over them fast.
_START = compile_pattern(f"(?= {_NO_START} ) {_any_of_rules(RULES)}")


class _Group(NamedTuple):
    """Some rules, and a pattern that matches where one of them does."""

    any_rule: re.Pattern[str]
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]


def _group(rules: Sequence[Rule]) -> _Group:
    compiled = tuple((rule, compile_pattern(rule.pattern)) for rule in rules)
    return _Group(compile_pattern(_any_of_rules(rules)), compiled)


_GROUPS = tuple(
    _group(RULES[first : first + _GROUP_SIZE])
    for first in range(0, len(RULES), _GROUP_SIZE)
)


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
    for group in _GROUPS:
        if not group.any_rule.match(tokens.codes, place):
            continue
        for rule, pattern in group.rules:
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
