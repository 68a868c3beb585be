"""Names of the collection -> who may be meant by one word: the bearers of each surname."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from generator.resolve.entities.holders import core, formal, surname
from generator.resolve.entities.lexicon import FAMILY_NAMES_FIRST
from generator.resolve.entities.name import Names

Bearers = Mapping[str, frozenset[str]]
"""Surname -> the full names that end in it, or else begin with it."""
FAMED = 10  # times as many articles as all others of the surname


def find_bearers(names: Names) -> Bearers:
    """Who in the whole collection may be meant by one word."""
    by_last: dict[str, Counter[str]] = defaultdict(Counter)
    by_first: dict[str, Counter[str]] = defaultdict(Counter)
    for local in names.values():
        for name in local:
            if name.is_full_person:
                full = name.ref or formal(core(name))
                by_last[surname(name)][full] += 1
                by_first[name.words[0]][full] += 1
    bearers: dict[str, frozenset[str]] = {}
    for word in by_last.keys() | (by_first.keys() & FAMILY_NAMES_FIRST):
        articles = by_last.get(word) or by_first[word]
        bearers[word] = usual_bearers(articles)
    return bearers


def usual_bearers(articles: Counter[str]) -> frozenset[str]:
    """All who bear a surname, or the one who stands many times as often as all others together.

    `articles` counts the articles that name each bearer.
    """
    (most_used, times), *_ = articles.most_common(1)
    others = articles.total() - times
    if times >= FAMED * others:
        return frozenset({most_used})
    return frozenset(articles)
