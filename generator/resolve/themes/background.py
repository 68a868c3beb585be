"""Do the texts without a keyword tell of the themes in other words, or of something else?

The keywords' own words are put aside, and both kinds are told apart by their other words (Elkan
and Noto, "Learning Classifiers from Only Positive and Unlabeled Data", 2008): a text is like those
with keywords where its chance of being one is a good share of what theirs is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean

from generator.resolve.themes.bags import Bag
from generator.resolve.themes.chances import fit_curve
from generator.resolve.themes.classes import Labels, learn_weights, score_classes

FOLDS = 5  # a text is judged by weights that were learned without it


def find_like_themes(
    bags: Sequence[Bag],
    labels: Labels,
    themes: int,
    words: int,
    keywords: Iterable[int],
    share: float,
) -> frozenset[int]:
    """The texts of the class after the last theme that are like those of themes.

    `share` is of the mean chance of those of themes; a text with more is like them.
    """
    leads = _leads_of_themes(bags, labels, themes, words, frozenset(keywords))
    scores = list(leads.values())
    curve = fit_curve(scores, [labels[text] != themes for text in leads])
    chances = {text: curve.chance(score) for text, score in leads.items()}
    bound = share * fmean(chances[text] for text in leads if labels[text] != themes)
    return frozenset(
        text
        for text, chance in chances.items()
        if labels[text] == themes and chance > bound
    )


def _leads_of_themes(
    bags: Sequence[Bag], labels: Labels, themes: int, words: int, keywords: frozenset[int]
) -> dict[int, float]:
    """Text with a class -> by how much the best theme leads the class without a keyword."""
    importance = [1.0] * (themes + 1)
    leads = {}
    for text, scores in score_unseen(bags, labels, importance, words, keywords):
        if labels[text] is not None:
            *of_themes, without = scores
            leads[text] = max(of_themes) - without
    return leads


def score_unseen(
    bags: Sequence[Bag],
    labels: Labels,
    importance: Sequence[float],
    words: int,
    keywords: Iterable[int],
) -> Iterator[tuple[int, list[float]]]:
    """(each text, its scores by weights that were learned without it and without keywords)."""
    for fold in range(FOLDS):
        others = [
            None if text % FOLDS == fold else label
            for text, label in enumerate(labels)
        ]
        weights = learn_weights(bags, others, importance, words)
        for of_class in weights:
            for word in keywords:
                of_class[word] = 0.0
        for text in range(fold, len(bags), FOLDS):
            yield text, score_classes(bags[text], weights)
