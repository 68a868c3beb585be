"""The blocks of a file -> its stories: one, unless the evidence says more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.ingest.layout.blocks import Block
from generator.ingest.layout.headlines import NUMBER, POINT, is_marker
from generator.ingest.metadata.metadata import Metadata
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import CutRule
from generator.ingest.stories import choosing
from generator.ingest.stories.choosing import Choice
from generator.ingest.stories.run_in import part_run_in
from generator.model.article import Cut

INTRODUCTION = 20  # words: more before the first story is a piece of its own


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


@dataclass(frozen=True, slots=True)
class Splitting:
    """The stories of a text, and how many it perhaps has where that is in doubt."""

    parts: tuple[Part, ...]
    perhaps: int = 0  # stories; 0 where there is no doubt


def split_stories(blocks: Sequence[Block], outlets: OutletIndex) -> Splitting:
    """The stories of a text: it stays whole unless it is likely that it has several."""
    parted = part_run_in(blocks, outlets)
    if parted:
        choice = choosing.choose(parted, outlets)
        if choice and choice.likelihood >= choosing.LIKELY:
            return Splitting(_split_at(choice, parted))
    choice = choosing.choose(blocks, outlets)
    if choice is None:
        return Splitting((_build_part(blocks),))
    parts = _split_at(choice, blocks)
    if choice.likelihood >= choosing.LIKELY:
        return Splitting(parts)
    perhaps = len(parts) if choice.is_worth_asking else 0
    return Splitting((_build_part(blocks),), perhaps=perhaps)


def _split_at(choice: Choice, blocks: Sequence[Block]) -> tuple[Part, ...]:
    blocks = _strip_leads(blocks, choice.proposal.leads)
    starts = choice.proposal.starts
    parts: list[Part] = []
    for start, end in pairwise((*starts, len(blocks))):
        parts.append(_build_part(blocks[start:end]))
    before = blocks[:starts[0]]
    if choice.introduction > INTRODUCTION:  # an editor's introduction is a piece of its own
        return (_build_part(before), *parts)
    cuts = tuple(Cut(block.text, CutRule.DIGEST_HEADER.value) for block in before)
    parts[0] = replace(parts[0], cuts=cuts + parts[0].cuts)
    return tuple(parts)


def _strip_leads(blocks: Sequence[Block], places: Collection[int]) -> list[Block]:
    """The blocks, those of the places without their number or bullet."""
    return [
        _strip_lead(block) if k in places else block
        for k, block in enumerate(blocks)]


def _strip_lead(block: Block) -> Block:
    m = NUMBER.match(block.text) or POINT.match(block.text)
    if m is None:
        return block
    text = block.text[m.end():]
    return replace(block, text=text, start=block.start + m.end(), lead=m[0])


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
