"""Segments of a story -> what each most probably is: a linear-chain conditional random field.

Its weights are learned by `benchmarks/line_labels.py` and kept in `english/data/line_labels.tsv`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from operator import mul

from generator.english.vocabulary import rows_of
from generator.ingest.layout.line_features import Repeats, find_features, is_plainly_own
from generator.ingest.layout.segments import Segment


class LineLabel(StrEnum):
    """What a segment is."""

    PROSE = "prose"
    HEADING = "heading"  # of the article's own
    DECK = "deck"  # the sentence beneath a headline
    HEADLINE = "headline"  # said again
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    CAPTION = "caption"
    CREDIT = "credit"
    TEASER = "teaser"
    SHARE = "share"
    NEWSLETTER = "newsletter"
    ADVERT = "advert"
    BIO = "bio"
    EMBED = "embed"
    MENU = "menu"
    COPYRIGHT = "copyright"
    OTHER = "other"  # a box of key points, an editor's note


# what a headline, or a line over a story, is never taken for
NEVER_HEADLINES = (
    LineLabel.CAPTION,
    LineLabel.CREDIT,
    LineLabel.SHARE,
    LineLabel.NEWSLETTER,
    LineLabel.ADVERT,
    LineLabel.EMBED,
    LineLabel.COPYRIGHT,
)
OF_ARTICLE = (LineLabel.PROSE, LineLabel.HEADING, LineLabel.DECK)
LABELS = tuple(LineLabel)
MOST_SEGMENTS = 4_000  # that are labelled: a book's chapter; each takes a tenth of a millisecond


@dataclass(frozen=True, slots=True)
class LabelledSegment:
    """A segment with its most probable label, and how probable it is that it is furniture."""

    segment: Segment
    label: LineLabel  # the most probable of the kinds of furniture, where `furniture` >= 0.5
    furniture: float  # 0 to 1
    is_plainly_own: bool = False  # by its place in the article


@dataclass(frozen=True, slots=True)
class _Weights:
    """exp(weight) of each move from label to label, and the weights of features for labels."""

    moves_to: tuple[tuple[float, ...], ...]  # for each label, of the moves from every label to it
    moves_from: tuple[tuple[float, ...], ...]  # for each label, of its moves to every label
    features: Mapping[str, tuple[tuple[int, float], ...]]


def label_segments(
    segments: Sequence[Segment], headline: str, repeats: Repeats | None = None
) -> tuple[LabelledSegment, ...]:
    """Each segment with its label; `repeats` says in how many other sources a line stands.

    Furniture stands at both ends: the middle of a very long text is prose, unread.
    """
    if len(segments) <= MOST_SEGMENTS:
        return _label_all(segments, headline, repeats)
    half = MOST_SEGMENTS // 2
    first = _label_all(segments[:half], headline, repeats)
    middle = [LabelledSegment(segment, LineLabel.PROSE, 0.0) for segment in segments[half:-half]]
    last = _label_all(segments[-half:], headline, repeats)
    return (*first, *middle, *last)


def _label_all(
    segments: Sequence[Segment], headline: str, repeats: Repeats | None
) -> tuple[LabelledSegment, ...]:
    if not segments:
        return ()
    weights = _load_weights()
    features = find_features(segments, headline, repeats)
    scores = [_state_scores(row, weights) for row in features]
    marginals = _marginals(scores, weights)
    return tuple(
        _labelled(segment, marginal, is_plainly_own(segment, row))
        for segment, marginal, row in zip(segments, marginals, features, strict=True)
    )


def _labelled(
    segment: Segment,
    marginal: Sequence[float],
    plainly_own: bool,
) -> LabelledSegment:
    of_article = sum(marginal[LABELS.index(label)] for label in OF_ARTICLE)
    furniture = 1 - of_article
    among = [
        label
        for label in LABELS
        if (label not in OF_ARTICLE) == (furniture >= 0.5)
    ]
    label = max(among, key=lambda label: marginal[LABELS.index(label)])
    return LabelledSegment(segment, label, furniture, plainly_own)


@cache
def _load_weights() -> _Weights:
    index = {label.value: number for number, label in enumerate(LABELS)}
    moves = [[0.0] * len(LABELS) for _ in LABELS]
    features: dict[str, list[tuple[int, float]]] = {}
    for kind, first, second, weight in rows_of("line_labels.tsv"):
        if kind == "move":
            moves[index[first]][index[second]] = float(weight)
        else:
            features.setdefault(second, []).append((index[first], float(weight)))
    moves_from = tuple(tuple(map(math.exp, row)) for row in moves)
    moves_to = tuple(zip(*moves_from, strict=True))
    return _Weights(moves_to, moves_from, {
        name: tuple(row)
        for name, row in features.items()
    })


def _state_scores(features: Sequence[str], weights: _Weights) -> list[float]:
    """exp(score) of each label for one segment; the greatest is 1."""
    totals = [0.0] * len(LABELS)
    for feature in features:
        for label, weight in weights.features.get(feature, ()):
            totals[label] += weight
    greatest = max(totals)
    return [math.exp(total - greatest) for total in totals]


def _marginals(scores: Sequence[Sequence[float]], weights: _Weights) -> list[list[float]]:
    """The probability of each label for each segment, by the forward-backward algorithm."""
    forward = [_normalise(scores[0])]
    for state in scores[1:]:
        before = forward[-1]
        reached = [
            sum(map(mul, before, moves))
            for moves in weights.moves_to
        ]
        forward.append(_normalise(list(map(mul, state, reached))))
    backward = [1.0] * len(LABELS)
    marginals = [forward[-1]]
    for k in range(len(scores) - 2, -1, -1):
        later = list(map(mul, scores[k + 1], backward))
        backward = _normalise([
            sum(map(mul, later, moves))
            for moves in weights.moves_from
        ])
        marginals.append(_normalise(list(map(mul, forward[k], backward))))
    return marginals[::-1]


def _normalise(values: Sequence[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]
