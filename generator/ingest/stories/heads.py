"""Parts of a digest -> the same with their titles bare: what their heads share is metadata."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from generator.ingest.layout.blocks import Block
from generator.ingest.metadata.bylines import parse_byline
from generator.ingest.metadata.datestamps import find_date
from generator.ingest.metadata.headers import parse_date_line, parse_header
from generator.ingest.metadata.labels import parse_label_line
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import CutRule, EvidenceRule
from generator.ingest.stories.affixes import MOST, Line, peel
from generator.ingest.stories.looks import Kind, Look, look_at
from generator.ingest.stories.shapes import Shape, Side, shapes_of, tokens_of
from generator.ingest.stories.splitting import Part
from generator.model.article import Basis, Cut, Dated
from generator.words import squeeze

HEAD = 6  # blocks of a story among which its title stands
BODY = 15  # words: less is no running text
LONG = 30  # words: more is running text, unless its shape recurs
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Head:
    """The blocks of a part above its running text, with their shapes."""

    part: Part
    looks: tuple[Look, ...]
    shapes: tuple[tuple[Shape, ...], ...]


def read_heads(
    parts: Sequence[Part], shared: Metadata, outlets: OutletIndex
) -> tuple[Part, ...]:
    """The parts with bare titles; none where their heads share nothing that is no title."""
    heads = [_build_head(part, outlets) for part in parts]
    common = _common(heads)
    facts = [_find_facts(head, common) for head in heads]
    titles = _find_titles(heads, facts, common)
    if len(titles) < MOST * len(parts):
        return ()
    texts = [parts[n].texts[title] for n, title in titles.items()]
    bodies = [" ".join(parts[n].texts[title + 1:]) for n, title in titles.items()]
    lines = peel(texts, bodies)
    is_peeled = any(line.title != text for line, text in zip(lines, texts, strict=True))
    if not is_peeled and not any(k < title for n, title in titles.items() for k in facts[n]):
        return ()
    bare = list(parts)
    for (n, title), line in zip(titles.items(), lines, strict=True):
        bare[n] = _build_part(parts[n], title, line, facts[n], shared, outlets)
    return tuple(bare)


def _build_head(part: Part, outlets: OutletIndex) -> _Head:
    blocks = part.blocks[:HEAD]
    looks = look_at(blocks, outlets)
    shapes = tuple(tuple(shapes_of(block.text)) for block in blocks)
    return _Head(part, looks, shapes)


def _common(heads: Sequence[_Head]) -> frozenset[_Key]:
    """The shapes that most heads have."""
    counts: Counter[_Key] = Counter()
    for head in heads:
        counts.update({(s.side, s.signature) for own in head.shapes for s in own})
    least = max(2.0, MOST * len(heads))
    return frozenset(key for key, count in counts.items() if count >= least)


def _find_facts(head: _Head, common: frozenset[_Key]) -> tuple[int, ...]:
    """The lines that are a day, a number or the like in all heads, and no title."""
    return tuple(
        k for k, own in enumerate(head.shapes)
        if any(s.side is Side.WHOLE and s.is_hard and (s.side, s.signature) in common
               for s in own))


def _find_titles(
    heads: Sequence[_Head], facts: Sequence[Sequence[int]], common: frozenset[_Key]
) -> dict[int, int]:
    """Of each head the line that is the title: the same one in all, facts not counted."""
    firsts = [_first_title(head, own, common) for head, own in zip(heads, facts, strict=True)]
    places = Counter(_place(k, own) for k, own in zip(firsts, facts, strict=True) if k is not None)
    if not places:
        return {}
    place = max(places, key=lambda p: (places[p], -p))
    titles: dict[int, int] = {}
    for n, (head, own) in enumerate(zip(heads, facts, strict=True)):
        lines = [k for k in range(len(head.looks) - 1) if k not in own]
        if place < len(lines):
            titles[n] = lines[place]
    return titles


def _place(k: int, facts: Sequence[int]) -> int:
    return k - sum(fact < k for fact in facts)


def _first_title(
    head: _Head, facts: Sequence[int], common: frozenset[_Key]
) -> int | None:
    for k, look in enumerate(head.looks[:-1]):
        if k in facts:
            continue
        has_shape = any(
            (s.side, s.signature) in common and s.is_hard and s.side is not Side.WHOLE
            for s in head.shapes[k])
        if has_shape or look.kind is Kind.HEADLINE:
            return k
        if look.words > LONG or (look.is_prose and look.words >= BODY):
            return None
    return None


def _build_part(
    part: Part, title: int, line: Line, facts: Sequence[int],
    shared: Metadata, outlets: OutletIndex,
) -> Part:
    """The part without its title and the lines above; what they say becomes metadata."""
    pieces = [_read_fact(text, shared, outlets) for _, text in line.affixes]
    cuts = [Cut(text, CutRule.LABEL.value) for text in _removed(part.blocks[title], line)]
    rest: list[Block] = []
    for k, block in enumerate(part.blocks):
        if k == title:
            continue
        if k > title and (k not in facts or _is_read_elsewhere(block.text, outlets)):
            rest.append(block)
            continue
        metadata = _read_line(block.text, shared, outlets)
        pieces.append(metadata)
        rule = metadata.evidence[0].rule if metadata.evidence else CutRule.ABOVE_HEADLINE
        cuts.append(Cut(squeeze(block.text), str(rule)))
    return replace(
        part, blocks=tuple(rest), headline=squeeze(line.title), cuts=(*part.cuts, *cuts),
        span=part.bounds, metadata=merge_metadata((part.metadata, *pieces)))


def _removed(block: Block, line: Line) -> list[str]:
    """What stood before and after the title."""
    before, _, after = block.text.partition(line.title)
    return [squeeze(text) for text in (before, after) if text.strip()]


def _is_read_elsewhere(text: str, outlets: OutletIndex) -> bool:
    line = squeeze(text)
    return bool(
        parse_label_line(line, outlets) or parse_byline(line, outlets)
        or parse_date_line(line, outlets))


def _read_line(text: str, shared: Metadata, outlets: OutletIndex) -> Metadata:
    line = squeeze(text)
    return (
        parse_label_line(line, outlets) or parse_byline(line, outlets)
        or parse_date_line(line, outlets) or _read_fact(line, shared, outlets))


def _read_fact(text: str, shared: Metadata, outlets: OutletIndex) -> Metadata:
    """The day and the outlet in what stood round a title."""
    pieces: list[Metadata] = []
    tokens = tokens_of(text)
    days = [token.text for token in tokens if token.kind == "date"]
    published = _published(days[0], shared) if len(days) == 1 else None
    if published:
        pieces.append(metadata_of(Field.PUBLISHED, published, text, EvidenceRule.DATE_LINE))
    names: list[str] = []
    for is_name, run in groupby(tokens, lambda t: t.kind in ("name", "capitals", "link")):
        found = list(run)
        if is_name:
            names.append(text[found[0].start:found[-1].end])
    outlet = next((o for name in names if (o := parse_header(name, outlets).outlet)), None)
    if outlet is None and len(names) == 1 and days and text.startswith(names[0]):
        outlet = names[0]  # "Packet Loss, 12 March:"
    if outlet:
        name = outlets.spell_outlet(outlet)
        pieces.append(metadata_of(Field.OUTLET, name, text, EvidenceRule.LABEL))
    return merge_metadata(pieces)


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
