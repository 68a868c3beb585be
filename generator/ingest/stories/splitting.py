"""The blocks of a file -> its stories: one, unless its shape says more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.ingest.layout.blocks import Block
from generator.ingest.layout.furniture import begins_with_read_more, find_tail
from generator.ingest.layout.headlines import count_words, is_marker
from generator.ingest.metadata.metadata import Metadata
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import CutRule
from generator.ingest.stories import linked, marked, unmarked
from generator.ingest.stories.boundaries import (
    BODY,
    Boundaries,
    Shape,
    half_have_bodies,
    longest_body,
)
from generator.model.article import Cut

INTRODUCTION = 20  # words: more before the first story is a piece of its own
SHAPES: tuple[Shape, ...] = (  # the first shape that a file has parts it
    marked.find_labelled,
    marked.find_after_markers,
    marked.find_after_rules,
    marked.find_numbered,
    marked.find_pointed,
    marked.find_terminated,
    unmarked.find_bylined,
    unmarked.find_underlined,
    unmarked.find_capitals,
    unmarked.find_spaced,
    linked.find_linked,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One story's blocks, and what stood round them that is no part of it."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...] = ()
    headline: str = ""  # where it is known
    metadata: Metadata = field(default_factory=Metadata)  # what stood round it says
    span: tuple[int, int] | None = None  # where it stands, if not from its first block to its last
    is_snippet: bool = False  # it is a piece of a story

    @property
    def bounds(self) -> tuple[int, int]:
        """Where it begins and ends, in code points of the source."""
        return self.span or (self.blocks[0].start, self.blocks[-1].end)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks)


def split_stories(blocks: Sequence[Block], outlets: OutletIndex) -> tuple[Part, ...]:
    """The stories of a text."""
    for shape in SHAPES:
        boundaries = shape(blocks, outlets)
        if boundaries and len(boundaries.starts) > 1 and half_have_bodies(boundaries):
            return _split_at(boundaries)
    return (_build_part(blocks),)


def _split_at(boundaries: Boundaries) -> tuple[Part, ...]:
    starts, blocks = boundaries
    if _is_masthead(blocks, starts[0], starts[1]):
        starts = starts[1:]
    parts: list[Part] = []
    for start, end in pairwise((*starts, len(blocks))):
        parts.append(_build_part(blocks[start:end]))
    before = blocks[:starts[0]]
    if _count_words(before) > INTRODUCTION:  # an editor's introduction is a piece of its own
        return (_build_part(before), *parts)
    cuts = tuple(Cut(block.text, CutRule.DIGEST_HEADER.value) for block in before)
    parts[0] = replace(parts[0], cuts=cuts + parts[0].cuts)
    return tuple(parts)


def _count_words(blocks: Sequence[Block]) -> int:
    """The words of blocks, bullets and rules apart."""
    total = 0
    for block in blocks:
        if not is_marker(block.text):
            total += count_words(block.text)
    return total


def _is_masthead(blocks: Sequence[Block], start: int, end: int) -> bool:
    """Does the first "story" have neither a body nor a "Read more"?"""
    if longest_body(blocks, start, end) >= BODY:
        return False
    for block in blocks[start:end]:
        if begins_with_read_more(block.text):
            return False
        if find_tail(block.text):
            return False
    return True


def _build_part(blocks: Sequence[Block]) -> Part:
    """The story without its bullets, numbers and rules, which are cut."""
    story: list[Block] = []
    cuts: list[Cut] = []
    for block in blocks:
        if is_marker(block.text):
            dropped = block.text
        else:
            dropped = block.lead
            story.append(block)
        if dropped:
            cuts.append(Cut(dropped.strip(), CutRule.MARKER.value))
    return Part(tuple(story), tuple(cuts))
