"""Indexes -> Selections: the stories of a page that can be followed and cited as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.corpus import Corpus
from generator.model.findings import Findings
from generator.model.ids import EntityId
from generator.render.indexes.articles import ArticleIndex
from generator.render.indexes.entities import SMALL_COLLECTION, EntityIndex
from generator.render.indexes.outlets import OutletIndex
from generator.render.indexes.subjects import ThemeIndex
from generator.render.paths import HOME, entity_path, listed_path, theme_path

# Stories; an entity with fewer has no such files, or those of entities would be the larger half of
# the site. The second is for a collection of SMALL_COLLECTION stories or more.
LEAST_STORIES = 3
LEAST_STORIES_OF_MANY = 20


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """Stories of the whole collection, of a theme, of an outlet or of an entity."""

    page: str  # the path of their page
    name: str  # "" for the whole collection
    stories: tuple[Findings, ...]  # the newest first, undated ones last

    def file(self, name: str) -> str:
        """The path of one of its files: `themes/courts/feed.xml`."""
        if self.page == HOME:
            return name
        return f"{self.page.removesuffix('.md')}/{name}"


def index_selections(
    corpus: Corpus,
    articles: ArticleIndex,
    entities: EntityIndex,
    themes: ThemeIndex,
    outlets: OutletIndex,
) -> Mapping[str, Selection]:
    """The path of a page -> its selection: the collection first, entities last."""
    everything = [
        Selection(HOME, "", articles.leads),
        *_of_themes(themes),
        *_of_outlets(outlets),
        *_of_entities(corpus, articles, entities),
    ]
    return {selection.page: selection for selection in everything}


def _of_themes(themes: ThemeIndex) -> Iterator[Selection]:
    for rule in themes.rules:
        stories = themes.stories.get(rule.id, ())
        if stories:
            yield Selection(theme_path(rule.id), rule.name, stories)


def _of_outlets(outlets: OutletIndex) -> Iterator[Selection]:
    for name, printings in outlets.articles.items():
        yield Selection(listed_path("outlets", outlets.slugs[name]), name, printings)


def _of_entities(
    corpus: Corpus, articles: ArticleIndex, entities: EntityIndex
) -> Iterator[Selection]:
    is_small = len(corpus.stories) < SMALL_COLLECTION
    least = LEAST_STORIES if is_small else LEAST_STORIES_OF_MANY
    for id_ in sorted(entities.with_page):
        entity = corpus.entities[id_]
        if entity.story_count >= least:
            stories = _stories_of(corpus, articles, entities, id_)
            yield Selection(entity_path(id_), entity.name, stories)


def _stories_of(
    corpus: Corpus, articles: ArticleIndex, entities: EntityIndex, id_: EntityId
) -> tuple[Findings, ...]:
    """The lead printing of each story that names the entity."""
    naming = entities.mentions.get(id_, {})
    leads = {corpus.story_of[article] for article in naming}
    return tuple(
        corpus.findings[lead]
        for lead in sorted(leads, key=articles.positions.__getitem__)
    )
