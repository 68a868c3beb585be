"""Timeline entries -> an `<ol>`: date, certainty, one line, who, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from generator.english.lines import shorten_at_phrase
from generator.model.article import Article
from generator.model.dates import Period
from generator.model.entities import Entity
from generator.model.events import EventReport, TimelineEntry
from generator.model.ids import EntityId
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.library import Library
from generator.render.markup import Raw
from generator.render.named_words import link_line, stands_alone
from generator.render.pages.compare.groups import comparison_paths
from generator.render.paths import ANY_PAGE, TIMELINE, Base, segment
from generator.render.periods import render_alternatives
from generator.render.quoting import quote_report
from generator.render.readings import explain_event_dates
from generator.render.templates import call_macro
from generator.words import shorten

MOST_REPORTS = 3  # sentences shown for an entry
MOST_DISPUTING = 2  # and for an entry that gives the same event another date
MOST_ENTITIES = 6  # shown for an entry; the others stand in an attribute
LONGEST_LINE = 150  # characters: two lines on a wide page; the whole sentence folds out
LONGEST_SOURCE = 40  # characters of the title that stands for an unknown outlet
UNKNOWN_OUTLET = "unknown outlet"

MACROS = "_timeline.html.jinja"

# An entry for any page, both as HTML: the attributes of its tag, and what stands within.
EntryHtml = tuple[str, str]
Name = tuple[Raw, str]  # with the key of an entity that has no page, else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryBody:
    """What the macro `body` shows of an entry."""

    dates: Sequence[Raw]  # its own, and others that are told of the same event
    certainty: str  # "" where it happened, which is the rule
    line: Raw  # what happened, its names linked
    story: str  # the headline, where the line begins with a word that points back; else ""
    source: str  # the outlet, or how many
    reports: Sequence[Raw]  # sentences, quoted
    compare: Raw  # the address of the page that compares its tellings; empty where none does
    names: Sequence[Name]  # that the line does not say
    disputed: Sequence[tuple[Raw, Period, Sequence[Raw]]]  # address, period and reports


def render_entries(desk: Desk, entries: Sequence[TimelineEntry], base: Base) -> Raw:
    """A timeline, oldest first, as a raw HTML block; empty where there are no entries.

    The first entry of each year has the year's id (`y-2021`). Entries that give one event
    different dates are one row, which holds the ids of all.
    """
    if not entries:
        return Raw("")
    items: list[tuple[Sequence[str], int | None, str, str]] = []
    year: int | None = None
    for entry, others in _join_disputed(entries):
        attributes, body = _entry_html(desk, entry)
        is_first = entry.period.first.year != year
        year = entry.period.first.year
        items.append(([entry.id, *others], year if is_first else None, attributes, body))
    return Raw(base.place_links(call_macro(desk.templates, MACROS, "timeline", items)))


def render_key_entries(desk: Desk, entries: Sequence[TimelineEntry], base: Base) -> Raw:
    """A few entries, oldest first, without ids and years: the whole timeline has those."""
    if not entries:
        return Raw("")
    rows = [_entry_html(desk, entry) for entry, _ in _join_disputed(entries)]
    return Raw(base.place_links(call_macro(desk.templates, MACROS, "key_timeline", rows)))


def _join_disputed(
    entries: Sequence[TimelineEntry],
) -> list[tuple[TimelineEntry, Sequence[str]]]:
    """The rows, oldest first: an entry, and the ids of those that its row stands for too.

    Of entries that dispute each other's dates the one that most outlets tell has the row.
    """
    order = {entry.id: n for n, entry in enumerate(entries)}
    most_told = sorted(entries, key=lambda entry: (-entry.outlet_count, order[entry.id]))
    joined: dict[str, list[str]] = {}
    covered: set[str] = set()
    for entry in most_told:
        if entry.id not in covered:
            others = [
                id_
                for id_ in entry.disputed
                if id_ in order and id_ not in covered
            ]
            joined[entry.id] = others
            covered.update([entry.id, *others])
    return [
        (entry, joined[entry.id])
        for entry in entries
        if entry.id in joined
    ]


def _entry_html(desk: Desk, entry: TimelineEntry) -> EntryHtml:
    """An entry for any page, rendered once."""
    cache = desk.library.cache.timeline_entries
    if entry.id not in cache:
        line, linked = _link_line(desk.library, entry)
        filters = _filter_attributes(desk.library, entry)
        attributes = call_macro(desk.templates, MACROS, "attributes", filters)
        description = _describe_entry(desk, entry, line, linked)
        body = call_macro(desk.templates, MACROS, "body", description)
        cache[entry.id] = (attributes, body)
    return cache[entry.id]


def _link_line(library: Library, entry: TimelineEntry) -> tuple[Raw, set[EntityId]]:
    """The entry's line with its names linked, and the entities that they lead to."""
    report = entry.reports[0]
    findings = library.corpus.findings[report.article]
    words = shorten_at_phrase(entry.text, LONGEST_LINE)
    line, linked = link_line(library, findings, words, report.event.span)
    return Raw(line), linked


