"""Library -> the corrections page and its feed: what was set right and judged, by whom, when and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from generator import edtf
from generator.model.decisions import Correction
from generator.model.findings import Findings
from generator.model.page import Page
from generator.render.desk import Desk
from generator.render.frontmatter import whole
from generator.render.library import Library
from generator.render.markup import Raw, href, html, safe_url
from generator.render.pages.judgements import Told, told
from generator.render.paths import CORRECTIONS, CORRECTIONS_FEED, Here, article_path, url_of

FED = 100  # corrections in the feed, the latest
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML holds them


class Row(NamedTuple):
    """One correction of one article."""

    found: Findings
    said: Correction
    day: str  # ISO 8601, empty where nobody says when


def rows(library: Library) -> list[Row]:
    """All that may be told, the latest first."""
    made = [Row(found, said, day_of(said.when)) for found in library.articles for said in found.article.corrections]
    made.sort(key=lambda row: (row.found.article.id, row.said.field, words(row.said.to)))
    return sorted(made, key=lambda row: row.day, reverse=True)


def day_of(when: str) -> str:
    """The day of a date or time; empty for anything else."""
    try:
        return date.fromisoformat(when[:10]).isoformat()
    except ValueError:
        return ""


def spoken(day: str) -> str:
    """"22 November 2026"; empty where nobody says when."""
    return edtf.day_words(date.fromisoformat(day)) if day else ""


def words(value: object) -> str:
    """A field's value in words."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "nothing"
    return "nothing" if value in (None, "") else str(value)


def page(desk: Desk) -> Page:
    """The public list."""
    library, here = desk.library, Here(CORRECTIONS)
    listed = [(spoken(row.day), here.a(row.found.article.title, article_path(row.found.article.id)), row.said.field,
               words(row.said.from_), words(row.said.to), row.said.why, row.said.by)
              for row in rows(library)]
    ruled = sorted(told(library), key=lambda one: day_of(one.said.when), reverse=True)
    judged = [(spoken(day_of(one.said.when)), one.html(here), one.said.why, *author(one.said.by)) for one in ruled]
    feed_address = here.url(CORRECTIONS_FEED) if has_feed(library) else ""
    return desk.page(CORRECTIONS, "corrections", {"title": "Corrections", "description": "What people have set right on this site."},
                     rows=[(*row[:-1], *author(row[-1])) for row in listed], judged=judged, feed=Raw(feed_address))


def has_feed(library: Library) -> bool:
    """Whether there is a day that the feed can name."""
    days = (*(row.day for row in rows(library)), *(day_of(one.said.when) for one in told(library)), known_day(library))
    return any(days)


def known_day(library: Library) -> str:
    """The day of the newest article; empty where no article has one."""
    day = library.newest_day
    return day.isoformat() if day else ""


def author(by: str) -> tuple[str, str]:
    """(who, person or machine)."""
    return (by.partition(":")[2].strip() or by, "machine") if by.startswith("machine") else (by or "not said", "person")


def feed(library: Library) -> Iterator[Page]:
    """The latest as Atom (RFC 4287), at the root of the site, from where its links are read if the site has no address.

    Its times are the corrections' own, never the clock's. Before the first it is as old as the newest article;
    where no day at all is known there is no feed, as each must name one.
    """
    base, name = safe_url(library.settings.site_url) or "", library.settings.site_name
    home = base.rstrip("/") + "/" if base else ""
    made = [(row.day, entry(library, row, home)) for row in rows(library) if row.day]
    made += [(day_of(one.said.when), judgement(one, home)) for one in told(library) if day_of(one.said.when)]
    made = sorted(made, key=lambda one: one[0], reverse=True)[:FED]
    latest = made[0][0] if made else known_day(library)
    if not latest:
        return
    self = f'<link rel="self" type="application/atom+xml" href="{href(home + CORRECTIONS_FEED)}"/>' if home else ""
    yield Page(CORRECTIONS_FEED, _CONTROL.sub("", whole("\n".join((
        '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{html(name)}: corrections</title>", f"<id>{urn(f'{home} {name} corrections')}</id>",
        f"<updated>{latest}T00:00:00Z</updated>", f"<author><name>{html(name)}</name></author>",
        *filter(None, [self]), f'<link rel="alternate" type="text/html" href="{href(home + url_of(CORRECTIONS))}"/>',
        *dict.fromkeys(text for _, text in made),
        "</feed>")) + "\n")))


def entry(library: Library, row: Row, home: str) -> str:
    """One correction."""
    id_, said = row.found.article.id, row.said
    words_ = f"{said.field}: from {words(said.from_)} to {words(said.to)}." + (f" {said.why}" if said.why else "")
    return fed(f"{row.found.article.title}: {said.field} corrected", f"{id_} {said.field} {words(said.to)} {row.day}", row.day, said.by,
               home + url_of(article_path(id_)), words_)


def judgement(one: Told, home: str) -> str:
    """One judgement."""
    said, (who, what) = one.said, author(one.said.by)
    words_ = f"{one.text()}." + (f" {said.why}" if said.why else "") + (f" Judged by a {what}: {who}.")
    return fed(one.text(), f"{said.left} {said.right} {said.verdict} {said.by} {said.when}", day_of(said.when), said.by,
               home + url_of(one.path or CORRECTIONS), words_)


def fed(title: str, mark: str, day: str, by: str, link: str, words_: str) -> str:
    """An entry of the feed; `mark` tells it from all others."""
    who = f"<author><name>{html(by)}</name></author>" if by else ""
    return (f"<entry><title>{html(title)}</title><id>{urn(mark)}</id><updated>{day}T00:00:00Z</updated>{who}"
            f'<link rel="alternate" type="text/html" href="{href(link)}"/><summary type="text">{html(words_)}</summary></entry>')


def urn(text: str) -> str:
    """A name that is the same for the same text."""
    return UUID(bytes=sha256(text.encode("utf-8", "surrogatepass")).digest()[:16], version=5).urn
