"""Names -> groups of nodes that are one entity, and why.

Judgements come first, then the articles' word, then the collection's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.ids import EntityId
from generator.model.problem import Problem
from generator.resolve.decisions.judging import Rulings
from generator.resolve.entities.bearers import find_bearers
from generator.resolve.entities.block import Block, FindingsById
from generator.resolve.entities.collected import find_collection_merges
from generator.resolve.entities.groups import DisjointSets
from generator.resolve.entities.holders import find_holders
from generator.resolve.entities.judged import Handles, apply_judgements, index_handles
from generator.resolve.entities.listings import find_listing_merges
from generator.resolve.entities.merge import Merge, evidence_line
from generator.resolve.entities.node import NamePlace, Node, NodeOfName
from generator.resolve.entities.nodes import assign_nodes
from generator.resolve.entities.rivals import find_rivals
from generator.resolve.entities.split import Split, find_splits
from generator.resolve.entities.tie import RULE_TEXT, Rule, Tie, TieOfName
from generator.resolve.entities.ties import find_ties


@dataclass(frozen=True, slots=True)
class Clustered:
    """Which nodes are one entity.

    `node` of each name, `group` (its smallest node) of each node, and the evidence for each merge.
    """

    node: NodeOfName
    group: Mapping[Node, Node]
    merges: tuple[Merge, ...]
    tied: TieOfName
    handles: Handles
    owner: Mapping[Node, EntityId]  # group -> the catalogue entry that it is
    problems: tuple[Problem, ...]


def cluster_names(
    findings: FindingsById, blocked: Block, rulings: Rulings
) -> Clustered:
    """One group for each entity. It depends on names and judgements alone, never on their order."""
    ties = ties_of_collection(findings, blocked)
    bearers = find_bearers(blocked.names)
    surname_ties = [(tie.short, tie.long) for tie in ties.values() if tie.rule is Rule.SURNAME]
    holders = find_holders(blocked.names, surname_ties)
    nodes = assign_nodes(blocked.names, ties, bearers, holders)
    splits, split_problems = find_splits(findings, blocked, rulings, nodes)
    for split in splits:
        nodes.update(split.own)
    groups = build_groups(findings, blocked, nodes, splits)
    handles = index_handles(blocked, nodes, ties, rulings)
    merges, problems = apply_judgements(rulings, handles, groups)
    candidates = {
        *article_merges(findings, ties, nodes),
        *find_collection_merges(blocked, nodes, bearers, holders),
        *find_listing_merges(blocked, nodes),
    }
    merges += join_groups(groups, sorted(candidates))
    group = {node: groups.find(node) for node in sorted(set(nodes.values()))}
    return Clustered(
        node=nodes,
        group=group,
        merges=tuple(merges),
        tied=ties,
        handles=handles,
        owner=owners_of(group, groups),
        problems=(*problems, *split_problems),
    )


def ties_of_collection(
    findings: FindingsById, blocked: Block
) -> dict[NamePlace, Tie]:
    """Each name that its article ties to a fuller one."""
    holders = find_holders(blocked.names)
    ties: dict[NamePlace, Tie] = {}
    for id_, names in blocked.names.items():
        for tie in find_ties(findings[id_], names, blocked.countries, blocked.common, holders):
            ties[tie.short.at] = tie
    return ties


def build_groups(
    findings: FindingsById, blocked: Block, nodes: NodeOfName, splits: Iterable[Split]
) -> DisjointSets[Node]:
    """Groups of one node each, with their owners, and what may never meet."""
    groups = DisjointSets[Node]()
    entries = {Node.entry(id_) for id_ in blocked.entries}
    entries.update(node for node in nodes.values() if node.is_entry)
    for entry in sorted(entries):
        groups.own(entry, entry.entry_id)
    for entry, others in excluded_aliases(blocked, nodes):
        groups.part([entry], others)
    for one, other in rivals_of_collection(findings, blocked, nodes):
        groups.part([one], [other])
    for split in splits:
        groups.part(sorted(split.rest), sorted(set(split.own.values())))
    return groups


def rivals_of_collection(
    findings: FindingsById, blocked: Block, nodes: NodeOfName
) -> list[tuple[Node, Node]]:
    """The nodes of names that some article has for two people, in order."""
    pairs = {
        (nodes[one.at], nodes[other.at])
        for id_, names in blocked.names.items()
        for one, other in find_rivals(findings[id_].article, names)
    }
    return sorted(pair for pair in pairs if pair[0] != pair[1])


def excluded_aliases(
    blocked: Block, nodes: NodeOfName
) -> Iterator[tuple[Node, list[Node]]]:
    """The node of an entry, and those that the catalogue says are no names of it."""
    used = set(nodes.values())
    for entry in blocked.entries.values():
        if entry.not_aliases:
            excluded = {
                Node.shared(blocked.key(alias, entry.kind).text) for alias in entry.not_aliases
            }
            yield Node.entry(entry.id), sorted(excluded & used)


def article_merges(
    findings: FindingsById,
    ties: TieOfName,
    nodes: NodeOfName,
) -> Iterable[Merge]:
    """The articles' own ties; where many say the same, the first speaks."""
    merges: dict[tuple[Rule, Node, Node], Merge] = {}
    for at, tie in sorted(ties.items()):
        short = nodes[at]
        long = nodes[tie.long.at]
        if (tie.rule, short, long) not in merges:
            article, _ = at
            title = findings[article].article.title
            line = evidence_line(tie.short, tie.long, f"{RULE_TEXT[tie.rule]} ({title})")
            merges[tie.rule, short, long] = Merge(tie.rule, short, long, line)
    return merges.values()


def join_groups(groups: DisjointSets[Node], candidates: Iterable[Merge]) -> list[Merge]:
    """Join what may meet, in this order; the merges that joined two groups."""
    merges: list[Merge] = []
    for merge in candidates:
        is_new = groups.find(merge.short) != groups.find(merge.long)
        if is_new and groups.join(merge.short, merge.long):
            merges.append(merge)
    return merges


def owners_of(group: Mapping[Node, Node], groups: DisjointSets[Node]) -> dict[Node, EntityId]:
    """The catalogue entry of each group that has one."""
    owners: dict[Node, EntityId] = {}
    for root in group.values():
        owner = groups.owner(root)
        if owner:
            owners[root] = EntityId(owner)
    return owners
