"""People's and machines' judgements -> groups of nodes that are joined or kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.decisions import Judgement
from generator.model.problem import Problem
from generator.resolve.decisions.judging import WHERE, Rulings, handle, machine
from generator.resolve.entities.block import Block
from generator.resolve.entities.groups import DisjointSets
from generator.resolve.entities.merge import Merge
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node, NodeOfName
from generator.resolve.entities.tie import Rule, TieOfName
from generator.words import mark


@dataclass(frozen=True, slots=True)
class Handles:
    """Every slug that a judgement may use -> nodes.

    `tied` are lone surnames and the like whose article says whose they are.
    """

    nodes: Mapping[str, frozenset[Node]]
    tied: frozenset[Node]

    def of(self, word: str) -> frozenset[Node]:
        """The nodes that a side of a judgement means."""
        return self.nodes.get(handle(word), frozenset())


def index_handles(
    blocked: Block,
    nodes: NodeOfName,
    ties: TieOfName,
    rulings: Rulings,
) -> Handles:
    """Every way in which a judgement may name a node; empty if no judgement needs it.

    By any name as printed, by the catalogue's name and id, and by the ids that pages may have.
    """
    if not (rulings.same or rulings.different or rulings.typed):
        return Handles({}, frozenset())
    index: dict[str, set[Node]] = defaultdict(set)
    for local in blocked.names.values():
        for name in local:
            for word in handles_of_name(name, blocked):
                index[word].add(nodes[name.at])
    tied = frozenset(nodes[at] for at in ties if nodes[at].is_local)
    return Handles({word: frozenset(of_word) for word, of_word in index.items()}, tied)


def handles_of_name(name: Name, blocked: Block) -> Iterator[str]:
    """All slugs by which a judgement may mean the name."""
    stems = {handle(mention.surface) for mention in name.mentions}
    stems.add(handle(name.text))
    for stem in sorted(stems):
        yield stem
        yield f"{stem}-{name.kind}"
        yield f"{stem}-{mark(name.article)}"
    if name.ref:
        yield handle(name.ref)
        if name.ref in blocked.entries:
            yield handle(blocked.entries[name.ref].name)


def apply_judgements(
    rulings: Rulings, handles: Handles, groups: DisjointSets[Node]
) -> tuple[list[Merge], list[Problem]]:
    """People's judgements, then machines'; each DIFFERENT stands before the SAMEs of its rank."""
    merges: list[Merge] = []
    problems: set[Problem] = set()
    for by_machine in (False, True):
        for judgement in rulings.different:
            if machine(judgement) is by_machine:
                keep_apart(judgement, handles, groups)
        for judgement in rulings.same:
            if machine(judgement) is by_machine:
                joined, contradictions = join_sides(judgement, handles, groups)
                merges += joined
                problems.update(contradictions)
    return merges, sorted(problems)


def keep_apart(judgement: Judgement, handles: Handles, groups: DisjointSets[Node]) -> None:
    """Let the two sides of a DIFFERENT judgement never meet."""
    left = handles.of(judgement.left)
    right = handles.of(judgement.right)
    groups.part(sorted(left - right), sorted(right - left))


def join_sides(
    judgement: Judgement, handles: Handles, groups: DisjointSets[Node]
) -> tuple[list[Merge], list[Problem]]:
    """Join the two sides of a SAME judgement.

    The merges, and a Problem for each two nodes that another judgement keeps apart.
    """
    merges: list[Merge] = []
    problems: list[Problem] = []
    left, right = judgement.left, judgement.right
    for short, long in pairs_to_join(judgement, handles):
        if groups.overrule(short, long):
            line = f"“{left}” is “{right}”: judged by {judgement.author or 'a person'}"
            merges.append(Merge(Rule.JUDGED, short, long, line))
        else:
            message = f"`{left}` and `{right}` cannot be one: another judgement keeps them apart"
            problems.append(Problem(WHERE, message))
    return merges, problems


def pairs_to_join(judgement: Judgement, handles: Handles) -> Iterator[tuple[Node, Node]]:
    """The nodes that a SAME judgement joins: the first of all with each of the others."""
    left = sorted(handles.of(judgement.left) - handles.tied)
    right = sorted(handles.of(judgement.right) - handles.tied)
    if not left or not right:
        return
    first, *others = right + left
    for other in others:
        yield other, first
