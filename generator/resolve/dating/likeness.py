"""Findings -> Likenesses: the dated stories that share rare words with an article."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator import lazy
from generator.model.findings import Findings
from generator.model.ids import ArticleId

# Chosen by the likelihood of the true month, `benchmarks/dating.py`, November 2026.
NEAREST = 12  # stories by which words date an article
COMMON = 0.1  # share of articles; a word in more of them, and in more than FEW, tells nothing
FEW = 8
OPENING = 1200  # characters whose words are compared; those of whole texts say less

FindingsById = Mapping[ArticleId, Findings]
Words = frozenset[str]  # in small letters

_WORD = lazy.regex(r"[^\W\d_][^\W\d_'’-]{3,}")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A dated story that shares rare words with an article."""

    score: float  # the words' information, in nats
    day: int
    article: ArticleId
    words: tuple[str, ...]  # the rarest first


class Likenesses:
    """The rare words of a collection, and the dated stories that hold them."""

    def __init__(
        self,
        findings: FindingsById,
        lead_of: Mapping[ArticleId, ArticleId],
        days: Mapping[ArticleId, int],
    ) -> None:
        """`lead_of`: an article -> the lead of its story; `days`: the leads that are dated."""
        self._days = days
        self._lead_of = lead_of
        self._words = {
            id_: _words_of(article)
            for id_, article in findings.items()
        }
        counts = Counter(word for words in self._words.values() for word in words)
        most = max(FEW, COMMON * len(findings))
        self._information = {
            word: math.log(len(findings) / n)
            for word, n in counts.items()
            if 1 < n <= most and n < len(findings)
        }
        self._articles_of: dict[str, list[ArticleId]] = defaultdict(list)
        for id_, words in sorted(self._words.items()):
            if findings[id_].article.published is not None:
                for word in words & self._information.keys():
                    self._articles_of[word].append(id_)

    def find_alike(self, id_: ArticleId) -> list[Likeness]:
        """The other dated stories that share the rarest words, the most alike first."""
        own_lead = self._lead_of.get(id_, id_)
        shared: dict[ArticleId, dict[ArticleId, set[str]]] = defaultdict(
            lambda: defaultdict(set)
        )
        for word in self._words[id_] & self._information.keys():
            for other in self._articles_of[word]:
                lead = self._lead_of.get(other, other)
                if lead != own_lead:
                    shared[lead][other].add(word)
        alike = [self._likeness(lead, by_article) for lead, by_article in shared.items()]
        alike.sort(key=lambda likeness: (-likeness.score, likeness.article))
        return alike[:NEAREST]

    def _likeness(self, lead: ArticleId, by_article: Mapping[ArticleId, set[str]]) -> Likeness:
        words = set().union(*by_article.values())
        score = math.fsum(self._information[word] for word in words)
        rarest = sorted(words, key=lambda word: (-self._information[word], word))
        return Likeness(score, self._days[lead], min(by_article), tuple(rarest))


def _words_of(findings: Findings) -> Words:
    """The longer words of its opening."""
    return frozenset(_WORD.findall(findings.article.text[:OPENING].casefold()))
