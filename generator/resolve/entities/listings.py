"""What lists of others say of names and entities.

Names of one listing are one entity, entities have their listings, and a person is asked about the
rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.catalog import Entry
from generator.catalog.listings.index import ListingIndex
from generator.catalog.listings.matching import find_entry, index_entries
from generator.catalog.listings.names import core_name
from generator.catalog.listings.values import Listing
from generator.model.decisions import Judgement, Verdict
from generator.model.entities import Entity, Tier
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.resolve.decisions.judging import Rulings, handle
from generator.resolve.entities.block import Block
from generator.resolve.entities.merge import Merge, evidence_line
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node, NodeOfName
from generator.resolve.entities.tie import Rule

BY = "machine: lists"
MOST = 100  # doubts about lists that are shown

Pairs = frozenset[frozenset[str]]  # both handles of each judgement


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the listings of an entity are judged by."""

    listings: ListingIndex
    by_core_name: Mapping[str, tuple[Entry, ...]]
    entries: Mapping[EntityId, Entry]
    same: Pairs
    different: Pairs


def find_listing_merges(blocked: Block, nodes: NodeOfName) -> Iterator[Merge]:
    """Merges of the nodes that bear one listing: all with the first of them."""
    for _, bearers in sorted(index_bearers(blocked, nodes).items()):
        (first, long), *others = sorted(bearers.items())
        for node, short in others:
            line = evidence_line(short, long, "a list has both as names of one")
            yield Merge(Rule.LISTED, node, first, line)


def index_bearers(
    blocked: Block, nodes: NodeOfName
) -> dict[EntityId, dict[Node, Name]]:
    """Id of each listing -> the nodes that bear it, with the first use of each."""
    bearers: dict[EntityId, dict[Node, Name]] = defaultdict(dict)
    for _, local in sorted(blocked.names.items()):
        for name in local:
            node = nodes[name.at]
            if not node.is_local:
                for id_ in name.listings:
                    bearers[id_].setdefault(node, name)
    return bearers


def with_listings(
    entities: Mapping[EntityId, Entity], blocked: Block, decided: Rulings, index: ListingIndex
) -> tuple[dict[EntityId, Entity], tuple[Judgement, ...], frozenset[str]]:
    """(entities with all their listings, questions, handles of the listings that may be judged).

    The questions are about listings that only share a name with an entity.
    """
    if not index.lines:
        return dict(entities), (), frozenset()
    knowledge = Knowledge(
        index,
        index_entries(blocked.entries.values()),
        blocked.entries,
        judged_pairs(decided.same),
        judged_pairs(decided.different),
    )
    updated: dict[EntityId, Entity] = {}
    questions: list[Judgement] = []
    handles: set[str] = set()
    for id_, entity in entities.items():
        like_named = listings_called(entity, knowledge)
        certain = certain_listings(entity, like_named, knowledge)
        namesakes = [] if certain else find_namesakes(entity, like_named, knowledge)
        handles.update(handle(listing.id) for listing in (*certain, *namesakes))
        listed = accepted_ids(entity, certain, namesakes, knowledge)
        updated[id_] = entity
        if listed or entity.listing_ids:
            updated[id_] = replace(entity, listing_ids=tuple(sorted(listed)))
        questions += open_questions(entity, namesakes, listed, knowledge)
    questions.sort(key=lambda judgement: (judgement.left, judgement.right))
    return updated, tuple(questions[:MOST]), frozenset(handles)


def certain_listings(
    entity: Entity, like_named: Iterable[Listing], knowledge: Knowledge
) -> list[Listing]:
    """The listings that the entity bears.

    They are its names' own, and of `like_named`, which share a name with it, those that are its
    entry of the catalogue.
    """
    listings: dict[EntityId, Listing] = {}
    for id_ in entity.listing_ids:
        listing = knowledge.listings.find_listing(id_)
        if listing:
            listings[id_] = listing
    entry = knowledge.entries.get(entity.id)
    if entry:
        for listing in like_named:
            own = find_entry(listing, knowledge.by_core_name)
            if own and own.id == entry.id:
                listings[listing.id] = listing
    return list(listings.values())


