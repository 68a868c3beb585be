"""Stories and Links -> who appears with whom, and which stories are related, and why. Never all pairs: shared names lead the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import log

from generator.model.corpus import Related, Story
from generator.model.entities import Entity, Link, Tier
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId, Span
from generator.model.subjects import Tag

TOGETHER = 50  # entities kept for each entity
CAST = 250  # entities of one story that are paired; the most mentioned
RELATED = 6  # stories kept for each article
TELLING = 0.2  # share of all stories; a name in more tells nothing
FEW = 8  # stories in which a name may always be, however small the collection
LOOKED_AT = 16  # stories that are compared in full with each one
MANY = 60  # stories; a name in more is not followed, so that work stays in step with size
PLACE = 0.4  # what a shared country, town or government weighs beside a shared firm or person
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
    rows: dict[EntityId, list[list[EntityId]]] = defaultdict(list)
    for ids in cast.values():
        row = sorted(ids[:CAST])
        for id_ in row:
            rows[id_].append(row)
    return {id_: best for id_ in sorted(rows) if (best := partners(id_, rows[id_]))}


def partners(id_: EntityId, rows: Sequence[Sequence[EntityId]]) -> tuple[tuple[EntityId, int], ...]:
    """The others of an entity's sorted casts, by casts shared; of equals in order of id."""
    if len(rows) == 1:
        return tuple([(other, 1) for other in rows[0][:TOGETHER + 1] if other != id_][:TOGETHER])
    counts = Counter(chain.from_iterable(rows))
    del counts[id_]
    often = sorted([other for other, n in counts.items() if n > 1])
    often.sort(key=counts.__getitem__, reverse=True)  # sorting is stable: equals stay in order of id
    once = sorted([other for other, n in counts.items() if n == 1]) if len(often) < TOGETHER else []
    return tuple([(other, counts[other]) for other in (often + once)[:TOGETHER]])


@dataclass(frozen=True, slots=True)
class Shelf:
    """What `related` looks things up in; everything by lead id."""

    names: Mapping[EntityId, str]  # of entities and tags
    weight: Mapping[EntityId, float]  # log-rarity of the names that tell something
    where: Mapping[EntityId, tuple[ArticleId, ...]]
    telling: Mapping[ArticleId, tuple[EntityId, ...]]  # rarest first
    tells: Mapping[ArticleId, frozenset[EntityId]]  # the same, to look up
    beside: Mapping[ArticleId, tuple[ArticleId, ...]]  # neighbours in time, of the same first theme
    theme: Mapping[ArticleId, str]
    day: Mapping[ArticleId, date]
    dull: Container[str]  # places and governments: alone they relate nothing


def shelf(
    findings: Mapping[ArticleId, Findings], entities: Mapping[EntityId, Entity], cast: Mapping[ArticleId, tuple[EntityId, ...]],
    dull: Mapping[str, float], tags: Mapping[ArticleId, Sequence[Tag]],
) -> Shelf:
    """Sort everything once, so that each story is only compared with those that share something rare; `dull` names weigh less."""
    names = {**{id_: entity.name for id_, entity in entities.items()}, **{tag_id(tag): tag.name for some in tags.values() for tag in some}}
    cast = {id_: ids + tuple(tag_id(tag) for tag in tags.get(id_, ()) if not tag.entity) for id_, ids in cast.items()}
    where: dict[EntityId, list[ArticleId]] = defaultdict(list)
    for id_, ids in cast.items():
        for entity in ids:
            where[entity].append(id_)
    limit = min(max(TELLING * len(cast), FEW), MANY)
    weight = {id_: log(1 + len(cast) / len(ids)) * dull.get(id_, 1.0) for id_, ids in where.items() if 2 <= len(ids) <= limit}
    weight = {id_: heft for id_, heft in weight.items() if heft}
    telling = {id_: tuple(sorted((one for one in ids if one in weight), key=lambda one: (-weight[one], one))) for id_, ids in cast.items()}
    theme = {id_: findings[id_].themes[0].id for id_ in cast if findings[id_].themes}
    day = {id_: dated.period.first for id_ in cast if (dated := findings[id_].article.published)
           and (dated.period.last - dated.period.first).days < WEEK}
    tells = {id_: frozenset(ids) for id_, ids in telling.items()}
    return Shelf(names, weight, {id_: tuple(where[id_]) for id_ in weight}, telling, tells, neighbours(theme, day), theme, day, dull)


