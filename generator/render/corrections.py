"""Library -> the corrections page and its feed: what people set right, what stood there before, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from generator.model import Correction, Findings, Page, Policy
from generator.render.frontmatter import whole
from generator.render.library import Library, former, title_of
from generator.render.markup import Raw, html, safe_url
from generator.render.pages import Desk
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
    made = [Row(found, said, day_of(said.when)) for found in library.articles if library.policy[found.article.id] is not Policy.WITHHELD
            for said in found.article.corrections]
    made.sort(key=lambda row: (row.found.article.id, row.said.field, words(row.said.to)))
    return sorted(made, key=lambda row: row.day, reverse=True)


def day_of(when: str) -> str:
    """The day of a date or time; empty for anything else."""
    try:
        return date.fromisoformat(when[:10]).isoformat()
    except ValueError:
        return ""


def words(value: object) -> str:
    """A field's value in words."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "nothing"
    return "nothing" if value in (None, "") else str(value)


def page(desk: Desk) -> Page:
    """The public list."""
    library, here = desk.library, Here(CORRECTIONS)
    listed = [(row.day, here.a(title_of(library, row.found.article.id), article_path(row.found.article.id)), row.said.field,
               words(former(library, row.found.article.id, row.said)), words(row.said.to), row.said.why, row.said.by)
              for row in rows(library)]
    return desk.page(CORRECTIONS, "corrections", {"title": "Corrections", "description": "What people have set right on this site."},
                     rows=listed, feed=Raw(here.url(CORRECTIONS_FEED)))


def feed(library: Library) -> Iterator[Page]:
    """The latest as Atom (RFC 4287). Its times are the corrections' own, never the clock's."""
    told = [row for row in rows(library) if row.day][:FED]
    base, name = safe_url(library.settings.site_url) or "", library.settings.site_name
    latest = told[0].day if told else "1970-01-01"
    home = base.rstrip("/") + "/" if base else ""
    yield Page(CORRECTIONS_FEED, _CONTROL.sub("", whole("\n".join((
        '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{html(name)}: corrections</title>", f"<id>{urn(f'{home} {name} corrections')}</id>",
        f"<updated>{latest}T00:00:00Z</updated>", f"<author><name>{html(name)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{html(home + CORRECTIONS_FEED)}"/>',
        f'<link rel="alternate" type="text/html" href="{html(home + url_of(CORRECTIONS))}"/>',
        *(entry(library, row, home) for row in told), "</feed>")) + "\n")))


def entry(library: Library, row: Row, home: str) -> str:
    """One correction."""
    id_, said = row.found.article.id, row.said
    told = f"{said.field}: from {words(former(library, id_, said))} to {words(said.to)}." + (f" {said.why}" if said.why else "")
    who = f"<author><name>{html(said.by)}</name></author>" if said.by else ""
    return (f"<entry><title>{html(title_of(library, id_))}: {html(said.field)} corrected</title>"
            f"<id>{urn(f'{id_} {said.field} {words(said.to)} {row.day}')}</id><updated>{row.day}T00:00:00Z</updated>{who}"
            f'<link rel="alternate" type="text/html" href="{html(home + url_of(article_path(id_)))}"/>'
            f'<summary type="text">{html(told)}</summary></entry>')


def urn(text: str) -> str:
    """A name that is the same for the same text."""
    return UUID(bytes=sha256(text.encode("utf-8", "surrogatepass")).digest()[:16], version=5).urn
