"""Shapes of files in which marks part the stories: labels, bullets, numbers, ruled lines, "Read
more".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.english.vocabulary import alternation
from generator.ingest.layout.blocks import Block
from generator.ingest.layout.furniture import find_rule, find_tail, heads_related, is_read_more
from generator.ingest.layout.headlines import (
    LONGEST_MARKER,
    MARKER,
    NUMBER,
    POINT,
    RULE,
    count_words,
    looks_like_headline,
)
from generator.ingest.metadata.labels import LABELS
from generator.ingest.metadata.metadata import Field
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import CutRule
from generator.ingest.stories.boundaries import (
    Boundaries,
    all_have_bodies,
    are_headlines,
    half_are_attested,
    words_before,
)

FEWEST_WORDS = 4  # of the median headline: shorter lines are subheads
LONGEST_DIGEST_HEADER = 6  # words
INTRODUCTION = 20  # words: with more before its first entry, a list is part of an article
_LABEL = re.compile(r"([A-Za-z][A-Za-z -]{1,18}?)\s*:\s+\S")
_DIGEST_OPENING = re.compile(rf"{alternation('digest_openings.txt')}\b", re.I)


def find_labelled(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """Records that each begin with the same label: "Title: ...", "HEADLINE: ..."."""
    labels = list(_find_labels(blocks))
    titles = [k for k, label in labels if LABELS[label] == Field.TITLE]
    if len(titles) < 2:
        return None
    _, first_label = labels[0]
    records = [k for k, label in labels if label == first_label]
    if len(records) == len(titles):
        return Boundaries(records, blocks)
    return Boundaries(titles, blocks)


def _find_labels(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    for k, block in enumerate(blocks):
        m = _LABEL.match(block.text)
        label = m[1].lower() if m else ""
        if label in LABELS:
            yield k, label


def find_after_markers(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """A line with nothing but a bullet or a number stands before each story."""
    places = _starts_after(MARKER, blocks)
    return _headlines_of(places, blocks)


def find_after_rules(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """A ruled line, "* * *", stands between the stories."""
    places = _starts_after(RULE, blocks)
    if blocks and 0 not in places and looks_like_headline(blocks[0].text):
        places = [0, *places]
    boundaries = _headlines_of(places, blocks)
    return boundaries if boundaries and are_headlines(boundaries, FEWEST_WORDS) else None


def _starts_after(marker: re.Pattern[str], blocks: Sequence[Block]) -> list[int]:
    """The blocks that follow a marker and are none."""
    starts: list[int] = []
    after_marker = False
    for k, block in enumerate(blocks):
        is_marker = _matches(marker, block.text)
        if after_marker and not is_marker:
            starts.append(k)
        after_marker = is_marker
    return starts


def _matches(marker: re.Pattern[str], text: str) -> bool:
    if len(text) > LONGEST_MARKER:
        return False
    return marker.fullmatch(text) is not None


def _headlines_of(places: Sequence[int], blocks: Sequence[Block]) -> Boundaries | None:
    """Those of the places where a headline stands: two at least, and two thirds of them all."""
    starts = [k for k in places if looks_like_headline(blocks[k].text)]
    if len(starts) < 2:
        return None
    others = len(places) - len(starts)
    if others > len(places) // 3:
        return None
    return Boundaries(starts, blocks)


def find_numbered(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """"1. Headline", each over a body of its own."""
    return _find_listed(NUMBER, blocks, outlets)


def find_pointed(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """"• Headline", each over a body of its own."""
    return _find_listed(POINT, blocks, outlets)


def _find_listed(
    pattern: re.Pattern[str], blocks: Sequence[Block], outlets: OutletIndex
) -> Boundaries | None:
    boundaries = _strip_leads(pattern, blocks)
    if not boundaries.starts:
        return None
    for k in boundaries.starts:
        if not looks_like_headline(boundaries.blocks[k].text):
            return None
    if words_before(boundaries) >= INTRODUCTION and not half_are_attested(boundaries, outlets):
        return None
    if not are_headlines(boundaries, FEWEST_WORDS):
        return None
    return boundaries if all_have_bodies(boundaries) else None


def _strip_leads(pattern: re.Pattern[str], blocks: Sequence[Block]) -> Boundaries:
    """The blocks that begin with the pattern, and all blocks without it."""
    items: list[int] = []
    bare: list[Block] = []
    for k, block in enumerate(blocks):
        m = pattern.match(block.text)
        if m:
            items.append(k)
            block = _strip_lead(block, m.end())
        bare.append(block)
    return Boundaries(items, bare)


def _strip_lead(block: Block, length: int) -> Block:
    """The block without the `length` characters of its number or bullet."""
    lead = block.text[:length]
    text = block.text[length:]
    start = block.start + length
    return replace(block, text=text, start=start, lead=lead)


def find_terminated(blocks: Sequence[Block], outlets: OutletIndex) -> Boundaries | None:
    """Each story ends in "More" or "Read more"."""
    ends = [k for k, block in enumerate(blocks) if _ends_story(block.text)]
    if len(ends) < 2:
        return None
    places = {end + 1 for end in ends} | _first_headline(blocks)
    last = _last_content(blocks)
    starts = [k for k in sorted(places) if k <= last]
    for k in starts:
        if not looks_like_headline(blocks[k].text):
            return None
    return Boundaries(starts, blocks)


def _first_headline(blocks: Sequence[Block]) -> set[int]:
    """The place of the file's first headline; empty if it has none."""
    for k, block in enumerate(blocks):
        if _may_begin_file(block.text):
            return {k}
    return set()


def _last_content(blocks: Sequence[Block]) -> int:
    """The place of the last block that is no furniture; -1 if there is none."""
    last = -1
    for k, block in enumerate(blocks):
        if not _is_furniture(block.text):
            last = k
    return last


def _may_begin_file(text: str) -> bool:
    return looks_like_headline(text) and not _is_digest_header(text)


def _is_digest_header(text: str) -> bool:
    """"Today's headlines", "News in brief"."""
    if count_words(text) > LONGEST_DIGEST_HEADER:
        return False
    return _DIGEST_OPENING.match(text) is not None


def _ends_story(text: str) -> bool:
    if len(text) < LONGEST_MARKER and is_read_more(text):
        return True
    tail = find_tail(text)
    return tail is not None and tail.rule in (CutRule.TERMINATOR, CutRule.CONTINUED)


def _is_furniture(text: str) -> bool:
    return find_rule(text) is not None or heads_related(text)
