"""Timeline entry -> who reports it, where and when, as calendars and slides say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator import edtf
from generator.model.article import Article
from generator.model.events import TimelineEntry
from generator.render.library import Library
from generator.render.paths import TIMELINE, url_of


def reporting_articles(library: Library, entry: TimelineEntry) -> list[Article]:
    """The articles that report the entry, in the order of its reports."""
    return [
        library.corpus.findings[report.article].article
        for report in entry.reports
    ]


def describe_disputes(library: Library, entry: TimelineEntry) -> Iterator[str]:
    """A line with the other dates of the same event, where there are any."""
    disputed = library.timeline.disputed
    others = [
        disputed[id_]
        for id_ in entry.disputed
        if id_ in disputed
    ]
    if others:
        dates = ", ".join(edtf.words(other.period) for other in others)
        yield f"Disputed: told elsewhere with the date {dates}"


def find_latest_report(library: Library, entry: TimelineEntry) -> date:
    """The day on which the latest of its reports was published: the clock may not enter here.

    Where all reports are undated, the day of the newest article, or else the entry's last day.
    """
    dates = [
        article.published
        for article in reporting_articles(library, entry)
    ]
    days = [dated.period.last for dated in dates if dated]
    if days:
        return max(days)
    return library.articles.newest_day or entry.period.last


def entry_address(library: Library, entry: TimelineEntry) -> str:
    """The entry's place on the site; "" where the site doesn't know its own address."""
    site = library.settings.site_url
    if not site:
        return ""
    page = library.timeline.pages.get(entry.id, TIMELINE)
    home = site.rstrip("/")
    return f"{home}/{url_of(page)}#{entry.id}"
