"""A story's blocks -> the same without the segments that are most probably furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.ingest.layout.draft import Draft
from generator.ingest.layout.furniture import heads_related
from generator.ingest.layout.line_features import Repeats
from generator.ingest.layout.line_labels import (
    NEVER_HEADLINES,
    LabelledSegment,
    LineLabel,
    label_segments,
)
from generator.ingest.layout.paragraphs import cut_line
from generator.ingest.layout.segments import split_segments
from generator.ingest.metadata.bylines import parse_byline, parse_credits
from generator.words import squeeze

# Probability of furniture from which a segment is cut. Judged on 206 texts of outlets that the
# weights were not learned from, 99.5 % of the prose stays (2026-11).
SURE = 0.75
# what stays where it is plainly the article's own by its place: a sentence that is said twice, or
# that speaks like a post, is as often prose
MAY_BE_OWN = (LineLabel.EMBED, LineLabel.OTHER, LineLabel.TEASER)
LIKELY = 0.5
CELL = " · "  # between the cells of a table's row


def cut_labelled(
    blocks: Sequence[str],
    headline: str,
    draft: Draft,
    repeats: Repeats | None = None,
) -> list[str]:
    """The blocks, of each what is prose, a heading, a table's row, or not surely furniture.

    Blocks that a rule will cut as a whole are left to it, since rules read metadata too. Where
    nothing would be left, nothing is cut. `repeats` says in how many other sources of the
    collection a line stands.
    """
    surely = _find_furniture(blocks, headline, repeats)
    left_alone = [
        is_table_row(blocks, k) or _has_rule(block, draft)
        for k, block in enumerate(blocks)
    ]
    if all(left_alone[k] or _is_all(entries) for k, entries in enumerate(surely)):
        return list(blocks)
    rest: list[str] = []
    for k, block in enumerate(blocks):
        remaining = block if left_alone[k] else _keep(block, surely[k], draft)
        if remaining:
            rest.append(remaining)
    return rest


@dataclass(frozen=True, slots=True)
class FurnitureBlocks:
    """Which blocks of a file are furniture, all of each."""

    likely: frozenset[int]
    never_headlines: frozenset[int]  # surely, and of a kind that no headline is taken for


def find_furniture_blocks(blocks: Sequence[str]) -> FurnitureBlocks:
    """Read as one story, whatever it is."""
    likely: set[int] = set()
    never_headlines: set[int] = set()
    for k, entries in enumerate(_find_furniture(blocks, "", None)):
        if all(entry.furniture > LIKELY for entry, _ in entries):
            likely.add(k)
        if _is_all(entries) and all(entry.label in NEVER_HEADLINES for entry, _ in entries):
            never_headlines.add(k)
    return FurnitureBlocks(frozenset(likely), frozenset(never_headlines))


def _find_furniture(
    blocks: Sequence[str],
    headline: str,
    repeats: Repeats | None,
) -> list[list[tuple[LabelledSegment, bool]]]:
    """The segments of each block, and whether each is surely furniture."""
    by_block: list[list[tuple[LabelledSegment, bool]]] = [[] for _ in blocks]
    for entry in label_segments(split_segments(blocks), headline, repeats):
        is_first_headline = entry.label is LineLabel.HEADLINE and not headline
        is_sure = is_surely_furniture(entry) and not is_first_headline
        by_block[entry.segment.block].append((entry, is_sure))
    return by_block


def is_surely_furniture(entry: LabelledSegment) -> bool:
    """Is it cut, or where a text is left unchanged, not read?"""
    if entry.is_plainly_own and entry.label in MAY_BE_OWN:
        return False
    if entry.label is LineLabel.BYLINE and parse_credits(entry.segment.text):
        return entry.furniture >= LIKELY
    return entry.furniture >= SURE


def _is_all(entries: Sequence[tuple[LabelledSegment, bool]]) -> bool:
    return all(is_sure for _, is_sure in entries)


def _has_rule(block: str, draft: Draft) -> bool:
    """Is the whole block a line that a rule cuts, or over a list that one cuts?"""
    line = squeeze(block)
    return heads_related(line) or cut_line(line, Draft(draft.outlets))


def is_table_row(blocks: Sequence[str], k: int) -> bool:
    """Has a line beside it as many cells, two at least?"""
    cells = blocks[k].count(CELL)
    if not cells:
        return False
    beside = (*blocks[max(k - 1, 0):k], *blocks[k + 1:k + 2])
    return any(block.count(CELL) == cells for block in beside)


def _keep(block: str, entries: Sequence[tuple[LabelledSegment, bool]], draft: Draft) -> str:
    """What is kept of a block; the rest is cut."""
    if not any(is_sure for _, is_sure in entries):
        return block
    remaining: list[str] = []
    for entry, is_sure in entries:
        if is_sure:
            _cut(entry, draft)
        else:
            remaining.append(entry.segment.text)
    return " ".join(remaining)


def _cut(entry: LabelledSegment, draft: Draft) -> None:
    """Put it aside; what it says of the story, such as its rights, is kept as metadata."""
    text = squeeze(entry.segment.text)
    if cut_line(text, draft):
        return
    metadata = parse_byline(text, draft.outlets) or parse_credits(text)
    label = LineLabel.BYLINE if metadata else entry.label
    draft.cut(text, label.value, entry.furniture)
    if metadata:
        draft.metadata.append(metadata)