def _filter_attributes(library: Library, entry: TimelineEntry) -> Mapping[str, str]:
    """What can be filtered by. What is the rule is left out, and empty.

    The rule is that the event happened, that its outlet is unknown, and that links say who.
    """
    entities = _entities_of(library, entry)
    outlets = _outlets_of(library, entry)
    return {
        "data-certainty": entry.certainty.exception,
        "data-outlet": "" if outlets == [UNKNOWN_OUTLET] else "|".join(outlets),
        "data-entities": "|".join(segment(entity.id) for entity in entities[MOST_ENTITIES:]),
        "data-kind": "|".join(sorted({entity.kind.value for entity in entities})),
        "data-disputed": "disputed" if entry.disputed else "",
    }


def _entities_of(library: Library, entry: TimelineEntry) -> list[Entity]:
    entities = library.corpus.entities
    return [
        entities[id_]
        for id_ in entry.entities
        if id_ in entities
    ]


def _outlets_of(library: Library, entry: TimelineEntry) -> list[str]:
    """The outlets that report it, sorted, each without the mark that separates them."""
    outlets = {
        _article_of(library, report).outlet or UNKNOWN_OUTLET
        for report in entry.reports
    }
    return sorted({outlet.replace("|", "/") for outlet in outlets})


def _article_of(library: Library, report: EventReport) -> Article:
    return library.corpus.findings[report.article].article


def _describe_entry(
    desk: Desk, entry: TimelineEntry, line: Raw, linked: Container[EntityId]
) -> EntryBody:
    """`linked` are the entities that the line says."""
    library = desk.library
    disputed = _describe_disputed(desk, entry)
    compared = comparison_paths(library).get(entry.id)
    periods = {entry.period, *(period for _, period, _ in disputed)}
    in_order = sorted(periods, key=lambda one: (one.first, one.last))
    return EntryBody(
        dates=render_alternatives(library.words, in_order),
        certainty=library.words.phrase(entry.certainty.exception),
        line=line,
        story=_headline_for(library, entry),
        source=_name_source(library, entry),
        reports=[_render_report(desk, report, entry) for report in entry.reports[:MOST_REPORTS]],
        compare=Raw(ANY_PAGE.url(compared) if compared else ""),
        names=_link_names(library, entry, linked),
        disputed=disputed,
    )


def _headline_for(library: Library, entry: TimelineEntry) -> str:
    """The headline of the story that a line is of, where the line does not stand alone."""
    if stands_alone(entry.text):
        return ""
    return shorten(_article_of(library, entry.reports[0]).title, LONGEST_SOURCE)


def _name_source(library: Library, entry: TimelineEntry) -> str:
    """The outlet that tells it, or how many do; an unknown outlet's article by its title."""
    n = entry.outlet_count
    others = find_disputing(library, entry)
    if others:
        outlets = {
            name
            for one in (entry, *others)
            for name in _outlets_of(library, one)
        }
        n = max(n, len(outlets))
    if n > 1:
        return library.words.counted(n, "outlet", "outlets")
    article = _article_of(library, entry.reports[0])
    return article.outlet or shorten(article.title, LONGEST_SOURCE)


def _link_names(
    library: Library, entry: TimelineEntry, linked: Container[EntityId]
) -> list[Name]:
    """The first entities but those linked; where no link says which one is meant, a key does."""
    names = []
    for entity in _entities_of(library, entry)[:MOST_ENTITIES]:
        if entity.id in linked and entity.id in library.entities.with_page:
            continue
        key = "" if entity.id in library.entities.with_page else segment(entity.id)
        names.append((link_entity(library, entity.id, ANY_PAGE), key))
    return names


def _render_report(desk: Desk, report: EventReport, entry: TimelineEntry) -> Raw:
    """A report's sentence, how its date was read, and where it differs from the entry."""
    event = report.event
    certainty = "" if event.certainty is entry.certainty else event.certainty.value
    period = None if event.period == entry.period else event.period
    reading = explain_event_dates(desk.library.corpus.findings[report.article], event)
    note = call_macro(desk.templates, MACROS, "report_note", certainty, period, reading)
    return quote_report(desk.library, report, ANY_PAGE, more=note)


def _describe_disputed(
    desk: Desk, entry: TimelineEntry
) -> list[tuple[Raw, Period, Sequence[Raw]]]:
    """The other dates of the same event, each with its address and its reports."""
    library = desk.library
    dates: list[tuple[Raw, Period, Sequence[Raw]]] = []
    for other in find_disputing(library, entry):
        page = library.timeline.pages.get(other.id, TIMELINE)
        reports = [
            _render_report(desk, report, other)
            for report in other.reports[:MOST_DISPUTING]
        ]
        dates.append((Raw(ANY_PAGE.url(page, other.id)), other.period, reports))
    return dates


def find_disputing(library: Library, entry: TimelineEntry) -> list[TimelineEntry]:
    """The entries that give the same event another date."""
    known = library.timeline.disputed
    return [
        known[id_]
        for id_ in entry.disputed
        if id_ in known
    ]
