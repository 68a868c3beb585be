"""A posterior over days -> the window that is published, and the clues that made it, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from generator.edtf import month, year
from generator.model.article import Basis, Dated
from generator.model.dates import Period, Precision
from generator.resolve.dating.clues import Clue
from generator.resolve.dating.density import Posterior, Steps, Window
from generator.resolve.dating.lags import Lags

# Share of a window's mass that is left when its ends are cut off; at .98 more are wrong than
# their mass says (learning half, November 2026).
KEPT = 0.995
LISTED = 4  # reasons shown
TELLING = 0.7  # nats by which a clue must favour the window over the years around it
AROUND = range(-60, 61)  # months around the window
MONTH = 30
SPREAD = 3  # days between articles of one time
FEW = 80  # steps; what has more, repeats each year, and a few days change nothing


def choose_window(posterior: Posterior, lags: Lags) -> Window | None:
    """The first length of which a window has the mass it must have; its unlikely ends cut off."""
    for longest, least_mass in lags.bounds:
        mass = posterior.best_window(longest).mass
        if mass >= least_mass:
            return posterior.shortest_window(KEPT * mass)
    return None


def build_dated(window: Window, clues: Sequence[Clue], lags: Lags) -> Dated:
    """The window as an inferred date, with the clues that favour it."""
    first = date.fromordinal(window.first)
    last = date.fromordinal(window.last)
    reasons = _reasons(window, clues, lags)
    return Dated(
        _approximate_period(first, last),
        Basis.INFERRED,
        "; ".join(reasons),
    )


def _approximate_period(first: date, last: date) -> Period:
    """The days from first to last as an approximate Period, if they are so as a month or year."""
    for whole in (month(first.year, first.month), year(first.year)):
        if (whole.first, whole.last) == (first, last):
            return Period(first, last, whole.precision, approximate=True)
    precision = Precision.DAY if first == last else Precision.SPAN
    return Period(first, last, precision, approximate=True)


def _reasons(window: Window, clues: Sequence[Clue], lags: Lags) -> list[str]:
    """The reasons that favour the window most, the strongest first; at least one."""
    gains = []
    for n, clue in enumerate(clues):
        if clue.reason:
            gains.append((-_gain(window, clue, lags), n, clue.reason))
    gains.sort()
    reasons = dict.fromkeys(reason for gain, _, reason in gains if -gain > TELLING)
    return list(reasons)[:LISTED] or [reason for _, _, reason in gains[:1]]


def _gain(window: Window, clue: Clue, lags: Lags) -> float:
    """How much likelier the clue is within the window than in the years around it, in nats."""
    steps = clue.steps(lags)
    middle = (window.first + window.last) // 2
    inside = max(steps.at(day) for day in (window.first, middle, window.last))
    around = [math.exp(steps.at(middle + MONTH * n)) for n in AROUND]
    mean = sum(around) / len(around)
    return inside - math.log(mean)


def blur(steps: Steps) -> Steps:
    """The likelihood of a day for an article that is published some days off another."""
    if len(steps.steps) > FEW:
        return steps
    shifts = (-SPREAD, 0, SPREAD)
    days = sorted({day + shift for day, _ in steps.steps for shift in shifts})
    blurred = []
    for day in days:
        mean = sum(math.exp(steps.at(day + shift)) for shift in shifts) / len(shifts)
        blurred.append((day, math.log(mean)))
    return Steps(tuple(blurred))
