"""Blocks whose titles run into their texts -> the same, each title a block of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator import lazy
from generator.ingest.layout.blocks import Block
from generator.ingest.layout.headlines import NUMBER, POINT
from generator.ingest.metadata.datelines import parse_dateline
from generator.ingest.metadata.outlets import OutletIndex

LONG = 20  # words: shorter blocks are no story with its title
MOST = 0.8  # of the long blocks begin so, or none is parted
LEAST_WORDS = 12  # of a text
FEWEST = 2  # stories

_LEAD = lazy.regex(  # a number, a bullet or a time before the title
    rf"(?:{NUMBER.pattern}|{POINT.pattern}|\[?\d{{1,2}}[:.h]\d\d\]?(?: [–—-])?\s+)")
_TITLES = (
    lazy.regex(r"\*\*(?P<title>[^*]{9,200}?)[.:]?\*\*[.:–—-]?\s+(?=\S)"),
    lazy.regex(r"__(?P<title>[^_]{9,200}?)[.:]?__[.:–—-]?\s+(?=\S)"),
    lazy.regex(  # "HARBOUR CLOSES FOR THE WINTER: The council ..."
        r"(?P<title>[A-Z\d][^a-z]{11,200}?)\s?(?:[.:]|[–—-]{1,2})\s+(?=[^a-z\s]*[A-Z][a-z]|[“\"A])"
        r"(?=.{0,12}[a-z])"),
    lazy.regex(r"(?P<title>[^–—]{15,160}?) (?:[–—]|--) (?=[“\"]?[A-Z0-9])"),
)


def part_run_in(blocks: Sequence[Block], outlets: OutletIndex) -> list[Block] | None:
    """The blocks with their titles apart; None where no way of setting them recurs."""
    long = [k for k, block in enumerate(blocks) if block.text.count(" ") >= LONG - 1]
    if len(long) < FEWEST:
        return None
    for pattern in _TITLES:
        found = {k: m for k in long if (m := _match(pattern, blocks[k].text))}
        if len(found) < FEWEST or len(found) < MOST * len(long):
            continue
        if any(parse_dateline(blocks[k].text, outlets) for k in found):
            continue
        return [part for k, block in enumerate(blocks) for part in _part(block, found.get(k))]
    return None


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    lead = _LEAD.match(text)
    m = pattern.match(text, lead.end() if lead else 0)
    if m is None or len(m["title"].split()) < 3:
        return None
    return m if len(text[m.end():].split()) >= LEAST_WORDS else None


def _part(block: Block, m: re.Match[str] | None) -> list[Block]:
    if m is None:
        return [block]
    lead = _LEAD.match(block.text)
    before = lead[0] if lead else ""
    title = replace(block, text=before + m["title"].strip(), end=block.start + m.end())
    signs = block.text[m.end("title"):m.end()].strip()
    rest = replace(block, text=block.text[m.end():], start=block.start + m.end(), gap=0, lead=signs)
    return [title, rest]
