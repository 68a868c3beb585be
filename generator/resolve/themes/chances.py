"""A score and whether it was right, of many texts -> how likely a score is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt
from statistics import fmean, pvariance

STEPS = 25  # of Newton's method; it settles in fewer
RIDGE = 1.0  # keeps the slope finite where right and wrong are apart
FARTHEST = 30.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over scores of this mean and spread."""

    mean: float
    spread: float
    slope: float
    height: float

    def chance(self, score: float) -> float:
        """How likely a score is right, 0 to 1."""
        logit = self.slope * (score - self.mean) / self.spread + self.height
        bounded = max(-FARTHEST, min(FARTHEST, logit))
        return 1 / (1 + exp(-bounded))


def fit_curve(scores: Sequence[float], right: Sequence[bool]) -> Curve:
    """The curve that fits best; there is one score at least."""
    mean = fmean(scores)
    spread = sqrt(pvariance(scores, mean)) or 1.0
    curve = Curve(mean, spread, 0.0, 0.0)
    for _ in range(STEPS):
        curve = _improved(curve, scores, right)
    return curve


def _improved(curve: Curve, scores: Sequence[float], right: Sequence[bool]) -> Curve:
    """After one step of Newton's method."""
    slope, height = -RIDGE * curve.slope, -RIDGE * curve.height / 100
    squares, crossed, flat = RIDGE, 0.0, RIDGE / 100
    for score, is_right in zip(scores, right, strict=True):
        x = (score - curve.mean) / curve.spread
        chance = curve.chance(score)
        error = is_right - chance
        bend = chance * (1 - chance)
        slope += error * x
        height += error
        squares += bend * x * x
        crossed += bend * x
        flat += bend
    whole = squares * flat - crossed * crossed
    return Curve(
        mean=curve.mean,
        spread=curve.spread,
        slope=curve.slope + (flat * slope - crossed * height) / whole,
        height=curve.height + (squares * height - crossed * slope) / whole,
    )
