"""Phrases of a story -> how much each is worth as a tag: features in trees.

The trees are data, `english/data/tag_tree.tsv`, learned by `benchmarks/tags.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
LEAST_WORDS = 20.0  # that a text counts as having, so that short texts are not dense
FEW_STORIES = 8  # that a collection counts as having at least


# A number of a feature in NAMES, a cut, the tree where the feature is no greater, the other; or
# what the tree adds. Plain tuples: each story has 10000 of them asked.
Tree = tuple[int, float, Any, Any] | float


@dataclass(frozen=True, slots=True, eq=False)
class PhraseCounts:
    """What all stories say of phrases."""

    stories: int
    holding: Mapping[str, int]  # key -> how many stories have it among their phrases
    heading: Mapping[str, int]  # key -> how many have it in their headline


@dataclass(frozen=True, slots=True, eq=False)
class PhraseContext:
    """What the other stories, and the other phrases of the story, say of a phrase."""

    counts: PhraseCounts
    larger: Mapping[
        str, int
    ]  # key -> uses of the most used longer phrase that holds it
    smaller: Mapping[
        str, int
    ]  # key -> uses of the most used shorter phrase that it holds
    heads: Mapping[str, int]  # last word -> uses of all phrases that end in it
    worth: Sequence[float]  # uses times rarity of every phrase, the greatest first


def score_phrases(
    findings: Findings, counts: PhraseCounts
) -> list[tuple[float, Phrase]]:
    """Each phrase that is weighed with its score, 0 to 1, best first."""
    context = build_context(findings, counts)
    scored = []
    for phrase in findings.phrases[:WEIGHED]:
        row = features(phrase, findings, context)
        scored.append((round(score(row), 4), phrase))
    return sorted(scored, key=_best_first)


def _best_first(scored: tuple[float, Phrase]) -> tuple[float, str]:
    chance, phrase = scored
    return -chance, phrase.key


def score(row: Sequence[float]) -> float:
    """The chance that a reader keeps the phrase: trees vote, each by a few features."""
    total, forest = trees()
    for node in forest:
        while node.__class__ is tuple:
            feature, cut, node, high = node
            if row[feature] > cut:
                node = high
        total += node
    return 1 / (1 + exp(-total))


@cache
def trees() -> tuple[float, tuple[Any, ...]]:
    """(the sum that all begin with, what each tree adds), as `tag_tree.tsv` has them."""
    (bias,), *rows = rows_of("tag_tree.tsv")
    return float(bias), tuple(_read_tree(iter(row)) for row in rows)


def _read_tree(cells: Iterator[str]) -> Tree:
    """Read a tree: "feature<=cut", then the tree where that holds, then the other; or a number."""
    feature, sign, cut = next(cells).partition("<=")
    if not sign:
        return float(feature)
    low = _read_tree(cells)
    high = _read_tree(cells)
    number = NAMES.index(feature)
    return number, float(cut), low, high


def count_phrases(leads: Sequence[Findings]) -> PhraseCounts:
    """Count the phrases of all stories."""
    holding: Counter[str] = Counter()
    heading: Counter[str] = Counter()
    for findings in leads:
        for phrase in findings.phrases:
            holding[phrase.key] += 1
            if phrase.spans[0].start < findings.article.body_start:
                heading[phrase.key] += 1
    return PhraseCounts(len(leads), holding, heading)


def build_context(findings: Findings, counts: PhraseCounts) -> PhraseContext:
    """What the other phrases of the story say."""
    larger, smaller = _count_nested(findings.phrases)
    heads: Counter[str] = Counter()
    worth = []
    for phrase in findings.phrases:
        heads[_last_word(phrase.key)] += phrase.uses
        worth.append(phrase.uses * rarity(phrase.key))
    worth.sort(reverse=True)
    return PhraseContext(counts, larger, smaller, heads, worth)


def _last_word(key: str) -> str:
    return key.rpartition(" ")[2]


def _count_nested(phrases: Sequence[Phrase]) -> tuple[dict[str, int], dict[str, int]]:
    """Key -> uses of the most used longer phrase that holds it, and of a shorter that it holds."""
    uses = {phrase.key: phrase.uses for phrase in phrases}
    larger: dict[str, int] = {}
    smaller: dict[str, int] = {}
    for key, n in uses.items():
        for part in _shorter_phrases(key):
            if part in uses:
                larger[part] = max(larger.get(part, 0), n)
                smaller[key] = max(smaller.get(key, 0), uses[part])
    return larger, smaller


def _shorter_phrases(key: str) -> Iterator[str]:
    """Every shorter phrase of neighbouring words."""
    words = key.split()
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            if last - first < len(words):
                yield " ".join(words[first:last])


class StoryFeatures(NamedTuple):
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


def features(
    phrase: Phrase, findings: Findings, context: PhraseContext
) -> tuple[float, ...]:
    """All that speaks for or against a phrase, in the order of NAMES."""
    in_story = map(float, _story_features(phrase, findings, context))
    return (*form(phrase.key), *in_story)


def _story_features(
    phrase: Phrase, findings: Findings, context: PhraseContext
) -> StoryFeatures:
    """What the phrase's uses tell."""
    text = findings.article.text
    body = findings.article.body_start
    uses = phrase.uses
    first_start = phrase.spans[0].start
    last_span = phrase.spans[-1]
    size = max(len(text), 1)
    worth = uses * rarity(phrase.key)
    best_worth = context.worth[0] or 1.0
    larger = context.larger.get(phrase.key, 0)
    holding = context.counts.holding.get(phrase.key, 1)
    return StoryFeatures(
        headline=first_start < body,
        early=first_start < body + EARLY,
        place=first_start / size,
        spread=log(1 + 10 * (last_span.start - first_start) / size),
        uses=log(uses),
        again=uses > 1,
        several=uses > 1 and " " in phrase.key,
        heads=log(context.heads.get(_last_word(phrase.key), 1)),
        worth=worth / best_worth,
        rank=bisect_left(context.worth, -worth, key=neg),
        density=_density(uses, size),
        whole=phrase.whole_uses / uses,
        last=phrase.last_uses / uses,
        never_last=phrase.last_uses == 0,
        proper=phrase.proper_uses / uses,
        capitals=text[last_span.start : last_span.end].isupper(),
        larger=min(larger / uses, 1.0),
        fragment=larger >= uses,
        smaller=min(context.smaller.get(phrase.key, 0) / uses, 4.0),
        shared=log(holding),
        sole=holding == 1,
        common=holding / max(context.counts.stories, FEW_STORIES),
        heading=context.counts.heading.get(phrase.key, 0) / holding,
    )


def _density(uses: int, characters: int) -> float:
    """Uses for each hundred words of a text, at most 5.0."""
    words = max(characters / CHARACTERS, LEAST_WORDS)
    return min(100 * uses / words, 5.0)


NAMES = (*FORMS, *StoryFeatures._fields)