def listings_called(entity: Entity, knowledge: Knowledge) -> list[Listing]:
    """The listings that share a name with the entity, each once."""
    names = [entity.name]
    entry = knowledge.entries.get(entity.id)
    if entry:
        names += [entry.name, *entry.aliases]
    listings: dict[EntityId, Listing] = {}
    for name in dict.fromkeys(core_name(name) for name in names):
        if name in knowledge.listings.by_core_name:
            for listing in knowledge.listings.listings_named(name):
                listings[listing.id] = listing
    return list(listings.values())


def find_namesakes(
    entity: Entity, like_named: Iterable[Listing], knowledge: Knowledge
) -> list[Listing]:
    """Listings that only share a name with an entity that bears none for certain."""
    if entity.tier is Tier.POSSIBLE:
        return []
    entry = knowledge.entries.get(entity.id)
    return [
        listing
        for listing in like_named
        if listing.kind is entity.kind and is_worth_asking(entity, entry, listing)
    ]


def is_worth_asking(entity: Entity, entry: Entry | None, listing: Listing) -> bool:
    """Whether a name that is on a list too is more than chance.

    It is if it has several words, or is the list's first name, or is of one country by the
    catalogue.
    """
    if entry:
        return entry.own or entry.country in listing.countries
    name = core_name(entity.name)
    if " " in name:
        return True
    is_first = name == core_name(listing.names[0])
    return is_first and entity.kind is not Kind.PERSON and len(name) > 3


def accepted_ids(
    entity: Entity, certain: Iterable[Listing], namesakes: Iterable[Listing], knowledge: Knowledge
) -> set[EntityId]:
    """Ids of the listings that the entity bears when all judgements are heeded."""
    ids: set[EntityId] = set()
    for listing in certain:
        if not is_judged(entity, listing, knowledge.different):
            ids.add(listing.id)
    for listing in namesakes:
        if is_judged(entity, listing, knowledge.same):
            ids.add(listing.id)
    return ids


def open_questions(
    entity: Entity, namesakes: Iterable[Listing], listed: set[EntityId], knowledge: Knowledge
) -> Iterator[Judgement]:
    """A question for each namesake that nobody has judged."""
    for listing in namesakes:
        if listing.id in listed or is_judged(entity, listing, knowledge.different):
            continue
        yield build_question(entity, listing)


def judged_pairs(judgements: Iterable[Judgement]) -> Pairs:
    """Both sides of each judgement."""
    return frozenset(
        frozenset((handle(judgement.left), handle(judgement.right))) for judgement in judgements
    )


def is_judged(entity: Entity, listing: Listing, pairs: Pairs) -> bool:
    """Whether a judgement speaks of the entity, by id or name, and the listing."""
    listing_handle = handle(listing.id)
    return any(
        frozenset((handle(word), listing_handle)) in pairs for word in (entity.id, entity.name)
    )


def build_question(entity: Entity, listing: Listing) -> Judgement:
    """What a person should decide.

    The names are the same, and nothing in the articles bears the list out.
    """
    header, fact = listing.facts[0]
    countries = ", ".join(listing.countries)
    of_countries = f" of {countries}" if countries else ""
    alias = shared_alias(entity, listing)
    same = f"“{alias}” is another of its names" if alias else "the name is the same"
    title = fact.list or header.title
    subject = f"“{listing.names[0]}”{of_countries} is on “{title}”"
    why = f"{subject}: {same}, and no article says more"
    return Judgement(entity.id, listing.id, Verdict.UNSURE, BY, why)


def shared_alias(entity: Entity, listing: Listing) -> str:
    """The listing's other name that the entity has.

    Empty if the entity has the listing's first name, or none of its names.
    """
    name = core_name(entity.name)
    first, *aliases = listing.names
    if name == core_name(first):
        return ""
    for alias in aliases:
        if core_name(alias) == name:
            return alias
    return ""
