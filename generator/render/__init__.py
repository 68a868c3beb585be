"""Corpus -> Pages. Decides which pages exist; templates decide how they look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeVar

from generator.catalog import Catalogue
from generator.model.corpus import Corpus
from generator.model.page import Page, SearchRecord
from generator.model.settings import Settings
from generator.render import search
from generator.render.data import exports
from generator.render.desk import Desk
from generator.render.library import library
from generator.render.pages import (
    about,
    articles,
    corrections,
    entities,
    entity_index,
    lists,
    review,
    tags,
    themes,
    timelines,
)
from generator.render.pages.corrections_feed import render_feed
from generator.render.pages.redirects import render_redirects
from generator.render.templates import environment

A = TypeVar("A")
Job = Callable[[], Iterator[Page]]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """All that pages are made from."""

    corpus: Corpus
    catalogue: Catalogue
    settings: Settings
    templates: Mapping[str, str]  # name -> source, see store.project.templates


def render(view: View, share: int = 0, shares: int = 1) -> Iterator[Page]:
    """Every page, or this share of them: share k of n and the others together give each page once."""
    desk = Desk(library(view.corpus, view.catalogue, view.settings), environment(view.templates))
    for job in islice(jobs(desk), share, None, shares):
        yield from job()


def search_records(view: View) -> Iterator[SearchRecord]:
    """What the search index is to hold."""
    return search.records(library(view.corpus, view.catalogue, view.settings))


def jobs(desk: Desk) -> Iterator[Job]:
    """The pages of the site, in bundles that are made apart: the whole list of what there is."""
    for make in (
        about.render_home,
        about.render_about,
        about.render_data,
        about.render_search,
        review.render_review,
        corrections.render_corrections,
        themes.render_index,
    ):
        yield partial(_one, make, desk)
    for write in exports.FILES:
        yield partial(write, desk.library)
    yield partial(render_feed, desk)
    for pages in (
        timelines.render_timeline,
        entity_index.render_index,
        lists.render_outlets,
        tags.render_tags,
        lists.render_archive,
    ):
        yield partial(pages, desk)
    yield partial(render_redirects, desk)
    for rule in desk.library.themes:
        yield partial(themes.render_theme, desk, rule)
    for id_ in sorted(desk.library.paged):
        yield partial(entities.render_entity, desk, id_)
    for found in desk.library.articles:
        yield partial(_one, partial(articles.render_article, desk), found)


def _one(make: Callable[[A], Page], of: A) -> Iterator[Page]:
    yield make(of)
