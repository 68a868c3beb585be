"""The lines of a page -> blocks of lines that stand below each other, in reading order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.ingest.printed.lines import PrintedLine

MOST_OPEN = 60  # blocks among which the one above a line is sought
REACH = 0.75  # of the letters' size: lines with a wider blank between them are of two blocks
ALIKE = 0.12  # of the size by which the letters of a block may differ
SHARED = 0.4  # of the narrower line that stands below the other
DEEPEST = 12  # columns within columns


@dataclass(slots=True)
class LineBlock:
    """Lines of one size that stand below each other."""

    lines: list[PrintedLine] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where its leftmost line begins."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Where its rightmost line ends."""
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        """The top of its first line."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """The foot of its last line."""
        return self.lines[-1].bottom


@dataclass(frozen=True, slots=True)
class _Box:
    block: LineBlock
    left: float
    right: float
    top: float
    bottom: float


def order_blocks(lines: Iterable[PrintedLine]) -> list[LineBlock]:
    """The blocks of a page: columns from left to right, each from top to bottom."""
    boxes = [
        _Box(block, block.left, block.right, block.top, block.bottom)
        for block in _build_blocks(lines)
    ]
    return [box.block for box in _order(boxes, DEEPEST)]


def _build_blocks(lines: Iterable[PrintedLine]) -> list[LineBlock]:
    """Blocks of the lines, which come from top to bottom."""
    blocks: list[LineBlock] = []
    latest: deque[LineBlock] = deque(maxlen=MOST_OPEN)
    for line in lines:
        above = [
            block
            for block in latest
            if _stands_below(line, block.lines[-1])
        ]
        if len(above) == 1 and _is_alike(line, above[0].lines[-1]):
            above[0].lines.append(line)
            continue
        block = LineBlock([line])
        blocks.append(block)
        latest.append(block)
    return blocks


def _stands_below(line: PrintedLine, above: PrintedLine) -> bool:
    gap = above.bottom - line.top
    if not -0.5 * line.size < gap < REACH * line.size:
        return False
    shared = min(line.right, above.right) - max(line.left, above.left)
    narrower = min(line.right - line.left, above.right - above.left)
    return shared > SHARED * narrower


def _is_alike(line: PrintedLine, above: PrintedLine) -> bool:
    return abs(line.size - above.size) <= ALIKE * max(line.size, above.size)


def _order(boxes: Sequence[_Box], depth: int) -> list[_Box]:
    """Bands of the page from top to bottom; the columns of a band from left to right."""
    if len(boxes) < 2 or depth == 0:
        return _from_top(boxes)
    ordered: list[_Box] = []
    for band in _join_bands(_split_bands(boxes)):
        columns = _split_columns(band)
        if len(columns) == 1:
            ordered += _from_top(band)
            continue
        for column in columns:
            ordered += _order(column, depth - 1)
    return ordered


def _from_top(boxes: Iterable[_Box]) -> list[_Box]:
    return sorted(boxes, key=lambda box: (-box.top, box.left))


def _split_bands(boxes: Iterable[_Box]) -> list[list[_Box]]:
    """Boxes with no box beside them that reaches further down than they do."""
    bands: list[list[_Box]] = []
    foot = 0.0
    for box in _from_top(boxes):
        height = box.top - box.bottom
        least_overlap = 0.2 * height / len(box.block.lines)
        if bands and box.top - foot > least_overlap:
            bands[-1].append(box)
            foot = min(foot, box.bottom)
        else:
            bands.append([box])
            foot = box.bottom
    return bands


def _join_bands(bands: Iterable[list[_Box]]) -> list[list[_Box]]:
    """Bands below each other that have a blank from top to bottom in common are one."""
    joined: list[list[_Box]] = []
    spans: list[tuple[float, float]] = []
    for band in bands:
        both = _merge_spans([*spans, *((box.left, box.right) for box in band)])
        if joined and len(both) > 1:
            joined[-1] += band
            spans = both
        else:
            joined.append(band)
            spans = _merge_spans([(box.left, box.right) for box in band])
    return joined


def _merge_spans(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans from left to right, those that overlap as one."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1]:
            first, last = merged[-1]
            merged[-1] = (first, max(last, right))
        else:
            merged.append((left, right))
    return merged


def _split_columns(band: Sequence[_Box]) -> list[list[_Box]]:
    """The boxes of each column of a band, from left to right."""
    columns: list[list[_Box]] = []
    right = 0.0
    for box in sorted(band, key=lambda box: (box.left, -box.top)):
        if columns and box.left < right:
            columns[-1].append(box)
            right = max(right, box.right)
        else:
            columns.append([box])
            right = box.right
    return columns
