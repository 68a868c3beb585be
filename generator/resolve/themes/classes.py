"""Bags of words, some with a class -> what each word says for each class.

The classes are weighed as in complement naive Bayes (Rennie et al., "Tackling the Poor
Assumptions of Naive Bayes Text Classifiers", 2003): by the words of all other classes, so that
small classes are learned as well as large ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from operator import itemgetter, mul

from generator.resolve.themes.bags import Bag

SMOOTHING = 1.0
ROUNDS = 6  # more change next to nothing
# Share of each class, its least sure texts, that is left out at first; it falls to none.
LEFT_OUT = 0.3

Labels = Sequence[int | None]  # the class of each text
Weights = Sequence[Sequence[float]]  # for each class what each word says


def learn_weights(
    bags: Sequence[Bag], labels: Labels, importance: Sequence[float], words: int
) -> list[list[float]]:
    """What each of so many words says for each class; `importance` is of each class's texts."""
    counts = [[0.0] * words for _ in importance]
    for bag, label in zip(bags, labels, strict=True):
        if label is not None:
            _add(counts[label], bag, importance[label])
    total = [sum(column) + SMOOTHING for column in zip(*counts, strict=True)]
    return [_complement(total, counts_of_class) for counts_of_class in counts]


def _add(counts: list[float], bag: Bag, importance: float) -> None:
    for word, weight in zip(bag.words, bag.weights, strict=True):
        counts[word] += weight * importance


def _complement(total: Sequence[float], counts: Sequence[float]) -> list[float]:
    others = [
        all_uses - uses
        for all_uses, uses in zip(total, counts, strict=True)
    ]
    whole = sum(others)
    weights = [-log(uses / whole) for uses in others]
    size = sum(weights) / len(weights)
    return [weight / size for weight in weights]


def score_classes(bag: Bag, weights: Weights) -> list[float]:
    """What a text's words say for each class together."""
    if len(bag.words) == 1:
        return [bag.weights[0] * of_class[bag.words[0]] for of_class in weights]
    pick = itemgetter(*bag.words)
    return [
        sum(map(mul, bag.weights, pick(of_class)))
        for of_class in weights
    ]


def choose_class(scores: Sequence[float]) -> tuple[int, float]:
    """(the class of the highest score, by how much it leads)."""
    best = max(range(len(scores)), key=scores.__getitem__)
    others = [score for number, score in enumerate(scores) if number != best]
    return best, scores[best] - max(others, default=0.0)


def train_on_itself(
    bags: Sequence[Bag],
    seeds: Labels,
    fixed: Mapping[int, int],
    importance: Sequence[float],
    words: int,
    classes: int,
) -> list[list[float]]:
    """The weights after the classes have been learned from their own results several times.

    `fixed` are texts whose class a person gave. The first `classes` are themes: of those the least
    sure texts are left out at first.
    """
    labels = seeds
    weights = learn_weights(bags, labels, importance, words)
    for n in range(1, ROUNDS):
        choices = [choose_class(score_classes(bag, weights)) for bag in bags]
        labels = _sure_labels(choices, LEFT_OUT * (1 - n / ROUNDS), classes)
        for text, label in fixed.items():
            labels[text] = label
        weights = learn_weights(bags, labels, importance, words)
    return weights


def _sure_labels(
    choices: Sequence[tuple[int, float]], left_out: float, classes: int
) -> list[int | None]:
    """The classes chosen, but None for the least sure texts of each theme."""
    labels: list[int | None] = [label for label, _ in choices]
    for theme in range(classes):
        texts = [text for text, (label, _) in enumerate(choices) if label == theme]
        texts.sort(key=lambda text: choices[text][1])
        for text in texts[: int(len(texts) * left_out)]:
            labels[text] = None
    return labels
