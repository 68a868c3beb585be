"""Stories and Links -> who appears with whom, and which stories are related, and why. Never all pairs: shared names lead the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import log

from generator.model import ArticleId, Entity, EntityId, Findings, Link, Related, Span, Story, Tier

TOGETHER = 50  # entities kept for each entity
CAST = 250  # entities of one story that are paired; the most mentioned
RELATED = 6  # stories kept for each article
TELLING = 0.2  # share of all stories; a name in more tells nothing
FEW = 8  # stories in which a name may always be, however small the collection
MANY = 120  # stories; a name in more is not followed, so that work stays in step with size
WEEK = 7  # days
THEME = 1.5  # what a shared first theme weighs, in the units of a name's log-rarity
NEAR = 1.0  # what the same week weighs
NAMED = 3  # shared names that a reason lists

Links = Mapping[ArticleId, Mapping[Span, Link]]


def casts(stories: Iterable[Story], links: Links) -> dict[ArticleId, tuple[EntityId, ...]]:
    """Lead id -> the entities of any printing that are sure enough, most mentioned first."""
    found: dict[ArticleId, tuple[EntityId, ...]] = {}
    for story in stories:
        counts = Counter(link.entity for id_ in story.printings for link in links[id_].values() if link.tier is not Tier.POSSIBLE)
        found[story.id] = tuple(sorted(counts, key=lambda id_: (-counts[id_], id_)))
    return found


def together(cast: Mapping[ArticleId, tuple[EntityId, ...]]) -> dict[EntityId, tuple[tuple[EntityId, int], ...]]:
    """For each entity the others by unique stories shared, most first."""
    pairs: Counter[tuple[EntityId, EntityId]] = Counter()
    for ids in cast.values():
        pairs.update(combinations(sorted(ids[:CAST]), 2))
    found: dict[EntityId, list[tuple[EntityId, int]]] = defaultdict(list)
    for (a, b), n in pairs.items():
        found[a].append((b, n))
        found[b].append((a, n))
    return {id_: tuple(sorted(found[id_], key=lambda pair: (-pair[1], pair[0]))[:TOGETHER]) for id_ in sorted(found)}


@dataclass(frozen=True, slots=True)
class Shelf:
    """What `related` looks things up in; everything by lead id."""

    stories: Mapping[ArticleId, Story]
    findings: Mapping[ArticleId, Findings]
    entities: Mapping[EntityId, Entity]
    weight: Mapping[EntityId, float]  # log-rarity of the names that tell something
    where: Mapping[EntityId, tuple[ArticleId, ...]]
    cast: Mapping[ArticleId, tuple[EntityId, ...]]
    beside: Mapping[ArticleId, tuple[ArticleId, ...]]  # neighbours in time, of the same first theme

    def day(self, id_: ArticleId) -> date | None:
        """When the lead was published."""
        dated = self.findings[id_].article.published
        return dated.period.first if dated else None

    def theme(self, id_: ArticleId) -> str | None:
        """The lead's first theme."""
        themes = self.findings[id_].themes
        return themes[0].id if themes else None


def shelf(
    stories: Mapping[ArticleId, Story], findings: Mapping[ArticleId, Findings], entities: Mapping[EntityId, Entity],
    cast: Mapping[ArticleId, tuple[EntityId, ...]],
) -> Shelf:
    """Sort everything once, so that each story is only compared with those that share something rare."""
    where: dict[EntityId, list[ArticleId]] = defaultdict(list)
    for id_, ids in cast.items():
        for entity in ids:
            where[entity].append(id_)
    limit = min(max(TELLING * len(cast), FEW), MANY)
    weight = {id_: log(1 + len(cast) / len(ids)) for id_, ids in where.items() if 2 <= len(ids) <= limit}
    return Shelf(stories, findings, entities, weight, {id_: tuple(where[id_]) for id_ in weight}, cast, neighbours(findings, cast))


def neighbours(findings: Mapping[ArticleId, Findings], ids: Iterable[ArticleId]) -> dict[ArticleId, tuple[ArticleId, ...]]:
    """The three stories before and after each one, of its first theme, by day."""
    rows: dict[str, list[tuple[date, ArticleId]]] = defaultdict(list)
    for id_ in ids:
        if findings[id_].themes:
            dated = findings[id_].article.published
            rows[findings[id_].themes[0].id].append((dated.period.first if dated else date.max, id_))
    found: dict[ArticleId, tuple[ArticleId, ...]] = {}
    for row in rows.values():
        ordered = [id_ for _, id_ in sorted(row)]
        for n, id_ in enumerate(ordered):
            found[id_] = tuple(ordered[max(0, n - 3):n] + ordered[n + 1:n + 4])
    return found


def related(on: Shelf) -> dict[ArticleId, tuple[Related, ...]]:
    """For each article, all printings alike, the stories that share most with it."""
    found: dict[ArticleId, tuple[Related, ...]] = {}
    for id_, story in on.stories.items():
        best = tuple(sorted(candidates(id_, on), key=lambda one: (-one.score, one.article))[:RELATED])
        found.update((printing, best) for printing in story.printings)
    return dict(sorted(found.items()))


def candidates(id_: ArticleId, on: Shelf) -> list[Related]:
    """Every story that shares a telling name or stands beside it, scored."""
    shared: dict[ArticleId, list[EntityId]] = defaultdict(list)
    for entity in on.cast[id_]:
        for other in on.where.get(entity, ()):
            shared[other].append(entity)
    for other in on.beside.get(id_, ()):
        shared.setdefault(other, [])
    shared.pop(id_, None)
    return [one for other, ids in shared.items() if (one := compared(id_, other, ids, on)) is not None]


def compared(id_: ArticleId, other: ArticleId, ids: Iterable[EntityId], on: Shelf) -> Related | None:
    """What two stories share; None if that is nothing but a week."""
    names = sorted(ids, key=lambda one: (-on.weight[one], one))
    score = sum(on.weight[one] for one in names)
    why = ["shares " + ", ".join(on.entities[one].name for one in names[:NAMED])] if names else []
    if on.theme(id_) is not None and on.theme(id_) == on.theme(other):
        score += THEME
        why.append("same theme")
    if not why:
        return None
    mine, yours = on.day(id_), on.day(other)
    if mine and yours and abs((mine - yours).days) < WEEK:
        score += NEAR
        why.append("same week")
    return Related(other, round(score, 3), tuple(why))

