"""Library -> the feed of corrections and judgements, in Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.page import Page
from generator.render.data.addresses import (
    build_urn,
    clean_xml,
    page_address,
    site_address,
)
from generator.render.desk import Desk
from generator.render.library import Library
from generator.render.markup import Raw, href
from generator.render.pages.decisions import (
    CorrectedField,
    describe_author,
    describe_value,
    judgement_day,
    list_corrections,
    list_judgements,
)
from generator.render.pages.judgements import JudgementSentence
from generator.render.paths import CORRECTIONS, CORRECTIONS_FEED, article_path
from generator.render.templates import fill_template

MOST_ENTRIES = 100  # in the feed, the latest


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One correction or judgement, as the feed shows it."""

    title: str
    id: str  # a URN
    day: str  # ISO 8601
    author: str  # "" if unknown
    address: Raw  # of the page that shows it
    summary: str


def has_feed(library: Library) -> bool:
    """Whether there is a day that the feed can name."""
    if _newest_day(library):
        return True
    if any(row.day for row in list_corrections(library)):
        return True
    return any(judgement_day(sentence) for sentence in list_judgements(library))


def _newest_day(library: Library) -> str:
    """The day of the newest article, ISO 8601; "" where no article has one."""
    if library.articles.newest_day:
        return library.articles.newest_day.isoformat()
    return ""


def render_feed(desk: Desk) -> Iterator[Page]:
    """The latest corrections and judgements; no page where no day at all is known.

    The feed is at the root of the site, from where its links are read if the site has no address.
    Its times are the corrections' own, never the clock's; each feed must name one. Before the
    first correction it is as old as the newest article.
    """
    library = desk.library
    site = site_address(library.settings)
    entries = _list_entries(library, site)
    updated = entries[0].day if entries else _newest_day(library)
    if not updated:
        return
    name = library.settings.site_name
    values = {
        "name": name,
        "id": build_urn(f"{site} {name} corrections"),
        "updated": updated,
        "own_address": _address(site, CORRECTIONS_FEED) if site else "",
        "page_address": _address(site, CORRECTIONS),
        "entries": tuple(dict.fromkeys(entries)),
    }
    text = fill_template(desk.templates, "corrections.xml.jinja", values)
    yield Page(CORRECTIONS_FEED, clean_xml(text))


def _address(site: str, path: str) -> Raw:
    """The address of a page of the site."""
    return Raw(href(page_address(site, path)))


def _list_entries(library: Library, site: str) -> list[FeedEntry]:
    """The latest entries that have a day, the latest first."""
    corrections = [
        _correction_entry(row, site)
        for row in list_corrections(library)
    ]
    judgements = [
        _judgement_entry(sentence, site)
        for sentence in list_judgements(library)
    ]
    with_day = [entry for entry in (*corrections, *judgements) if entry.day]
    return sorted(with_day, key=lambda entry: entry.day, reverse=True)[:MOST_ENTRIES]


def _correction_entry(row: CorrectedField, site: str) -> FeedEntry:
    article = row.article
    correction = row.correction
    before = describe_value(correction.old_value)
    after = describe_value(correction.new_value)
    reason = f" {correction.reason}" if correction.reason else ""
    return FeedEntry(
        title=f"{article.title}: {correction.field} corrected",
        id=build_urn(f"{article.id} {correction.field} {after} {row.day}"),
        day=row.day,
        author=correction.author,
        address=_address(site, article_path(article.id)),
        summary=f"{correction.field}: from {before} to {after}.{reason}",
    )


def _judgement_entry(sentence: JudgementSentence, site: str) -> FeedEntry:
    judgement = sentence.judgement
    author = describe_author(judgement.author)
    title = sentence.text()
    reason = f" {judgement.reason}" if judgement.reason else ""
    sides = f"{judgement.left} {judgement.right}"
    return FeedEntry(
        title=title,
        id=build_urn(f"{sides} {judgement.verdict} {judgement.author} {judgement.date}"),
        day=judgement_day(sentence),
        author=judgement.author,
        address=_address(site, sentence.path or CORRECTIONS),
        summary=f"{title}.{reason} Judged by a {author.kind}: {author.name}.",
    )
