"""Log-likelihoods over days, as step functions -> a posterior; windows that hold its mass."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

FIRST = date(1850, 1, 1).toordinal()  # no day before it is inferred
END = date(2050, 1, 1).toordinal()  # nor this one, nor a later one
LEAST = 1e-5  # of the highest density: at less, no window begins or ends


@dataclass(frozen=True, slots=True)
class Steps:
    """A function of days that is constant between its steps.

    Each step is (the first day of the value, the value); the first step also holds before it.
    """

    steps: tuple[tuple[int, float], ...]

    def at(self, day: int) -> float:
        """The value on this day."""
        n = bisect_left(self.steps, (day + 1,)) - 1
        return self.steps[max(n, 0)][1]


def add_up(weighted: Iterable[tuple[Steps, float]]) -> Steps:
    """The sum of functions, each times its weight."""
    start = 0.0
    changes: list[tuple[int, float]] = []
    for function, weight in weighted:
        value = function.steps[0][1]
        start += weight * value
        for day, next_value in function.steps[1:]:
            changes.append((day, weight * (next_value - value)))
            value = next_value
    sums = [(FIRST, start)]
    for day, change in sorted(changes):
        value = sums[-1][1] + change
        if day <= sums[-1][0]:
            sums[-1] = (sums[-1][0], value)
        elif day < END:
            sums.append((day, value))
    return Steps(tuple(sums))


@dataclass(frozen=True, slots=True)
class Window:
    """Days, both included, as ordinals, and the mass of the posterior that is on them."""

    first: int
    last: int
    mass: float

    @property
    def length(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1


class Posterior:
    """A log-likelihood -> probabilities of days."""

    def __init__(self, log_density: Steps) -> None:
        steps = log_density.steps
        highest = max(value for _, value in steps)
        self._days = [day for day, _ in steps]
        ends = [*self._days[1:], END]
        densities = [math.exp(value - highest) for _, value in steps]
        masses = [
            density * (end - day)
            for density, day, end in zip(densities, self._days, ends, strict=True)
        ]
        total = sum(masses)
        self.log_total = math.log(total) + highest
        self._densities = [density / total for density in densities]
        self._ends = ends
        self._up_to = [0.0, *accumulate(mass / total for mass in masses)]
        least = LEAST * max(self._densities)
        self._likely = [n for n, density in enumerate(self._densities) if density > least]

    def mass_before(self, day: int) -> float:
        """The probability of all earlier days."""
        n = bisect_left(self._days, day)
        if n == 0:
            return 0.0
        in_piece = min(day, self._ends[n - 1]) - self._days[n - 1]
        return self._up_to[n - 1] + in_piece * self._densities[n - 1]

    def mass(self, first: int, last: int) -> float:
        """The probability of these days, both included."""
        return self.mass_before(last + 1) - self.mass_before(first)

    def shortest_window(self, mass: float) -> Window:
        """The shortest window with at least this mass, the earliest of equals."""
        windows = [*self._windows_from(mass), *self._windows_to(mass)]
        if not windows:
            return Window(FIRST, END - 1, 1.0)
        return min(windows, key=lambda window: (window.length, -window.mass, window.first))

    def best_window(self, length: int) -> Window:
        """The window of so many days with most mass, the earliest of equals.

        It begins or ends where the probability changes.
        """
        best = Window(FIRST, FIRST + length - 1, 0.0)
        for n in self._likely:
            first = self._days[n]
            mass = self.mass_before(first + length) - self._up_to[n]
            if mass > best.mass:
                best = Window(first, first + length - 1, mass)
            last = self._ends[n] - 1
            mass = self._up_to[n + 1] - self.mass_before(last - length + 1)
            if mass > best.mass:
                best = Window(last - length + 1, last, mass)
        return best

    def _windows_from(self, mass: float) -> Iterable[Window]:
        """The shortest that begin where the probability changes."""
        for n in self._likely:
            day = self._days[n]
            target = self._up_to[n] + mass
            if target > self._up_to[-1] + 1e-12:
                return
            last = self._day_of(target)
            yield Window(day, last, self.mass(day, last))

    def _windows_to(self, mass: float) -> Iterable[Window]:
        """The shortest that end where it changes."""
        for likely in self._likely:
            end = self._ends[likely]
            target = self._up_to[likely + 1] - mass
            if target < 0:
                continue
            n = max(bisect_left(self._up_to, target) - 1, 0)
            density = self._densities[n]
            into = math.floor((target - self._up_to[n]) / density + 1e-9) if density else 0
            first = min(self._days[n] + into, end - 1)
            yield Window(first, end - 1, self.mass(first, end - 1))

    def _day_of(self, target: float) -> int:
        """The first day with which the mass up to it reaches the target."""
        n = max(min(bisect_left(self._up_to, target - 1e-12), len(self._days)) - 1, 0)
        density = self._densities[n]
        into = math.ceil((target - self._up_to[n]) / density - 1e-9) if density else 1
        return max(min(self._days[n] + into, self._ends[n]) - 1, self._days[n])


def log_steps(pieces: Sequence[tuple[int, float]]) -> Steps:
    """Steps of the logarithms of densities."""
    return Steps(tuple((day, math.log(density)) for day, density in pieces))
