"""The dateline at a story's beginning -> Metadata: where it was written, for which agency, and on
which day.
"""

from __future__ import annotations

import re

from generator import lazy
from generator.ingest.metadata.datestamps import find_date
from generator.ingest.metadata.metadata import Field, Metadata, metadata_of_values
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import EvidenceRule
from generator.model.article import Basis, Dated

LONGEST_DATELINE = 140  # characters
SHORTEST_PLACE = 4  # characters of a place that no agency follows

_AGENCY = r"(?P<agency>[A-Z][\w.&’' /-]{1,38})"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_DAY = rf"(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
# a hyphen is a letter of its word alone: were it what parts two words too, "A-A-A-" could be read
# in a million ways
_TOWN = r"[A-Z][\w’'.-]+(?:[ /][A-Z][\w’'.-]+){0,3}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*[A-ZÀ-Þ.](?:[ /][A-ZÀ-Þ’'.-]+){0,4}"
_REGION = rf"(?:, (?!{_DAY})[A-Z][\w. ]{{1,24}}?)?"
_PLACE = rf"(?P<place>(?:{_CAPITALS}|{_TOWN}){_REGION})"
_DAY_AFTER_PLACE = rf"(?:[,:]? (?P<day>{_DAY}))?"
_WITH_AGENCY = lazy.regex(  # "LONDON, March 3 (Reuters) - "
    rf"\W{{0,2}}(?:{_PLACE}{_DAY_AFTER_PLACE}|(?P<only_day>{_DAY}))?"
    rf"[,:]?\s*[(\[]{_AGENCY}[)\]]\s*(?:[-–—:]{{1,2}}|\.\.\.)\s?")
_WITHOUT_AGENCY = lazy.regex(  # "PARIS — "
    rf"(?P<place>{_CAPITALS}{_REGION}){_DAY_AFTER_PLACE}\s*(?:[–—]|--| - )\s*(?=[“‘\"'A-Z0-9])")


def parse_dateline(paragraph: str, outlets: OutletIndex) -> Metadata | None:
    """"HONG KONG (Reuters) – ", "LONDON, March 3, 2024 (AP) -- ", "PARIS — " at a paragraph's
    start. It stays in the text.
    """
    start = paragraph[:LONGEST_DATELINE]
    m = _WITH_AGENCY.match(start)
    if m and not re.search(r"[.?!] ", m["place"] or ""):
        return _read_with_agency(m, outlets)
    m = _WITHOUT_AGENCY.match(start)
    if m is None or len(m["place"]) < SHORTEST_PLACE:
        return None
    return _build_metadata(m, outlet=None, day=m["day"])


def _read_with_agency(m: re.Match[str], outlets: OutletIndex) -> Metadata:
    """"LONDON, March 3 (Reuters) - "."""
    agency = m["agency"]
    outlet = outlets.find_outlet(agency) or agency.strip()
    return _build_metadata(m, outlet=outlet, day=m["day"] or m["only_day"])


def _build_metadata(m: re.Match[str], *, outlet: str | None, day: str | None) -> Metadata:
    date = find_date(day) if day else None
    values = {
        Field.OUTLET: outlet,
        Field.DATELINE: m["place"],
        Field.PUBLISHED: Dated(date.period, Basis.DATELINE, day) if day and date else None,
    }
    return metadata_of_values(values, m[0], EvidenceRule.DATELINE)


def strip_dateline(text: str) -> str:
    """The text without the dateline at its start."""
    start = text[:LONGEST_DATELINE]
    m = _WITH_AGENCY.match(start) or _WITHOUT_AGENCY.match(start)
    if m:
        return text[m.end():]
    return text
