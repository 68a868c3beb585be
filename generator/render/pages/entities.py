"""An entity -> its page and further pages: every claim a quoted sentence with a link to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from generator import edtf
from generator.interface import Words
from generator.model.entities import Entity
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.model.ids import EntityId
from generator.model.page import Page
from generator.render import svg
from generator.render.data import downloads
from generator.render.desk import Desk
from generator.render.library import Library
from generator.render.markup import Raw, outside, safe_url
from generator.render.pages import companions, listings, relations, timelines
from generator.render.pages.coverage import (
    count_known_outlets,
    count_outlets,
    count_published,
    say_stories,
)
from generator.render.pages.entries import render_entries, render_key_entries
from generator.render.pages.kinds import say_kind
from generator.render.pages.mentions import list_stories, render_mentions
from generator.render.paths import Base, entity_path
from generator.render.publication_dates import has_stated_date, published_month, published_year
from generator.render.story_lists import split_oldest_first
from generator.render.timeline_parts import select_key_entries

STORIES = 100  # quoted on an entity's first page, and on each of its further ones
FEW = 4  # stories; of fewer, a drawing or a list of outlets says no more than the stories do
IN_SHORT = 3  # key events at the head of the page,
FEW_EVENTS = 6  # where there are more than these
EVENTS = 60  # of a timeline on an entity's first page; a longer one has its own page
OUTSIDE_IDS = {  # scheme of an outside id -> its name and address
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "wikipedia": ("Wikipedia", "https://en.wikipedia.org/wiki/{}"),
    "lei": ("LEI", "https://search.gleif.org/#/record/{}"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{}"),
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "isni": ("ISNI", "https://isni.org/isni/{}"),
}
ISSUE = """\
Entity: {}

- [ ] the same as:
- [ ] not the same in these stories:
- [ ] no name at all

How I know:
"""

Part = tuple[str, Sequence[Findings]]  # the number of a further page, and its stories, oldest first


def render_entity(desk: Desk, id_: EntityId) -> Iterator[Page]:
    """An entity's page and, where there is much, its further pages and files."""
    library = desk.library
    entity = library.corpus.entities[id_]
    stories = list_stories(library, id_)
    entries = library.timeline.of_entity.get(id_, ())
    parts = _split_stories(stories)
    files = _list_files(id_, entries)
    base = Base(entity_path(id_))
    yield desk.page(
        base.path,
        "entity",
        build_meta(library.words, entity),
        entity=entity,
        stories=len(stories),
        outlets=count_known_outlets(library, stories),
        mentions=render_mentions(desk, id_, stories[:STORIES], base),
        parts=_link_parts(library, id_, parts),
        files=files,
        **_head_values(library, entity, stories),
        **_coverage_values(library, stories, base),
        **_timeline_values(desk, id_, entries, base),
        **_relation_values(desk, id_, base),
    )
    for number, part in parts:
        yield _render_part(desk, entity, number, part)
    if files:
        yield from downloads.write_files(library, entries, _file_stem(id_), entity.name)
    if len(entries) > EVENTS:
        yield from _render_timeline(desk, entity, entries, files)


def _split_stories(stories: Sequence[Findings]) -> list[Part]:
    """The stories of each further page; none where the first page has all."""
    if len(stories) <= STORIES:
        return []
    return [
        (str(n), chunk)
        for n, chunk in enumerate(split_oldest_first(stories, STORIES), 1)
    ]


def _link_parts(
    library: Library, id_: EntityId, parts: Sequence[Part]
) -> list[tuple[str, str, int]]:
    """Further pages, the newest first: their years, their path, and how many stories they have."""
    return [
        (_years_of(library.words, stories), entity_path(id_, number), len(stories))
        for number, stories in reversed(parts)
    ]


def _file_stem(id_: EntityId) -> str:
    return entity_path(id_, "timeline").removesuffix(".md")


def _list_files(id_: EntityId, entries: Sequence[TimelineEntry]) -> Sequence[tuple[str, str]]:
    """The files of the entity's timeline as (words, path); none for a short timeline."""
    if len(entries) >= downloads.LEAST_ENTRIES:
        return downloads.list_files(_file_stem(id_))
    return []


def _head_values(
    library: Library, entity: Entity, stories: Sequence[Findings]
) -> Mapping[str, object]:
    """The head of the page: kind, tier, names, ids, listings, and first and last story."""
    return {
        "kind": say_kind(library.words, entity.kind),
        "note": entity.note.rstrip("."),
        "span": _months_in_words(library.words, stories),
        "ids": link_ids(entity),
        "source": outside(entity.source.removeprefix("https://").rstrip("/"), entity.source),
        "aliases": _list_aliases(entity),
        "listings": listings.describe_listings(library, entity),
        "suggest": link_suggestion(library, entity),
    }


def _months_in_words(words: Words, stories: Sequence[Findings]) -> str:
    """`May 2018 to June 2019`, by stated dates; empty where there are none."""
    dated = [story for story in stories if has_stated_date(story.article)]
    months = [month for month in map(published_month, dated) if month]
    if not months:
        return ""
    first, last = (
        words.period(edtf.month(month.year, month.month))
        for month in (min(months), max(months))
    )
    return words.span(first, last)


