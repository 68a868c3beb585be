"""Judgements that one name is borne by two -> nodes of its own for the second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model.decisions import Judgement
from generator.model.ids import ArticleId, EntityId
from generator.model.problem import Problem
from generator.resolve.decisions.judging import WHERE, Rulings, handle
from generator.resolve.decisions.relocate import locate_passage
from generator.resolve.entities.block import Block, FindingsById
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import NamePlace, Node, NodeOfName
from generator.words import mark

RIGHT = "right"  # side of a passage that means the second of two
LOST_PASSAGE_HINT = (
    "`cuttings review` asks anew; an old line without `evidence` cannot part a name from itself"
)


class Split(NamedTuple):
    """What the name means elsewhere, and whose it is in the articles that a person named."""

    rest: frozenset[Node]
    own: NodeOfName


def find_splits(
    findings: FindingsById,
    blocked: Block,
    rulings: Rulings,
    nodes: NodeOfName,
) -> tuple[list[Split], list[Problem]]:
    """A Split for each DIFFERENT that parts a name or an entry, and a Problem where it cannot.

    Of a name and itself: the articles of the right-hand passages use the name for another. Of two
    names that a catalogue gives one entry: the one that is not the entry's own name leaves it.
    """
    of_itself = [judgement for judgement in rulings.different if is_of_itself(judgement)]
    of_two = [judgement for judgement in rulings.different if not is_of_itself(judgement)]
    splits = list(split_entries(blocked, of_two))
    problems: list[Problem] = []
    for judgement in of_itself:
        own = places_of_second(judgement, findings, blocked)
        if own:
            rest = frozenset(nodes[at] for at in own)
            splits.append(Split(rest, own))
        else:
            problems.append(lost_passages(judgement))
    return splits, problems


def is_of_itself(judgement: Judgement) -> bool:
    """Whether a judgement says that one name is borne by two."""
    return handle(judgement.left) == handle(judgement.right)


def lost_passages(judgement: Judgement) -> Problem:
    """The Problem of a judgement whose passages are nowhere in the collection."""
    message = f"`{judgement.left}` is said to be two, but the words that mean the second are gone"
    return Problem(WHERE, message, LOST_PASSAGE_HINT)


def split_entries(blocked: Block, different: Iterable[Judgement]) -> Iterator[Split]:
    """Names that a catalogue takes for one, and a person does not."""
    pairs = [(handle(judgement.left), handle(judgement.right)) for judgement in different]
    sides = {side for pair in pairs for side in pair}
    names = names_with_handles(blocked, sides)
    for left, right in pairs:
        shared_ids = entries_of(names[left]) & entries_of(names[right])
        for id_ in sorted(shared_ids):
            entry = blocked.entries[id_]
            right_stays = right in (handle(id_), handle(entry.name))
            leaving = names[left] if right_stays else names[right]
            own = {name.at: Node.shared(name.text) for name in leaving if name.ref == id_}
            rest = frozenset({Node.entry(id_)})
            yield Split(rest, own)


def names_with_handles(blocked: Block, wanted: set[str]) -> dict[str, list[Name]]:
    """The catalogue's names in the collection that have one of these handles, by handle."""
    names: dict[str, list[Name]] = defaultdict(list)
    if not wanted:
        return names
    for local in blocked.names.values():
        for name in local:
            if name.ref:
                handles = {handle(mention.surface) for mention in name.mentions}
                for side in sorted(handles & wanted):
                    names[side].append(name)
    return names


def entries_of(names: Iterable[Name]) -> set[EntityId]:
    """The catalogue's entries that the names are of."""
    return {name.ref for name in names if name.ref}


def places_of_second(
    judgement: Judgement, findings: FindingsById, blocked: Block
) -> dict[NamePlace, Node]:
    """The places that the second one has, and its node.

    The node is the same whatever the articles are called.
    """
    passages = [passage for passage in judgement.evidence if passage.side == RIGHT]
    own: dict[NamePlace, Node] = {}
    for passage in passages:
        at = locate_passage(passage, findings)
        name = name_covering(blocked, *at) if at else None
        if name:
            first = passages[0]
            owner = mark(first.prefix + first.exact + first.suffix)
            own[name.at] = Node.local(owner, name.text)
    return own


def name_covering(blocked: Block, article: ArticleId, offset: int) -> Name | None:
    """The name of an article that has a mention at this offset."""
    for name in blocked.names.get(article, ()):
        if any(mention.span.start <= offset < mention.span.end for mention in name.mentions):
            return name
    return None
