"""A page that a program saved -> the address and the day that the program wrote into it.

The day is that of the saving: it is never taken for the day of publication.
"""

from __future__ import annotations

import re

from generator import lazy
from generator.ingest.metadata.datestamps import find_date, parse_date
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of_values
from generator.ingest.metadata.origin import metadata_of_url
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_url
from generator.ingest.rules import EvidenceRule

MARKED_WITHIN = 20_000  # characters at a page's beginning
LONGEST_DAY = 60  # characters

_URL = r"(?P<url>https?://[^\s\"'<>]{1,2000})"
_DAY = r"(?P<day>[^\n\"<>]{0,80})"
_MARKS = tuple(lazy.regex(mark, re.I) for mark in (
    rf"<!--\s*saved from url=\(\d+\){_URL}",  # browsers
    rf"<!--\s*Saved from {_URL} at (?P<day>\S{{1,40}}) using monolith",
    rf"<!--\s*Page saved with SingleFile\s+url:\s*{_URL}\s+saved date:\s*{_DAY}",
    rf"<!--\s*Mirrored from (?P<host>[^\s<>]{{4,2000}}) by HTTrack[^,<>]{{0,80}},{_DAY}",
    rf"<meta name=\"?savepage-url\"? content=\"{_URL}\"[^>]*>"
    rf"(?:[^<]*<meta[^>]*>){{0,4}}?[^<]*<meta name=\"?savepage-date\"? content=\"{_DAY}",
    rf"__wm\.wombat\(\"{_URL}\",\s*\"(?P<stamp>\d{{8}})",  # the Wayback Machine
))
_TOOLBAR_START = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->"
_TOOLBAR_END = "<!-- END WAYBACK TOOLBAR INSERT -->"


def strip_toolbar(page: str) -> str:
    """The page without what the Wayback Machine shows above it."""
    before, start, rest = page.partition(_TOOLBAR_START)
    _, end, after = rest.partition(_TOOLBAR_END)
    if start and end:
        return before + after
    return page


def read_saved_page(page: str, outlets: OutletIndex) -> Metadata:
    """What the program that saved a page wrote into it."""
    beginning = page[:MARKED_WITHIN]
    for pattern in _MARKS:
        m = pattern.search(beginning)
        if m is None:
            continue
        groups = m.groupdict()
        url = groups.get("url") or f"http://{groups.get('host')}"
        day = groups.get("day") or groups.get("stamp") or ""
        return metadata_of_capture(url, day, m[0], outlets)
    return Metadata()


def metadata_of_capture(url: str, day: str, quote: str, outlets: OutletIndex) -> Metadata:
    """What the address of a page and the day of its capture say."""
    own_url = parse_url(url)
    values = {Field.URL: own_url, Field.ACCESSED: parse_day(day)}
    captured = metadata_of_values(values, quote, EvidenceRule.SAVED_PAGE)
    return merge_metadata((captured, metadata_of_url(own_url, outlets)))


def parse_day(text: str) -> str | None:
    """"Sat Feb 15 2020 08:13:40 GMT-0500", "2020-02-15T08:13:40Z" or "20200215" as 2020-02-15."""
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    date = find_date(text[:LONGEST_DAY])
    period = date.period if date else parse_date(text[:LONGEST_DAY])
    if period is None or period.first != period.last:
        return None
    return period.first.isoformat()
