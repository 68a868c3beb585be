"""Timeline entries -> an `<ol>`: date, certainty, one line, who, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.article import Article
from generator.model.dates import Period
from generator.model.entities import Entity
from generator.model.events import Certainty, EventReport, TimelineEntry
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.library import Library
from generator.render.markup import Raw
from generator.render.paths import ANY_PAGE, TIMELINE, Base, segment
from generator.render.quoting import entry_line, quote_report
from generator.render.readings import explain_event_dates
from generator.render.sentences import find_sentence
from generator.render.templates import call_macro
from generator.words import squeeze

MOST_REPORTS = 3  # sentences shown for an entry
MOST_DISPUTING = 2  # and for an entry that gives the same event another date
MOST_ENTITIES = 6  # shown for an entry; the others stand in an attribute
UNKNOWN_OUTLET = "unknown outlet"
EVIDENCE_CLASS = "evidence"
LINE_CLASS = "line evidence"  # of a sentence that stands for the line of its entry too

MACROS = "_timeline.html.jinja"

# An entry for any page, both as HTML: its opening tag, and what follows the anchor of its year.
EntryHtml = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryBody:
    """What the macro `body` shows of an entry."""

    period: Period
    certainty: str  # "" where it happened, which is the rule
    line: str  # "" where the first report's sentence says the same
    reports: Sequence[Raw]  # sentences, quoted
    names: Sequence[tuple[Raw, str]]  # with the key of an entity that has no page, else ""
    outlets: int  # independent ones, where they are several; else 0
    disputed: Sequence[tuple[Raw, Period, Sequence[Raw]]]  # address, period and reports


def render_entries(desk: Desk, entries: Sequence[TimelineEntry], base: Base) -> Raw:
    """A timeline, oldest first, as a raw HTML block; empty where there are no entries.

    The first entry of each year has the year's id (`y-2021`).
    """
    if not entries:
        return Raw("")
    items: list[tuple[str, int | None, str]] = []
    year: int | None = None
    for entry in entries:
        opening, body = _entry_html(desk, entry)
        is_first = entry.period.first.year != year
        year = entry.period.first.year
        items.append((opening, year if is_first else None, body))
    return Raw(base.place_links(call_macro(desk.templates, MACROS, "timeline", items)))


def _entry_html(desk: Desk, entry: TimelineEntry) -> EntryHtml:
    """An entry for any page, rendered once."""
    cache = desk.library.cache.timeline_entries
    if entry.id not in cache:
        attributes = _filter_attributes(desk.library, entry)
        opening = call_macro(desk.templates, MACROS, "opening", entry.id, attributes)
        body = call_macro(desk.templates, MACROS, "body", _describe_entry(desk, entry))
        cache[entry.id] = (opening, body)
    return cache[entry.id]


def _filter_attributes(library: Library, entry: TimelineEntry) -> Mapping[str, str]:
    """What can be filtered by. What is the rule is left out, and empty.

    The rule is that the event happened, that its outlet is unknown, and that links say who.
    """
    entities = _entities_of(library, entry)
    outlets = _outlets_of(library, entry)
    certainty = "" if entry.certainty is Certainty.HAPPENED else entry.certainty.value
    return {
        "data-certainty": certainty,
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


def _describe_entry(desk: Desk, entry: TimelineEntry) -> EntryBody:
    """The entry's line is not shown apart where its first report says the same."""
    library = desk.library
    line = entry_line(entry)
    repeats = _repeats_line(library, entry.reports[0], line)
    return EntryBody(
        period=entry.period,
        certainty="" if entry.certainty is Certainty.HAPPENED else entry.certainty.value,
        line="" if repeats else line,
        reports=_render_reports(desk, entry, LINE_CLASS if repeats else EVIDENCE_CLASS),
        names=_link_names(library, entry),
        outlets=entry.outlet_count if entry.outlet_count > 1 else 0,
        disputed=_describe_disputed(desk, entry),
    )


def _link_names(library: Library, entry: TimelineEntry) -> list[tuple[Raw, str]]:
    """The first entities; where no link says which entity a name means, a key does."""
    names = []
    for entity in _entities_of(library, entry)[:MOST_ENTITIES]:
        key = "" if entity.id in library.entities.with_page else segment(entity.id)
        names.append((link_entity(library, entity.id, ANY_PAGE), key))
    return names


def _render_reports(desk: Desk, entry: TimelineEntry, first_class: str) -> list[Raw]:
    """The sentences of the best reports; the first may stand for the entry's line."""
    first, *others = entry.reports[:MOST_REPORTS]
    reports = [_render_report(desk, first, entry, first_class)]
    reports += [_render_report(desk, report, entry) for report in others]
    return reports


def _repeats_line(library: Library, report: EventReport, line: str) -> bool:
    """Whether a report's sentence says what the line says."""
    findings = library.corpus.findings[report.article]
    sentence = find_sentence(findings, report.anchor)
    if sentence is None:
        return False
    if line == findings.article.title:
        return True
    span = sentence.span
    words = squeeze(findings.article.text[span.start : span.end])
    return words.startswith(line.removesuffix("…"))


def _render_report(
    desk: Desk, report: EventReport, entry: TimelineEntry, css: str = EVIDENCE_CLASS
) -> Raw:
    """A report's sentence, how its date was read, and where it differs from the entry."""
    event = report.event
    certainty = "" if event.certainty is entry.certainty else event.certainty.value
    period = None if event.period == entry.period else event.period
    reading = explain_event_dates(desk.library.corpus.findings[report.article], event)
    note = call_macro(desk.templates, MACROS, "report_note", certainty, period, reading)
    return quote_report(desk.library, report, ANY_PAGE, css=css, more=note)


def _describe_disputed(
    desk: Desk, entry: TimelineEntry
) -> list[tuple[Raw, Period, Sequence[Raw]]]:
    """The other dates of the same event, each with its address and its reports."""
    library = desk.library
    dates: list[tuple[Raw, Period, Sequence[Raw]]] = []
    for id_ in entry.disputed:
        if id_ not in library.timeline.disputed:
            continue
        other = library.timeline.disputed[id_]
        page = library.timeline.pages.get(id_, TIMELINE)
        reports = [
            _render_report(desk, report, other)
            for report in other.reports[:MOST_DISPUTING]
        ]
        dates.append((Raw(ANY_PAGE.url(page, id_)), other.period, reports))
    return dates
