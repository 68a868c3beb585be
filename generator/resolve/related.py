"""Stories and their index -> which stories are related, and why.

Not all pairs are compared: shared names lead from a story to the few that it is compared with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.corpus import Related, Story
from generator.model.ids import ArticleId
from generator.resolve.story_index import WEEK, StoryIndex

RELATED = 6  # stories kept for each article
COMPARED = 16  # stories that are compared in full with each one
THEME = 1.5  # what a shared first theme weighs, in the units of a name's log-rarity
NEAR = 1.0  # what the same week weighs
NAMED = 3  # shared names that a reason lists


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A story that may be related."""

    story: ArticleId
    shared: float  # weight of the names shared; 0.0 if all of them are dull


def find_related(
    stories: Iterable[Story], index: StoryIndex
) -> dict[ArticleId, tuple[Related, ...]]:
    """For each article, all printings alike, the stories that share most with it."""
    related: dict[ArticleId, tuple[Related, ...]] = {}
    for story in stories:
        best = _related_to(story.id, index)
        for id_ in story.printings:
            related[id_] = best
    return dict(sorted(related.items()))


def _related_to(id_: ArticleId, index: StoryIndex) -> tuple[Related, ...]:
    """The stories that share most with one story, the best first."""
    ranked = []
    for candidate in _find_candidates(id_, index):
        score = _score(id_, candidate, index)
        if score:
            ranked.append((-score, candidate.story, candidate.shared > 0))
    related = []
    for negative_score, other, shares_names in sorted(ranked)[:RELATED]:
        reasons = _reasons(id_, other, index, with_names=shares_names)
        related.append(Related(other, -negative_score, reasons))
    return tuple(related)


def _find_candidates(id_: ArticleId, index: StoryIndex) -> list[_Candidate]:
    """The stories that share the rarest names with this one, and its neighbours in its theme."""
    scores = dict.fromkeys(index.neighbours.get(id_, ()), 0.0)
    sharing_names = set[ArticleId]()
    for entity in index.telling[id_]:
        weight = index.weights[entity]
        for other in index.stories_of[entity]:
            scores[other] = scores.get(other, 0.0) + weight
        if entity not in index.dull:
            sharing_names.update(index.stories_of[entity])
    scores.pop(id_, None)
    ranked = sorted([(-round(score, 6), other) for other, score in scores.items()])
    candidates = []
    for _, other in ranked[:COMPARED]:
        shared = scores[other] if other in sharing_names else 0.0
        candidates.append(_Candidate(other, shared))
    return candidates


def _score(id_: ArticleId, candidate: _Candidate, index: StoryIndex) -> float:
    """How much two stories share; 0.0 if that is nothing but a week."""
    same_theme = _same_theme(id_, candidate.story, index)
    if not candidate.shared and not same_theme:
        return 0.0
    score = candidate.shared
    if same_theme:
        score += THEME
    if _same_week(id_, candidate.story, index):
        score += NEAR
    return round(score, 3)


def _same_theme(id_: ArticleId, other: ArticleId, index: StoryIndex) -> bool:
    """Whether two stories have the same first theme."""
    if id_ not in index.themes:
        return False
    return index.themes[id_] == index.themes.get(other)


def _same_week(id_: ArticleId, other: ArticleId, index: StoryIndex) -> bool:
    """Whether two stories are dated less than a week apart."""
    day = index.days.get(id_)
    other_day = index.days.get(other)
    if day is None or other_day is None:
        return False
    distance = abs((day - other_day).days)
    return distance < WEEK


def _reasons(
    id_: ArticleId, other: ArticleId, index: StoryIndex, *, with_names: bool
) -> tuple[str, ...]:
    """What two stories share, in words."""
    reasons = []
    if with_names:
        names = _shared_names(id_, other, index)
        if names:
            reasons.append("shares " + ", ".join(names[:NAMED]))
    if _same_theme(id_, other, index):
        reasons.append("same theme")
    if _same_week(id_, other, index):
        reasons.append("same week")
    return tuple(reasons)


def _shared_names(id_: ArticleId, other: ArticleId, index: StoryIndex) -> list[str]:
    """The names that both stories have, the rarest first."""
    entities_of_other = index.telling_sets[other]
    shared = (
        entity
        for entity in index.telling[id_]
        if entity in entities_of_other
    )
    return [index.names[entity] for entity in shared]
