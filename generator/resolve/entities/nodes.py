"""Names and Ties -> the node of each name.

A lone surname is its article's own where the article says whose it is, or where several people bear
it; so is "the Commission". All other names mean the same in all articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.model.names import Kind
from generator.resolve.entities.bearers import Bearers
from generator.resolve.entities.holders import Holders, core, holders_meant_by
from generator.resolve.entities.lexicon import OFFICE_NOUNS, TITLES, UNCLEAR_BODIES
from generator.resolve.entities.name import Name, Names
from generator.resolve.entities.node import NamePlace, Node
from generator.resolve.entities.tie import Rule, Tie, TieOfName


@dataclass(frozen=True, slots=True)
class Usage:
    """What the collection says of its short names."""

    ambiguous: frozenset[str]  # key texts
    listed: frozenset[str]  # key texts of names of the catalogue's entries
    bearers: Bearers
    holders: Holders


def assign_nodes(
    names: Names, ties: TieOfName, bearers: Bearers, holders: Holders
) -> dict[NamePlace, Node]:
    """The node of each name.

    It is an entry of the catalogue, a name that crosses articles, or one that doesn't.
    """
    listed = frozenset(name.text for local in names.values() for name in local if name.ref)
    usage = Usage(ambiguous_texts(ties.values()), listed, bearers, holders)
    nodes: dict[NamePlace, Node] = {}
    for local in names.values():
        for name in local:
            nodes[name.at] = node_of(name, ties.get(name.at), usage)
    return nodes


def node_of(name: Name, tie: Tie | None, usage: Usage) -> Node:
    """The node of one name; `tie` is what its article says of it.

    A surname with an office that the collection gives just one of its bearers is this bearer's in
    all articles: "Senator Collins".
    """
    text = name.text
    if name.ref:
        return Node.entry(name.ref)
    if tie is None and is_clear_by_office(name, usage):
        office = min(name.offices)
        return Node.shared(f"{office} {text}")
    if is_tied_here(tie, usage) or is_unclear_alone(name, usage):
        return Node.local(name.article, text)
    return Node.shared(text)


def is_clear_by_office(name: Name, usage: Usage) -> bool:
    """Whether several bear the surname, but only one of them has the office."""
    if name.kind is not Kind.PERSON or count_bearers(name, usage) < 2:
        return False
    return len(holders_meant_by(name, usage.holders)) == 1


def is_tied_here(tie: Tie | None, usage: Usage) -> bool:
    """Whether the article says what it stands for, and other articles may mean another by it."""
    if tie is None:
        return False
    if tie.short.key.acronym and tie.short.text in usage.listed:
        return True
    if tie.rule is Rule.CLAIM and tie.short.is_lone and tie.short.text in tie.long.words:
        return True  # "Initiative" of "Norrland Harbour Initiative (Initiative)"
    return tie.rule is Rule.SURNAME or tie.short.text in usage.ambiguous


def is_unclear_alone(name: Name, usage: Usage) -> bool:
    """Whether it says too little alone to mean the same in all articles."""
    if name.kind in (Kind.ORGANISATION, Kind.PLACE):
        return name.text in UNCLEAR_BODIES
    if name.kind is not Kind.PERSON:
        return False
    words = name.words
    if TITLES.issuperset(words) or words[-1] in OFFICE_NOUNS:
        return True
    return name.is_lone and count_bearers(name, usage) > 1


def count_bearers(name: Name, usage: Usage) -> int:
    """How many people of the collection may be meant by the name."""
    return len(usage.bearers.get(name.text, ()))


def ambiguous_texts(ties: Iterable[Tie]) -> frozenset[str]:
    """Short forms that stand for different names in different articles.

    What an article says outright counts before what a rule infers.
    """
    claimed: dict[str, set[str]] = defaultdict(set)
    inferred: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        text = tie.short.text
        if tie.rule is Rule.CLAIM:
            claimed[text].add(core(tie.long))
        elif tie.rule is not Rule.SURNAME:
            inferred[text].add(core(tie.long))
    meanings = {**inferred, **claimed}
    return frozenset(text for text, names in meanings.items() if are_several(names))


def are_several(names: Collection[str]) -> bool:
    """Whether there are two that aren't just one with something before it.

    "Commerce Department's Bureau of Industry" is "Bureau of Industry".
    """
    shortest, *_ = sorted(names, key=lambda name: (len(name), name))
    ending = f" {shortest}"
    others = [name for name in names if name != shortest]
    return not all(name.endswith(ending) for name in others)
