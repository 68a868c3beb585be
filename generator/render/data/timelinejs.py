"""Timeline entries -> a story for TimelineJS 3: a slide for each entry, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from generator import edtf
from generator.model.dates import Period, Precision
from generator.model.events import TimelineEntry
from generator.render.data.reports import describe_disputes, entry_address, reporting_articles
from generator.render.data.tables import without_surrogates
from generator.render.library import Library
from generator.render.markup import href, html
from generator.render.quoting import entry_line
from generator.words import counted

PartialDate = dict[str, int]  # `year`, and `month` and `day` where they are known

WITHOUT_MONTH = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
WITHOUT_DAY = (Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.SEASON)


def write_story(library: Library, entries: Iterable[TimelineEntry], title: str) -> str:
    """Dates with only the parts that are known, words as HTML, one group for each certainty."""
    story = {
        "title": {"text": {"headline": html(title)}},
        "events": [_build_slide(library, entry) for entry in entries],
        "scale": "human",
    }
    return msgspec.json.encode(without_surrogates(story)).decode() + "\n"


def _build_slide(library: Library, entry: TimelineEntry) -> dict[str, object]:
    first, last = partial_dates(entry.period)
    slide: dict[str, object] = {"unique_id": entry.id, "start_date": first}
    if last != first:
        slide["end_date"] = last
    slide["display_date"] = edtf.words(entry.period)
    slide["text"] = {
        "headline": html(entry_line(entry)),
        "text": "".join(map(_paragraph, _describe(library, entry))) + _link(library, entry),
    }
    slide["group"] = entry.certainty.value
    return slide


def _describe(library: Library, entry: TimelineEntry) -> Iterator[str]:
    """How sure it is, who tells it, and with what other dates."""
    yield f"Certainty: {entry.certainty.value}"
    articles = reporting_articles(library, entry)
    names = dict.fromkeys(article.outlet or "an unknown outlet" for article in articles)
    yield f"Told by {counted(entry.outlet_count, 'independent outlet')}: {', '.join(names)}"
    yield from describe_disputes(library, entry)


def _paragraph(text: str) -> str:
    return f"<p>{html(text)}</p>"


def _link(library: Library, entry: TimelineEntry) -> str:
    """A link to the entry on the site; "" where the site doesn't know its own address."""
    address = entry_address(library, entry)
    if not address:
        return ""
    return f'<p><a href="{href(address)}">The sentences that say so</a></p>'


def partial_dates(period: Period) -> tuple[PartialDate, PartialDate]:
    """First and last date: a year, a month or a day, as fine as the period is known."""
    precision = period.precision
    first = _partial_date(period.first, precision)
    last = _partial_date(period.last, precision)
    return first, last


def _partial_date(day: date, precision: Precision) -> PartialDate:
    if precision in WITHOUT_MONTH:
        return {"year": day.year}
    if precision in WITHOUT_DAY:
        return {"year": day.year, "month": day.month}
    return {"year": day.year, "month": day.month, "day": day.day}
