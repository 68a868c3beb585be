"""Library -> the page of pairs, the pages with the sentences of each, and the network's files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from generator.model.entities import Entity
from generator.model.findings import Findings
from generator.model.names import Kind
from generator.model.page import Page
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.library import Library
from generator.render.markup import Raw
from generator.render.pages.explore.network import render_network
from generator.render.pages.explore.pairs import Pair, SentencesByPair, find_sentences, rank_pairs
from generator.render.paths import EXPLORE, SEARCH, Base, pairs_path
from generator.render.quoting import quote_sentence
from generator.render.story_lists import render_stories
from generator.words import mark

ROWS = 200  # pairs in the table
ON_A_PAGE = 20  # pairs with their sentences
NOTHING = Raw("")
STORIES = 10  # listed of a pair, the newest
SEARCHED_KINDS = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)  # that are filters of the search


@dataclass(frozen=True, slots=True)
class Row:
    """A pair, for the table and for the page of its sentences."""

    anchor: str
    first: Raw  # links to the entities
    second: Raw
    names: str
    kinds: str
    shared: int
    ratio: str  # "4.2"
    evidence: str  # address of its sentences
    search: str  # address of the search for both
    quotations: tuple[Raw, ...] = ()
    stories: Raw = NOTHING


def render_explore(desk: Desk) -> Iterator[Page]:
    """The table, the sentences of its pairs, and what the network is drawn from."""
    pairs = rank_pairs(desk.library)
    sentences = find_sentences(desk.library, pairs)
    base = Base(EXPLORE)
    listed = pairs[:ROWS]
    parts = [listed[n : n + ON_A_PAGE] for n in range(0, len(listed), ON_A_PAGE)]
    rows = [
        _describe(desk.library, pair, number, base)
        for number, part in enumerate(parts, start=1)
        for pair in part
    ]
    entities = {id_ for pair in pairs for id_ in pair.id}
    phrase = desk.library.words.phrase
    yield desk.page(
        EXPLORE,
        "explore",
        {
            "title": phrase("Explore"),
            "description": phrase("Names that stories tell together, and how often."),
        },
        rows=rows,
        n_pairs=len(pairs),
        n_entities=len(entities),
    )
    for number, part in enumerate(parts, start=1):
        yield _render_part(desk, part, number, len(parts), sentences)
    if pairs:
        yield from render_network(desk.library, pairs, sentences)


def _render_part(
    desk: Desk, pairs: Sequence[Pair], number: int, n_parts: int, sentences: SentencesByPair
) -> Page:
    base = Base(pairs_path(number))
    first = (number - 1) * ON_A_PAGE + 1
    last = first + len(pairs) - 1
    words = desk.library.words
    title = words.phrase("Pairs %(first)s to %(last)s", first=first, last=last)
    about = words.phrase(
        "The stories of %(pairs)s of names, with the sentences of both.",
        pairs=words.counted(len(pairs), "pair", "pairs"),
    )
    return desk.page(
        base.path,
        "pairs",
        {"title": title, "description": about},
        rows=[_describe(desk.library, pair, number, base, sentences) for pair in pairs],
        earlier=pairs_path(number - 1) if number > 1 else "",
        later=pairs_path(number + 1) if number < n_parts else "",
    )


def _describe(
    library: Library, pair: Pair, number: int, base: Base, sentences: SentencesByPair | None = None
) -> Row:
    """With the sentences and the stories where sentences are given."""
    first = library.corpus.entities[pair.first]
    second = library.corpus.entities[pair.second]
    phrase = library.words.phrase
    anchor = f"p-{mark(' '.join(pair.id))}"
    row = Row(
        anchor=anchor,
        first=link_entity(library, pair.first, base),
        second=link_entity(library, pair.second, base),
        names=phrase("%(one)s and %(other)s", one=first.name, other=second.name),
        kinds=f"{phrase(first.kind)}, {phrase(second.kind)}",
        shared=pair.shared,
        ratio=f"{pair.ratio:.1f}",
        evidence=base.url(pairs_path(number), anchor),
        search=_search_address(first, second, base),
    )
    if sentences is None:
        return row
    return replace(
        row,
        quotations=tuple(
            quote_sentence(library, cited, base) for cited in sentences.get(pair.id, ())
        ),
        stories=render_stories(library, _shared_stories(library, pair)[:STORIES], base),
    )


def _shared_stories(library: Library, pair: Pair) -> list[Findings]:
    """The stories of which a printing names both, the newest first."""
    story_of = library.corpus.story_of
    first, second = (
        {story_of[id_] for id_ in library.entities.mentions.get(name, {})}
        for name in pair.id
    )
    shared = first & second
    return [
        story
        for story in library.articles.leads
        if story.article.id in shared
    ]


def _search_address(first: Entity, second: Entity, base: Base) -> str:
    """The search for both: a filter for each where it has one, else its name as a phrase."""
    filters = [
        (entity.kind.value, entity.name)
        for entity in (first, second)
        if entity.kind in SEARCHED_KINDS
    ]
    phrases = [
        f'"{entity.name}"'
        for entity in (first, second)
        if entity.kind not in SEARCHED_KINDS
    ]
    query = [("q", " ".join(phrases))] if phrases else []
    return f"{base.url(SEARCH)}?{urlencode([*query, *filters])}"
