"""The names of all articles after resolution, with the steps that led there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.corpus import SharedPassage, Story
from generator.model.decisions import Judgement
from generator.model.entities import Entity
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.resolve.entities import Links
from generator.resolve.entities.block import Block
from generator.resolve.entities.cluster import Clustered


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the Corpus and the questions are built from."""

    findings: Mapping[ArticleId, Findings]
    stories: Mapping[ArticleId, Story]  # by lead id
    blocked: Block
    clustered: Clustered
    entities: Mapping[EntityId, Entity]
    links: Links
    doubts: tuple[
        Judgement, ...
    ]  # pairs of entities, or of entity and listing, that may be one
    timeline: tuple[TimelineEntry, ...] = ()
    passages: Mapping[ArticleId, tuple[SharedPassage, ...]] = field(default_factory=dict)
