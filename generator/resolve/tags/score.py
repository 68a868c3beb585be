"""Phrases of a story -> how much each is worth as a tag: features in trees.

The trees are data, `english/data/tag_tree.tsv`, learned by `benchmarks/tags.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from operator import neg
from typing import Any, NamedTuple

from generator.english.background import rarity
from generator.english.vocabulary import rows_of
from generator.model.findings import Findings
from generator.model.subjects import Phrase
from generator.resolve.tags.form import FORMS, form

EARLY = 400  # characters of the first lines
WEIGHED = 24  # phrases of a story, the first by a cheap guess, that are weighed
CHARACTERS = 6.0  # of an English word with its blank, about


# A number of a feature in NAMES, a cut, the tree where the feature is no greater, the other; or
# what the tree adds. Plain tuples: each story has 10000 of them asked.
Tree = tuple[int, float, Any, Any] | float


@dataclass(frozen=True, slots=True, eq=False)
class Collected:
    """What all stories say of phrases."""

    stories: int
    holding: Mapping[str, int]  # key -> how many stories have it among their phrases
    heading: Mapping[str, int]  # key -> how many have it in their headline


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What the other stories, and the other phrases of the story, say of a phrase."""

    collected: Collected
    larger: Mapping[str, int]  # key -> uses of the most used longer phrase that holds it
    smaller: Mapping[str, int]  # key -> uses of the most used shorter phrase that it holds
    heads: Mapping[str, int]  # last word -> uses of all phrases that end in it
    worth: Sequence[float]  # uses times rarity of every phrase, the greatest first


def scores(found: Findings, held: Collected) -> list[tuple[float, Phrase]]:
    """Each phrase that is weighed with its score, 0 to 1, best first."""
    context = context_of(found, held)
    ranked = [(round(score(features(phrase, found, context)), 4), phrase)
              for phrase in found.phrases[:WEIGHED]]
    return sorted(ranked, key=lambda ranked: (-ranked[0], ranked[1].key))


def score(row: Sequence[float]) -> float:
    """The chance that a reader keeps the phrase: trees vote, each by a few features."""
    total, forest = trees()
    for node in forest:
        while node.__class__ is tuple:
            at, cut, node, high = node
            if row[at] > cut:
                node = high
        total += node
    return 1 / (1 + exp(-total))


@cache
def trees() -> tuple[float, tuple[Any, ...]]:
    """(the sum that all begin with, what each tree adds), as `tag_tree.tsv` has them."""
    (bias,), *rows = rows_of("tag_tree.tsv")
    return float(bias), tuple(grown(iter(row)) for row in rows)


def grown(cells: Iterator[str]) -> Tree:
    """Read a tree: "feature<=cut", then the tree where that holds, then the other; or a number."""
    feature, sign, cut = next(cells).partition("<=")
    if not sign:
        return float(feature)
    return NAMES.index(feature), float(cut), grown(cells), grown(cells)


def collected(leads: Sequence[Findings]) -> Collected:
    """Count the phrases of all stories."""
    return Collected(
        len(leads), Counter(phrase.key for found in leads for phrase in found.phrases),
        Counter(phrase.key for found in leads for phrase in found.phrases
                if phrase.spans[0].start < found.article.body))


def context_of(found: Findings, held: Collected) -> Context:
    """What the other phrases of the story say."""
    larger, smaller = nesting(found.phrases)
    heads: Counter[str] = Counter()
    for phrase in found.phrases:
        heads[phrase.key.rpartition(" ")[2]] += phrase.uses
    worth = sorted((phrase.uses * rarity(phrase.key) for phrase in found.phrases), reverse=True)
    return Context(held, larger, smaller, heads, worth)


def nesting(phrases: Sequence[Phrase]) -> tuple[dict[str, int], dict[str, int]]:
    """Key -> uses of the most used longer phrase that holds it, and of a shorter that it holds."""
    uses = {phrase.key: phrase.uses for phrase in phrases}
    larger: dict[str, int] = {}
    smaller: dict[str, int] = {}
    for key, n in uses.items():
        for part in inner(key):
            if part in uses:
                larger[part] = max(larger.get(part, 0), n)
                smaller[key] = max(smaller.get(key, 0), uses[part])
    return larger, smaller


def inner(key: str) -> Iterable[str]:
    """Every shorter phrase of neighbouring words."""
    words = key.split()
    return (" ".join(words[first:last]) for first in range(len(words))
            for last in range(first + 1, len(words) + 1) if last - first < len(words))


class Place(NamedTuple):
    """Features of a phrase in its story, and in the collection."""

    headline: float
    early: float
    place: float
    spread: float
    uses: float
    again: float
    several: float
    heads: float
    worth: float
    rank: float
    density: float
    whole: float
    last: float
    never_last: float
    proper: float
    capitals: float
    larger: float
    fragment: float
    smaller: float
    shared: float
    sole: float
    common: float
    heading: float


def features(phrase: Phrase, found: Findings, context: Context) -> tuple[float, ...]:
    """All that speaks for or against a phrase, in the order of NAMES."""
    return (*form(phrase.key), *map(float, placed(phrase, found, context)))


def placed(phrase: Phrase, found: Findings, context: Context) -> Place:
    """What the phrase's uses tell."""
    text, body, uses = found.article.text, found.article.body, phrase.uses
    first, last = phrase.spans[0].start, phrase.spans[-1]
    worth, best = uses * rarity(phrase.key), context.worth[0] or 1.0
    size, holding = max(len(text), 1), context.collected.holding.get(phrase.key, 1)
    larger = context.larger.get(phrase.key, 0)
    return Place(
        headline=first < body, early=first < body + EARLY,
        place=first / size, spread=log(1 + 10 * (last.start - first) / size),
        uses=log(uses), again=uses > 1, several=uses > 1 and " " in phrase.key,
        heads=log(context.heads.get(phrase.key.rpartition(" ")[2], 1)),
        worth=worth / best, rank=bisect_left(context.worth, -worth, key=neg),
        density=min(100 * uses / max(size / CHARACTERS, 20.0), 5.0),
        whole=phrase.whole / uses, last=phrase.last / uses,
        never_last=phrase.last == 0, proper=phrase.proper / uses,
        capitals=text[last.start:last.end].isupper(),
        larger=min(larger / uses, 1.0), fragment=larger >= uses,
        smaller=min(context.smaller.get(phrase.key, 0) / uses, 4.0),
        shared=log(holding), sole=holding == 1,
        common=holding / max(context.collected.stories, 8),
        heading=context.collected.heading.get(phrase.key, 0) / holding)


NAMES = (*FORMS, *Place._fields)
