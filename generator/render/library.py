"""Corpus, Catalogue and Settings -> Library: what pages are rendered from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalog import Catalogue
from generator.interface import Words, load_words
from generator.model.corpus import Corpus, Story
from generator.model.ids import ArticleId
from generator.model.settings import Settings
from generator.render.cache import RenderCache
from generator.render.indexes.articles import ArticleIndex, index_articles
from generator.render.indexes.entities import EntityIndex, index_entities
from generator.render.indexes.outlets import OutletIndex, index_outlets
from generator.render.indexes.selections import Selection, index_selections
from generator.render.indexes.subjects import TagIndex, ThemeIndex, index_tags, index_themes
from generator.render.indexes.timeline import TimelineIndex, index_timeline


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Library:
    """The corpus, the indexes over it, and a cache of what several pages show."""

    corpus: Corpus
    catalogue: Catalogue
    settings: Settings
    words: Words  # of the site's language; English where there is no catalogue of it
    articles: ArticleIndex
    entities: EntityIndex
    timeline: TimelineIndex
    themes: ThemeIndex
    tags: TagIndex
    outlets: OutletIndex
    selections: Mapping[str, Selection]  # by the path of the page
    cache: RenderCache


def build_library(corpus: Corpus, catalogue: Catalogue, settings: Settings) -> Library:
    """A library with all indexes and an empty cache."""
    articles = index_articles(corpus)
    entities = index_entities(corpus, catalogue, settings)
    themes = index_themes(articles.leads, catalogue)
    outlets = index_outlets(articles.printings, catalogue)
    return Library(
        corpus=corpus,
        catalogue=catalogue,
        settings=settings,
        words=load_words(settings.language) or Words(),
        articles=articles,
        entities=entities,
        timeline=index_timeline(corpus),
        themes=themes,
        tags=index_tags(articles.leads, corpus),
        outlets=outlets,
        selections=index_selections(corpus, articles, entities, themes, outlets),
        cache=RenderCache(),
    )


def title_of(library: Library, id_: ArticleId) -> str:
    """The article's headline."""
    return library.corpus.findings[id_].article.title


def story_of(library: Library, id_: ArticleId) -> Story:
    """The story that an article prints."""
    return library.corpus.stories[library.corpus.story_of[id_]]