def _list_aliases(entity: Entity) -> list[tuple[str, int]]:
    """The names it was seen under, with counts; none where the entity's name is the only one."""
    if len(entity.aliases) > 1:
        return list(entity.aliases)
    return [
        (name, n)
        for name, n in entity.aliases
        if name != entity.name
    ]


def _coverage_values(
    library: Library, stories: Sequence[Findings], base: Base
) -> Mapping[str, object]:
    """Stories by month and by outlet, where they are not few."""
    many = stories if len(stories) >= FEW else []
    unit, counts = count_published(many)
    return {
        "spark": svg.draw_bars(counts, say_stories(library.words, unit), words=library.words),
        "unit": unit,
        "counts": counts,
        "by_outlet": count_outlets(library, many, base),
    }


def _timeline_values(
    desk: Desk, id_: EntityId, entries: Sequence[TimelineEntry], base: Base
) -> Mapping[str, object]:
    """The timeline, or the key events of a long one."""
    is_long = len(entries) > EVENTS
    shown = select_key_entries(entries) if is_long else entries
    key_entries = select_key_entries(entries, IN_SHORT) if len(entries) > FEW_EVENTS else ()
    return {
        "key": render_key_entries(desk, key_entries, base),
        "entries": render_entries(desk, shown, base),
        "events": len(entries),
        "all_events": entity_path(id_, "timeline") if is_long else "",
    }


def _relation_values(desk: Desk, id_: EntityId, base: Base) -> Mapping[str, object]:
    """What is said of the entity and others."""
    library = desk.library
    return {
        "together": companions.list_companions_of(library, id_, base),
        "quoted_with": companions.describe_companions(desk, id_, base),
        "roles": relations.describe_roles(library, id_, base),
        "people": relations.describe_people(library, id_, base),
        "relations": relations.describe_relations(desk, id_, base),
        "quoted": relations.describe_quotations(desk, id_, base),
    }


def _render_part(desk: Desk, entity: Entity, number: str, stories: Sequence[Findings]) -> Page:
    """A further page: stories, the newest first."""
    words = desk.library.words
    base = Base(entity_path(entity.id, number))
    years = _years_of(words, stories)
    title = words.phrase("%(name)s: stories %(years)s", name=entity.name, years=years)
    return desk.page(
        base.path,
        "entity_part",
        {"title": title},
        entity=entity,
        mentions=render_mentions(desk, entity.id, stories[::-1], base),
    )


def _render_timeline(
    desk: Desk,
    entity: Entity,
    entries: Sequence[TimelineEntry],
    files: Sequence[tuple[str, str]],
) -> Iterator[Page]:
    """The pages of a long timeline."""
    words = desk.library.words
    events = words.counted(len(entries), "dated event", "dated events")
    series = timelines.Series(
        title=words.phrase("%(name)s: timeline", name=entity.name),
        about=words.phrase(
            "%(events)s in which %(name)s is named.", events=events, name=entity.name
        ),
        path=entity_path(entity.id, "timeline"),
        part_path=lambda part: entity_path(entity.id, f"timeline-{part}"),
        back=(entity.name, entity_path(entity.id)),
        files=files,
    )
    return timelines.render_series(desk, entries, series)


def link_suggestion(library: Library, entity: Entity) -> Raw:
    """An issue of the project, begun for the reader; empty where the project has no address."""
    project = safe_url(library.settings.repo_url)
    if not project:
        return Raw("")
    issue = {"title": f"Merge or split: {entity.name}", "body": ISSUE.format(entity.id)}
    query = urlencode(issue, errors="replace")
    return outside(library.words.phrase("suggest it"), f"{project.rstrip('/')}/issues/new?{query}")


def build_meta(words: Words, entity: Entity) -> dict[str, object]:
    """Front matter of an entity's page."""
    stories = words.counted(entity.story_count, "story", "stories")
    about = words.phrase(
        "%(name)s in %(stories)s of this collection.", name=entity.name, stories=stories
    )
    return {
        "id": entity.id,
        "title": entity.name,
        "kind": entity.kind.value,
        "tier": entity.tier.value,
        "description": about,
        "aliases_seen": [name for name, _ in entity.aliases],
        "ids": dict(sorted(entity.ids.items())),
    }


def _years_of(words: Words, stories: Sequence[Findings]) -> str:
    """`2018 to 2019`: the years of a run of stories, oldest first."""
    first = str(published_year(stories[0]) or words.phrase("undated"))
    last = str(published_year(stories[-1]) or words.phrase("undated"))
    return words.span(first, last)


def link_ids(entity: Entity) -> list[tuple[str, Raw]]:
    """Outside ids: the scheme's name, and the id, a link where we know its address."""
    links = []
    for scheme, id_ in sorted(entity.ids.items()):
        name, address = OUTSIDE_IDS.get(scheme.casefold(), (scheme, ""))
        url = address.format(id_) if address else None
        links.append((name, outside(id_, url)))
    return links
