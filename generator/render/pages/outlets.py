"""Outlets -> their index, and a page each: its stories, when they were printed, of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.interface import Words
from generator.model.findings import Findings
from generator.model.page import Page
from generator.render import svg
from generator.render.desk import Desk
from generator.render.library import Library
from generator.render.markup import Raw
from generator.render.pages.coverage import count_published
from generator.render.pages.lists import STORIES, StoryList, render_list, years_in_words
from generator.render.pages.themes import link_entities
from generator.render.paths import OUTLETS, Base, listed_path
from generator.render.story_lists import render_stories

MOST_ENTITIES = 15


def render_outlets(desk: Desk) -> Iterator[Page]:
    """Every outlet with its stories, and what the site may show of them."""
    library = desk.library
    base = Base(OUTLETS)
    unknown = [findings for findings in library.articles.printings if not findings.article.outlet]
    words = library.words
    outlets = words.counted(len(library.outlets.articles), "outlet", "outlets")
    about = words.phrase("%(outlets)s in this collection.", outlets=outlets)
    yield desk.page(
        OUTLETS,
        "outlets",
        {"title": words.phrase("Outlets"), "description": about},
        rows=_outlet_rows(library, base),
        unknown=render_stories(library, unknown[:STORIES], base),
        unknown_count=len(unknown),
    )
    for name, stories in library.outlets.articles.items():
        outlet = StoryList(
            folder="outlets",
            name=library.outlets.slugs[name],
            title=name,
            lead=_describe_outlet(library, name, stories),
            stories=stories,
            index=OUTLETS,
        )
        unit, counts = count_published(stories)
        outlet_base = Base(listed_path("outlets", outlet.name))
        yield from render_list(
            desk,
            outlet,
            "outlet",
            spark=svg.draw_bars(counts, _say_articles(words, unit), words=words),
            unit=unit,
            counts=counts,
            named=_list_named(library, stories, outlet_base),
        )


def _outlet_rows(library: Library, base: Base) -> list[tuple[Raw, int, str, str]]:
    """Outlets by how much they printed: link, how many articles, policy, years."""
    rows = []
    ranked = sorted(library.outlets.articles.items(), key=lambda item: (-len(item[1]), item[0]))
    for name, stories in ranked:
        link = base.a(name, listed_path("outlets", library.outlets.slugs[name]))
        policy = library.words.phrase(stories[0].article.policy)
        rows.append((link, len(stories), policy, years_in_words(library.words, stories)))
    return rows


def _describe_outlet(library: Library, name: str, stories: Sequence[Findings]) -> str:
    """How much there is of an outlet, and what may be shown of it."""
    words = library.words
    rights = library.outlets.rights.get(name)
    lead = words.phrase(
        "%(articles)s, %(years)s. May be shown here: %(policy)s.",
        articles=words.counted(len(stories), "article", "articles"),
        years=years_in_words(words, stories),
        policy=words.phrase(stories[0].article.policy),
    )
    if rights:
        return words.phrase("%(lead)s Rights: %(rights)s", lead=lead, rights=rights)
    return lead


def _say_articles(words: Words, unit: str) -> str:
    if unit == "month":
        return words.phrase("Articles a month")
    return words.phrase("Articles a year")


def _list_named(
    library: Library, stories: Sequence[Findings], base: Base
) -> list[tuple[Raw, int]]:
    """Of whom the outlet writes more than once."""
    return [
        (link, n)
        for link, n in link_entities(library, stories, base, MOST_ENTITIES)
        if n > 1
    ]
