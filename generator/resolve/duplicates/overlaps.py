"""Findings -> Overlaps: which articles share fingerprints, and comparisons of any two."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from generator.model.ids import ArticleId
from generator.resolve.duplicates.candidates import FindingsById, Pair, count_shared_fingerprints
from generator.resolve.duplicates.comparison import Comparison, Side, compare
from generator.resolve.duplicates.wording import Wording, read_wording

READ = 2_000  # wordings kept in memory


class Overlaps:
    """What articles have in common. Each text is split, and each pair compared, when asked for."""

    def __init__(self, findings: FindingsById) -> None:
        self.shared: Mapping[Pair, int] = count_shared_fingerprints(findings)
        self._findings = findings
        self._comparisons: dict[Pair, Comparison] = {}
        self._read = lru_cache(maxsize=READ)(self._read_anew)

    def size(self, id_: ArticleId) -> tuple[int, ArticleId]:
        """By which articles are ordered: characters, then the id."""
        article = self._findings[id_].article
        return len(article.text), id_

    def wording(self, id_: ArticleId) -> Wording:
        """The words of an article."""
        return self._read(id_)

    def compare(self, left: ArticleId, right: ArticleId) -> Comparison:
        """What two articles are to each other."""
        pair = (min(left, right), max(left, right))
        known = self._comparisons.get(pair)
        if known is not None:
            return known
        comparison = compare(self._side(left), self._side(right))
        self._comparisons[pair] = comparison
        return comparison

    def _side(self, id_: ArticleId) -> Side:
        article = self._findings[id_].article
        return article, self.wording(id_)

    def _read_anew(self, id_: ArticleId) -> Wording:
        return read_wording(self._findings[id_].article)
