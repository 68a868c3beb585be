"""Library -> the pages about the whole collection: home, about and method, data, search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from generator import __version__
from generator.english.vocabulary import rows_of
from generator.model.article import Policy
from generator.model.dates import Period
from generator.model.entities import Entity, Tier
from generator.model.names import Kind
from generator.model.page import Page
from generator.render.data import citation_files, columns, downloads, exports
from generator.render.data.takeaway import list_takeaway
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.library import Library
from generator.render.markup import Raw
from generator.render.pages import entity_index, listings, lists, themes
from generator.render.pages.decisions import list_corrections, list_judgements
from generator.render.pages.entries import render_key_entries
from generator.render.pages.publication import has_inferred_date
from generator.render.paths import ABOUT, DATA, HOME, SEARCH, Base
from generator.render.publication_dates import has_stated_date
from generator.render.story_lists import render_stories
from generator.render.timeline_parts import select_key_entries

LATEST = 10  # stories on the home page
KEY_EVENTS = 8  # on the home page
SUBJECTS = 4  # of which the home page says that it is about them
NAMED = 12  # entities with their counts on the home page
UNNAMED = "Press cuttings"  # the name of a site that has no better one
LEAST_GAP = 90  # days without a story; a shorter gap is not mentioned
LEAST_DATED = 3  # stories with a stated date; among fewer, a gap means nothing


def render_home(desk: Desk) -> Page:
    """The home page: what the collection is about, what is most told, the latest, its themes."""
    library = desk.library
    base = Base(HOME)
    site_name = library.settings.site_name
    leads = library.articles.leads
    ranked = rank_subjects(library)
    subjects = ranked[:SUBJECTS]
    key_entries = select_key_entries(library.corpus.timeline, KEY_EVENTS)
    return desk.page(
        HOME,
        "home",
        {"title": site_name, "description": describe_collection(library, subjects)},
        heading=name_collection(library, subjects),
        articles=len(library.articles.printings),
        stories=len(leads),
        outlets=len(library.outlets.articles),
        undated=sum(story.article.published is None for story in leads),
        span=lists.span_in_words(library.words, leads),
        subjects=[link_entity(library, entity.id, base) for entity in subjects],
        named=_count_stories(library, ranked[:NAMED], base),
        corrections=len(list_corrections(library)) + len(list_judgements(library)),
        events=len(library.corpus.timeline),
        cards=themes.build_cards(library, base),
        latest=render_stories(library, leads[:LATEST], base),
        key=render_key_entries(desk, key_entries, base),
    )


def rank_subjects(library: Library) -> list[Entity]:
    """The entities with a page that most stories name, most first; places are no subjects."""
    entities = [library.corpus.entities[id_] for id_ in library.entities.with_page]
    subjects = [
        entity
        for entity in entities
        if entity.kind is not Kind.PLACE and entity.story_count > 1
    ]
    return sorted(subjects, key=lambda entity: (-entity.story_count, entity.id))


def name_collection(library: Library, subjects: Sequence[Entity]) -> str:
    """The site's name; where it has none of its own, what it is most about."""
    site_name = library.settings.site_name
    names = [entity.name for entity in subjects[: SUBJECTS - 1]]
    if site_name != UNNAMED or not names:
        return site_name
    return library.words.phrase("%(site)s about %(names)s", site=site_name, names=", ".join(names))


def describe_collection(library: Library, subjects: Sequence[Entity]) -> str:
    """One sentence for those who find the site elsewhere."""
    words = library.words
    what = words.counted(len(library.articles.leads), "story", "stories")
    if subjects:
        names = ", ".join(entity.name for entity in subjects)
        what = words.phrase("%(stories)s about %(names)s", stories=what, names=names)
    return words.phrase("%(what)s: every name, date and claim leads to its sentence.", what=what)


def _count_stories(
    library: Library, entities: Sequence[Entity], base: Base
) -> list[tuple[Raw, int]]:
    """Entities, each linked, with how many stories name it."""
    return [
        (link_entity(library, entity.id, base), entity.story_count)
        for entity in entities
    ]


