"""Judgements -> Rulings: which judgement on each pair stands, and the Problems with them.

A Problem is a judgement that contradicts another, or one of what is not in the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from generator.model.decisions import Judgement, Verdict
from generator.model.problem import Problem
from generator.words import slug

WHERE = "decisions/judgements.jsonl"
LATER = "the later line stands; a further line settles it"
REJECTED = "the rejection stands; a further line settles it"
NOWHERE = "take the id from the entity's page, or a name as printed"

# An id and the name it was made from have the same handle.
handle: Callable[[str], str] = cache(slug)


@dataclass(frozen=True, slots=True)
class Rulings:
    """The last judgement on each pair; a person's stands before a machine's."""

    same: tuple[Judgement, ...] = ()
    different: tuple[Judgement, ...] = ()
    rejected: tuple[Judgement, ...] = ()
    unsure: tuple[Judgement, ...] = ()
    typed: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()  # judgements that contradict each other


def machine(judgement: Judgement) -> bool:
    """Whether a machine made the judgement, and no person."""
    return judgement.author.startswith("machine")


def subject(judgement: Judgement) -> tuple[str, str]:
    """What a judgement is about: two judgements of one subject answer one question twice."""
    left = handle(judgement.left)
    if judgement.verdict is Verdict.TYPE:
        return left, Verdict.TYPE
    if judgement.verdict is Verdict.REJECT or not judgement.right:
        return left, ""
    right = handle(judgement.right)
    return min(left, right), max(left, right)


def find_rulings(judgements: Iterable[Judgement]) -> Rulings:
    """The last judgement on a pair wins, but a machine's never replaces a person's."""
    last, problems = _last_judgements(judgements)
    standing = sorted(last.values(), key=_by_author_and_subject)
    by_verdict: dict[Verdict, list[Judgement]] = {verdict: [] for verdict in Verdict}
    for judgement in standing:
        by_verdict[judgement.verdict].append(judgement)
    rulings = Rulings(
        same=tuple(by_verdict[Verdict.SAME]),
        different=tuple(by_verdict[Verdict.DIFFERENT]),
        rejected=tuple(by_verdict[Verdict.REJECT]),
        unsure=tuple(by_verdict[Verdict.UNSURE]),
        typed=tuple(by_verdict[Verdict.TYPE]),
    )
    problems.update(_judgements_of_rejected(rulings))
    return replace(rulings, problems=tuple(sorted(problems)))


def _last_judgements(
    judgements: Iterable[Judgement],
) -> tuple[dict[tuple[str, str], Judgement], set[Problem]]:
    """(the judgement that stands on each subject, the Problems with those that it replaced)."""
    last: dict[tuple[str, str], Judgement] = {}
    problems: set[Problem] = set()
    for judgement in judgements:
        pair = subject(judgement)
        before = last.get(pair)
        if before is not None:
            if machine(judgement) and not machine(before):
                continue
            if contradict(before, judgement):
                earlier = describe_judgement(before)
                later = describe_judgement(judgement)
                problems.add(Problem(WHERE, f"{earlier}, and later {later}", LATER))
        last[pair] = judgement
    return last, problems


def _by_author_and_subject(judgement: Judgement) -> tuple[bool, str, str]:
    """People's before machines', then by both sides."""
    return machine(judgement), handle(judgement.left), handle(judgement.right)


def _judgements_of_rejected(rulings: Rulings) -> Iterator[Problem]:
    """A Problem for each judgement of a name that another one says is no name."""
    rejected = {
        handle(judgement.left): judgement
        for judgement in rulings.rejected
    }
    for judgement in (*rulings.same, *rulings.different, *rulings.typed):
        for side in (judgement.left, judgement.right):
            rejection = rejected.get(handle(side)) if side else None
            if rejection:
                first = describe_judgement(rejection)
                second = describe_judgement(judgement)
                yield Problem(WHERE, f"{first}, and {second}", REJECTED)


def add_typed_names(rulings: Rulings) -> Rulings:
    """The rulings, and that each name to which a person gave a kind is a name.

    Not where the name was judged to be two: then no more is said of it.
    """
    split = set()
    for judgement in rulings.different:
        if handle(judgement.left) == handle(judgement.right):
            split.add(handle(judgement.left))
    names = []
    for judgement in rulings.typed:
        if handle(judgement.left) not in split:
            is_name = replace(judgement, right=judgement.left, verdict=Verdict.SAME)
            names.append(is_name)
    return replace(rulings, same=(*rulings.same, *names))


def contradict(before: Judgement, after: Judgement) -> bool:
    """Whether two people say opposite things; who changes his own mind contradicts nobody."""
    if Verdict.UNSURE in (before.verdict, after.verdict) or machine(before):
        return False
    if before.author == after.author:
        return False
    if before.verdict is Verdict.TYPE and after.verdict is Verdict.TYPE:
        return before.right != after.right
    return before.verdict != after.verdict


def describe_judgement(judgement: Judgement) -> str:
    """The judgement in words: "`a` and `b` are different (jo)"."""
    left, right = judgement.left, judgement.right
    if judgement.verdict is Verdict.REJECT:
        words = f"`{left}` is no name"
    elif judgement.verdict is Verdict.TYPE:
        words = f"`{left}` is of the kind {right}"
    else:
        words = f"`{left}` and `{right}` are {judgement.verdict}"
    return f"{words} ({judgement.author or 'a person'})"


def find_unmatched(rulings: Rulings, handles: Collection[str]) -> list[Problem]:
    """A Problem for each name or id in a judgement that is nowhere in the collection.

    `handles` are those of all names and ids of the collection. The judgement stays, for the day
    its name comes back.
    """
    pairs = (*rulings.same, *rulings.different)
    sides = [(judgement.left, judgement) for judgement in pairs]
    sides += [
        (judgement.left, judgement)
        for judgement in (*rulings.rejected, *rulings.typed)
    ]
    sides += [(judgement.right, judgement) for judgement in pairs]
    problems = []
    for side, judgement in sides:
        if handle(side) not in handles:
            what = f"`{side}` ({judgement.verdict}) is nowhere in the collection"
            problems.append(Problem(WHERE, what, NOWHERE))
    return problems
