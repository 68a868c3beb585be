"""Judgements -> Rulings: what stands when all has been said, and which judgements speak of nothing that is here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache

from generator.model import Judgement, Problem, Verdict
from generator.words import slug

WHERE = "decisions/judgements.jsonl"
handle: Callable[[str], str] = cache(slug)  # one word for an id and for the name it comes from


@dataclass(frozen=True, slots=True)
class Rulings:
    """The last word on each pair; a person's before a machine's."""

    same: tuple[Judgement, ...] = ()
    different: tuple[Judgement, ...] = ()
    rejected: tuple[Judgement, ...] = ()


def machine(judgement: Judgement) -> bool:
    """Whether no person stands behind it."""
    return judgement.by.startswith("machine")


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """The last judgement on a pair wins, but a machine's never takes the place of a person's."""
    last: dict[tuple[str, str], Judgement] = {}
    for one in judgements:
        pair = min(handle(one.left), handle(one.right)), max(handle(one.left), handle(one.right))
        if one.verdict is Verdict.REJECT:
            pair = handle(one.left), ""
        if pair not in last or machine(last[pair]) or not machine(one):
            last[pair] = one
    kept = sorted(last.values(), key=lambda one: (machine(one), handle(one.left), handle(one.right)))
    return Rulings(*(tuple(one for one in kept if one.verdict is verdict) for verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECT)))


def unmatched(rulings_: Rulings, known: Collection[str]) -> list[Problem]:
    """A Problem for each name or id in a judgement that is nowhere in the collection."""
    sides = [(one.left, one) for one in (*rulings_.same, *rulings_.different, *rulings_.rejected)]
    sides += [(one.right, one) for one in (*rulings_.same, *rulings_.different)]
    hint = "take the id from the entity's page, or a name as printed"
    return [Problem(WHERE, f"`{side}` ({one.verdict}) is nowhere in the collection", hint)
            for side, one in sides if handle(side) not in known]
