"""Stories and Links -> the cast of each story, and which entities appear together, how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from generator.model.corpus import Story
from generator.model.entities import Link, Tier
from generator.model.ids import ArticleId, EntityId, Span

TOGETHER = 50  # entities kept for each entity
CAST = 250  # entities of one story that are paired; the most mentioned

Links = Mapping[ArticleId, Mapping[Span, Link]]
Cast = tuple[EntityId, ...]  # of a story: its entities
Count = tuple[EntityId, int]  # an entity, and how many stories are shared with it


def find_casts(stories: Iterable[Story], links: Links) -> dict[ArticleId, Cast]:
    """Lead id -> the entities of any printing that are sure enough, most mentioned first."""
    casts: dict[ArticleId, Cast] = {}
    for story in stories:
        mentions: Counter[EntityId] = Counter()
        for id_ in story.printings:
            for link in links[id_].values():
                if link.tier is not Tier.POSSIBLE:
                    mentions[link.entity] += 1
        casts[story.id] = _most_frequent_first(mentions)
    return casts


def _most_frequent_first(counts: Counter[EntityId]) -> Cast:
    ordered = sorted(counts, key=lambda id_: (-counts[id_], id_))
    return tuple(ordered)


def count_together(
    casts: Mapping[ArticleId, Cast],
) -> dict[EntityId, tuple[Count, ...]]:
    """For each entity the others by unique stories shared, most first."""
    casts_of: dict[EntityId, list[list[EntityId]]] = defaultdict(list)
    for cast in casts.values():
        ordered = sorted(cast[:CAST])
        for id_ in ordered:
            casts_of[id_].append(ordered)
    together = {}
    for id_ in sorted(casts_of):
        partners = _partners(id_, casts_of[id_])
        if partners:
            together[id_] = partners
    return together


def _partners(id_: EntityId, casts: Sequence[Sequence[EntityId]]) -> tuple[Count, ...]:
    """The others of an entity's sorted casts, by casts shared; of equals in order of id."""
    if len(casts) == 1:
        others = [
            other
            for other in casts[0][: TOGETHER + 1]
            if other != id_
        ]
        return tuple([(other, 1) for other in others[:TOGETHER]])
    counts = Counter(chain.from_iterable(casts))
    del counts[id_]
    partners = sorted([other for other, n in counts.items() if n > 1])
    # Sorting is stable: equals stay in order of id.
    partners.sort(key=counts.__getitem__, reverse=True)
    if len(partners) < TOGETHER:
        partners += sorted([other for other, n in counts.items() if n == 1])
    return tuple([(other, counts[other]) for other in partners[:TOGETHER]])
