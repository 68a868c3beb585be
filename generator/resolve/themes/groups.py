"""Bags of words -> groups of those that use the same words: k-means by their angles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from generator.resolve.themes.bags import Bag
from generator.resolve.themes.classes import choose_class, score_classes

GROUPS = 12  # at most
USUAL = 12  # texts of one group, at least on average
ROUNDS = 8

Group = Sequence[int]  # keys of its bags, the nearest to its middle first


def group_bags(bags: Mapping[int, Bag], words: int) -> list[Group]:
    """The largest group first."""
    if not bags:
        return []
    middles = _first_middles(bags, words)
    groups: list[list[tuple[float, int]]] = []
    for _ in range(ROUNDS):
        groups = [[] for _ in middles]
        for key, bag in bags.items():
            scores = score_classes(bag, middles)
            best, _ = choose_class(scores)
            groups[best].append((-scores[best] / _size(bag), key))
        members = [[bags[key] for _, key in group] for group in groups if group]
        middles = [_middle(group, words) for group in members]
    ordered = [
        [key for _, key in sorted(group)]
        for group in groups
        if group
    ]
    return sorted(ordered, key=_largest_first)


def _largest_first(group: Group) -> tuple[int, int]:
    return -len(group), min(group)


def _first_middles(bags: Mapping[int, Bag], words: int) -> list[list[float]]:
    """Bags that are far from each other, each the farthest from those before."""
    many = max(1, min(GROUPS, len(bags) // USUAL))
    nearest = dict.fromkeys(bags, 0.0)
    chosen = min(bags, key=lambda key: (-len(bags[key].words), key))
    middles: list[list[float]] = []
    while True:
        middle = _middle([bags[chosen]], words)
        middles.append(middle)
        if len(middles) == many:
            return middles
        for key, bag in bags.items():
            likeness = score_classes(bag, [middle])[0] / _size(bag)
            nearest[key] = max(nearest[key], likeness)
        chosen = min(bags, key=lambda key: (round(nearest[key], 2), -len(bags[key].words), key))


def _middle(bags: Sequence[Bag], words: int) -> list[float]:
    """Their sum, of length one."""
    total = [0.0] * words
    for bag in bags:
        size = _size(bag)
        for word, weight in zip(bag.words, bag.weights, strict=True):
            total[word] += weight / size
    length = sqrt(sum(weight * weight for weight in total))
    return [weight / length for weight in total]


def _size(bag: Bag) -> float:
    return sqrt(sum(weight * weight for weight in bag.weights))
