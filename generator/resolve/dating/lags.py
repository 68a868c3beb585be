"""A kind of clue -> how long after its day such articles are published, as learned.

`benchmarks/dating.py --write` learns the table from articles whose day is known.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.english.vocabulary import rows_of
from generator.resolve.dating.density import Steps

# The first days of the bins, in days from the clue's day to publication.
EDGES = (
    *(-3650, -1096, -366, -120, -31, -7, -1, 0, 1, 2, 4, 8, 15, 31, 61, 121, 366, 731, 1461),
    3650,
)
LAST_EDGE = 9000
WIDTHS = tuple(
    end - start for start, end in zip(EDGES, (*EDGES[1:], LAST_EDGE), strict=True)
)
FLOOR = 1e-7  # density a day of what the table calls impossible


class Bound(NamedTuple):
    """The mass that a window must have to be published."""

    longest: int  # days
    least_mass: float


@dataclass(frozen=True, slots=True)
class Lags:
    """What was learned: by kind the density of each bin; bounds; shares of the prior."""

    densities: Mapping[str, Sequence[float]]
    bounds: Sequence[Bound]
    prior_shares: Mapping[int, Sequence[float]]  # by class of likeness, of the parts of a prior

    def shares(self, n: int) -> Sequence[float]:
        """How much each part of the prior counts for articles of a class of likeness."""
        return self.prior_shares[n]

    def steps(self, kind: str, anchors: Sequence[int]) -> Steps:
        """The log-likelihood of days by their lag from the nearest of the clue's days."""
        densities = self.densities.get(kind)
        if densities is None:
            return Steps(((0, 0.0),))
        steps: list[tuple[int, float]] = []
        for n, anchor in enumerate(anchors):
            start = (anchors[n - 1] + anchor) // 2 if n else None
            for lag, value in _bins(densities):
                day = anchor + lag
                if start is not None and day < start:
                    last_before = (start, value)
                    if steps and steps[-1][0] == start:
                        steps.pop()
                    steps.append(last_before)
                elif n + 1 == len(anchors) or day < (anchor + anchors[n + 1]) // 2:
                    steps.append((day, value))
        return Steps(tuple(steps))


def _bins(densities: Sequence[float]) -> list[tuple[int, float]]:
    """(first lag, log density), with the floor before the first bin and after the last."""
    floor = math.log(FLOOR)
    bins = [(EDGES[0] - 1, floor)]
    for lag, density in zip(EDGES, densities, strict=True):
        bins.append((lag, math.log(max(density, FLOOR))))
    return [*bins, (LAST_EDGE, floor)]


def bin_of(lag: int) -> int | None:
    """The bin of a lag; None of one that is outside of all."""
    if not EDGES[0] <= lag < LAST_EDGE:
        return None
    return bisect_right(EDGES, lag) - 1


def learned_lags() -> Lags:
    """The table that comes with the program."""
    densities: dict[str, list[float]] = {}
    bounds: list[Bound] = []
    shares: dict[int, list[float]] = {}
    for what, name, *numbers in rows_of("dating_lags.tsv"):
        if what == "lags":
            densities[name] = [
                float(share) / width
                for share, width in zip(numbers, WIDTHS, strict=True)
            ]
        elif what == "prior":
            shares[int(name)] = [float(number) for number in numbers]
        else:
            bound = Bound(
                longest=int(name),
                least_mass=float(numbers[0]),
            )
            bounds.append(bound)
    return Lags(densities, tuple(sorted(bounds)), shares)
