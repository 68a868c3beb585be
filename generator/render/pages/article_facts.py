"""Findings -> the facts beside an article's text: its entities, dates, themes and quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.english.lines import shorten_at_phrase
from generator.model.dates import DateMention, Period, TimexType
from generator.model.entities import Tier
from generator.model.events import EventReport, TimelineEntry
from generator.model.findings import Findings
from generator.model.subjects import Theme
from generator.render.entity_links import link_entity
from generator.render.library import Library
from generator.render.markup import Raw
from generator.render.pages.entries import find_disputing
from generator.render.paths import TIMELINE, Base, theme_path
from generator.render.periods import render_alternatives
from generator.render.readings import explain_date
from generator.render.sentences import START, sentence_at
from generator.words import shorten

MOST_ENTITIES = 40
MOST_DATES = 40
MOST_EVENTS = 40
LONGEST_QUOTE = 200  # characters
LONGEST_EVENT = 140  # characters


@dataclass(frozen=True, slots=True)
class EntityFact:
    """An entity of the article, for the macro `entities`."""

    name: Raw
    n: int  # mentions
    tier: str
    possible: bool  # whether the machine is unsure of it


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date expression, for the macro `dates`."""

    words: str
    period: Period | None  # None: unresolved
    reading: str  # what the words mean, with the rule that read them
    anchor: str  # of the sentence that holds it; "" if none does
    number: int  # of that sentence


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event was, on the page of an article that tells it."""

    date: Raw
    address: Raw  # of its row on the timeline
    certainty: str  # "" where it happened, which is the rule
    other: Raw  # dates that others give it; empty where none does


@dataclass(frozen=True, slots=True)
class EventFact:
    """What a sentence tells, once, with every date of it that is on the timeline."""

    line: str
    anchor: str  # of the sentence
    dates: Sequence[EventDate]


def describe_events(library: Library, findings: Findings, base: Base) -> list[EventFact]:
    """What the article tells of the timeline, in its own words, in the timeline's order."""
    id_ = findings.article.id
    dates: dict[tuple[str, str], list[EventDate]] = {}  # by line and anchor
    for entry in library.timeline.of_article.get(id_, ())[:MOST_EVENTS]:
        report = next(report for report in entry.reports if report.article == id_)
        key = shorten_at_phrase(report.line, LONGEST_EVENT), report.anchor
        dates.setdefault(key, []).append(_describe_date_of(library, entry, report, base))
    return [EventFact(line, anchor, found) for (line, anchor), found in dates.items()]


def _describe_date_of(
    library: Library, entry: TimelineEntry, report: EventReport, base: Base
) -> EventDate:
    event = report.event
    either = library.words.phrase("or")
    [date] = render_alternatives(library.words, [event.period])
    others = render_alternatives(
        library.words, [other.period for other in find_disputing(library, entry)]
    )
    return EventDate(
        date=date,
        address=Raw(base.url(library.timeline.pages.get(entry.id, TIMELINE), entry.id)),
        certainty=library.words.phrase(event.certainty.exception),
        other=Raw(f" {either} ".join(others)),
    )


def describe_entities(library: Library, findings: Findings, base: Base) -> list[EntityFact]:
    """The entities that the article names, the most salient first."""
    facts = []
    for entity, n, tier in library.entities.of_article[findings.article.id][:MOST_ENTITIES]:
        name = link_entity(library, entity.id, base)
        facts.append(EntityFact(name, n, tier.value, tier is Tier.POSSIBLE))
    return facts


def describe_dates(findings: Findings) -> list[DateFact]:
    """The date expressions that mean a day or period, in text order."""
    dates = [
        date
        for date in findings.dates
        if _has_calendar_place(date)
    ]
    return [_describe_date(findings, date) for date in dates[:MOST_DATES]]


def _has_calendar_place(date: DateMention) -> bool:
    """Whether the words have a place on a calendar, or would have one by a date of publication.

    "now", "two weeks" and "every day" have none.
    """
    if date.period is not None:
        return True
    names_time = date.type in (TimexType.DATE, TimexType.TIME)
    return names_time and not date.value.endswith("_REF")


def _describe_date(findings: Findings, date: DateMention) -> DateFact:
    published = findings.article.published
    sentence = sentence_at(findings, date.span.start)
    return DateFact(
        words=date.surface,
        period=date.period,
        reading=explain_date(date, published.period if published else None),
        anchor=sentence.anchor if sentence else "",
        number=bisect_right(findings.sentences, date.span.start, key=START),
    )


def describe_themes(library: Library, findings: Findings, base: Base) -> list[tuple[Raw, str]]:
    """Themes, each as a link, with the words that earned it."""
    return [
        _describe_theme(library, findings, theme, base)
        for theme in findings.themes
    ]


def _describe_theme(
    library: Library, findings: Findings, theme: Theme, base: Base
) -> tuple[Raw, str]:
    text = findings.article.text
    words = [text[span.start : span.end].casefold() for span in theme.spans]
    link = base.a(theme.name, theme_path(theme.id))
    listed = ", ".join(dict.fromkeys(words))
    if theme.learned:
        return link, library.words.phrase("by its other words: %(words)s", words=listed)
    return link, listed


def describe_quotes(findings: Findings) -> list[Mapping[str, str]]:
    """Who says what: the words, their speaker ("" if unknown), and the anchor of the sentence."""
    text = findings.article.text
    quotes: list[Mapping[str, str]] = []
    for quote in findings.quotes:
        sentence = sentence_at(findings, quote.span.start)
        if sentence is None:
            continue
        words = text[quote.span.start : quote.span.end]
        speaker = text[quote.speaker.start : quote.speaker.end] if quote.speaker else ""
        quotes.append({
            "words": shorten(words, LONGEST_QUOTE),
            "speaker": speaker,
            "anchor": sentence.anchor,
        })
    return quotes
