"""Reports of all articles -> how much a word tells of an actor: the fewer of its stories have it.

What is told of others changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from generator.model.ids import ArticleId, EntityId
from generator.resolve.timeline.reports import Report

FURTHER = 50  # stories that are taken to be unseen, so that of few stories all words tell much


@dataclass(frozen=True, slots=True)
class _Stories:
    """How many stories name an actor, and in how many of them each word stands beside it."""

    count: int
    with_word: Mapping[str, int]


class Rarity:
    """What words tell, by the stories of an actor that two reports share."""

    def __init__(self, reports: Iterable[Report]) -> None:
        words_of: dict[EntityId, dict[ArticleId, set[str]]] = defaultdict(dict)
        for report in reports:
            for actor in report.actors:
                words_of[actor].setdefault(report.story, set()).update(report.words)
        self._stories: dict[EntityId, _Stories] = {}
        for actor, stories in words_of.items():
            counts = Counter(word for words in stories.values() for word in words)
            self._stories[actor] = _Stories(len(stories), counts)

    def share(self, a: Report, b: Report) -> float:
        """Of what the words of one tell, the share that both have; of the one that tells less.

        0.0 where they share no actor.
        """
        shared = set(a.actors) & set(b.actors)
        if not shared or not a.words or not b.words:
            return 0.0
        stories = self._stories[max(shared, key=lambda actor: (self._stories[actor].count, actor))]
        least = min(_weigh(a.words, stories), _weigh(b.words, stories))
        return _weigh(a.words & b.words, stories) / least


def _weigh(words: Iterable[str], stories: _Stories) -> float:
    total = stories.count + FURTHER
    return sum(log(total / stories.with_word[word]) for word in sorted(words))
