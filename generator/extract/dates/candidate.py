"""A date that the grammar found in a text, before a calendar resolves it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extract.dates.expression import Expression


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date's tokens (half-open) and what they say."""

    first: int
    last: int
    expression: Expression
    rule: str  # a RuleName, with what a neighbour gave after it
