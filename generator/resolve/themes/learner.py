"""Stories, some with themes by keywords -> what the words of a collection say for each theme.

The stories that keywords decide teach the other words; those teach again, several times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog import ThemeRule
from generator.english.keys import word_key
from generator.model.article import is_read
from generator.model.findings import Findings
from generator.model.ids import ArticleId, ThemeId
from generator.model.subjects import Theme
from generator.resolve.themes.background import find_like_themes, score_unseen
from generator.resolve.themes.bags import (
    WORD,
    Bag,
    Vocabulary,
    build_vocabulary,
    count_words,
    weigh_words,
)
from generator.resolve.themes.chances import Curve, fit_curve
from generator.resolve.themes.classes import (
    Labels,
    choose_class,
    score_classes,
    train_on_itself,
)

FEWEST = 300  # stories; of fewer, other words are learned too badly
# And for each theme: 640 stories of eight themes lost by it (0.83 to 0.78), 1,280 won (to 0.94),
# and of 296 stories of seven as many were worse as were better.
FEWEST_OF_THEME = 100
MOST = 8_000  # stories that are learned from; of more, as many evenly over all
SEEDS = 5  # stories that keywords decide, of a theme whose other words are learned
MARGIN = 0.05  # by which a theme's keywords must lead to decide
# Measured on invented halves of two sets: where all themes are defined, 0.77 to 1.0 of the stories
# without a keyword are like the others; where half are, 0.1 to 0.7.
LIKE_THEMES = 0.72
LIKE_SEEDS = 0.5  # share of the chance of stories with keywords that makes a story like them
# The same against stories with several keywords: 0.5 leaves 0.02 more unsorted than 0.35, and loses
# 0.04 of the stories of defined themes.
LIKE_FIRM = 0.33
BACKGROUND = 1.5  # what a story without a theme counts in learning


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """What the words say for each theme, and for none."""

    themes: Sequence[ThemeRule]
    vocabulary: Vocabulary
    weights: Sequence[Sequence[float]]  # of each theme; after them, of no theme, where there is one
    curve: Curve  # how likely a lead is right, by stories that keywords decide
    bags: Mapping[ArticleId, Bag]  # of the stories that were learned from

    def bag(self, findings: Findings) -> Bag | None:
        """The words of an article that say anything."""
        article = findings.article
        if article.id in self.bags:
            return self.bags[article.id]
        if not is_read(article.language):
            return None
        counts = count_words(article)
        return weigh_words(counts, self.vocabulary)

    def choose(self, bag: Bag) -> tuple[int, float]:
        """(the number of the theme or of none, how likely that is right)."""
        best, lead = choose_class(score_classes(bag, self.weights))
        return best, self.curve.chance(lead)


def learn(leads: Iterable[Findings], rules: Sequence[ThemeRule]) -> Learned | None:
    """From the first printing of each story; None where there are too few to learn from."""
    stories = _spread([lead for lead in leads if is_read(lead.article.language)])
    themes = _themes_with_seeds(stories, rules)
    if not themes or len(stories) < max(FEWEST, FEWEST_OF_THEME * len(themes)):
        return None
    counts = [count_words(story.article) for story in stories]
    vocabulary = build_vocabulary(counts)
    bags: dict[ArticleId, Bag] = {}
    seeds: list[int | None] = []
    fixed: dict[int, int] = {}
    doubtful: set[int] = set()
    for story, words in zip(stories, counts, strict=True):
        bag = weigh_words(words, vocabulary)
        if bag is None:
            continue
        label = find_seed(story, themes)
        if label is not None and is_given(story):
            fixed[len(bags)] = label
        elif rests_on_one_keyword(story, label, themes):
            doubtful.add(len(bags))
        bags[story.article.id] = bag
        seeds.append(label)
    return _train(themes, vocabulary, bags, seeds, fixed, doubtful)


def _spread(stories: Sequence[Findings]) -> Sequence[Findings]:
    """All stories, or MOST of them evenly, in the order of their ids."""
    ordered = sorted(stories, key=lambda story: story.article.id)
    step = -(-len(ordered) // MOST) or 1
    return ordered[::step]


def _train(
    themes: Sequence[ThemeRule],
    vocabulary: Vocabulary,
    bags_by_id: Mapping[ArticleId, Bag],
    seeds: Labels,
    fixed: Mapping[int, int],
    doubtful: Collection[int],
) -> Learned | None:
    """The weights; of no theme too, where the stories without keywords are another kind."""
    none, size = len(themes), len(vocabulary.words)
    bags = list(bags_by_id.values())
    importance = [1.0] * none
    keywords = _numbers_of_keywords(themes, vocabulary)
    if _has_background(bags, seeds, none, size, keywords):
        firm = _firm_seeds(seeds, none, doubtful)
        like_themes = find_like_themes(bags, firm, none, size, keywords, LIKE_FIRM)
        seeds = _sure_seeds(seeds, firm, none, like_themes)
    else:
        seeds = [None if seed == none else seed for seed in seeds]
    if none in seeds:
        importance.append(BACKGROUND)
    elif none == 1:
        return None
    weights = train_on_itself(bags, seeds, fixed, importance, size, none)
    curve = _fit(bags, seeds, weights, importance, keywords)
    return Learned(themes, vocabulary, weights, curve, bags_by_id)


def _has_background(
    bags: Sequence[Bag], seeds: Labels, none: int, words: int, keywords: frozenset[int]
) -> bool:
    """Whether many stories without a keyword are unlike those of themes."""
    if none not in seeds:
        return False
    like_themes = find_like_themes(bags, seeds, none, words, keywords, LIKE_SEEDS)
    return len(like_themes) < LIKE_THEMES * seeds.count(none)


def _firm_seeds(seeds: Labels, none: int, doubtful: Collection[int]) -> list[int | None]:
    """The seeds, the doubtful ones without a theme where the theme has enough others."""
    firm = Counter(seed for text, seed in enumerate(seeds) if text not in doubtful)
    return [
        none if text in doubtful and firm[seed] >= SEEDS else seed
        for text, seed in enumerate(seeds)
    ]


def _sure_seeds(
    seeds: Labels, firm: Labels, none: int, like_themes: Collection[int]
) -> list[int | None]:
    """The firm ones; of the doubtful those like themes, of those without a keyword the unlike."""
    sure = []
    for text, seed in enumerate(seeds):
        has_keyword, is_like = seed != none, text in like_themes
        is_sure = firm[text] != none or has_keyword == is_like
        sure.append(seed if is_sure else None)
    return sure


def _numbers_of_keywords(
    themes: Iterable[ThemeRule], vocabulary: Vocabulary
) -> frozenset[int]:
    """The words of all keywords, as far as texts use them."""
    numbers = {
        vocabulary.number_of.get(word_key(word), -1)
        for theme in themes
        for keyword in theme.keywords
        for word in WORD.findall(keyword)
    }
    return frozenset(numbers - {-1})


def _fit(
    bags: Sequence[Bag],
    seeds: Labels,
    weights: Sequence[Sequence[float]],
    importance: Sequence[float],
    keywords: frozenset[int],
) -> Curve:
    """How likely a lead is right, by the stories of which keywords say what is right.

    Each is judged by weights learned without it, and by its other words alone.
    """
    labels = [choose_class(score_classes(bag, weights))[0] for bag in bags]
    leads, right = [], []
    for text, scores in score_unseen(bags, labels, importance, len(weights[0]), keywords):
        seed = seeds[text]
        if seed is not None:
            best, lead = choose_class(scores)
            leads.append(lead)
            right.append(best == seed)
    return fit_curve(leads, right)


def _themes_with_seeds(
    stories: Iterable[Findings], rules: Sequence[ThemeRule]
) -> list[ThemeRule]:
    """The themes of which enough stories are decided."""
    decided = Counter(find_seed(story, rules) for story in stories)
    return [
        rule
        for number, rule in enumerate(rules)
        if decided[number] >= SEEDS
    ]


def find_seed(findings: Findings, rules: Sequence[ThemeRule]) -> int | None:
    """The theme that a person or the keywords decide, by its number.

    The number after the last one where no keyword stands; None where none decides.
    """
    numbers: dict[ThemeId, int] = {rule.id: n for n, rule in enumerate(rules)}
    themes = [theme for theme in findings.themes if theme.id in numbers]
    if not themes:
        return None if findings.themes else len(rules)
    leads = len(themes) == 1 or themes[0].score - themes[1].score > MARGIN
    if leads or is_given(findings):
        return numbers[themes[0].id]
    return None


def rests_on_one_keyword(
    findings: Findings, label: int | None, rules: Sequence[ThemeRule]
) -> bool:
    """Whether one keyword alone decides the theme of this number: such a story is often wrong.

    Of stories of two sets with several keywords of a theme 0.9 were of it; with one, 0.6.
    """
    if label is None or label == len(rules):
        return False
    return any(
        theme.id == rules[label].id and len(find_keywords(theme, findings)) == 1
        for theme in findings.themes
    )


def find_keywords(theme: Theme, findings: Findings) -> set[str]:
    """The keywords by which an article has a theme."""
    text = findings.article.text
    return {
        word_key(text[span.start : span.end])
        for span in theme.spans
    }


def is_given(findings: Findings) -> bool:
    """Whether a person gave the article its themes."""
    return any(
        correction.field == "themes"
        for correction in findings.article.corrections
    )


