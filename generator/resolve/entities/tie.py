"""Which short name of an article stands for which full one, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from generator.resolve.entities.name import Name
from generator.resolve.entities.node import NamePlace


class Rule(IntEnum):
    """Best first: better ties are made before others can stand in their way."""

    JUDGED = -1
    LISTED = 0
    CLAIM = 1
    INITIALS = 2
    PART = 3
    SURNAME = 4
    CORPUS = 5


RULE_TEXT = {
    Rule.CLAIM: "the article says so",
    Rule.INITIALS: "its initials, in the same article",
    Rule.PART: "a short form, in the same article",
    Rule.SURNAME: "part of the full name, in the same article",
    Rule.CORPUS: "the only such name in the collection",
}
"""The rules in words, as pages show them."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names of one article that are one."""

    short: Name
    long: Name
    rule: Rule


TieOfName = Mapping[NamePlace, Tie]  # of short names


def only_candidate(candidates: Iterable[Name]) -> Name | None:
    """The first candidate, if all are of one identity; None if there is none."""
    names = list(candidates)
    identities = {name.identity for name in names}
    if len(identities) != 1:
        return None
    return names[0]
