"""Themes -> the index and a page each: what happened, who, and which stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalog import ThemeRule
from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.model.ids import EntityId, ThemeId
from generator.model.page import Page
from generator.render import desk as pages
from generator.render import marks, svg
from generator.render.data import downloads
from generator.render.desk import Desk
from generator.render.library import Library, known_month, title_of
from generator.render.markup import Raw
from generator.render.pages import timelines
from generator.render.pages.parts import key_entries
from generator.render.paths import THEMES, Here, article_path, theme_path
from generator.words import counted

STORIES = 100  # on a theme's first page, and on each further one
EVENTS = 30  # of the timeline on the first page
NAMED = 20


def theme_pages(desk: Desk, rule: ThemeRule) -> Iterator[Page]:
    """A theme's page and, where there is much, its further pages."""
    library, here = desk.library, Here(theme_path(rule.id))
    told = library.theme_stories.get(rule.id, ())
    entries = library.theme_timeline.get(rule.id, ())
    parts = [(str(n + 1), some) for n, some in enumerate(pages.chunks(told, STORIES))] if len(told) > STORIES else []
    months = svg.months(month for found in told if (month := known_month(found)))
    stem = theme_path(rule.id, "timeline").removesuffix(".md")
    files = downloads.links(stem) if entries else []
    yield desk.page(
        here.path, "theme", {"id": rule.id, "title": rule.name, "description": rule.description or f"Stories about {rule.name}."},
        theme=rule, total=len(told), spark=svg.spark(months, "Stories a month"), months=months,
        entries=timelines.timeline(library, key_entries(entries, EVENTS), here), events=len(entries),
        all_events=theme_path(rule.id, "timeline") if len(entries) > EVENTS else "", files=files,
        named=[(marks.entity(library, id_, here), n) for id_, n in named(library, told)[:NAMED]],
        related=[(here.a(other.name, theme_path(other.id)), n) for other, n in related(library, rule.id)],
        stories=pages.stories(library, told[:STORIES], here),
        parts=[(f"{n}", theme_path(rule.id, n), len(some)) for n, some in parts])
    for part, some in parts:
        there = Here(theme_path(rule.id, part))
        yield desk.page(there.path, "stories", {"title": f"{rule.name}: stories, part {part}"}, back=(rule.name, here.path),
                        stories=pages.stories(library, some[::-1], there), entries=Raw(""), lead="")
    if files:
        yield from downloads.files(library, entries, stem, rule.name)
    if len(entries) > EVENTS:
        about = f"{counted(len(entries), 'dated event')} of this theme."
        yield from timelines.long(desk, entries, lambda part: theme_path(rule.id, f"timeline-{part}"), f"{rule.name}: timeline", about,
                                  theme_path(rule.id, "timeline"), (rule.name, here.path), files)


def named(library: Library, told: Sequence[Findings]) -> list[tuple[EntityId, int]]:
    """Entities with in how many of these stories each is named, most first."""
    count: dict[EntityId, int] = {}
    for found in told:
        for one, _, tier in library.cast[found.article.id]:
            if tier is not Tier.POSSIBLE:
                count[one.id] = count.get(one.id, 0) + 1
    return sorted(count.items(), key=lambda one: (-one[1], one[0]))


def related(library: Library, id_: ThemeId) -> list[tuple[ThemeRule, int]]:
    """Other themes with how many stories they share with this one, most first."""
    count: dict[ThemeId, int] = {}
    for found in library.theme_stories.get(id_, ()):
        for theme in found.themes:
            count[theme.id] = count.get(theme.id, 0) + (theme.id != id_)
    return sorted(((rule, count[rule.id]) for rule in library.themes if count.get(rule.id)), key=lambda one: (-one[1], one[0].id))[:8]


def cards(library: Library, here: Here) -> list[dict[str, object]]:
    """What a card says of each theme, those with most stories first."""
    ranked = sorted(library.themes, key=lambda rule: (-len(library.theme_stories.get(rule.id, ())), rule.name, rule.id))
    return [_card(library, rule, here) for rule in ranked]


def _card(library: Library, rule: ThemeRule, here: Here) -> dict[str, object]:
    told = library.theme_stories.get(rule.id, ())
    months = svg.months(month for found in told if (month := known_month(found)))
    latest = told[0].article.id if told else None
    return {
        "name": rule.name, "link": here.a(rule.name, theme_path(rule.id)), "description": rule.description, "total": len(told),
        "spark": svg.spark(months, f"Stories a month about {rule.name}"),
        "latest": here.a(title_of(library, latest), article_path(latest)) if latest else "",
    }


def index_page(desk: Desk) -> Page:
    """All themes as cards."""
    rules = desk.library.themes
    return desk.page(THEMES, "themes", {"title": "Themes", "description": f"{counted(len(rules), 'theme')} of this collection."},
                     cards=cards(desk.library, Here(THEMES)))
