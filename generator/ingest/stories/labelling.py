"""Parts of a digest -> the same, with what their headlines and last words say of outlet and day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator import lazy
from generator.ingest.metadata.headers import parse_date_line
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_url
from generator.ingest.rules import CutRule, EvidenceRule
from generator.ingest.stories.heads import read_heads
from generator.ingest.stories.looks import MAIL_LABELS
from generator.ingest.stories.splitting import Part
from generator.model.article import Cut

HEAD = 6  # lines of a letter among which its subject stands
MOST = 2 / 3  # of the stories have it, or none is read so

_NAME = r"(?:[A-Z][\w.&’'-]*)(?: (?:of |the |and |& )?[A-Z][\w.&’'-]*){0,4}"
_SUBJECT = lazy.regex(r"Subject: *(\S.*)", re.I)
_LETTER_LINE = lazy.regex(rf"(?:{'|'.join(MAIL_LABELS)}): *\S.*", re.I)
_OUTLET_AT_END = lazy.regex(rf".*[.!?…”\"] \((?P<outlet>{_NAME})\)")


def label_parts(
    parts: Sequence[Part], shared: Metadata, outlets: OutletIndex
) -> tuple[Part, ...]:
    """"Norland Times, 12 March: Headline", and "... said. (Norland Times)" over an address."""
    if len(parts) < 2:
        return tuple(parts)
    letters = [_read_letter(part) for part in parts]
    if sum(part.headline != "" for part in letters) >= MOST * len(parts):
        return tuple(letters)
    if any(part.headline for part in parts):
        return tuple(parts)
    dated = _with_days(parts, outlets)
    return read_heads(dated, shared, outlets) or _read_outlets(dated, outlets)


def _with_days(parts: Sequence[Part], outlets: OutletIndex) -> tuple[Part, ...]:
    """The parts with the day that stands over several of them, where it is not over each."""
    lines = [parse_date_line(part.blocks[0].text, outlets) for part in parts]
    if lines[0] is None or sum(line is not None for line in lines) >= MOST * len(parts):
        return tuple(parts)
    dated: list[Part] = []
    day = Metadata()
    for part, line in zip(parts, lines, strict=True):
        day = line or day
        dated.append(replace(part, metadata=merge_metadata((part.metadata, day))))
    return tuple(dated)


def _read_outlets(parts: Sequence[Part], outlets: OutletIndex) -> tuple[Part, ...]:
    """The parts with the outlets in brackets at their ends."""
    names = [_find_outlet_at_end(part) for part in parts]
    if sum(name != "" for name in names) < MOST * len(parts):
        return tuple(parts)
    return tuple(
        _with_outlet(part, name, f"({name})", outlets) if name else part
        for part, name in zip(parts, names, strict=True))


def _read_letter(part: Part) -> Part:
    """A letter of a digest of letters: its subject is its headline, and who sent it is cut."""
    head = part.blocks[:HEAD]
    subjects = [m[1] for block in head if (m := _SUBJECT.fullmatch(block.text))]
    subject = subjects[0] if subjects else ""
    if part.headline or not subject:
        return part
    lines = [block for block in head if _LETTER_LINE.fullmatch(block.text)]
    rest = tuple(block for block in part.blocks if block not in lines)
    cuts = tuple(Cut(block.text, CutRule.LABEL.value) for block in lines)
    return replace(
        part, blocks=rest, headline=subject, cuts=(*part.cuts, *cuts), span=part.bounds)


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
