"""Blocks of lines in reading order -> paragraphs, across columns and pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from generator import lazy
from generator.ingest.printed.columns import LineBlock
from generator.ingest.printed.lines import PrintedLine
from generator.ingest.printed.signatures import is_signature
from generator.ingest.repairs.hyphens import join_lines, plain_hyphens, words_of_lines

INDENT = 0.5  # of the letters' size by which a first line may stand in
LEADING = 1.25  # times the usual distance of lines: a wider one parts paragraphs
FITS = 0.5  # of the size: what is left over where the next line's first word would have fitted
SHORT = 0.6  # of the block's width: a shorter line ends a paragraph without a full stop too
BIG = 1.15  # times the size of the body: the lines of a headline
SAME_SIZE = 0.08  # of the size by which two pieces of a paragraph may differ
_END = lazy.regex(r"[.!?…:;][”’\"')\]]*$")
_ITEM = lazy.regex(r"[•▪◦●■►▶»]\s|\(?\d{1,2}[.)]\s")
_HYPHEN_END = lazy.regex(r"[^\W\d_][-\u00ad\u2010\x02]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed."""

    text: str
    size: float  # of its letters
    top: float
    page: int
    is_open: bool = False  # its last line is full, and no sentence ends there


def body_size(lines: Iterable[PrintedLine]) -> float:
    """The size in which most of the letters are printed."""
    counts: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        before = counts.get(size, 0)
        counts[size] = before + len(line.text)
    return max(counts, key=lambda size: (counts[size], -size), default=0.0)


def build_paragraphs(blocks: Sequence[LineBlock]) -> tuple[Paragraph, ...]:
    """The paragraphs of all pages; one that goes on in the next column or page is one."""
    lines = [
        line
        for block in blocks
        for line in block.lines
    ]
    words = words_of_lines(line.text for line in lines)
    body = body_size(lines)
    paragraphs: list[Paragraph] = []
    for block in blocks:
        for paragraph in _paragraphs_of(block, body, words):
            if paragraphs and _goes_on(paragraphs[-1], paragraph):
                begun = paragraphs[-1]
                paragraphs[-1] = replace(
                    begun,
                    text=join_lines(begun.text, paragraph.text, words),
                    is_open=paragraph.is_open,
                    page=paragraph.page,
                )
            else:
                paragraphs.append(paragraph)
    return tuple(replace(part, text=plain_hyphens(part.text)) for part in paragraphs)


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Is `after` the rest of the paragraph `before`?"""
    if abs(before.size - after.size) > SAME_SIZE * before.size or _ITEM.match(after.text):
        return False
    if _HYPHEN_END.search(before.text):
        return True
    if _END.search(before.text):
        return False
    return (
        after.text[:1].islower()
        or (before.is_open and len(before.text.split()) > 8)
    )


def _paragraphs_of(
    block: LineBlock,
    body: float,
    words: frozenset[str],
) -> Iterator[Paragraph]:
    for lines in _split_lines(block, body):
        text = lines[0].text
        for line in lines[1:]:
            text = join_lines(text, line.text, words)
        last = lines[-1]
        width = block.right - block.left
        is_full = (
            len(block.lines) > 1
            and block.right - last.right < width * (1 - SHORT) / 2
        )
        is_open = (
            is_full
            and last is block.lines[-1]
            and not last.is_row
        )
        yield Paragraph(text, round(lines[0].size, 1), lines[0].top, lines[0].page, is_open)


def _split_lines(block: LineBlock, body: float) -> Iterator[list[PrintedLine]]:
    """The lines of each paragraph of a block."""
    if block.lines[0].size > BIG * body:
        yield block.lines
        return
    if is_signature([line.text for line in block.lines]):
        yield from ([line] for line in block.lines)
        return
    leading = _usual_leading(block.lines)
    indents = _has_indents(block)
    paragraph = [block.lines[0]]
    for above, line in pairwise(block.lines):
        if _begins_paragraph(line, above, block, leading, indents):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _usual_leading(lines: Sequence[PrintedLine]) -> float:
    """The distance from line to line within most paragraphs."""
    distances = [
        above.bottom - line.bottom
        for above, line in pairwise(lines)
    ]
    return min(median(distances), 1.6 * lines[0].size) if distances else 0.0


def _has_indents(block: LineBlock) -> bool:
    """Do some lines of the block stand in, and most not?"""
    indented = [
        line
        for line in block.lines
        if _is_indented(line, block)
    ]
    return 0 < len(indented) <= 0.6 * len(block.lines)


def _is_indented(line: PrintedLine, block: LineBlock) -> bool:
    indent = line.left - block.left
    size = line.size
    return INDENT * size < indent < 5 * size


def _begins_paragraph(
    line: PrintedLine,
    above: PrintedLine,
    block: LineBlock,
    leading: float,
    indents: bool,
) -> bool:
    if line.is_row or above.is_row or _ITEM.match(line.text):
        return True
    if above.bottom - line.bottom > LEADING * leading:
        return True
    if indents and _is_indented(line, block) and not _is_indented(above, block):
        return True
    if _HYPHEN_END.search(above.text):
        return False
    if indents:
        return False
    left_over = block.right - above.right
    if left_over > SHORT * (block.right - block.left):
        return not line.text[:1].islower()
    would_fit = left_over > _first_word_width(line) + FITS * line.size
    return would_fit and _END.search(above.text) is not None


def _first_word_width(line: PrintedLine) -> float:
    """How wide the line's first word is, by its share of the letters."""
    first_word = line.text.split(" ", 1)[0]
    share = len(first_word) / max(len(line.text), 1)
    width = line.right - line.left
    return share * width
