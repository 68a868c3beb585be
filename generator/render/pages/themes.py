"""Themes -> the index and a page each: what happened, who, and which stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.catalog import ThemeRule
from generator.model.entities import Tier
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.model.ids import EntityId, ThemeId
from generator.model.page import Page
from generator.render import svg
from generator.render.data import downloads
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.library import Library, title_of
from generator.render.markup import Raw
from generator.render.pages import timelines
from generator.render.pages.coverage import count_known_outlets, count_published, say_stories
from generator.render.pages.entries import render_key_entries
from generator.render.pages.lists import span_in_words
from generator.render.paths import THEMES, Base, article_path, theme_path
from generator.render.publication_dates import published_year
from generator.render.story_lists import render_stories, split_oldest_first
from generator.render.timeline_parts import select_key_entries

STORIES = 100  # on a theme's first page, and on each further one
EVENTS = 10  # of the timeline on the first page
MOST_ENTITIES = 20
MOST_RELATED = 8

Part = tuple[str, Sequence[Findings]]  # the number of a further page, and its stories, oldest first


def render_theme(desk: Desk, rule: ThemeRule) -> Iterator[Page]:
    """A theme's page and, where there is much, its further pages and files."""
    library = desk.library
    base = Base(theme_path(rule.id))
    stories = library.themes.stories.get(rule.id, ())
    entries = library.timeline.of_theme.get(rule.id, ())
    parts = _split_stories(stories)
    files = downloads.list_files(_file_stem(rule.id)) if entries else []
    about = rule.description or library.words.phrase("Stories about %(theme)s.", theme=rule.name)
    unit, counts = count_published(stories)
    yield desk.page(
        base.path,
        "theme",
        {"id": rule.id, "title": rule.name, "description": about},
        theme=rule,
        total=len(stories),
        outlets=count_known_outlets(library, stories),
        span=span_in_words(library.words, stories),
        spark=svg.draw_bars(counts, say_stories(library.words, unit), words=library.words),
        unit=unit,
        counts=counts,
        files=files,
        named=link_entities(library, stories, base, MOST_ENTITIES),
        related=_related_rows(library, rule.id, base),
        stories=render_stories(library, stories[:STORIES], base),
        parts=[(n, theme_path(rule.id, n), len(part)) for n, part in parts],
        **_timeline_values(desk, rule.id, entries, base),
    )
    for number, part in parts:
        yield _render_part(desk, rule, number, part)
    if files:
        yield from downloads.write_files(library, entries, _file_stem(rule.id), rule.name)
    if len(entries) > EVENTS:
        yield from _render_timeline(desk, rule, entries, files)


def _split_stories(stories: Sequence[Findings]) -> list[Part]:
    """The stories of each further page; none where the first page has all."""
    if len(stories) <= STORIES:
        return []
    return [
        (str(n), chunk)
        for n, chunk in enumerate(split_oldest_first(stories, STORIES), 1)
    ]


def _file_stem(id_: ThemeId) -> str:
    return theme_path(id_, "timeline").removesuffix(".md")


def _timeline_values(
    desk: Desk, id_: ThemeId, entries: Sequence[TimelineEntry], base: Base
) -> Mapping[str, object]:
    """The key events, and where all of them are if there are more."""
    key_entries = select_key_entries(entries, EVENTS)
    all_events = theme_path(id_, "timeline") if len(entries) > EVENTS else ""
    return {
        "key": render_key_entries(desk, key_entries, base),
        "events": len(entries),
        "all_events": all_events,
    }


def _render_part(
    desk: Desk, rule: ThemeRule, number: str, stories: Sequence[Findings]
) -> Page:
    """A further page: stories, the newest first."""
    base = Base(theme_path(rule.id, number))
    phrase = desk.library.words.phrase
    title = phrase("%(theme)s: stories, part %(n)s", theme=rule.name, n=number)
    return desk.page(
        base.path,
        "stories",
        {"title": title},
        back=(rule.name, theme_path(rule.id)),
        stories=render_stories(desk.library, stories[::-1], base),
        entries=Raw(""),
        lead="",
    )