def render_about(desk: Desk) -> Page:
    """The page that says what was done, with counts at each step, and where it goes wrong."""
    library = desk.library
    phrase = library.words.phrase
    meta: dict[str, object] = {
        "title": phrase("About"),
        "description": phrase("What was done to make this site, and how far to trust it."),
    }
    return desk.page(
        ABOUT,
        "about",
        meta,
        version=__version__,
        kinds=entity_index.count_kinds(library),
        tiers=count_tiers(library),
        measured=rows_of("measured.tsv"),
        lists=listings.link_lists(library),
        policies=count_policies(library),
        languages=lists.count_languages(library),
        span=lists.years_in_words(library.words, library.articles.leads),
        gap=find_longest_gap(library),
        **_count_articles(library),
        **_count_findings(library),
    )


def _count_articles(library: Library) -> Mapping[str, int]:
    """How many sources, articles and stories there are, and how much is not known of them."""
    leads = [findings.article for findings in library.articles.leads]
    return {
        "files": library.corpus.source_count,
        "articles": len(library.articles.printings),
        "stories": len(leads),
        "stubs": sum(article.stub for article in leads),
        "undated": sum(article.published is None for article in leads),
        "inferred": sum(has_inferred_date(article) for article in leads),
        "outlets": len(library.outlets.articles),
        "unknown": sum(
            not findings.article.outlet
            for findings in library.articles.printings
        ),
        "problems": len(library.corpus.problems),
    }


def _count_findings(library: Library) -> Mapping[str, int]:
    """How many names, dates and events were found in the articles."""
    dates = [
        date
        for findings in library.articles.printings
        for date in findings.dates
    ]
    return {
        "mentions": sum(len(findings.mentions) for findings in library.articles.printings),
        "dates": len(dates),
        "open_dates": sum(date.period is None for date in dates),
        "events": len(library.corpus.timeline),
    }


def count_tiers(library: Library) -> list[tuple[str, int]]:
    """How sure the links are: tiers with how many linked mentions each."""
    count: Counter[Tier] = Counter()
    for links in library.corpus.links.values():
        count.update(link.tier for link in links.values())
    return [
        (tier.value, count[tier])
        for tier in Tier
        if count[tier]
    ]


def find_longest_gap(library: Library) -> tuple[Period, Period] | None:
    """The publication dates on either side of the longest time without a story.

    Inferred dates don't count. None below three dated stories, or where the gap is under 90 days.
    """
    dates = _stated_dates(library)
    if len(dates) < LEAST_DATED:
        return None
    gap = max(pairwise(dates), key=_days_between)
    if _days_between(gap) >= LEAST_GAP:
        return gap
    return None


def _stated_dates(library: Library) -> list[Period]:
    """Publication dates that are not inferred, the oldest first."""
    dates = []
    for findings in reversed(library.articles.leads):
        published = findings.article.published
        if published and has_stated_date(findings.article):
            dates.append(published.period)
    return dates


def _days_between(gap: tuple[Period, Period]) -> int:
    before, after = gap
    return (after.first - before.last).days


def count_policies(library: Library) -> list[tuple[str, int]]:
    """What may be shown: policies with how many articles each."""
    count = Counter(findings.article.policy for findings in library.articles.printings)
    count[Policy.WITHHELD] += library.corpus.withheld_count
    return [
        (policy.value, count[policy])
        for policy in Policy
        if count[policy]
    ]


def render_data(desk: Desk) -> Page:
    """The page that lists what can be downloaded."""
    collection = list_takeaway(desk.library, HOME)
    phrase = desk.library.words.phrase
    meta: dict[str, object] = {
        "title": phrase("Data"),
        "description": phrase("Everything on this site as data."),
        "distribution": exports.list_downloads(desk.library),
    }
    return desk.page(
        DATA,
        "data",
        meta,
        counts=exports.count_rows(desk.library),
        paths_of=exports.file_paths,
        columns=_columns(desk.library),
        meaning=columns.MEANINGS,
        files=downloads.list_files(downloads.COLLECTION_STEM),
        least=downloads.LEAST_ENTRIES,
        citations=collection.citations,
        feeds=collection.feeds,
        most_cited=citation_files.MOST_CITED,
    )


def _columns(library: Library) -> Mapping[str, tuple[str, ...]]:
    """The columns of each data file; listings have a file only where the site uses lists."""
    if not library.catalogue.listings.headers:
        return columns.COLUMNS
    return {**columns.COLUMNS, "listings": listings.COLUMNS}


def render_search(desk: Desk) -> Page:
    """The search page; a script fills it."""
    phrase = desk.library.words.phrase
    meta: dict[str, object] = {
        "title": phrase("Search"),
        "description": phrase("Search every story."),
    }
    return desk.page(SEARCH, "search", meta)
