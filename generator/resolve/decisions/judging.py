"""Judgements -> Rulings: what stands when all has been said, which contradict each other, and which speak of nothing that is here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache

from generator.model.decisions import Judgement, Verdict
from generator.model.problem import Problem
from generator.words import slug

WHERE = "decisions/judgements.jsonl"
LATER = "the later line stands; a further line settles it"
handle: Callable[[str], str] = cache(slug)  # one word for an id and for the name it comes from


@dataclass(frozen=True, slots=True)
class Rulings:
    """The last word on each pair; a person's before a machine's."""

    same: tuple[Judgement, ...] = ()
    different: tuple[Judgement, ...] = ()
    rejected: tuple[Judgement, ...] = ()
    unsure: tuple[Judgement, ...] = ()
    typed: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()  # judgements that contradict each other


def machine(judgement: Judgement) -> bool:
    """Whether no person stands behind it."""
    return judgement.by.startswith("machine")


def subject(judgement: Judgement) -> tuple[str, str]:
    """What it is about: two judgements of one subject are one question answered twice."""
    left = handle(judgement.left)
    if judgement.verdict in (Verdict.REJECT, Verdict.TYPE) or not judgement.right:
        return left, judgement.verdict if judgement.verdict is Verdict.TYPE else ""
    return min(left, handle(judgement.right)), max(left, handle(judgement.right))


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """The last judgement on a pair wins, but a machine's never takes the place of a person's."""
    last: dict[tuple[str, str], Judgement] = {}
    problems: set[Problem] = set()
    for one in judgements:
        pair = subject(one)
        if pair not in last or machine(last[pair]) or not machine(one):
            if pair in last and contradict(last[pair], one):
                problems.add(Problem(WHERE, f"{said(last[pair])}, and later {said(one)}", LATER))
            last[pair] = one
    kept = sorted(last.values(), key=lambda one: (machine(one), handle(one.left), handle(one.right)))
    same, different, rejected, unsure, typed = (
        tuple(one for one in kept if one.verdict is verdict)
        for verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECT, Verdict.UNSURE, Verdict.TYPE))
    gone = {handle(one.left): one for one in rejected}
    problems |= {Problem(WHERE, f"{said(gone[handle(side)])}, and {said(one)}", "the rejection stands; a further line settles it")
                 for one in (*same, *different, *typed) for side in (one.left, one.right) if side and handle(side) in gone}
    return Rulings(same, different, rejected, unsure, typed, tuple(sorted(problems)))


def with_names(ruled: Rulings) -> Rulings:
    """The same, and that what was given a kind is a name; but where it was found to be two, no more is said of it."""
    two = {handle(one.left) for one in ruled.different if handle(one.left) == handle(one.right)}
    known = (replace(one, right=one.left, verdict=Verdict.SAME) for one in ruled.typed if handle(one.left) not in two)
    return replace(ruled, same=(*ruled.same, *known))


def contradict(before: Judgement, after: Judgement) -> bool:
    """Whether two people say opposite things; one who changes his own mind contradicts nobody."""
    firm = Verdict.UNSURE not in (before.verdict, after.verdict) and not machine(before)
    return firm and before.by != after.by and (before.verdict, before.verdict is Verdict.TYPE and before.right) != (
        after.verdict, after.verdict is Verdict.TYPE and after.right)


def said(one: Judgement) -> str:
    """The judgement in words: "`a` and `b` are different (jo)"."""
    what = {Verdict.REJECT: "is no name", Verdict.TYPE: f"is of the kind {one.right}"}.get(one.verdict)
    return (f"`{one.left}` {what}" if what else f"`{one.left}` and `{one.right}` are {one.verdict}") + f" ({one.by or 'a person'})"


def unmatched(rulings_: Rulings, known: Collection[str]) -> list[Problem]:
    """A Problem for each name or id in a judgement that is nowhere in the collection. The judgement stays, for the day it comes back."""
    sides = [(one.left, one) for one in (*rulings_.same, *rulings_.different, *rulings_.rejected, *rulings_.typed)]
    sides += [(one.right, one) for one in (*rulings_.same, *rulings_.different)]
    hint = "take the id from the entity's page, or a name as printed"
    return [Problem(WHERE, f"`{side}` ({one.verdict}) is nowhere in the collection", hint)
            for side, one in sides if handle(side) not in known]
