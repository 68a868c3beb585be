"""Parts of a digest -> the same, with what their headlines and last words say of outlet and day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from generator.ingest.metadata.datestamps import find_date
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_url
from generator.ingest.rules import CutRule, EvidenceRule
from generator.ingest.stories.splitting import Part
from generator.model.article import Basis, Cut, Dated

MOST = 2 / 3  # of the stories have it, or none is read so

_NAME = r"(?:[A-Z][\w.&’'-]*)(?: (?:of |the |and |& )?[A-Z][\w.&’'-]*){0,4}"
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_PREFIX = re.compile(
    rf"(?P<outlet>{_NAME})(?:,| [–—|-]| \() ?(?P<day>{_DAY})\)?(?::| [–—|-]) (?P<title>\S.+)")
_OUTLET_AT_END = re.compile(rf".*[.!?…”\"] \((?P<outlet>{_NAME})\)")


def label_parts(
    parts: Sequence[Part], shared: Metadata, outlets: OutletIndex
) -> tuple[Part, ...]:
    """"Norland Times, 12 March: Headline", and "... said. (Norland Times)" over an address."""
    if len(parts) < 2:
        return tuple(parts)
    prefixes = [_PREFIX.fullmatch(part.blocks[0].text) if part.blocks else None for part in parts]
    if sum(m is not None for m in prefixes) >= MOST * len(parts):
        return tuple(
            _read_prefix(part, m, shared, outlets) if m else part
            for part, m in zip(parts, prefixes, strict=True))
    names = [_find_outlet_at_end(part) for part in parts]
    if sum(name != "" for name in names) < MOST * len(parts):
        return tuple(parts)
    return tuple(
        _with_outlet(part, name, f"({name})", outlets) if name else part
        for part, name in zip(parts, names, strict=True))


def _read_prefix(
    part: Part, m: re.Match[str], shared: Metadata, outlets: OutletIndex
) -> Part:
    """The part without outlet and day before its headline, which become metadata."""
    lead = m[0][:m.start("title")].strip()
    first = replace(part.blocks[0], text=m["title"])
    cut = Cut(lead, CutRule.LABEL.value)
    bare = replace(part, blocks=(first, *part.blocks[1:]), cuts=(*part.cuts, cut), span=part.bounds)
    with_outlet = _with_outlet(bare, m["outlet"], lead, outlets)
    published = _published(m["day"], shared)
    if published is None:
        return with_outlet
    day = metadata_of(Field.PUBLISHED, published, lead, EvidenceRule.DATE_LINE)
    return replace(with_outlet, metadata=merge_metadata((with_outlet.metadata, day)))


def _published(text: str, shared: Metadata) -> Dated | None:
    """A day; where it has no year, the last such day up to the day of the digest."""
    stated = find_date(text)
    if stated:
        return Dated(stated.period, Basis.STATED, text)
    if shared.published is None:
        return None
    day: date = shared.published.period.last
    for year in (day.year, day.year - 1):
        found = find_date(f"{text.replace(',', '')} {year}")
        if found and found.period.first <= day:
            return Dated(found.period, Basis.STATED, text)
    return None


def _with_outlet(part: Part, name: str, quote: str, outlets: OutletIndex) -> Part:
    outlet = metadata_of(Field.OUTLET, outlets.spell_outlet(name), quote, EvidenceRule.LABEL)
    return replace(part, metadata=merge_metadata((part.metadata, outlet)))


def _find_outlet_at_end(part: Part) -> str:
    """The name in brackets at the end of the paragraph over an address; or ""."""
    for paragraph, after in zip(part.blocks, part.blocks[1:], strict=False):
        m = _OUTLET_AT_END.fullmatch(paragraph.text)
        if m and parse_url(after.text):
            return m["outlet"]
    return ""
