"""Pairs -> the files of the network, which the page loads when the reader opens it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt

import msgspec

from generator.model.ids import EntityId
from generator.model.page import Page
from generator.model.relations import Cited
from generator.render.data.tables import without_surrogates
from generator.render.library import Library
from generator.render.pages.explore.layout import lay_out
from generator.render.pages.explore.pairs import Pair, SentencesByPair
from generator.render.paths import NETWORK, article_path, entity_path, network_path, url_of
from generator.render.publication_dates import published_month
from generator.render.quoting import quoted_words

SHARD = 50  # pairs whose sentences are in one file
SHOWN = 3  # sentences of a pair
PULL = 3.0  # of an edge between two names that have no other; it is shared out among the edges


def render_network(
    library: Library, pairs: Sequence[Pair], sentences: SentencesByPair
) -> Iterator[Page]:
    """Nodes and edges in one file; the edges' sentences in further ones, by the edge's number."""
    nodes = _rank_nodes(pairs)
    numbers = {id_: n for n, id_ in enumerate(nodes)}
    edges = [(numbers[pair.first], numbers[pair.second]) for pair in pairs]
    places = lay_out(len(nodes), _weigh_edges(edges))
    yield Page(NETWORK, _to_json({
        "shard": SHARD,
        "nodes": [
            _describe_node(library, id_, *place)
            for id_, place in zip(nodes, places, strict=True)
        ],
        "edges": [
            (*edge, pair.shared, round(pair.ratio, 1))
            for edge, pair in zip(edges, pairs, strict=True)
        ],
    }))
    for start in range(0, len(pairs), SHARD):
        shard = [
            [
                _describe_sentence(library, cited)
                for cited in sentences.get(pair.id, ())[:SHOWN]
            ]
            for pair in pairs[start : start + SHARD]
        ]
        yield Page(network_path(start // SHARD), _to_json(shard))


def _rank_nodes(pairs: Sequence[Pair]) -> list[EntityId]:
    """The entities of these pairs, those with most pairs first."""
    count: Counter[EntityId] = Counter()
    for pair in pairs:
        count.update(pair.id)
    return sorted(count, key=lambda id_: (-count[id_], id_))


def _weigh_edges(edges: Sequence[tuple[int, int]]) -> list[tuple[int, int, float]]:
    """A name of many edges is held by each the less, so that it draws not all into one heap."""
    count = Counter(node for edge in edges for node in edge)
    return [
        (a, b, PULL / sqrt(count[a] * count[b]))
        for a, b in edges
    ]


def _describe_node(library: Library, id_: EntityId, x: int, y: int) -> tuple[object, ...]:
    entity = library.corpus.entities[id_]
    address = url_of(entity_path(id_))
    return entity.name, address, entity.kind.value, entity.story_count, x, y


def _describe_sentence(library: Library, cited: Cited) -> tuple[str, str, str, str]:
    """Address, words, who says it, and the month in which it was published."""
    findings = library.corpus.findings[cited.article]
    article = findings.article
    month = published_month(findings)
    return (
        f"{url_of(article_path(article.id))}#{cited.anchor}",
        quoted_words(findings, cited),
        article.outlet or article.title,
        month.isoformat()[:7] if month else "",
    )


def _to_json(value: object) -> str:
    return msgspec.json.encode(without_surrogates(value)).decode()
