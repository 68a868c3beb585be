"""Names of the whole collection -> Merges that no single article shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.resolve.entities.bearers import Bearers
from generator.resolve.entities.block import Block
from generator.resolve.entities.catalogued import find_catalogued, find_catalogued_acronyms
from generator.resolve.entities.holders import Holders
from generator.resolve.entities.lone_people import find_lone_people
from generator.resolve.entities.merge import Merge
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node, NodeOfName
from generator.resolve.entities.variants import (
    SHORTENERS,
    find_nested_people,
    find_only_longer,
    find_turned_people,
)


def find_collection_merges(
    blocked: Block, nodes: NodeOfName, bearers: Bearers, holders: Holders
) -> Iterator[Merge]:
    """All Merges of nodes that are one by what the whole collection has.

    Middle initials, the country of a body of state, "Group" after a firm's name, and the
    catalogue's own names.
    """
    names = first_uses(blocked, nodes)
    yield from find_nested_people(names)
    yield from find_turned_people(names)
    yield from find_catalogued_acronyms(blocked, nodes, names)
    yield from chain.from_iterable(
        find_only_longer(blocked, names, shorten) for shorten in SHORTENERS
    )
    yield from find_lone_people(blocked, nodes, names, bearers, holders)
    yield from find_catalogued(blocked, names)


def first_uses(blocked: Block, nodes: NodeOfName) -> dict[Node, Name]:
    """Of the names that cross articles, the first use of each, in the order of articles."""
    names: dict[Node, Name] = {}
    for _, local in sorted(blocked.names.items()):
        for name in local:
            node = nodes[name.at]
            if not node.is_local:
                names.setdefault(node, name)
    return names
