"""Names resolved over the collection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.ids import ArticleId, EntityId
from generator.model.names import Kind


class Tier(StrEnum):
    CONFIRMED = "confirmed"  # a person or the site's own catalogue says so
    AUTO = "auto"  # sure enough to link
    POSSIBLE = "possible"  # no inline link; listed for review


@dataclass(frozen=True, slots=True)
class Entity:
    id: EntityId
    name: str
    kind: Kind
    # surfaces actually seen, with counts, most used first; the name is among them
    aliases: tuple[tuple[str, int], ...]
    story_count: int  # unique stories, reprints counted once
    articles: tuple[ArticleId, ...]  # all printings, sorted
    tier: Tier  # the best tier of its mentions
    merge_reasons: tuple[str, ...] = ()  # one line of evidence for each merge
    ids: Mapping[str, str] = field(default_factory=dict)  # {"wikidata": "Q30"}
    note: str = ""
    source: str = ""  # of what the catalogue says
    # ids that merged into this one by a judgement; their URLs redirect
    former_ids: tuple[EntityId, ...] = ()
    # ids of `catalog.listings.values.Listing`s: what lists of others say of it
    listing_ids: tuple[EntityId, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One mention, resolved."""

    entity: EntityId
    tier: Tier
    score: float
    reason: str
