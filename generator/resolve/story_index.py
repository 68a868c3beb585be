"""Casts, themes, tags and dates of all stories -> the index that finds related stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from generator.model.entities import Entity
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId, ThemeId
from generator.model.subjects import Tag
from generator.resolve.together import Cast

TELLING = 0.2  # share of all stories; a name in more tells nothing
FEW = 8  # stories in which a name may always be, however small the collection
# Stories; a name in more is not followed, so that work stays in step with size.
MANY = 60
PLACE = 0.4  # what a shared country, town or government weighs beside a shared firm or person
WEEK = 7  # days
# Stories before, and as many after, that are compared for their theme and day.
NEIGHBOURS = 3

StoriesOf = Mapping[EntityId, Sequence[ArticleId]]


@dataclass(frozen=True, slots=True)
class StoryIndex:
    """What `find_related` looks up. Stories go by lead id; tags are among the entities."""

    names: Mapping[EntityId, str]
    weights: Mapping[EntityId, float]  # log-rarity of the entities that are telling
    stories_of: StoriesOf  # of the telling entities
    telling: Mapping[ArticleId, Sequence[EntityId]]  # of each story, rarest first
    telling_sets: Mapping[ArticleId, frozenset[EntityId]]  # the same, to look up
    neighbours: Mapping[
        ArticleId, Sequence[ArticleId]
    ]  # in time, of the same first theme
    themes: Mapping[ArticleId, ThemeId]
    days: Mapping[ArticleId, date]
    dull: Container[str]  # places and governments: alone they relate nothing


def build_index(
    findings: Mapping[ArticleId, Findings],
    entities: Mapping[EntityId, Entity],
    casts: Mapping[ArticleId, Cast],
    dull: Mapping[str, float],
    tags: Mapping[ArticleId, Sequence[Tag]],
) -> StoryIndex:
    """Index all stories, so that each is only compared with those that share something rare.

    `dull` says how much less than others a name weighs, 0 to 1.
    """
    casts = _add_tags(casts, tags)
    stories_of: dict[EntityId, list[ArticleId]] = defaultdict(list)
    for id_, cast in casts.items():
        for entity in cast:
            stories_of[entity].append(id_)
    weights = _weigh(stories_of, len(casts), dull)
    telling = {id_: _telling_entities(cast, weights) for id_, cast in casts.items()}
    themes = _first_themes(findings, casts)
    days = _days(findings, casts)
    return StoryIndex(
        names=_names(entities, tags),
        weights=weights,
        stories_of={id_: tuple(stories_of[id_]) for id_ in weights},
        telling=telling,
        telling_sets={id_: frozenset(ids) for id_, ids in telling.items()},
        neighbours=_find_neighbours(themes, days),
        themes=themes,
        days=days,
        dull=dull,
    )


def _tag_id(tag: Tag) -> EntityId:
    """A tag's id among the entities; no entity's id begins so."""
    return EntityId(f"# {tag.key}")


def _add_tags(
    casts: Mapping[ArticleId, Cast], tags: Mapping[ArticleId, Sequence[Tag]]
) -> dict[ArticleId, Cast]:
    """The casts, each with those tags of its story that are not entities."""
    with_tags = {}
    for id_, cast in casts.items():
        words = tuple(
            _tag_id(tag)
            for tag in tags.get(id_, ())
            if not tag.entity
        )
        with_tags[id_] = cast + words
    return with_tags


def _names(
    entities: Mapping[EntityId, Entity], tags: Mapping[ArticleId, Sequence[Tag]]
) -> dict[EntityId, str]:
    names = {id_: entity.name for id_, entity in entities.items()}
    for tags_of_story in tags.values():
        for tag in tags_of_story:
            names[_tag_id(tag)] = tag.name
    return names


def _weigh(
    stories_of: StoriesOf, stories: int, dull: Mapping[str, float]
) -> dict[EntityId, float]:
    """The log-rarity of each entity that several stories share, but not too many."""
    limit = min(max(TELLING * stories, FEW), MANY)
    weights = {}
    for id_, sharing in stories_of.items():
        if 2 <= len(sharing) <= limit:
            weight = log(1 + stories / len(sharing)) * dull.get(id_, 1.0)
            if weight:
                weights[id_] = weight
    return weights


def _telling_entities(cast: Cast, weights: Mapping[EntityId, float]) -> Cast:
    """Those of a cast that have a weight, the rarest first."""
    telling = [id_ for id_ in cast if id_ in weights]
    rarest_first = sorted(telling, key=lambda id_: (-weights[id_], id_))
    return tuple(rarest_first)


def _first_themes(
    findings: Mapping[ArticleId, Findings], stories: Iterable[ArticleId]
) -> dict[ArticleId, ThemeId]:
    themes = {}
    for id_ in stories:
        if findings[id_].themes:
            themes[id_] = findings[id_].themes[0].id
    return themes


def _days(
    findings: Mapping[ArticleId, Findings], stories: Iterable[ArticleId]
) -> dict[ArticleId, date]:
    """The first day of each story that is dated to less than a week."""
    days = {}
    for id_ in stories:
        dated = findings[id_].article.published
        if dated and (dated.period.last - dated.period.first).days < WEEK:
            days[id_] = dated.period.first
    return days


def _find_neighbours(
    themes: Mapping[ArticleId, ThemeId], days: Mapping[ArticleId, date]
) -> dict[ArticleId, Sequence[ArticleId]]:
    """The stories right before and right after each one, of its first theme, by day."""
    stories_of_theme: dict[ThemeId, list[tuple[date, ArticleId]]] = defaultdict(list)
    for id_, theme in themes.items():
        stories_of_theme[theme].append((days.get(id_, date.max), id_))
    neighbours: dict[ArticleId, Sequence[ArticleId]] = {}
    for stories in stories_of_theme.values():
        ordered = [id_ for _, id_ in sorted(stories)]
        for n, id_ in enumerate(ordered):
            before = ordered[max(0, n - NEIGHBOURS) : n]
            after = ordered[n + 1 : n + 1 + NEIGHBOURS]
            neighbours[id_] = tuple(before + after)
    return neighbours
