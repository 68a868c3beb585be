"""Findings -> pairs of articles that may share words, by MinHash and by fingerprints.

Work grows with the articles, not with their pairs: of a crowd, each meets only its leaders.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import eq

from generator.model.findings import Findings
from generator.model.ids import ArticleId

# Two texts with a tenth of the words changed share 42 % of their runs of five, and so 42 % of the
# places: 32 bands of two find 99.7 of 100 such pairs, 16 of four find 40.
PLACES = 64
ROWS = 2  # places of a band
ALIKE = 16  # equal places that a candidate has at least
LEADERS = 4  # articles of a bucket that each of its members is compared with
CROWD = 6  # articles; a fingerprint of more is a form's, furniture, or a common phrase
SHARED = 0.25  # share of the fingerprints of the one that has fewer

Pair = tuple[ArticleId, ArticleId]  # in order
FindingsById = Mapping[ArticleId, Findings]


def find_candidates(findings: FindingsById, shared: Mapping[Pair, int]) -> list[Pair]:
    """Pairs that may be printings of one story, in order.

    `shared` has the fingerprints that two articles share: `count_shared_fingerprints`.
    """
    candidates = set(_alike_pairs(findings))
    for pair, number in shared.items():
        fewer = min(
            len(findings[id_].fingerprints)
            for id_ in pair
        )
        if number >= SHARED * fewer:
            candidates.add(pair)
    return sorted(candidates)


def _alike_pairs(findings: FindingsById) -> Iterator[Pair]:
    """Pairs that share a band of their signatures, and then enough of its places."""
    compared: set[Pair] = set()
    for bucket in _buckets(findings):
        for pair in _pairs_with_leaders(bucket):
            if pair in compared:
                continue
            compared.add(pair)
            if _count_equal_places(findings, pair) >= ALIKE:
                yield pair


def _count_equal_places(findings: FindingsById, pair: Pair) -> int:
    """How many places of two signatures are equal."""
    left, right = pair
    signature = findings[left].signature
    other = findings[right].signature
    return sum(map(eq, signature, other))


def _buckets(findings: FindingsById) -> Iterable[Sequence[ArticleId]]:
    """The articles that have a band of their signatures in common, in the order of their ids."""
    buckets: dict[tuple[int, ...], list[ArticleId]] = defaultdict(list)
    for id_ in sorted(findings):
        signature = findings[id_].signature
        if len(signature) != PLACES:
            continue
        for start in range(0, PLACES, ROWS):
            band = signature[start : start + ROWS]
            buckets[(start, *band)].append(id_)
    return buckets.values()


def _pairs_with_leaders(bucket: Sequence[ArticleId]) -> Iterator[Pair]:
    """Each member of a bucket with each of its first members."""
    for n, id_ in enumerate(bucket):
        before = min(n, LEADERS)
        for leader in bucket[:before]:
            yield leader, id_


def count_shared_fingerprints(findings: FindingsById) -> Counter[Pair]:
    """Pair of articles -> how many fingerprints both have, those of a crowd left out."""
    articles: dict[int, list[ArticleId]] = defaultdict(list)
    for id_ in sorted(findings):
        fingerprints = findings[id_].fingerprints
        for fingerprint in fingerprints:
            articles[fingerprint].append(id_)
    shared: Counter[Pair] = Counter()
    for ids in articles.values():
        if 1 < len(ids) <= CROWD:
            shared.update(combinations(ids, 2))
    return shared
