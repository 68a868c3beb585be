"""Where the stories of a file begin, and what a story's beginning must have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from generator.english.vocabulary import alternation
from generator.ingest.layout.blocks import Block
from generator.ingest.layout.furniture import find_rule
from generator.ingest.layout.headlines import count_words
from generator.ingest.metadata.bylines import parse_byline
from generator.ingest.metadata.datelines import parse_dateline
from generator.ingest.metadata.headers import parse_date_line
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_url

BODY = 12  # words: less is no story's body
NEAR = 3  # blocks beneath a headline among which its byline or date stands
_QUESTION = re.compile(rf"{alternation('subhead_openings.txt')}\b", re.I)


class Boundaries(NamedTuple):
    """Where stories begin, and the blocks without their numbers and bullets."""

    starts: Sequence[int]  # places in `blocks`, rising
    blocks: Sequence[Block]


# None: the file has not this shape
Shape = Callable[[Sequence[Block], OutletIndex], Boundaries | None]


def longest_body(blocks: Sequence[Block], start: int, end: int) -> int:
    """The words of the longest block beneath the headline at `start`.

    Furniture doesn't count; `end` is excluded.
    """
    longest = 0
    for block in blocks[start + 1:end]:
        words = count_words(block.text)
        if words > longest and not find_rule(block.text):
            longest = words
    return longest


def _bodies(boundaries: Boundaries) -> Iterator[int]:
    bounds = (*boundaries.starts, len(boundaries.blocks))
    for start, end in pairwise(bounds):
        yield longest_body(boundaries.blocks, start, end)


def all_have_bodies(boundaries: Boundaries) -> bool:
    """Does text stand beneath each headline?"""
    return all(words >= BODY for words in _bodies(boundaries))


def half_have_bodies(boundaries: Boundaries) -> bool:
    """Does text stand beneath at least half of the headlines?"""
    bodies = list(_bodies(boundaries))
    enough = [words for words in bodies if words >= BODY]
    return len(enough) >= len(bodies) / 2


def words_before(boundaries: Boundaries) -> int:
    """The words before the first story; it must have one."""
    before = boundaries.blocks[:boundaries.starts[0]]
    return sum(count_words(block.text) for block in before)


def are_headlines(boundaries: Boundaries, fewest: int) -> bool:
    """Headlines, not subheads: `fewest` words or more (the median), and not mostly questions."""
    starts, blocks = boundaries
    if not starts:
        return False
    texts = [blocks[k].text for k in starts]
    lengths = map(count_words, texts)
    if median(lengths) < fewest:
        return False
    questions = [text for text in texts if _QUESTION.match(text)]
    return len(questions) <= len(texts) / 2


def half_are_attested(boundaries: Boundaries, outlets: OutletIndex) -> bool:
    """Does a byline, a date or the like follow at least half of the headlines?"""
    starts, blocks = boundaries
    attested = [k for k in starts if is_attested(blocks, k, outlets)]
    return len(attested) >= len(starts) / 2


def is_attested(blocks: Sequence[Block], k: int, outlets: OutletIndex) -> bool:
    """Does a byline, a date, an address or a dateline follow this headline?"""
    for block in blocks[k + 1:k + 1 + NEAR]:
        if is_byline_or_date(block.text, outlets) or parse_url(block.text):
            return True
        if count_words(block.text) > BODY:
            return parse_dateline(block.text, outlets) is not None
    return False


def is_byline_or_date(text: str, outlets: OutletIndex) -> bool:
    """Is the whole line a byline or a date line?"""
    if parse_byline(text, outlets):
        return True
    return parse_date_line(text, outlets) is not None
