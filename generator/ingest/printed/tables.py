"""The lines of a page -> the same, each row of a table as one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean

from generator.ingest.printed.lines import SAME_BASE, PrintedLine

LONGEST_CELL = 40  # characters; a longer line is of a column of text
USUAL_CELL = 16  # characters of a table's cells on average; lines of the narrowest columns have 25
NEXT_ROW = 3.0  # of the letters' size from the foot of a row to that of the next
BETWEEN_CELLS = " · "


def join_rows(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Lines from top to bottom, with the cells of each row of a table as one."""
    joined: list[PrintedLine] = []
    for run in _split_runs(_build_rows(lines)):
        if _is_table(run):
            joined += [_join_cells(row) for row in run]
        else:
            joined += [line for row in run for line in row]
    return joined


def _build_rows(lines: Iterable[PrintedLine]) -> list[list[PrintedLine]]:
    """Lines that stand beside each other, from left to right."""
    rows: list[list[PrintedLine]] = []
    for line in lines:
        if rows and abs(rows[-1][0].bottom - line.bottom) < SAME_BASE * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _split_runs(rows: Sequence[list[PrintedLine]]) -> Iterator[list[list[PrintedLine]]]:
    """Rows of several cells that follow each other; any other row alone."""
    run: list[list[PrintedLine]] = []
    for row in rows:
        if run and not _is_next_row(row, run[-1]):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _is_next_row(row: Sequence[PrintedLine], above: Sequence[PrintedLine]) -> bool:
    if len(row) < 2 or len(above) < 2:
        return False
    first = row[0]
    distance = above[0].bottom - first.bottom
    return distance < NEXT_ROW * first.size


def _is_table(run: Sequence[Sequence[PrintedLine]]) -> bool:
    """Two rows or more of short cells, the first cells of which begin or end alike."""
    lengths = [
        len(cell.text)
        for row in run
        for cell in row
    ]
    if len(run) < 2 or max(lengths) > LONGEST_CELL or mean(lengths) > USUAL_CELL:
        return False
    return all(_are_aligned(above, row) for above, row in pairwise(run))


def _are_aligned(above: Sequence[PrintedLine], row: Sequence[PrintedLine]) -> bool:
    first = above[0]
    cell = row[0]
    left = max(first.left, cell.left)
    right = min(first.right, cell.right)
    return left < right


def _join_cells(row: Sequence[PrintedLine]) -> PrintedLine:
    text = BETWEEN_CELLS.join(cell.text for cell in row)
    right = max(cell.right for cell in row)
    return replace(row[0], text=text, right=right, is_row=True)
