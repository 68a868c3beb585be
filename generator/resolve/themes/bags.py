"""Texts -> bags of weighed words, over one vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p, sqrt
from typing import NamedTuple

from generator import lazy
from generator.english.keys import word_key
from generator.model.article import Article

WORD = lazy.regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
HEADLINE = 2  # a word of the headline counts as so many of the body
SHORTEST = 2  # letters of a word that counts
LONGEST = 40
RAREST = 2  # texts that use a word, at least
MOST = 150  # words of one text, those of most weight


class Bag(NamedTuple):
    """The words of a text by their numbers, and what each weighs; one word at least."""

    words: tuple[int, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that several texts use."""

    words: Sequence[str]
    number_of: Mapping[str, int]
    rarity: Sequence[float]  # log of how rare each is


def count_words(article: Article) -> Counter[str]:
    """How often the text uses each word, by the word's key."""
    counts: Counter[str] = Counter()
    body = article.body_start
    for word in WORD.findall(article.text, body):
        counts[word] += 1
    for word in WORD.findall(article.text, 0, body):
        counts[word] += HEADLINE
    return _by_key(counts)


def _by_key(counts: Counter[str]) -> Counter[str]:
    by_key: Counter[str] = Counter()
    for word, count in counts.items():
        if SHORTEST <= len(word) <= LONGEST:
            by_key[word_key(word)] += count
    return by_key


def build_vocabulary(texts: Sequence[Mapping[str, int]]) -> Vocabulary:
    """The words of several of these texts, in their alphabetical order."""
    uses: Counter[str] = Counter()
    for counts in texts:
        uses.update(counts.keys())
    words = sorted([word for word, n in uses.items() if n >= RAREST])
    return Vocabulary(
        words=words,
        number_of={word: n for n, word in enumerate(words)},
        rarity=[log(len(texts) / uses[word]) for word in words],
    )


def weigh_words(counts: Mapping[str, int], vocabulary: Vocabulary) -> Bag | None:
    """The bag of a text; None where it has no word of weight.

    A long text weighs more than a short one, but less than its length says: each weight is
    divided by the square root of the bag's norm.
    """
    weighed = []
    for word, count in counts.items():
        number = vocabulary.number_of.get(word)
        if number is not None and vocabulary.rarity[number] > 0:
            weighed.append((log1p(count) * vocabulary.rarity[number], number))
    if not weighed:
        return None
    weighed.sort(key=_heaviest_first)
    del weighed[MOST:]
    root = sqrt(_norm(weight for weight, _ in weighed))
    return Bag(
        words=tuple([number for _, number in weighed]),
        weights=tuple([weight / root for weight, _ in weighed]),
    )


def _heaviest_first(weighed: tuple[float, int]) -> tuple[float, int]:
    weight, number = weighed
    return -weight, number


def _norm(weights: Iterable[float]) -> float:
    return sqrt(sum(weight * weight for weight in weights))
