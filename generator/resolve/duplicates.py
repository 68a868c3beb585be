"""Findings -> Duplicates: printings of one story (exact, near, cut short, or announced)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from generator.model.article import Article
from generator.model.findings import Findings
from generator.model.ids import Anchor, ArticleId
from generator.resolve.entities.keys import fold

# A signature has 64 places. Two texts that agree in 70 % of them share a band 98.8 times in 100.
BANDS = 16
ROWS = 4  # places of a band
ALIKE = 0.7  # share of equal places that makes a near duplicate
FAR_ALIKE = 0.9  # the same, for articles dated more than a fortnight apart
FAR = 14  # days
SHARED = 0.8  # share of the shorter text, in whole sentences, that the longer has word for word
SHARED_LENGTH = 200  # characters that two texts must share at least
SENTENCE = 40  # characters; shorter sentences are no sign
COMMON = 20  # articles; a sentence printed in more is boilerplate
COPY = 0.95  # share of equal places above which numbers and names don't matter
FILLED = 3  # different numbers, or names, that a text must have for them to matter
LEADERS = 4  # articles of a bucket that each of its members is compared with
OPENING = 8  # words; texts that begin otherwise aren't compared whole
HEADLINE = 4  # words; shorter headlines are no sign

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")

Pair = tuple[ArticleId, ArticleId]
FindingsById = Mapping[ArticleId, Findings]


class Duplicate(NamedTuple):
    """Two articles that are printings of one story, and the reason in words."""

    left: ArticleId
    right: ArticleId
    reason: str


def find_duplicates(findings: FindingsById) -> Iterator[Duplicate]:
    """All duplicates, the surest evidence first."""
    return chain(
        _same_text(findings),
        _similar_text(findings),
        _shared_sentences(findings),
        _announced(findings),
    )


def _near_in_time(a: Article, b: Article) -> bool:
    """Whether two articles are dated within a fortnight; also where a date is not known."""
    if not a.published or not b.published:
        return True
    earlier, later = sorted((a.published.period, b.published.period))
    return (later.first - earlier.last).days <= FAR


def _of_one_digest(a: Article, b: Article) -> bool:
    """Whether two articles are parts of one file: what they share is boilerplate."""
    return (
        a.source == b.source
        and (a.part_of is not None or b.part_of is not None)
    )


def _same_text(findings: FindingsById) -> Iterator[Duplicate]:
    """Pairs of the same words, whatever the case and the white space."""
    texts: dict[ArticleId, str] = {}
    openings: dict[ArticleId, str] = {}
    for id_, article_findings in findings.items():
        article = article_findings.article
        text = article.text[article.body_start :]
        if len(text) >= SENTENCE:
            texts[id_] = text
            openings[id_] = _opening_of(text)
    articles_of_opening = Counter(openings.values())
    first_of_text: dict[str, ArticleId] = {}
    for id_, text in texts.items():
        if articles_of_opening[openings[id_]] > 1:
            words = " ".join(text.casefold().split())
            first = first_of_text.setdefault(words, id_)
            if first != id_:
                yield Duplicate(first, id_, "the same text")


def _opening_of(text: str) -> str:
    """The first words of a text. It is cheap: the rest is not split."""
    words = text.split(None, OPENING)
    opening = " ".join(words[:OPENING])
    return opening.casefold()


def _similar_text(findings: FindingsById) -> Iterator[Duplicate]:
    """Pairs that share a band of their signatures, and then most of its places."""
    compared: set[Pair] = set()
    for bucket in _buckets(findings):
        for n, id_ in enumerate(bucket[1:], 1):
            for leader in bucket[: min(n, LEADERS)]:
                if (leader, id_) in compared:
                    continue
                compared.add((leader, id_))
                share = _similarity(findings[leader], findings[id_])
                if share:
                    yield Duplicate(leader, id_, f"{share:.0%} of the text is the same")


def _buckets(findings: FindingsById) -> Sequence[Sequence[ArticleId]]:
    """The articles that have a band of their signatures in common."""
    buckets: dict[tuple[int, ...], list[ArticleId]] = defaultdict(list)
    for id_, article_findings in findings.items():
        signature = article_findings.signature
        if len(signature) != BANDS * ROWS:
            continue
        for band in range(BANDS):
            rows = signature[band * ROWS : (band + 1) * ROWS]
            buckets[(band, *rows)].append(id_)
    return tuple(buckets.values())


def _similarity(a: Findings, b: Findings) -> float:
    """The share of equal places in two signatures; 0.0 if they are no duplicates."""
    equal = sum(x == y for x, y in zip(a.signature, b.signature, strict=True))
    share = equal / len(a.signature)
    needed = ALIKE if _near_in_time(a.article, b.article) else FAR_ALIKE
    if share < needed or _of_one_digest(a.article, b.article) or _is_form(a, b, share):
        return 0.0
    return share


def _is_form(a: Findings, b: Findings, share: float) -> bool:
    """Whether the two are one form filled in twice.

    Most words are the same, but most numbers, or most names, are others.
    """
    if share >= COPY:
        return False
    return _mostly_other(_numbers(a), _numbers(b)) or _mostly_other(
        _names(a), _names(b)
    )


def _numbers(findings: Findings) -> set[str]:
    return set(_NUMBER.findall(findings.article.text))


def _names(findings: Findings) -> set[str]:
    return {mention.surface for mention in findings.mentions}


def _mostly_other(a: set[str], b: set[str]) -> bool:
    """Whether two sets that are large enough to tell share less than half of their members."""
    if min(len(a), len(b)) < FILLED:
        return False
    return len(a & b) < 0.5 * len(a | b)


def _shared_sentences(findings: FindingsById) -> Iterator[Duplicate]:
    """Pairs of which one has nearly all sentences of the other: agency copy that an outlet cut."""
    lengths = {
        id_: _long_sentences(article_findings)
        for id_, article_findings in findings.items()
    }
    for (a, b), length in _shared_lengths(lengths).items():
        shorter = min(sum(lengths[a].values()), sum(lengths[b].values()))
        if length < max(SHARED_LENGTH, SHARED * shorter):
            continue
        first, second = findings[a].article, findings[b].article
        if _near_in_time(first, second) and not _of_one_digest(first, second):
            share = f"{length / shorter:.0%}"
            yield Duplicate(
                a, b, f"{share} of the shorter text stands in the longer one"
            )


def _long_sentences(findings: Findings) -> dict[Anchor, int]:
    """Sentence -> its length in characters; short sentences are left out."""
    lengths = {}
    for sentence in findings.sentences:
        length = sentence.span.end - sentence.span.start
        if length >= SENTENCE:
            lengths[sentence.anchor] = length
    return lengths


def _shared_lengths(lengths: Mapping[ArticleId, Mapping[Anchor, int]]) -> Counter[Pair]:
    """Pair of articles -> characters of the sentences that both have."""
    articles_of_sentence: dict[Anchor, list[ArticleId]] = defaultdict(list)
    for id_, sentences in lengths.items():
        for anchor in sentences:
            articles_of_sentence[anchor].append(id_)
    shared: Counter[Pair] = Counter()
    for anchor, ids in articles_of_sentence.items():
        if 1 < len(ids) <= COMMON:
            for a, b in combinations(ids, 2):
                shared[a, b] += min(lengths[a][anchor], lengths[b][anchor])
    return shared


def _announced(findings: FindingsById) -> Iterator[Duplicate]:
    """A stub, and the article (or another stub) of the same headline."""
    articles_of_headline: dict[str, list[Article]] = defaultdict(list)
    for article_findings in findings.values():
        headline = fold(article_findings.article.title)
        if len(headline.split()) >= HEADLINE:
            articles_of_headline[headline].append(article_findings.article)
    for articles in articles_of_headline.values():
        fullest, *others = sorted(
            articles, key=lambda article: (article.stub, article.id)
        )
        for article in others:
            if article.stub and _near_in_time(fullest, article):
                yield Duplicate(
                    fullest.id, article.id, "the same headline; one is a stub"
                )
