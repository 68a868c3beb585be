"""Corpus -> EntityIndex: which entities have pages, and where each is mentioned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalog import Catalogue
from generator.model.corpus import Corpus
from generator.model.entities import Entity, Tier
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.model.names import Mention
from generator.model.relations import Office, Tie
from generator.model.settings import Settings
from generator.render.grouping import group_pairs

SMALL_COLLECTION = 100  # stories; in fewer, one story is enough for an entity's or a tag's page
HEADLINE_WEIGHT = 4  # of a mention in the headline, where one in the text weighs 1
TIERS = tuple(Tier)  # the surest first
TIER_RANKS = {tier: rank for rank, tier in enumerate(TIERS)}

MentionsByArticle = Mapping[ArticleId, tuple[Mention, ...]]


class ArticleEntity(NamedTuple):
    """An entity that an article names."""

    entity: Entity
    mentions: int
    tier: Tier  # the surest of its mentions


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EntityIndex:
    """What is known of entities across articles."""

    with_page: frozenset[EntityId]
    mentions: Mapping[EntityId, MentionsByArticle]  # every linked mention, in text order
    of_article: Mapping[ArticleId, tuple[ArticleEntity, ...]]  # the most salient first
    ties: Mapping[EntityId, tuple[Tie, ...]]  # those in which it is the subject or the object
    offices: Mapping[EntityId, tuple[Office, ...]]  # of a person, or at an organisation


def index_entities(corpus: Corpus, catalogue: Catalogue, settings: Settings) -> EntityIndex:
    """The entities of a corpus with their mentions, relations and offices."""
    return EntityIndex(
        with_page=find_entities_with_page(corpus, catalogue, settings),
        mentions=_group_mentions(corpus),
        of_article={findings.article.id: rank_entities(corpus, findings)
                    for findings in corpus.findings.values()},
        ties=_group_ties(corpus),
        offices=_group_offices(corpus),
    )


def find_entities_with_page(
    corpus: Corpus, catalogue: Catalogue, settings: Settings
) -> frozenset[EntityId]:
    """Entities that have a page: those in enough stories, and those of the site's own catalogue."""
    least = settings.entity_page_from or least_stories(corpus)
    own = {entry.id for entry in catalogue.entries if entry.own}
    return frozenset(
        id_ for id_, entity in corpus.entities.items()
        if id_ in own or _is_in_stories(entity, least)
    )


def least_stories(corpus: Corpus) -> int:
    """In how many stories a thing must be to have a page: 1 in a small collection, else 2."""
    if len(corpus.stories) < SMALL_COLLECTION:
        return 1
    return 2


def _is_in_stories(entity: Entity, least: int) -> bool:
    if entity.tier is Tier.POSSIBLE:
        return False
    return entity.story_count >= least


def _group_mentions(corpus: Corpus) -> Mapping[EntityId, MentionsByArticle]:
    """Entity -> article -> its mentions there."""
    mentions: dict[EntityId, dict[ArticleId, list[Mention]]] = {}
    for id_, findings in corpus.findings.items():
        links = corpus.links.get(id_, {})
        for mention in findings.mentions:
            link = links.get(mention.span)
            if link is not None:
                by_article = mentions.setdefault(link.entity, defaultdict(list))
                by_article[id_].append(mention)
    return {
        entity: {
            id_: tuple(in_article)
            for id_, in_article in by_article.items()
        }
        for entity, by_article in mentions.items()
    }


def rank_entities(corpus: Corpus, findings: Findings) -> tuple[ArticleEntity, ...]:
    """The entities of an article by salience: a mention in the headline weighs as four in the text.

    Equals stand in the order of their first mention.
    """
    links = corpus.links.get(findings.article.id, {})
    body = findings.article.body_start
    count: Counter[EntityId] = Counter()
    weight: Counter[EntityId] = Counter()
    tier_rank: dict[EntityId, int] = {}
    for mention in findings.mentions:
        link = links.get(mention.span)
        if link is None or link.entity not in corpus.entities:
            continue
        id_ = link.entity
        count[id_] += 1
        weight[id_] += HEADLINE_WEIGHT if mention.span.start < body else 1
        tier_rank[id_] = min(tier_rank.get(id_, len(TIERS)), TIER_RANKS[link.tier])
    order = sorted(count, key=lambda id_: -weight[id_])
    return tuple(
        ArticleEntity(corpus.entities[id_], count[id_], TIERS[tier_rank[id_]])
        for id_ in order
    )


def _group_ties(corpus: Corpus) -> Mapping[EntityId, tuple[Tie, ...]]:
    """Entity -> relations in which it is the subject or the object."""
    return group_pairs(
        (id_, tie)
        for tie in corpus.ties
        for id_ in (tie.subject, tie.object_)
    )


def _group_offices(corpus: Corpus) -> Mapping[EntityId, tuple[Office, ...]]:
    """Person or organisation -> offices of that person or at that organisation."""
    pairs: list[tuple[EntityId, Office]] = []
    for office in corpus.offices:
        pairs.append((office.person, office))
        if office.organisation:
            pairs.append((office.organisation, office))
    return group_pairs(pairs)
