"""Names that an article's finder did not know, but the catalogue lists -> Merges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.catalog import Entry
from generator.model.ids import EntityId
from generator.model.names import Finder, Kind
from generator.resolve.entities.block import Block
from generator.resolve.entities.merge import Merge, collection_merge
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node, NodeOfName
from generator.resolve.entities.tie import Rule

ACRONYM_LETTERS = 3
"""Letters of an acronym that one article may spell for another; of shorter ones too many have
the same.
"""
MAY_BE_BODY = frozenset({Kind.ORGANISATION, Kind.UNKNOWN})

EntriesOfName = dict[tuple[Kind, str], set[EntityId]]  # kind and key text -> ids


def find_catalogued(blocked: Block, names: Mapping[Node, Name]) -> Iterator[Merge]:
    """Names that the catalogue lists but the finder did not.

    Any name of the site's own entries, and the full ones of the general list.
    """
    own, general = index_entries(blocked)
    for node, name in names.items():
        if name.ref is not None or name.mentions[0].finder == Finder.FOREIGN:
            continue
        use = (name.kind, name.text)
        ids = own.get(use) or general.get(use, set())
        if len(ids) == 1:
            id_ = min(ids)
            entry = blocked.entries[id_]
            line = f"“{name.surface}” is “{entry.name}”: the catalogue lists it"
            yield Merge(Rule.LISTED, node, Node.entry(id_), line)


def index_entries(blocked: Block) -> tuple[EntriesOfName, EntriesOfName]:
    """(names of the site's own entries, names of the general list's) -> ids."""
    own: EntriesOfName = defaultdict(set)
    general: EntriesOfName = defaultdict(set)
    for entry in blocked.entries.values():
        for alias in (entry.name, *entry.aliases):
            text = blocked.key(alias, entry.kind).text
            if entry.own:
                own[entry.kind, text].add(entry.id)
            elif says_enough(entry, text):
                general[entry.kind, text].add(entry.id)
    return own, general


def says_enough(entry: Entry, text: str) -> bool:
    """Whether a name of the general list means its entry in any article: a country, or a full name.

    No party: of its name many countries have one, and the finder had its reason.
    """
    if entry.demonyms and entry.kind is Kind.PLACE:
        return True
    return " " in text and not text.endswith(" party")


def find_catalogued_acronyms(
    blocked: Block, nodes: NodeOfName, names: dict[Node, Name]
) -> Iterator[Merge]:
    """"FDA" of an article that doesn't say more.

    It is the body that the collection calls so, if that is just one and no other has these
    initials.
    """
    called, with_initials = index_acronyms(all_names(blocked), nodes)
    for node, name in names.items():
        text = name.text
        entry_nodes = called.get(text, set())
        if not may_be_acronym(name) or len(entry_nodes) != 1:
            continue
        if not with_initials.get(text, set()) <= entry_nodes:
            continue
        long = min(entry_nodes)
        if blocked.entries[long.entry_id].kind is Kind.ORGANISATION:
            reason = "the only body that the collection calls so"
            yield collection_merge(node, long, names, reason)


def index_acronyms(
    names: Iterable[Name], nodes: NodeOfName
) -> tuple[dict[str, set[Node]], dict[str, set[Node]]]:
    """(key text -> entries of the catalogue that are called so, initials -> bodies that have them).
    """
    called: dict[str, set[Node]] = defaultdict(set)
    with_initials: dict[str, set[Node]] = defaultdict(set)
    for name in names:
        node = nodes[name.at]
        if name.ref and name.kind is not Kind.PERSON:
            called[name.text].add(node)
        if name.kind is Kind.ORGANISATION:
            for short in name.key.initials:
                with_initials[short].add(node)
    return called, with_initials


def all_names(blocked: Block) -> Iterator[Name]:
    """The names of all articles."""
    for local in blocked.names.values():
        yield from local


def may_be_acronym(name: Name) -> bool:
    """Whether it is printed as an acronym of a body, is long enough, and no catalogue lists it."""
    if name.ref is not None or name.kind not in MAY_BE_BODY:
        return False
    return name.key.acronym and len(name.text) >= ACRONYM_LETTERS
