"""Phrases of a story -> how much each is worth as a tag: features in trees.

The trees are data, `english/data/tag_tree.tsv`, learned by `benchmarks/tags.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log
from operator import neg
from typing import NamedTuple

from generator.english.background import counted, documents, rarity, sense, shares, usage
from generator.english.keys import rows_of
from generator.model import Findings, Phrase

EARLY = 400  # characters of the first lines
KINDS = (
    "act", "artifact", "attribute", "cognition", "communication", "event", "group", "location",
    "person", "possession", "process", "quantity", "relation", "state", "substance", "time", "")
NEW = 0.05  # share of titles that a word is given that nobody counted
CHARACTERS = 6.0  # of an English word with its blank, about


class Fork(NamedTuple):
    """A question of one feature, and what follows from either answer."""

    feature: str
    cut: float
    low: Fork | float
    high: Fork | float


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
    """Each phrase with its score, 0 to 1, best first."""
    context = context_of(found, held)
    ranked = [
        (round(score(features(phrase, found, context)), 4), phrase) for phrase in found.phrases]
    return sorted(ranked, key=lambda ranked: (-ranked[0], ranked[1].key))


def score(row: Mapping[str, float]) -> float:
    """The chance that a reader keeps the phrase: trees vote, each by a few features."""
    bias, forest = trees()
    total = bias
    for tree in forest:
        node = tree
        while isinstance(node, Fork):
            node = node.low if row[node.feature] <= node.cut else node.high
        total += node
    return 1 / (1 + exp(-total))


@cache
def trees() -> tuple[float, tuple[Fork | float, ...]]:
    """(the sum that all begin with, what each tree adds), as `tag_tree.tsv` has them."""
    (bias,), *rows = rows_of("tag_tree.tsv")
    return float(bias), tuple(grown(iter(row)) for row in rows)


def grown(cells: Iterator[str]) -> Fork | float:
    """Read a tree: "feature<=cut", then the tree where that holds, then the other; or a number."""
    feature, sign, cut = next(cells).partition("<=")
    if not sign:
        return float(feature)
    return Fork(feature, float(cut), grown(cells), grown(cells))


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


def features(phrase: Phrase, found: Findings, context: Context) -> dict[str, float]:
    """All that speaks for or against a phrase, by name."""
    text, body, uses = found.article.text, found.article.body, phrase.uses
    first, last = phrase.spans[0].start, phrase.spans[-1]
    worth, best = uses * rarity(phrase.key), context.worth[0] or 1.0
    size, holding = max(len(text), 1), context.collected.holding.get(phrase.key, 1)
    larger = context.larger.get(phrase.key, 0)
    return {
        **form(phrase.key),
        "headline": float(first < body), "early": float(first < body + EARLY),
        "place": first / size, "spread": log(1 + 10 * (last.start - first) / size),
        "uses": log(uses), "again": float(uses > 1),
        "several": float(uses > 1 and " " in phrase.key),
        "heads": log(context.heads.get(phrase.key.rpartition(" ")[2], 1)),
        "worth": worth / best, "rank": float(bisect_left(context.worth, -worth, key=neg)),
        "density": min(100 * uses / max(size / CHARACTERS, 20.0), 5.0),
        "whole": phrase.whole / uses, "last": phrase.last / uses,
        "never_last": float(phrase.last == 0), "proper": phrase.proper / uses,
        "capitals": float(text[last.start:last.end].isupper()),
        "larger": min(larger / uses, 1.0), "fragment": float(larger >= uses),
        "smaller": min(context.smaller.get(phrase.key, 0) / uses, 4.0),
        "shared": log(holding), "sole": float(holding == 1),
        "common": holding / max(context.collected.stories, 8),
        "heading": context.collected.heading.get(phrase.key, 0) / holding,
    }


@lru_cache(200_000)
def form(key: str) -> Mapping[str, float]:
    """What the phrase alone tells, by its words, by the background and by dictionaries."""
    words = key.split()
    return {
        **rareness(key, words), **title_shares(key, words), **word_classes(words),
        **meanings(key, words)}


def rareness(key: str, words: Sequence[str]) -> dict[str, float]:
    """How rare a phrase and its words are, and how often it is part of a longer one."""
    whole, many = usage(key), len(words) > 1
    rare = [rarity(word) for word in words]
    expected = documents() * exp(-sum(rare))
    known = whole.documents > 0
    bound = log((1 + whole.documents) / (1 + expected)) if many and known else 0.0
    return {
        "one": float(not many), "three": float(len(words) == 3), "four": float(len(words) > 3),
        "letters": min(len(key), 30) / 10, "rarity": rarity(key), "rare_head": rare[-1],
        "rare_first": rare[0] if many else 0.0, "rarest": max(rare), "commonest": min(rare),
        "rare_one": 0.0 if many else rarity(key), "known": float(known),
        "known_several": float(many and known), "bound": bound,
        "before": whole.before, "after": whole.after,
        "before_several": whole.before if many else 0.0,
        "head_before": usage(words[-1]).before, "first_after": usage(words[0]).after,
    }


def title_shares(key: str, words: Sequence[str]) -> dict[str, float]:
    """How often a phrase and its words stand in titles."""
    whole, many = usage(key), len(words) > 1
    some = [min(usage(word).titled, 0.5) if usage(word).documents else NEW for word in words]
    titled = min(whole.titled, 0.5) if whole.documents else NEW
    return {
        "titled": titled, "titled_head": some[-1], "titled_first": some[0] if many else 0.0,
        "titled_least": min(some), "titled_alone": 0.0 if many else titled,
    }


def word_classes(words: Sequence[str]) -> dict[str, float]:
    """Nouns, adjectives and verbs."""
    head, first, many = shares(words[-1]), shares(words[0]), len(words) > 1
    return {
        "noun": head.noun, "verb": head.verb, "uncounted": float(not counted(words[-1])),
        "first_adjective": first.adjective * many, "first_verb": first.verb * many,
        "first_noun": first.noun * many, "noun_one": 0.0 if many else head.noun,
    }


def meanings(key: str, words: Sequence[str]) -> dict[str, float]:
    """What the last word mostly means and how general that is; whether dictionaries have it all."""
    head, first, many = sense(words[-1]), sense(words[0]), len(words) > 1
    kinds = {f"kind_{kind}": float(head.kind == kind) for kind in KINDS}
    firsts = {f"first_{kind}": float(many and first.kind == kind) for kind in KINDS}
    return {
        **kinds, **firsts, "entry": float(many and bool(sense(key).kind)),
        "meanings": log(1 + head.meanings), "narrower": float(head.narrower),
        "meanings_one": 0.0 if many else log(1 + head.meanings),
        "narrower_one": 0.0 if many else float(head.narrower),
        "person_one": float(not many and head.kind == "person"),
    }
