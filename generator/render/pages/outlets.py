"""Outlets -> their index, and a page each: its stories, when they were printed, of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from generator.words import counted

MOST_ENTITIES = 15


def render_outlets(desk: Desk) -> Iterator[Page]:
    """Every outlet with its stories, and what the site may show of them."""
    library = desk.library
    base = Base(OUTLETS)
    unknown = [findings for findings in library.articles.printings if not findings.article.outlet]
    about = f"{counted(len(library.outlets.articles), 'outlet')} in this collection."
    yield desk.page(
        OUTLETS,
        "outlets",
        {"title": "Outlets", "description": about},
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
            spark=svg.draw_bars(counts, f"Articles a {unit}"),
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
        policy = stories[0].article.policy.value
        rows.append((link, len(stories), policy, years_in_words(stories)))
    return rows


def _describe_outlet(library: Library, name: str, stories: Sequence[Findings]) -> str:
    """How much there is of an outlet, and what may be shown of it."""
    articles = counted(len(stories), "article")
    policy = stories[0].article.policy.value
    rights = library.outlets.rights.get(name)
    lead = f"{articles}, {years_in_words(stories)}. May be shown here: {policy}."
    if rights:
        return f"{lead} Rights: {rights}"
    return lead


def _list_named(
    library: Library, stories: Sequence[Findings], base: Base
) -> list[tuple[Raw, int]]:
    """Of whom the outlet writes more than once."""
    return [
        (link, n)
        for link, n in link_entities(library, stories, base, MOST_ENTITIES)
        if n > 1
    ]
