"""Library -> Pairs: which two entities appear together more than chance brings, surest first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import log
from operator import itemgetter

from generator.model.corpus import Corpus
from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.model.ids import EntityId, Span
from generator.model.names import Mention
from generator.model.relations import Cited
from generator.render.library import Library
from generator.render.pages.companions import measure_fault
from generator.render.quoting import LONGEST
from generator.render.sentences import START

LEAST_SHARED = 2  # stories; one story shared says nothing of two names
MOST_ENTITIES = 500
MOST_PAIRS = 2_000
CANDIDATES = 6  # sentences looked at for each pair, the newest
SHOWN = 5  # of them

PairId = tuple[EntityId, EntityId]  # in order
SentencesByPair = Mapping[PairId, tuple[Cited, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that stories name together."""

    first: EntityId  # that of more stories
    second: EntityId
    shared: int  # unique stories that name both
    ratio: float  # how many times as many as chance would bring
    weight: float  # Dunning's log-likelihood ratio: ratio and number in one

    @property
    def id(self) -> PairId:
        """The same for both orders."""
        return min(self.first, self.second), max(self.first, self.second)


def rank_pairs(library: Library) -> list[Pair]:
    """The strongest pairs of entities that have pages, within the bounds of a network."""
    ranked = sorted(_weigh_pairs(library), key=lambda pair: (-pair.weight, pair.id))
    entities: set[EntityId] = set()
    chosen = []
    for pair in ranked:
        both = {pair.first, pair.second}
        if len(entities | both) <= MOST_ENTITIES:
            entities |= both
            chosen.append(pair)
        if len(chosen) == MOST_PAIRS:
            break
    return chosen


def _weigh_pairs(library: Library) -> Iterator[Pair]:
    corpus = library.corpus
    for id_ in sorted(library.entities.with_page):
        for other, shared in corpus.companions.get(id_, ()):
            if shared < LEAST_SHARED or other not in library.entities.with_page:
                continue
            is_listed_there = any(back == id_ for back, _ in corpus.companions.get(other, ()))
            if id_ < other or not is_listed_there:
                pair = _weigh(corpus, id_, other, shared)
                if pair.ratio > 1:
                    yield pair


def _weigh(corpus: Corpus, id_: EntityId, other: EntityId, shared: int) -> Pair:
    """A pair with how surprising it is."""
    counts = {
        name: max(corpus.entities[name].story_count, shared)
        for name in (id_, other)
    }
    first, second = sorted((id_, other), key=lambda name: (-counts[name], name))
    stories = max(len(corpus.stories), counts[first] + counts[second] - shared)
    expected = counts[first] * counts[second] / stories
    weight = _likelihood_ratio(shared, counts[first], counts[second], stories)
    return Pair(first, second, shared, shared / expected, weight)


def _likelihood_ratio(shared: int, first: int, second: int, stories: int) -> float:
    """Dunning 1993, of the table: with both, with one alone, with neither."""
    neither = stories - first - second + shared
    cells = (shared, first - shared, second - shared, neither)
    rows = (first, first, stories - first, stories - first)
    columns = (second, stories - second, second, stories - second)
    total = 0.0
    for n, row, column in zip(cells, rows, columns, strict=True):
        if n == 0:
            continue
        ratio = n * stories / (row * column)
        total += n * log(ratio)
    return round(2 * total, 6)


def find_sentences(library: Library, pairs: Iterable[Pair]) -> SentencesByPair:
    """The sentences in which both stand: those that read well first, then the newest."""
    wanted = {pair.id for pair in pairs}
    entities = {id_ for pair in wanted for id_ in pair}
    found: dict[PairId, list[tuple[int, Cited]]] = defaultdict(list)
    for findings in library.articles.leads:
        for number, mentions in _mentions_by_sentence(library, findings, entities).items():
            for pair in combinations(sorted(mentions), 2):
                if pair in wanted and len(found[pair]) < CANDIDATES:
                    found[pair] += _cite(findings, number, [mentions[id_] for id_ in pair])
    return {pair: _choose(candidates) for pair, candidates in found.items()}


def _mentions_by_sentence(
    library: Library, findings: Findings, entities: Collection[EntityId]
) -> Mapping[int, dict[EntityId, Mention]]:
    """Number of a sentence -> these entities, each with its first mention there."""
    links = library.corpus.links.get(findings.article.id, {})
    found: dict[int, dict[EntityId, Mention]] = defaultdict(dict)
    for mention in findings.mentions:
        link = links.get(mention.span)
        if link is None or link.entity not in entities or link.tier is Tier.POSSIBLE:
            continue
        number = bisect_right(findings.sentences, mention.span.start, key=START) - 1
        if number >= 0 and mention.span.end <= findings.sentences[number].span.end:
            found[number].setdefault(link.entity, mention)
    return found


def _cite(
    findings: Findings, number: int, mentions: Iterable[Mention]
) -> list[tuple[int, Cited]]:
    """A sentence that names both, with its fault; nothing where they stand too far apart."""
    sentence = findings.sentences[number]
    spans = [mention.span for mention in mentions]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    if span.end - span.start >= LONGEST:
        return []
    cited = Cited(findings.article.id, sentence.anchor, span)
    return [(measure_fault(findings, sentence), cited)]


def _choose(candidates: Iterable[tuple[int, Cited]]) -> tuple[Cited, ...]:
    """Sorting is stable: of equals the newest stays first."""
    best = sorted(candidates, key=itemgetter(0))
    return tuple(
        cited
        for _, cited in best[:SHOWN]
    )
