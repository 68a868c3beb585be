"""Shapes of files in which the headlines alone part the stories: by bylines, headings, capitals or
wider gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from generator.ingest.layout.blocks import Block
from generator.ingest.layout.furniture import heads_related
from generator.ingest.layout.headlines import count_words, looks_like_headline
from generator.ingest.metadata.bylines import parse_byline
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.stories.boundaries import (
    BODY,
    Boundaries,
    all_have_bodies,
    are_headlines,
    half_are_attested,
    is_attested,
    is_byline_or_date,
    longest_body,
    words_before,
)

INTRODUCTION = 20  # words: with more before its first byline, the file is one article
SHORT_INTRODUCTION = 12  # words, before a first headline in capitals
# blocks: a second headline so near, without a body between, is a line of the first
HEADLINE_LINES = 3


def find_bylined(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """Headlines that a byline, a date, an address or a dateline follows."""
    starts: list[int] = []
    for k in range(len(blocks)):
        if not _is_bylined_headline(blocks, k, outlets):
            continue
        if starts and _continues_headline(blocks, starts[-1], k):
            continue
        starts.append(k)
    boundaries = Boundaries(starts, blocks)
    if not starts or words_before(boundaries) >= INTRODUCTION:
        return None
    return boundaries if all_have_bodies(boundaries) else None


def _is_bylined_headline(blocks: Sequence[Block], k: int, outlets: OutletIndex) -> bool:
    text = blocks[k].text
    if k > 0 and heads_related(blocks[k - 1].text):
        return False
    if not looks_like_headline(text) or is_byline_or_date(text, outlets):
        return False
    return is_attested(blocks, k, outlets)


def _continues_headline(blocks: Sequence[Block], start: int, k: int) -> bool:
    """Is block `k` a second line of the headline at `start`?"""
    distance = k - start
    if distance > HEADLINE_LINES:
        return False
    return longest_body(blocks, start, k) < BODY


def find_underlined(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """Headings of one level, the highest of the file."""
    levels = [block.heading for block in blocks if block.heading]
    if not levels:
        return None
    level = min(levels)
    starts = [k for k, block in enumerate(blocks) if block.heading == level]
    boundaries = Boundaries(starts, blocks)
    if len(starts) < 2 or starts[0] >= 2:
        return None
    if not _look_like_headlines(boundaries, fewest_words=4):
        return None
    if level > 1 and not half_are_attested(boundaries, outlets):
        return None
    return boundaries if all_have_bodies(boundaries) else None


def find_capitals(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """HEADLINES IN CAPITALS."""
    starts = [k for k, block in enumerate(blocks) if _is_capital_headline(block.text, outlets)]
    if not starts:
        return None
    boundaries = Boundaries(starts, blocks)
    shortest = min(count_words(blocks[k].text) for k in starts)
    if shortest < 3 or not are_headlines(boundaries, 5):
        return None
    if words_before(boundaries) >= SHORT_INTRODUCTION:
        return None
    return boundaries if all_have_bodies(boundaries) else None


def _is_capital_headline(text: str, outlets: OutletIndex) -> bool:
    if not text.isupper():
        return False
    if not looks_like_headline(text):
        return False
    return parse_byline(text, outlets) is None


def find_spaced(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """Wider gaps before each headline than anywhere else."""
    gaps = [block.gap for block in blocks[1:]]
    widest = max(gaps, default=0)
    if widest < 2 or median(gaps) >= widest:
        return None
    starts = [0]
    for k, gap in enumerate(gaps, 1):
        if gap == widest:
            starts.append(k)
    boundaries = Boundaries(starts, blocks)
    if len(starts) < 3 or not _look_like_headlines(boundaries, fewest_words=5):
        return None
    return boundaries if all_have_bodies(boundaries) else None


def _look_like_headlines(boundaries: Boundaries, *, fewest_words: int) -> bool:
    starts, blocks = boundaries
    for k in starts:
        if not looks_like_headline(blocks[k].text):
            return False
    return are_headlines(boundaries, fewest_words)
