"""Timeline entries -> files to take away: a calendar (RFC 5545), a table, and a TimelineJS story of the key events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from generator import edtf
from generator.model.dates import Period, Precision
from generator.model.events import Certainty, TimelineEntry
from generator.model.page import Page
from generator.render.data.exports import EVENTS, event_rows, table
from generator.render.frontmatter import whole
from generator.render.library import Library
from generator.render.markup import href, html
from generator.render.pages.parts import select_key_entries
from generator.render.paths import TIMELINE, url_of
from generator.render.quoting import line_of
from generator.words import counted, squeeze

ALL = "timeline/timeline"  # where the files of the whole collection are
# Entries; a shorter timeline of an entity has no files of its own, or there would be thousands.
LEAST = 20
SLIDES = 40  # of a TimelineJS story, which is made for about twenty
OCTETS = 75  # of a line in a calendar (RFC 5545, 3.1)
FIRM = (Certainty.HAPPENED, Certainty.ONGOING, Certainty.DENIED)
_ESCAPED = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")



def links(stem: str) -> list[tuple[str, str]]:
    """What `files` makes, for a page to link to: (words, path)."""
    table_ = ("table (.csv.gz)", f"{stem}.csv.gz")
    if stem == ALL:
        table_ = ("table (.csv)", "data/events.csv")
    slides_ = ("TimelineJS (.json)", f"{stem}.json")
    return [("calendar (.ics)", f"{stem}.ics"), table_, slides_]


def files(library: Library, entries: Sequence[TimelineEntry], stem: str, title: str) -> Iterator[Page]:
    """A timeline as three files at `stem`; the table of the whole collection is among its data."""
    (_, ics), (_, csv), (_, json) = links(stem)
    yield Page(ics, calendar(library, entries, title))
    if csv.startswith(stem):
        yield Page(csv, table(EVENTS, event_rows(library, entries)))
    yield Page(json, slides(library, select_key_entries(entries, SLIDES), title))


def calendar(library: Library, entries: Iterable[TimelineEntry], title: str) -> str:
    """All-day events, one an entry. Nothing depends on when it is made."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cuttings//Timeline//EN", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_value(title)}"]
    return _lines(head) + "".join(_kept(library, entry) for entry in entries) + _lines(["END:VCALENDAR"])


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{folded(whole(line))}\r\n" for line in lines)


def _kept(library: Library, entry: TimelineEntry) -> str:
    """An entry for any calendar, made once."""
    made = library.kept.calendar.get(entry.id)
    if made is None:
        made = library.kept.calendar[entry.id] = _lines(_event(library, entry))
    return made


def _event(library: Library, entry: TimelineEntry) -> Iterator[str]:
    certainty, period = entry.certainty, entry.period
    said = "" if certainty is Certainty.HAPPENED else f"{certainty.value.capitalize()}: "
    yield "BEGIN:VEVENT"
    yield f"UID:{_value(entry.id)}@cuttings"
    yield f"DTSTAMP:{_day(stamp(library, entry))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(period.first)}"
    if period.last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(period.last + timedelta(1))}"
    yield f"SUMMARY:{_value(said + line_of(library, entry))}"
    yield "DESCRIPTION:" + "\\n".join(_value(line) for line in described(library, entry))
    if certainty is not Certainty.HAPPENED:
        yield f"CATEGORIES:{certainty.value.upper()}"
    if certainty not in FIRM:
        yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    if url := address(library, entry):
        yield f"URL:{url}"
    yield "END:VEVENT"


def described(library: Library, entry: TimelineEntry) -> Iterator[str]:
    """What a calendar's other fields don't say: the exact date, who tells it, and other dates."""
    yield f"{edtf.words(entry.period)} (EDTF {edtf.write(entry.period)})"
    outlets = (library.corpus.findings[told.article].article.outlet for told in entry.told)
    if names := [name for name in dict.fromkeys(outlets) if name]:
        yield f"Told by {', '.join(names)}"
    yield from disputes(library, entry)


def about(library: Library, entry: TimelineEntry) -> Iterator[str]:
    """How sure it is, who tells it, and with what other dates."""
    yield f"Certainty: {entry.certainty.value}"
    names = dict.fromkeys(library.corpus.findings[told.article].article.outlet or "an unknown outlet" for told in entry.told)
    yield f"Told by {counted(entry.outlets, 'independent outlet')}: {', '.join(names)}"
    yield from disputes(library, entry)


def disputes(library: Library, entry: TimelineEntry) -> Iterator[str]:
    """The other dates of the same event, where there are any."""
    others = [edtf.words(library.disputed[id_].period) for id_ in entry.disputed if id_ in library.disputed]
    if others:
        yield f"Disputed: told elsewhere with the date {', '.join(others)}"


def stamp(library: Library, entry: TimelineEntry) -> date:
    """When the latest of its tellings was published: the clock may not enter here.

    Where nobody knows, the day of the newest article, or else the day that is told of.
    """
    dated = [library.corpus.findings[told.article].article.published for told in entry.told]
    days = [one.period.last for one in dated if one]
    return max(days) if days else library.newest_day or entry.period.last


def address(library: Library, entry: TimelineEntry) -> str:
    """The entry's place on the site; empty where the site doesn't know its own address."""
    site = library.settings.site_url
    return f"{site.rstrip('/')}/{url_of(library.entry_page.get(entry.id, TIMELINE))}#{entry.id}" if site else ""


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _value(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11, on one line."""
    return _ESCAPED.sub(lambda m: "\\" + m[0], _CONTROL.sub("", squeeze(text)))


def folded(line: str) -> str:
    """Lines of at most 75 octets, never cut within a character; each further one begins with a space."""
    data = line.encode()
    parts: list[bytes] = []
    while len(data) > OCTETS - bool(parts):
        end = OCTETS - bool(parts)
        while data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(data[:end])
        data = data[end:]
    return b"\r\n ".join([*parts, data]).decode()


def slides(library: Library, entries: Iterable[TimelineEntry], title: str) -> str:
    """TimelineJS 3: dates with only the parts that are known, words as HTML, one group for each certainty."""
    story = {"title": {"text": {"headline": html(title)}}, "events": [_slide(library, entry) for entry in entries], "scale": "human"}
    return msgspec.json.encode(_clean(story)).decode() + "\n"


def _slide(library: Library, entry: TimelineEntry) -> dict[str, object]:
    url = address(library, entry)
    more = f'<p><a href="{href(url)}">The sentences that say so</a></p>' if url else ""
    words = "".join(f"<p>{html(line)}</p>" for line in about(library, entry))
    first, last = known(entry.period)
    until = {"end_date": last} if last != first else {}
    return {
        "unique_id": entry.id, "start_date": first, **until, "display_date": edtf.words(entry.period),
        "text": {"headline": html(line_of(library, entry)), "text": words + more}, "group": entry.certainty.value,
    }


def known(period: Period) -> tuple[dict[str, int], dict[str, int]]:
    """First and last date: a year, a month or a day, as fine as the period is known."""
    years = period.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
    months = period.precision in (Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.SEASON)
    first, last = ({"year": day.year} if years else {"year": day.year, "month": day.month} if months
                   else {"year": day.year, "month": day.month, "day": day.day} for day in (period.first, period.last))
    return first, last


def _clean(value: object) -> object:
    """Without half characters, which JSON can't hold."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {key: _clean(held) for key, held in value.items()}
    return [_clean(held) for held in value] if isinstance(value, list) else value