def _render_timeline(
    desk: Desk,
    rule: ThemeRule,
    entries: Sequence[TimelineEntry],
    files: Sequence[tuple[str, str]],
) -> Iterator[Page]:
    """The pages of a long timeline."""
    words = desk.library.words
    events = words.counted(len(entries), "dated event", "dated events")
    series = timelines.Series(
        title=words.phrase("%(name)s: timeline", name=rule.name),
        about=words.phrase("%(events)s of this theme.", events=events),
        path=theme_path(rule.id, "timeline"),
        part_path=lambda part: theme_path(rule.id, f"timeline-{part}"),
        back=(rule.name, theme_path(rule.id)),
        files=files,
    )
    return timelines.render_series(desk, entries, series)


def link_entities(
    library: Library, stories: Sequence[Findings], base: Base, most: int
) -> list[tuple[Raw, int]]:
    """The entities that most of these stories name, each linked, with how many name it."""
    ranked = count_entities(library, stories)[:most]
    return [(link_entity(library, id_, base), n) for id_, n in ranked]


def count_entities(
    library: Library, stories: Sequence[Findings]
) -> list[tuple[EntityId, int]]:
    """Entities with in how many of these stories each is named, most first."""
    count: Counter[EntityId] = Counter()
    for story in stories:
        cast = library.entities.of_article[story.article.id]
        count.update(
            entity.id
            for entity, _, tier in cast
            if tier is not Tier.POSSIBLE
        )
    return sorted(count.items(), key=lambda item: (-item[1], item[0]))


def _related_rows(library: Library, id_: ThemeId, base: Base) -> list[tuple[Raw, int]]:
    """Other themes, each linked, with how many stories they share with this one."""
    related = count_shared_stories(library, id_)[:MOST_RELATED]
    return [
        (base.a(other.name, theme_path(other.id)), n)
        for other, n in related
    ]


def count_shared_stories(library: Library, id_: ThemeId) -> list[tuple[ThemeRule, int]]:
    """Other themes with how many stories they share with this one, most first."""
    count: Counter[ThemeId] = Counter()
    for story in library.themes.stories.get(id_, ()):
        count.update(
            theme.id
            for theme in story.themes
            if theme.id != id_
        )
    shared = [
        (rule, count[rule.id])
        for rule in library.themes.rules
        if count[rule.id]
    ]
    return sorted(shared, key=lambda item: (-item[1], item[0].id))


def build_cards(library: Library, base: Base) -> list[dict[str, object]]:
    """What a card says of each theme, those with most stories first."""
    def rank(rule: ThemeRule) -> tuple[int, str, ThemeId]:
        stories = library.themes.stories.get(rule.id, ())
        return -len(stories), rule.name, rule.id

    years = {rule.id: _count_years(library, rule.id) for rule in library.themes.rules}
    highest = max((n for counts in years.values() for _, n in counts), default=0)
    return [
        _build_card(library, rule, base, years[rule.id], highest)
        for rule in sorted(library.themes.rules, key=rank)
    ]


def _count_years(library: Library, id_: ThemeId) -> list[svg.Count]:
    """How many of a theme's stories each year of the collection has."""
    own = Counter(map(published_year, library.themes.stories.get(id_, ())))
    years = [year for year in map(published_year, library.articles.leads) if year]
    if not years:
        return []
    return [
        (f"{year:04}", own[year])
        for year in range(min(years), max(years) + 1)
    ]


def _build_card(
    library: Library, rule: ThemeRule, base: Base, years: Sequence[svg.Count], highest: int
) -> dict[str, object]:
    """`highest`: stories of the fullest year on any card, since all have one scale."""
    stories = library.themes.stories.get(rule.id, ())
    subject = library.words.phrase("Stories a year about %(theme)s", theme=rule.name)
    return {
        "link": base.a(rule.name, theme_path(rule.id)),
        "description": rule.description,
        "total": len(stories),
        "spark": svg.draw_bars(years, subject, highest, words=library.words),
        "latest": _link_latest(library, stories, base),
    }


def _link_latest(library: Library, stories: Sequence[Findings], base: Base) -> str:
    """The newest of the stories, linked; "" where there is none."""
    if not stories:
        return ""
    id_ = stories[0].article.id
    return base.a(title_of(library, id_), article_path(id_))


def render_index(desk: Desk) -> Page:
    """All themes as cards."""
    words = desk.library.words
    themes = words.counted(len(desk.library.themes.rules), "theme", "themes")
    about = words.phrase("%(themes)s of this collection.", themes=themes)
    return desk.page(
        THEMES,
        "themes",
        {"title": words.phrase("Themes"), "description": about},
        cards=build_cards(desk.library, Base(THEMES)),
    )
