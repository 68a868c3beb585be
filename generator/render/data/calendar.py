"""Timeline entries -> a calendar of all-day events (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from generator import edtf, lazy
from generator.model.events import Certainty, TimelineEntry
from generator.render.data.reports import (
    describe_disputes,
    entry_address,
    find_latest_report,
    reporting_articles,
)
from generator.render.frontmatter import replace_surrogates
from generator.render.library import Library
from generator.render.quoting import entry_line
from generator.words import squeeze

FIRM = (Certainty.HAPPENED, Certainty.ONGOING, Certainty.DENIED)  # others are tentative
_CONTROL = lazy.regex(r"[\x00-\x1f\x7f]")


def write_calendar(library: Library, entries: Iterable[TimelineEntry], title: str) -> str:
    """A calendar with one event for each entry. Nothing depends on when it is made."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Cuttings//Timeline//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("X-WR-CALNAME", vText(_clean_text(title)))  # else it is not escaped
    for entry in entries:
        calendar.add_component(_calendar_event(library, entry))
    encoded: bytes = calendar.to_ical(sorted=False)
    return encoded.decode()


def _calendar_event(library: Library, entry: TimelineEntry) -> Event:
    """An entry for any calendar, made once."""
    cache = library.cache.calendar_events
    event = cache.get(entry.id)
    if event is None:
        event = cache[entry.id] = _build_event(library, entry)
    return event


def _build_event(library: Library, entry: TimelineEntry) -> Event:
    certainty = entry.certainty
    event = Event()
    event.add("UID", f"{_clean_text(entry.id)}@cuttings")
    latest = find_latest_report(library, entry)
    event.add("DTSTAMP", datetime.combine(latest, time(), UTC))
    event.add("DTSTART", entry.period.first)
    if entry.period.last < date.max:
        event.add("DTEND", entry.period.last + timedelta(1))
    event.add("SUMMARY", _clean_text(_summary(entry)))
    description = [_clean_text(line) for line in _description(library, entry)]
    event.add("DESCRIPTION", "\n".join(description))
    if certainty is not Certainty.HAPPENED:
        event.add("CATEGORIES", [certainty.value.upper()])
    if certainty not in FIRM:
        event.add("STATUS", "TENTATIVE")
    event.add("TRANSP", "TRANSPARENT")
    address = entry_address(library, entry)
    if address:
        event.add("URL", address)
    return event


def _summary(entry: TimelineEntry) -> str:
    line = entry_line(entry)
    if entry.certainty is Certainty.HAPPENED:
        return line
    return f"{entry.certainty.value.capitalize()}: {line}"


def _description(library: Library, entry: TimelineEntry) -> Iterator[str]:
    """What the other fields don't say: the exact date, who tells it, and other dates."""
    yield f"{edtf.words(entry.period)} (EDTF {edtf.write(entry.period)})"
    outlets = [
        article.outlet
        for article in reporting_articles(library, entry)
    ]
    names = [name for name in dict.fromkeys(outlets) if name]
    if names:
        yield f"Told by {', '.join(names)}"
    yield from describe_disputes(library, entry)


def _clean_text(text: str) -> str:
    """Text on one line without control characters, which icalendar lets through."""
    return _CONTROL.sub("", squeeze(replace_surrogates(text)))
