"""What lists of others say: names of one listing are one entity, entities have their listings, and a person is asked about the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.catalog import Entry
from generator.catalog.listing import Listing
from generator.catalog.registries import Registry, catalogued, head, heads_of
from generator.model.decisions import Judgement, Verdict
from generator.model.entities import Entity, Tier
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.resolve.decisions.judging import Rulings, handle
from generator.resolve.entities.block import Block, Name
from generator.resolve.entities.nodes import Place
from generator.resolve.entities.score import Rule

BY = "machine: lists"
MOST = 100  # doubts about lists that are shown


def one_listing(blocked: Block, node: Mapping[Place, str]) -> Iterator[tuple[Rule, str, str, str]]:
    """Pairs of nodes that bear one listing, as a rule, short node, long node and a line of evidence."""
    bearing: dict[EntityId, dict[str, Name]] = defaultdict(dict)
    for _, local in sorted(blocked.names.items()):
        for name in local:
            for id_ in name.lists:
                if not node[name.at].startswith("l:"):
                    bearing[id_].setdefault(node[name.at], name)
    for _, some in sorted(bearing.items()):
        (first, long), *others = sorted(some.items())
        for one, short in others:
            yield Rule.LISTED, one, first, f"“{short.surface}” is “{long.surface}”: a list has both as names of one"


def with_listings(
    entities: Mapping[EntityId, Entity], blocked: Block, decided: Rulings, registry: Registry
) -> tuple[dict[EntityId, Entity], tuple[Judgement, ...], frozenset[str]]:
    """(entities with all their listings, questions about those that only share a name, handles of the listings that may be judged)."""
    if not registry.lines:
        return dict(entities), (), frozenset()
    heads = heads_of(blocked.entries.values())
    same, different = pairs(decided.same), pairs(decided.different)
    found: dict[EntityId, Entity] = {}
    asked: list[Judgement] = []
    heard: set[str] = set()
    for id_, entity in entities.items():
        sure, namesakes = listings_of(entity, blocked.entries.get(id_), heads, registry)
        heard.update(handle(one.id) for one in (*sure, *namesakes))
        known = {one.id for one in sure if not judged(entity, one, different)} | {
            one.id for one in namesakes if judged(entity, one, same)}
        found[id_] = replace(entity, listed=tuple(sorted(known))) if known or entity.listed else entity
        asked += [question(entity, one) for one in namesakes if one.id not in known and not judged(entity, one, different)]
    return found, tuple(sorted(asked, key=lambda one: (one.left, one.right))[:MOST]), frozenset(heard)


def listings_of(
    entity: Entity, entry: Entry | None, heads: Mapping[str, tuple[Entry, ...]], registry: Registry
) -> tuple[list[Listing], list[Listing]]:
    """(those that it bears, those that only share a name with it)."""
    names = dict.fromkeys(head(name) for name in (entity.name, *((entry.name, *entry.aliases) if entry else ())))
    near = {one.id: one for name in names if name in registry.heads for one in registry.called(name)}
    sure = {one.id: one for id_ in entity.listed if (one := registry.listing(id_))}
    if entry:
        sure |= {id_: one for id_, one in near.items() if (mine := catalogued(one, heads)) and mine.id == entry.id}
    fits = entity.tier is not Tier.POSSIBLE and not sure
    namesakes = [one for one in near.values() if fits and one.kind is entity.kind and worth_asking(entity, entry, one)]
    return list(sure.values()), namesakes


def worth_asking(entity: Entity, entry: Entry | None, one: Listing) -> bool:
    """Whether a name that is on a list too is more than chance: several words, the list's first, or of one country by the catalogue."""
    if entry:
        return entry.own or entry.country in one.countries
    name = head(entity.name)
    return " " in name or (name == head(one.names[0]) and entity.kind is not Kind.PERSON and len(name) > 3)


def pairs(some: tuple[Judgement, ...]) -> frozenset[frozenset[str]]:
    """Both sides of each judgement."""
    return frozenset(frozenset((handle(one.left), handle(one.right))) for one in some)


def judged(entity: Entity, one: Listing, by: frozenset[frozenset[str]]) -> bool:
    """Whether a judgement speaks of the entity, by id or name, and the listing."""
    return any(frozenset((handle(word), handle(one.id))) in by for word in (entity.id, entity.name))


def question(entity: Entity, one: Listing) -> Judgement:
    """What a person should decide: same name, and nothing in its articles that bears the list out."""
    header, fact = one.facts[0]
    where = f" of {', '.join(one.countries)}" if one.countries else ""
    name = next((name for name in one.names[1:] if head(name) == head(entity.name) != head(one.names[0])), "")
    same = f"“{name}” is another of its names" if name else "the name is the same"
    why = f"“{one.names[0]}”{where} is on “{fact.list or header.title}”: {same}, and no article says more"
    return Judgement(entity.id, one.id, Verdict.UNSURE, BY, why)


