"""Stories of a newsletter, each with its web address as its last line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.ingest.layout.blocks import Block
from generator.ingest.layout.headlines import count_words, looks_like_headline
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_url
from generator.ingest.stories.boundaries import BODY, Boundaries, are_headlines

FEWEST_WORDS = 4  # of the median headline
INTRODUCTION = 40  # words: with more before its first story, it is part of an article
LONGEST_SECTION = 3  # words of "OPINION", a line in capitals between stories


def find_linked(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """Headline, a paragraph, the address; and nothing else between two addresses but a section."""
    ends = [k for k, block in enumerate(blocks) if parse_url(block.text)]
    starts = list(_find_starts(blocks, ends))
    if len(ends) < 2 or len(starts) != len(ends):
        return None
    before = sum(count_words(block.text) for block in blocks[:starts[0]])
    if before > INTRODUCTION or not _are_close(starts, ends, blocks):
        return None
    if not are_headlines(Boundaries(starts, blocks), FEWEST_WORDS):
        return None
    with_sections = [k - 1 if k and _is_section(blocks[k - 1].text) else k for k in starts]
    return Boundaries(with_sections, blocks)


def _find_starts(blocks: Sequence[Block], ends: Sequence[int]) -> Iterator[int]:
    """The headline over the one paragraph before each address."""
    for end in ends:
        k = end - 2
        if k >= 0 and _has_story(blocks, k):
            yield k


def _has_story(blocks: Sequence[Block], k: int) -> bool:
    return looks_like_headline(blocks[k].text) and count_words(blocks[k + 1].text) >= BODY


def _are_close(starts: Sequence[int], ends: Sequence[int], blocks: Sequence[Block]) -> bool:
    """Does each story follow the address before it, but for the name of a section?"""
    for (_, end), (start, _) in pairwise(zip(starts, ends, strict=True)):
        between = blocks[end + 1:start]
        if not all(_is_section(block.text) for block in between):
            return False
    return True


def _is_section(text: str) -> bool:
    return text.isupper() and count_words(text) <= LONGEST_SECTION
