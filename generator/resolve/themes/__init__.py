"""All Findings -> the same, with themes that the words of the whole collection earn.

Keywords give few articles their themes, and some wrong ones; the other words of the articles that
they do decide tell more. Pure; the order of findings means nothing; what a person gave stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.catalog import ThemeRule
from generator.english.keys import word_key
from generator.model.corpus import Story
from generator.model.findings import Findings
from generator.model.ids import ArticleId, Span
from generator.model.subjects import Theme
from generator.resolve.themes.bags import WORD, Bag
from generator.resolve.themes.learner import Learned, find_keywords, is_given, learn

SURE = 0.5  # chance below which keywords alone decide
STRONG = 0.75  # score of keywords that outweigh all other words
SEVERAL = 3  # keywords that do so too
WORDS = 6  # that a theme rests on, at most
USES = 3  # of one word that are shown


def learn_themes(
    findings: Mapping[ArticleId, Findings],
    stories: Iterable[Story],
    rules: Sequence[ThemeRule],
) -> dict[ArticleId, Findings]:
    """The findings in their order, each with its themes by all its words, best first."""
    leads = [findings[story.id] for story in stories]
    learned = learn(leads, rules)
    if learned is None:
        return dict(findings)
    return {
        id_: _with_learned_theme(item, learned)
        for id_, item in findings.items()
    }


def _with_learned_theme(findings: Findings, learned: Learned) -> Findings:
    bag = None if is_given(findings) else learned.bag(findings)
    if bag is None:
        return findings
    best, chance = learned.choose(bag)
    if best == len(learned.themes):
        if chance < SURE:
            return findings
        themes = [theme for theme in findings.themes if _is_firm(theme, findings)]
        return replace(findings, themes=tuple(themes))
    id_ = learned.themes[best].id
    others = [theme for theme in findings.themes if theme.id != id_]
    first = _first_theme(best, chance, findings, learned, bag)
    if first is None:
        return findings
    highest = max((theme.score for theme in others), default=0.0)
    first = replace(first, score=max(first.score, highest))
    return replace(findings, themes=(first, *others))


def _is_firm(theme: Theme, findings: Findings) -> bool:
    """Whether its keywords are enough, whatever the other words say: strong ones, or several."""
    return theme.score >= STRONG or len(find_keywords(theme, findings)) >= SEVERAL


def _first_theme(
    best: int, chance: float, findings: Findings, learned: Learned, bag: Bag
) -> Theme | None:
    """The theme of which an article's words say most; None where they say too little."""
    rule = learned.themes[best]
    if chance < SURE:
        return None
    for theme in findings.themes:
        if theme.id == rule.id:
            return theme
    spans = tuple(_spans_of_words(findings, _earning_words(best, learned, bag)))
    if not spans:
        return None
    return Theme(rule.id, rule.name, round(chance, 3), spans, learned=True)


def _earning_words(best: int, learned: Learned, bag: Bag) -> list[str]:
    """The words that say the most for a theme against the others."""
    gains = []
    others = [weights for n, weights in enumerate(learned.weights) if n != best]
    for word, weight in zip(bag.words, bag.weights, strict=True):
        against = sum(weights[word] for weights in others) / len(others)
        gain = weight * (learned.weights[best][word] - against)
        if gain > 0:
            gains.append((-gain, learned.vocabulary.words[word]))
    return [word for _, word in sorted(gains)[:WORDS]]


def _spans_of_words(findings: Findings, words: Iterable[str]) -> Iterator[Span]:
    """The first uses of each of these words, in text order."""
    uses = dict.fromkeys(words, 0)
    for sentence in findings.sentences:
        start, end = sentence.span.start, sentence.span.end
        for found in WORD.finditer(findings.article.text, start, end):
            key = word_key(found[0])
            if uses.get(key, USES) < USES:
                uses[key] += 1
                yield Span(*found.span())