def tag_id(tag: Tag) -> EntityId:
    """A tag among entities; no entity's id begins so."""
    return EntityId(f"# {tag.key}")


def neighbours(theme: Mapping[ArticleId, str], day: Mapping[ArticleId, date]) -> dict[ArticleId, tuple[ArticleId, ...]]:
    """The three stories before and after each one, of its first theme, by day."""
    rows: dict[str, list[tuple[date, ArticleId]]] = defaultdict(list)
    for id_, name in theme.items():
        rows[name].append((day.get(id_, date.max), id_))
    found: dict[ArticleId, tuple[ArticleId, ...]] = {}
    for row in rows.values():
        ordered = [id_ for _, id_ in sorted(row)]
        for n, id_ in enumerate(ordered):
            found[id_] = tuple(ordered[max(0, n - 3):n] + ordered[n + 1:n + 4])
    return found


def related(stories: Iterable[Story], on: Shelf) -> dict[ArticleId, tuple[Related, ...]]:
    """For each article, all printings alike, the stories that share most with it."""
    found: dict[ArticleId, tuple[Related, ...]] = {}
    for story in stories:
        compared = ((compare(story.id, other, shared, on), other, shared) for other, shared in candidates(story.id, on))
        ranked = sorted([(-score, other, shared) for score, other, shared in compared if score])[:RELATED]
        best = tuple([Related(other, -score, reasons(story.id, other, on, named=shared > 0)) for score, other, shared in ranked])
        found.update((printing, best) for printing in story.printings)
    return dict(sorted(found.items()))


def candidates(id_: ArticleId, on: Shelf) -> list[tuple[ArticleId, float]]:
    """The stories that share the rarest names with this one, and those beside it in its theme; 0.0 if they share only dull names."""
    scores: dict[ArticleId, float] = dict.fromkeys(on.beside.get(id_, ()), 0.0)
    telling = set[ArticleId]()
    for entity in on.telling[id_]:
        weight = on.weight[entity]
        for other in on.where[entity]:
            scores[other] = scores.get(other, 0.0) + weight
        if entity not in on.dull:
            telling.update(on.where[entity])
    scores.pop(id_, None)
    ranked = sorted([(-round(score, 6), other) for other, score in scores.items()])[:LOOKED_AT]
    return [(other, scores[other] if other in telling else 0.0) for _, other in ranked]


def compare(id_: ArticleId, other: ArticleId, shared: float, on: Shelf) -> float:
    """How much two stories share; 0.0 if that is nothing but a week."""
    alike = same_theme(id_, other, on)
    if not shared and not alike:
        return 0.0
    return round(shared + (THEME if alike else 0.0) + (NEAR if same_week(id_, other, on) else 0.0), 3)


def same_theme(id_: ArticleId, other: ArticleId, on: Shelf) -> bool:
    """Whether their first themes are one."""
    return id_ in on.theme and on.theme[id_] == on.theme.get(other)


def same_week(id_: ArticleId, other: ArticleId, on: Shelf) -> bool:
    """Whether they are dated less than a week apart."""
    mine, yours = on.day.get(id_), on.day.get(other)
    return bool(mine and yours and abs((mine - yours).days) < WEEK)


def reasons(id_: ArticleId, other: ArticleId, on: Shelf, *, named: bool) -> tuple[str, ...]:
    """What two stories share, in words."""
    theirs = on.tells[other]
    names = [on.names[one] for one in on.telling[id_] if one in theirs][:NAMED] if named else []
    why = ["shares " + ", ".join(names)] if names else []
    why += ["same theme"] if same_theme(id_, other, on) else []
    return tuple([*why, "same week"] if same_week(id_, other, on) else why)
