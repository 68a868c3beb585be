"""Timeline entries -> a calendar of all-day events (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator import edtf
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

LONGEST_LINE = 75  # octets, without the line break (RFC 5545, 3.1)
FIRM = (Certainty.HAPPENED, Certainty.ONGOING, Certainty.DENIED)  # others are tentative
_ESCAPED = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def write_calendar(library: Library, entries: Iterable[TimelineEntry], title: str) -> str:
    """A calendar with one event for each entry. Nothing depends on when it is made."""
    head = _write_lines([
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Cuttings//Timeline//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text_value(title)}",
    ])
    events = "".join(_calendar_event(library, entry) for entry in entries)
    return head + events + _write_lines(["END:VCALENDAR"])


def _calendar_event(library: Library, entry: TimelineEntry) -> str:
    """An entry for any calendar, written once."""
    cache = library.cache.calendar_events
    event = cache.get(entry.id)
    if event is None:
        event = cache[entry.id] = _write_lines(_event_lines(library, entry))
    return event


def _event_lines(library: Library, entry: TimelineEntry) -> Iterator[str]:
    certainty = entry.certainty
    yield "BEGIN:VEVENT"
    yield f"UID:{_text_value(entry.id)}@cuttings"
    yield f"DTSTAMP:{_day_value(find_latest_report(library, entry))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day_value(entry.period.first)}"
    if entry.period.last < date.max:
        yield f"DTEND;VALUE=DATE:{_day_value(entry.period.last + timedelta(1))}"
    yield f"SUMMARY:{_text_value(_summary(entry))}"
    description = [_text_value(line) for line in _description(library, entry)]
    yield "DESCRIPTION:" + "\\n".join(description)
    if certainty is not Certainty.HAPPENED:
        yield f"CATEGORIES:{certainty.value.upper()}"
    if certainty not in FIRM:
        yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    address = entry_address(library, entry)
    if address:
        yield f"URL:{address}"
    yield "END:VEVENT"


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


def _day_value(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text_value(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11, on one line."""
    plain = _CONTROL.sub("", squeeze(text))
    return _ESCAPED.sub(r"\\\g<0>", plain)


def _write_lines(lines: Iterable[str]) -> str:
    folded = [fold_line(replace_surrogates(line)) for line in lines]
    return "".join(f"{line}\r\n" for line in folded)


def fold_line(line: str) -> str:
    """Lines of at most 75 octets, never cut within a character; further ones begin with a space."""
    rest = line.encode()
    parts: list[bytes] = []
    room = LONGEST_LINE
    while len(rest) > room:
        end = room
        while _is_continuation(rest[end]):
            end -= 1
        parts.append(rest[:end])
        rest = rest[end:]
        room = LONGEST_LINE - 1  # the space counts
    parts.append(rest)
    return b"\r\n ".join(parts).decode()


def _is_continuation(octet: int) -> bool:
    """Whether a character of UTF-8 goes on with this octet."""
    return octet & 0xC0 == 0x80
