"""A Corpus and its themes -> keywords that they lack, and themes that unsorted stories make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from generator.catalog import ThemeRule
from generator.english.background import shares
from generator.english.keys import word_key
from generator.model.article import is_read
from generator.model.corpus import Corpus
from generator.model.findings import Findings
from generator.model.ids import ArticleId, ThemeId
from generator.resolve.themes.bags import WORD, build_vocabulary, count_words, weigh_words
from generator.resolve.themes.groups import Group, group_bags

KEYWORDS = 8  # that are proposed for one theme
SAMPLES = 3  # stories that are named
SURE = 2.0  # standard deviations by which a theme's stories use a word more than others
FEWEST = 3  # stories of a theme that use a word
SMALLEST = 4  # stories of a proposed theme
MOST = 2_000  # unsorted stories that are grouped
CONTENT = 0.5  # share of a word's uses that are as noun, adjective or verb

Texts = Sequence[Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Keywords for a theme, and stories that use them."""

    theme: ThemeId | None  # None: of a theme that does not exist yet
    name: str
    stories: int
    keywords: tuple[str, ...]  # the strongest first
    samples: tuple[tuple[ArticleId, str], ...]  # (id, title)


def propose(corpus: Corpus, rules: Iterable[ThemeRule]) -> tuple[Proposal, ...]:
    """For each theme the keywords it lacks; then new themes, the largest first."""
    stories = [
        corpus.findings[id_]
        for id_ in sorted(corpus.stories)
        if is_read(corpus.findings[id_].article.language)
    ]
    texts = [count_words(story.article) for story in stories]
    whole = _count_uses(texts)
    proposals = [_for_theme(rule, stories, texts, whole) for rule in rules]
    new = _for_unsorted(stories, texts, whole)
    return (*proposals, *new)


def _for_theme(
    rule: ThemeRule, stories: Sequence[Findings], texts: Texts, whole: Counter[str]
) -> Proposal:
    numbers = [
        number
        for number, story in enumerate(stories)
        if story.themes and story.themes[0].id == rule.id
    ]
    taken = {
        word_key(word)
        for keyword in rule.keywords
        for word in WORD.findall(keyword)
    }
    words = _strongest_words(numbers, texts, whole)
    keywords = [word for word in words if word not in taken][:KEYWORDS]
    samples = _samples(_by_use(numbers, texts, keywords), stories)
    return Proposal(
        theme=rule.id,
        name=rule.name,
        stories=len(numbers),
        keywords=tuple(keywords),
        samples=samples,
    )


def _for_unsorted(
    stories: Sequence[Findings], texts: Texts, whole: Counter[str]
) -> list[Proposal]:
    numbers = [number for number, story in enumerate(stories) if not story.themes]
    step = -(-len(numbers) // MOST) or 1
    numbers = numbers[::step]
    vocabulary = build_vocabulary([texts[number] for number in numbers])
    bags = {}
    for number in numbers:
        bag = weigh_words(texts[number], vocabulary)
        if bag is not None:
            bags[number] = bag
    groups = group_bags(bags, len(vocabulary.words))
    proposals = [_for_group(group, stories, texts, whole) for group in groups]
    return [
        proposal
        for proposal in proposals
        if proposal.stories >= SMALLEST and proposal.keywords
    ]


def _for_group(
    group: Group, stories: Sequence[Findings], texts: Texts, whole: Counter[str]
) -> Proposal:
    """`group` has the numbers of its stories, the nearest to its middle first."""
    keywords = _strongest_words(group, texts, whole)[:KEYWORDS]
    return Proposal(
        theme=None,
        name=", ".join(keywords[:2]),
        stories=len(group),
        keywords=tuple(keywords),
        samples=_samples(group, stories),
    )


def _count_uses(texts: Iterable[Mapping[str, int]]) -> Counter[str]:
    """How many texts use each word."""
    uses: Counter[str] = Counter()
    for counts in texts:
        uses.update(counts.keys())
    return uses


def _strongest_words(
    numbers: Sequence[int], texts: Texts, whole: Mapping[str, int]
) -> list[str]:
    """The words that these texts use more than others do, by their log odds in deviations."""
    inside = _count_uses(texts[number] for number in numbers)
    outside = len(texts) - len(numbers)
    rated = []
    for word, uses in inside.items():
        if uses < FEWEST or sum(shares(word)) < CONTENT:
            continue
        rest = whole[word] - uses
        odds = log((uses + 0.5) / (len(numbers) - uses + 0.5))
        odds -= log((rest + 0.5) / (outside - rest + 0.5))
        deviations = odds / sqrt(1 / (uses + 0.5) + 1 / (rest + 0.5))
        if deviations >= SURE:
            rated.append((-deviations, word))
    return [word for _, word in sorted(rated)]


def _by_use(numbers: Iterable[int], texts: Texts, keywords: Sequence[str]) -> list[int]:
    """The texts that use the most of these words first."""

    def rank(number: int) -> tuple[int, int]:
        used = sum(word in texts[number] for word in keywords)
        return -used, number

    return sorted(numbers, key=rank)


def _samples(
    numbers: Sequence[int], stories: Sequence[Findings]
) -> tuple[tuple[ArticleId, str], ...]:
    articles = [stories[number].article for number in numbers[:SAMPLES]]
    return tuple([(article.id, article.title) for article in articles])
