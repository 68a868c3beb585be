"""A line that a label begins, "Published: 12 March 2024" -> Metadata."""

from __future__ import annotations

import re

from generator import lazy
from generator.english.vocabulary import rows_of
from generator.ingest.metadata.datestamps import find_date, parse_date
from generator.ingest.metadata.metadata import Field, Metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.people import parse_people
from generator.ingest.metadata.values import parse_tags, parse_url
from generator.ingest.rules import EvidenceRule
from generator.model.article import Basis, Dated
from generator.words import squeeze

LABELS = {label: field for field, label in rows_of("metadata_labels.tsv")}
LONGEST_AUTHORS = 120  # characters
LONGEST_OUTLET = 60  # characters
LONGEST_VALUE = 200  # characters of any other value

_LABELLED = lazy.regex(r"(?P<key>[A-Za-z][A-Za-z -]{1,18}?)\s*:\s*(?P<value>\S.{0,400})")
_URL = lazy.regex(r"https?://\S+")
_LANGUAGE = lazy.regex(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NAME_OPENING = lazy.regex(r"[A-Z“\"'@]")


def parse_label_line(line: str, outlets: OutletIndex) -> Metadata | None:
    """"Published: 12 March 2024", "Source: Reuters", "URL: https://...".

    None for a label or a value that is none.
    """
    m = _LABELLED.fullmatch(line)
    if m is None:
        return None
    field = LABELS.get(m["key"].strip().lower().replace("-", " "))
    if field is None:
        return None
    value = m["value"].strip()
    url = _URL.search(value) if field == Field.OUTLET else None
    if url:
        return _outlet_with_url(value, url, line, outlets)
    parsed = parse_value(field, value, outlets)
    if parsed:
        return metadata_of(field, parsed, line, EvidenceRule.LABEL)
    return None


def _outlet_with_url(
    value: str, m: re.Match[str], line: str, outlets: OutletIndex
) -> Metadata | None:
    """"Source: Norland Times (https://...)" names the outlet; "Source: https://..." is the URL."""
    url = parse_url(m[0].rstrip(").,"))
    if url is None:
        return None
    name = value[:m.start()].strip(" (-–—,|")
    if name:
        outlet = outlets.spell_outlet(name)
        return metadata_of(Field.OUTLET, outlet, line, EvidenceRule.LABEL)
    return metadata_of(Field.URL, url, line, EvidenceRule.LABEL)


def parse_value(field: str, value: str, outlets: OutletIndex) -> object:
    """The value as `Metadata` holds it; None if it cannot be meant."""
    match field:
        case Field.URL | Field.ARCHIVED_URL:
            return parse_url(value)
        case Field.PUBLISHED:
            return _parse_published(value)
        case Field.UPDATED | Field.ACCESSED:
            return _parse_day(value)
        case Field.AUTHORS:
            return _parse_authors(value)
        case Field.TAGS:
            return parse_tags(value)
        case Field.OUTLET:
            return _parse_outlet(value, outlets)
        case Field.LANGUAGE:
            return value if _LANGUAGE.fullmatch(value) else None
        case _:
            return value if len(value) <= LONGEST_VALUE else None


def _parse_published(text: str) -> Dated | None:
    """A value as a date, with its words."""
    period = parse_date(text)
    if period is None:
        date = find_date(text)
        period = date.period if date else None
    if period:
        return Dated(period, Basis.STATED, squeeze(text)[:120])
    return None


def _parse_day(text: str) -> str | None:
    """2024-03-12; None for a month."""
    published = _parse_published(text)
    if published is None or published.period.first != published.period.last:
        return None
    return published.period.first.isoformat()


def _parse_outlet(value: str, outlets: OutletIndex) -> str | None:
    known_outlet = outlets.find_outlet(value)
    if known_outlet:
        return known_outlet
    looks_like_name = value[0].isupper() and value[-1] not in ".?!"
    if looks_like_name and len(value) <= LONGEST_OUTLET:
        return value
    return None


def _parse_authors(value: str) -> tuple[str, ...] | None:
    """"Lee, Ann; Chan, Bo" as in a library's list, or names as in print."""
    if not _NAME_OPENING.match(value) or len(value) > LONGEST_AUTHORS:
        return None
    if value.endswith(("?", "!")):
        return None
    return parse_people(value)
