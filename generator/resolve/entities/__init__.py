"""Groups of names -> Entities and Links.

Each entity has a name, an id, a kind, a tier, and the evidence for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.entities import Entity, Link, Tier
from generator.model.ids import ArticleId, EntityId, Span
from generator.resolve.decisions.judging import Rulings
from generator.resolve.entities.block import Block, FindingsById
from generator.resolve.entities.cluster import Clustered
from generator.resolve.entities.forms import Draft, build_draft, count_aliases
from generator.resolve.entities.keys import Words
from generator.resolve.entities.merge import Merge
from generator.resolve.entities.name import Name
from generator.resolve.entities.naming import assign_ids, with_former_ids
from generator.resolve.entities.node import NamePlace, Node
from generator.resolve.entities.tiers import Weight
from generator.resolve.entities.weights import weigh_names

BEST_TIERS = (Tier.CONFIRMED, Tier.AUTO, Tier.POSSIBLE)
MOST_EVIDENCE = 12  # lines of evidence that an entity keeps

Links = dict[ArticleId, dict[Span, Link]]
StoryOf = Mapping[ArticleId, ArticleId]  # article -> the article that its story is named after


@dataclass(frozen=True, slots=True)
class Collection:
    """What all entities are made from."""

    findings: FindingsById
    blocked: Block
    clustered: Clustered
    story_of: StoryOf


def resolve_entities(
    findings: FindingsById,
    blocked: Block,
    clustered: Clustered,
    story_of: StoryOf,
    rulings: Rulings,
) -> tuple[dict[EntityId, Entity], Links]:
    """Every group as an Entity, and a Link for each of its mentions."""
    collection = Collection(findings, blocked, clustered, story_of)
    drafts = build_drafts(blocked, clustered)
    ids = assign_ids(drafts, clustered)
    resolved: dict[EntityId, Entity] = {}
    link_of_name: dict[NamePlace, Link] = {}
    for draft in drafts:
        entity, links = build_entity(draft, ids[draft.group], collection)
        resolved[entity.id] = entity
        link_of_name.update(links)
    ordered = dict(sorted(resolved.items()))
    links_of_articles = {
        id_: link_mentions(names, link_of_name) for id_, names in blocked.names.items()
    }
    return with_former_ids(ordered, ids, clustered, rulings), links_of_articles


def build_drafts(blocked: Block, clustered: Clustered) -> list[Draft]:
    """One Draft for each group, in the order of groups."""
    names: dict[Node, list[Name]] = defaultdict(list)
    for local in blocked.names.values():
        for name in local:
            node = clustered.node[name.at]
            names[clustered.group[node]].append(name)
    merges: dict[Node, list[Merge]] = defaultdict(list)
    for merge in clustered.merges:
        group = clustered.group.get(merge.short, merge.short)
        merges[group].append(merge)
    return [
        build_draft(group, members, merges[group], blocked, clustered)
        for group, members in sorted(names.items())
    ]


def link_mentions(
    names: Sequence[Name], link_of_name: Mapping[NamePlace, Link]
) -> dict[Span, Link]:
    """The Link of each mention of an article, in text order."""
    links: list[tuple[Span, Link]] = []
    for name in names:
        link = link_of_name[name.at]
        links += [(mention.span, link) for mention in name.mentions]
    links.sort(key=lambda placed: placed[0].start)
    return dict(links)


def build_entity(
    draft: Draft, id_: EntityId, collection: Collection
) -> tuple[Entity, dict[NamePlace, Link]]:
    """The Entity, and the Link of each of its names."""
    articles = sorted({name.article for name in draft.names})
    stories = len({collection.story_of[article] for article in articles})
    entry = collection.blocked.entries.get(id_)
    links: dict[NamePlace, Link] = {}
    weights: dict[Weight, Link] = {}  # equal links of one entity are one object
    for name, weight in weigh_names(
        draft, entry, collection.findings, collection.blocked, collection.clustered, stories
    ):
        if weight not in weights:
            weights[weight] = Link(id_, weight.tier, weight.score, weight.reason)
        links[name.at] = weights[weight]
    tiers = {weight.tier for weight in weights}
    entity = Entity(
        id=id_,
        name=draft.name,
        kind=draft.kind,
        aliases=count_aliases(draft.names, collection.story_of),
        story_count=stories,
        articles=tuple(articles),
        tier=next(tier for tier in BEST_TIERS if tier in tiers),
        merge_reasons=evidence_lines(draft.merges),
        ids=dict(entry.ids) if entry else {},
        note=entry.note if entry else "",
        source=entry.source if entry else "",
        listing_ids=listing_ids(draft),
    )
    return entity, links


def listing_ids(draft: Draft) -> tuple[EntityId, ...]:
    """Ids of the listings that its names bear."""
    ids = {id_ for name in draft.names for id_ in name.listings}
    return tuple(sorted(ids))


def evidence_lines(merges: Sequence[Merge]) -> Words:
    """One line for each two forms that were found to be one, the best first."""
    lines: dict[str, str] = {}
    for merge in sorted(merges):
        if merge.short != merge.long:
            forms, _, _ = merge.line.partition("”: ")
            lines.setdefault(forms, merge.line)
    return tuple(lines.values())[:MOST_EVIDENCE]
