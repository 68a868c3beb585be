"""Judgements that one name is borne by two -> nodes of its own for the second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from generator.model.decisions import Judgement
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.resolve.decisions.again import place
from generator.resolve.decisions.judging import WHERE, Rulings, handle
from generator.resolve.entities.block import Block, Name
from generator.resolve.entities.nodes import Place
from generator.words import mark


class Split(NamedTuple):
    """What the name means elsewhere, and whose it is in the articles that a person named."""

    rest: frozenset[str]  # nodes
    own: Mapping[Place, str]  # place -> node


def splits(
    findings: Mapping[ArticleId, Findings], blocked: Block, rulings: Rulings, node: Mapping[Place, str]
) -> tuple[list[Split], list[Problem]]:
    """For each DIFFERENT of a name and itself: the articles of its right-hand passages use the name for another.

    Of two names that a catalogue gives one entry, the one that is not the entry's own name leaves it.
    """
    found, problems = unlisted(blocked, rulings, node), []
    for one in rulings.different:
        if handle(one.left) == handle(one.right):
            own = bearers_of(one, findings, blocked)
            if own:
                found.append(Split(frozenset(node[at] for at in own), own))
            else:
                problems.append(Problem(WHERE, f"`{one.left}` is said to be two, but the words that mean the second are gone",
                                        "`cuttings review` asks anew; an old line without `evidence` cannot part a name from itself"))
    return found, problems


def unlisted(blocked: Block, rulings: Rulings, node: Mapping[Place, str]) -> list[Split]:
    """Names that a catalogue takes for one, and a person does not."""
    pairs = [(handle(one.left), handle(one.right)) for one in rulings.different if handle(one.left) != handle(one.right)]
    wanted = {side for pair in pairs for side in pair}
    bearing: dict[str, list[Name]] = defaultdict(list)
    for name in (name for local in blocked.names.values() for name in local if wanted and name.ref):
        for side in sorted({handle(mention.surface) for mention in name.mentions} & wanted):
            bearing[side].append(name)
    found = []
    for left, right in pairs:
        for ref in sorted({name.ref for name in bearing[left] if name.ref} & {name.ref for name in bearing[right] if name.ref}):
            own = left if right in (handle(ref), handle(blocked.entries[ref].name)) else right
            parted = {name.at: f"k:{name.key.text}" for name in bearing[own] if name.ref == ref}
            found.append(Split(frozenset({f"r:{ref}"}), parted))
    return found


def bearers_of(one: Judgement, findings: Mapping[ArticleId, Findings], blocked: Block) -> dict[Place, str]:
    """The places that the second one has, and its node, which is the same whatever its articles are called."""
    own: dict[Place, str] = {}
    words = next((shown for shown in one.evidence if shown.side == "right"), None)
    for shown in one.evidence:
        at = place(shown, findings) if shown.side == "right" else None
        name = next((name for name in blocked.names.get(at[0], ()) if covers(name, at[1])), None) if at else None
        if name and words:
            own[name.at] = f"l:{mark(words.prefix + words.exact + words.suffix)}:{name.key.text}"
    return own


def covers(name: Name, offset: int) -> bool:
    """Whether one of its mentions stands there."""
    return any(mention.span.start <= offset < mention.span.end for mention in name.mentions)
