"""How well the dated articles of a collection date each other -> a prior over days.

The prior is a mixture: of days that nothing is known of, of all days of the collection, more and
less smoothed, and of the days of the stories that share words. How much each counts is learned in
the collection itself: each dated article is predicted by the others.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from generator.resolve.dating.density import END, FIRST, Steps
from generator.resolve.dating.lags import Lags
from generator.resolve.dating.likeness import Likeness

WEEK = 7  # days of a bin of the collection's days
REACHES = (1, 6, 52)  # bins to either side over which a dated article tells
NEAR = (4, 30, 200)  # days to either side over which a story that shares words tells
RECENT = (date(1985, 1, 1).toordinal(), date(2035, 1, 1).toordinal())
RECENT_SHARE = 0.9  # of articles without any clue
FIRM = 2.0  # dated articles that count as much as what is known without any
CLASSES = (0.0, 10.0, 20.0, 40.0)  # least nats of the most alike story; each class has its shares
TRUST = 4.0  # predicted articles that count as much as the shares of other collections
ROUNDS = 12  # of expectation and maximisation, enough for shares to settle

Pieces = Sequence[tuple[int, float]]  # (the first day of the density, the density a day)
Shares = Sequence[float]  # of nothing, of each of REACHES, of each of NEAR; they add up to 1


class CollectionDays:
    """The days of the dated stories, smoothed."""

    def __init__(self, days: Sequence[int]) -> None:
        self._n = len(days)
        self.smoothed = [_smooth(days, reach) for reach in REACHES]

    def densities(self, day: int, *, without_itself: bool) -> list[float]:
        """Of each reach the density on a day, by all stories or all but one of this very day."""
        n = _bin_of(day)
        densities = []
        for reach, bins in zip(REACHES, self.smoothed, strict=True):
            count = bins.get(n, 0.0)
            total = self._n
            if without_itself:
                count -= 1 / (2 * reach + 1)
                total -= 1
            densities.append(max(count, 0.0) / max(total, 1) / WEEK)
        return densities

    def pieces(self, n: int) -> Pieces:
        """The density by the n-th reach."""
        bins = self.smoothed[n]
        pieces = []
        for number in sorted({m for n in bins for m in (n, n + 1)}):
            density = bins.get(number, 0.0) / max(self._n, 1) / WEEK
            pieces.append((FIRST + number * WEEK, density))
        return pieces


def _bin_of(day: int) -> int:
    return min(max(day - FIRST, 0), END - FIRST - 1) // WEEK


def _smooth(days: Sequence[int], reach: int) -> dict[int, float]:
    bins: dict[int, float] = defaultdict(float)
    for day in days:
        center = _bin_of(day)
        for n in range(center - reach, center + reach + 1):
            bins[n] += 1 / (2 * reach + 1)
    return dict(bins)


def class_of(alike: Sequence[Likeness]) -> int:
    """Which shares an article has, by how much it is like the most alike story."""
    best = alike[0].score if alike else 0.0
    return bisect_right(CLASSES, best) - 1 if best > 0 else 0


def learn_shares(
    densities: Mapping[int, Sequence[Sequence[float]]], lags: Lags
) -> dict[int, Shares]:
    """By class the shares under which its articles' days are most likely, given others' shares."""
    return {
        n: _maximise(
            densities.get(n, ()),
            lags.shares(n),
        )
        for n in range(len(CLASSES))
    }


def _maximise(densities: Sequence[Sequence[float]], known: Shares) -> Shares:
    shares = list(known)
    for _ in range(ROUNDS):
        counts = [TRUST * share for share in known]
        for of_article in densities:
            parts = [
                share * part
                for share, part in zip(shares, of_article, strict=True)
            ]
            total = math.fsum(parts)
            for n, part in enumerate(parts):
                counts[n] += part / total
        sum_of_counts = math.fsum(counts)
        shares = [count / sum_of_counts for count in counts]
    return shares


def flat_density(day: int) -> float:
    """The density of a day when nothing is known."""
    pieces = flat_pieces()
    return pieces[max(bisect_right(pieces, (day, math.inf)) - 1, 0)][1]


@cache
def flat_pieces() -> Pieces:
    """The densities when nothing is known."""
    recent_first, recent_end = RECENT
    other = (1 - RECENT_SHARE) / (END - FIRST - (recent_end - recent_first))
    recent = RECENT_SHARE / (recent_end - recent_first)
    return [(FIRST, other), (recent_first, recent), (recent_end, other)]


def words_densities(alike: Sequence[Likeness], day: int) -> list[float]:
    """Of each of NEAR the density on a day by the stories that share words."""
    weights = _weights(alike)
    densities = []
    for reach in NEAR:
        near = [
            weight
            for likeness, weight in zip(alike, weights, strict=True)
            if abs(likeness.day - day) <= reach
        ]
        densities.append(math.fsum(near) / (2 * reach + 1))
    return densities


def _words_pieces(alike: Sequence[Likeness], reach: int) -> Pieces:
    changes: dict[int, float] = defaultdict(float)
    for likeness, weight in zip(alike, _weights(alike), strict=True):
        changes[likeness.day - reach] += weight / (2 * reach + 1)
        changes[likeness.day + reach + 1] -= weight / (2 * reach + 1)
    pieces = []
    density = 0.0
    for day in sorted(changes):
        density += changes[day]
        pieces.append((day, max(density, 0.0)))
    return pieces


def _weights(alike: Sequence[Likeness]) -> list[float]:
    """Each by the square of its likeness."""
    total = math.fsum(likeness.score**2 for likeness in alike)
    return [likeness.score**2 / total for likeness in alike]


def mix(days: CollectionDays, alike: Sequence[Likeness], shares: Shares, n_dated: int) -> Steps:
    """The logarithm of the mixture; of few dated articles, little."""
    trust = n_dated / (n_dated + FIRM)
    parts: list[tuple[Pieces, float]] = [(flat_pieces(), 1 - trust * (1 - shares[0]))]
    for n in range(len(REACHES)):
        parts.append((days.pieces(n), trust * shares[1 + n]))
    for n, reach in enumerate(NEAR if alike else ()):
        parts.append((_words_pieces(alike, reach), trust * shares[1 + len(REACHES) + n]))
    return _add_up(parts)


def _add_up(parts: Sequence[tuple[Pieces, float]]) -> Steps:
    changes: dict[int, float] = defaultdict(float)
    for pieces, weight in parts:
        value = 0.0
        for day, density in pieces:
            changes[day] += weight * (density - value)
            value = density
    steps = []
    density = 0.0
    for day in sorted(changes):
        density += changes[day]
        steps.append((day, math.log(max(density, 1e-12))))
    return Steps(tuple(steps))
