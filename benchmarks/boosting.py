"""Rows of features, and which are kept -> small trees whose votes add up (gradient boosting)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Array = np.ndarray
ROUNDS = 100  # trees
LEAVES = 8
RATE = 0.1  # share of a tree's vote that counts
STEPS = 24  # cuts of one feature that are tried
PENALTY = 3.0  # of squared votes
ROUNDING = 1e-5  # added to a written cut, so that a value equal to it stays on its side
LEAST = 2.0  # rows, weighed by doubt, on either side of a cut


@dataclass(frozen=True, slots=True)
class Fork:
    """A question of one feature, and what follows from either answer."""

    feature: int
    step: int  # of the feature's cuts
    low: Fork | float
    high: Fork | float


@dataclass(frozen=True, slots=True)
class Forest:
    """The sum that all begin with, the cuts of each feature, and the trees."""

    bias: float
    cuts: Sequence[Array]
    trees: Sequence[Fork | float]


def grow(table: Array, kept: Array, heft: Array) -> Forest:
    """Learn from rows with their weights `heft`."""
    cuts = [np.unique(np.quantile(column, np.linspace(0, 1, STEPS + 1)[1:-1]))
            for column in table.T]
    steps = stepped(table, cuts)
    share = (heft * kept).sum() / heft.sum()
    bias = float(np.log(share / (1 - share)))
    total, trees = np.full(len(kept), bias), []
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-total))
        slope, bend = heft * (chance - kept), heft * chance * (1 - chance)
        trees.append(tree(steps, slope, bend))
        total += votes(trees[-1], steps)
    return Forest(bias, cuts, trees)


def chances(forest: Forest, table: Array) -> Array:
    """The chance that each row is kept."""
    steps = stepped(table, forest.cuts)
    total = forest.bias + sum(votes(one, steps) for one in forest.trees)
    return np.asarray(1 / (1 + np.exp(-total)))


def stepped(table: Array, cuts: Sequence[Array]) -> Array:
    """Each value as the number of cuts below it."""
    return np.stack([np.searchsorted(some, column)
                     for some, column in zip(cuts, table.T, strict=True)], 1)


def tree(steps: Array, slope: Array, bend: Array) -> Fork | float:
    """Part the rows, where it gains most, until there are LEAVES."""
    rows = {0: np.arange(len(slope))}
    cut = {0: best_cut(steps, slope, bend, rows[0])}
    forks: dict[int, tuple[int, int, int, int]] = {}
    while len(rows) < LEAVES:
        node = max(cut, key=lambda node: cut[node][0])
        gain, feature, step = cut.pop(node)
        if gain <= 0:
            break
        some = rows.pop(node)
        low = steps[some, feature] <= step
        new = 2 * len(forks) + 1
        forks[node] = (feature, step, new, new + 1)
        for child, part in ((new, some[low]), (new + 1, some[~low])):
            rows[child], cut[child] = part, best_cut(steps, slope, bend, part)

    def built(node: int) -> Fork | float:
        if node in forks:
            feature, step, low, high = forks[node]
            return Fork(feature, step, built(low), built(high))
        some = rows[node]
        return float(-RATE * slope[some].sum() / (bend[some].sum() + PENALTY))

    return built(0)


def best_cut(steps: Array, slope: Array, bend: Array, rows: Array) -> tuple[float, int, int]:
    """(gain, feature, step) of the cut that parts these rows best."""
    columns, width = steps.shape[1], STEPS + 1
    cells = (steps[rows] + np.arange(columns) * width).ravel()
    slopes, bends = (
        np.bincount(cells, np.repeat(some[rows], columns), columns * width)
        .reshape(columns, width).cumsum(1) for some in (slope, bend))
    rest, other = slopes[:, -1:] - slopes, bends[:, -1:] - bends
    gain = slopes**2 / (bends + PENALTY) + rest**2 / (other + PENALTY)
    gain -= slopes[:, -1:] ** 2 / (bends[:, -1:] + PENALTY)
    gain[(bends < LEAST) | (other < LEAST)] = 0
    at = int(gain.argmax())
    return float(gain.flat[at]), at // width, at % width


def votes(tree: Fork | float, steps: Array) -> Array:
    """What a tree adds to each row."""
    if not isinstance(tree, Fork):
        return np.full(len(steps), tree)
    low = steps[:, tree.feature] <= tree.step
    return np.where(low, votes(tree.low, steps), votes(tree.high, steps))


def cells(tree: Fork | float, names: Sequence[str], cuts: Sequence[Array]) -> list[str]:
    """A tree as `resolve/tags/score.py` reads it."""
    if not isinstance(tree, Fork):
        return [f"{tree:.4f}"]
    cut = float(cuts[tree.feature][tree.step])
    question = f"{names[tree.feature]}<={cut + ROUNDING * (1 + abs(cut)):.6g}"
    return [question, *cells(tree.low, names, cuts), *cells(tree.high, names, cuts)]
