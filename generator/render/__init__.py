"""View -> Pages and search records. It decides which pages exist; templates, how they look."""

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
from generator.render.data import citation_files, exports, feeds, machines
from generator.render.desk import Desk
from generator.render.library import Library, build_library
from generator.render.pages import (
    about,
    articles,
    corrections,
    entities,
    entity_index,
    lists,
    outlets,
    review,
    tags,
    themes,
    timelines,
)
from generator.render.pages.compare.page import render_comparisons
from generator.render.pages.corrections_feed import render_feed
from generator.render.pages.explore.page import render_explore
from generator.render.pages.redirects import render_redirects
from generator.render.templates import build_environment

Subject = TypeVar("Subject")
Job = Callable[[], Iterator[Page]]

SINGLE_PAGES = (
    about.render_home,
    about.render_about,
    about.render_data,
    about.render_search,
    review.render_review,
    corrections.render_corrections,
    themes.render_index,
)
PAGE_GROUPS = (
    timelines.render_timeline,
    entity_index.render_index,
    outlets.render_outlets,
    tags.render_tags,
    lists.render_archive,
    render_redirects,
    render_explore,
    render_comparisons,
)
EXPORTS = (
    *exports.EXPORTS,
    *feeds.EXPORTS,
    *citation_files.EXPORTS,
    *machines.EXPORTS,
)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """All that pages are rendered from."""

    corpus: Corpus
    catalogue: Catalogue
    settings: Settings
    templates: Mapping[str, str]  # name -> source, see store.project.templates


def render(view: View, share: int = 0, shares: int = 1) -> Iterator[Page]:
    """Every page, or a share of them: shares 0 to `shares` - 1 together give each page once."""
    library = _library_of(view)
    desk = Desk(library, build_environment(view.templates, library.words))
    for job in islice(list_jobs(desk), share, None, shares):
        yield from job()


def search_records(view: View) -> Iterator[SearchRecord]:
    """What the search index is to hold."""
    return search.build_records(_library_of(view))


def _library_of(view: View) -> Library:
    return build_library(view.corpus, view.catalogue, view.settings)


def list_jobs(desk: Desk) -> Iterator[Job]:
    """All pages of the site, in bundles that are rendered apart from each other."""
    library = desk.library
    for render_page in SINGLE_PAGES:
        yield partial(_render_one, render_page, desk)
    for export in EXPORTS:
        yield partial(export, library)
    yield partial(render_feed, desk)
    for render_pages in PAGE_GROUPS:
        yield partial(render_pages, desk)
    for rule in library.themes.rules:
        yield partial(themes.render_theme, desk, rule)
    for id_ in sorted(library.entities.with_page):
        yield partial(entities.render_entity, desk, id_)
    render_article = partial(articles.render_article, desk)
    for findings in library.articles.printings:
        yield partial(_render_one, render_article, findings)


def _render_one(render_page: Callable[[Subject], Page], subject: Subject) -> Iterator[Page]:
    yield render_page(subject)
