"""Letters with their places -> the lines of a page, each within one column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

GUTTER = 1.6  # of the letters' size: a wider blank parts two columns
SPACE = 0.15  # of the size: a wider blank between two pieces of a line is a space
JOINT = 0.5  # of the size: pieces of a line that stand nearer are joined
SAME_BASE = 0.35  # of the size by which the bases of two letters on a line may differ
SAME_SIZE = 0.4  # of the size: smaller letters, such as raised figures, are of the line too
WIDEST_BLANK = 8.0  # of the size between two words of a line in a narrow column
TWO_LINES = 1.8  # of the size: a line's next neighbours are nearer
NEIGHBOURS = 24  # lines among which those above and below are sought


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; the page's origin is at its foot, on the left."""

    text: str  # "" for a blank
    left: float
    bottom: float
    right: float
    top: float
    begins_line: bool = False  # says the file


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of one column, in points from the foot of its page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: int = 0
    is_row: bool = False  # of a table

    @property
    def size(self) -> float:
        """The height of its letters with their ascenders and descenders."""
        return self.top - self.bottom


def build_lines(letters: Iterable[Letter], page: int) -> tuple[PrintedLine, ...]:
    """The lines of a page, from top to bottom."""
    pieces = _build_pieces(letters, page)
    pieces.sort(key=lambda piece: (-piece.bottom, piece.left))
    return tuple(_join_pieces(pieces))


def _build_pieces(letters: Iterable[Letter], page: int) -> list[PrintedLine]:
    """Letters that follow each other in the file and on the page."""
    pieces: list[PrintedLine] = []
    run: list[Letter] = []
    for letter in letters:
        if run and (letter.begins_line or not _follows(letter, run)):
            pieces += _build_piece(run, page)
            run = []
        run.append(letter)
    pieces += _build_piece(run, page)
    return pieces


def _follows(letter: Letter, run: Sequence[Letter]) -> bool:
    """Does the letter stand on the line of the last, near behind it?"""
    if not letter.text:
        return True
    last = next((
        before
        for before in reversed(run[-4:])
        if before.text
    ), None)
    if last is None:
        return True
    size = max(last.top - last.bottom, letter.top - letter.bottom)
    if abs(letter.bottom - last.bottom) > SAME_BASE * size:
        return False
    gap = letter.left - last.right
    return -size < gap < GUTTER * size


def _build_piece(run: Sequence[Letter], page: int) -> list[PrintedLine]:
    printed = [letter for letter in run if letter.text]
    if not printed:
        return []
    text = "".join(letter.text or " " for letter in run)
    tallest = max(printed, key=lambda letter: letter.top - letter.bottom)
    left = min(letter.left for letter in printed)
    right = max(letter.right for letter in printed)
    line = PrintedLine(" ".join(text.split()), left, tallest.bottom, right, tallest.top, page)
    return [line]


def _join_pieces(pieces: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Pieces of one line, such as a link within it, become one."""
    lines: list[PrintedLine] = []
    for piece in pieces:
        before = lines[-1] if lines else None
        if before is not None and _is_beside(piece, before) and _is_joint(piece, before):
            lines[-1] = _join(before, piece)
        else:
            lines.append(piece)
    return lines


def close_wide_blanks(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Words that stand far apart in a narrow column become one line, where a line above or below
    shows that no other column begins between them.
    """
    closed: list[PrintedLine] = []
    for k, line in enumerate(lines):
        before = closed[-1] if closed else None
        if before is None or before.is_row or not _is_beside(line, before):
            closed.append(line)
            continue
        first = max(0, k - NEIGHBOURS)
        near = lines[first:k + NEIGHBOURS]
        if any(_spans(other, before, line) for other in near):
            closed[-1] = _join(before, line)
        else:
            closed.append(line)
    return closed


def _is_beside(piece: PrintedLine, before: PrintedLine) -> bool:
    """Do both stand on one line, with letters of about one size?"""
    size = max(piece.size, before.size)
    if min(piece.size, before.size) < SAME_SIZE * size:
        return False
    return abs(piece.bottom - before.bottom) <= SAME_BASE * size


def _is_joint(piece: PrintedLine, before: PrintedLine) -> bool:
    size = max(piece.size, before.size)
    gap = piece.left - before.right
    return -SAME_SIZE * size < gap < JOINT * size


def _spans(other: PrintedLine, before: PrintedLine, line: PrintedLine) -> bool:
    """Does another line, right above or below, have words where the two have a blank between?"""
    size = line.size
    if other.is_row or abs(other.size - size) > 0.1 * size:
        return False
    distance = abs(other.bottom - line.bottom)
    if not 0.5 * size < distance < TWO_LINES * size:
        return False
    blank = line.left - before.right
    if blank > WIDEST_BLANK * size:
        return False
    return (
        other.left < before.left + size
        and other.right > line.right - size
    )


def _join(before: PrintedLine, piece: PrintedLine) -> PrintedLine:
    size = max(piece.size, before.size)
    space = " " if piece.left - before.right > SPACE * size else ""
    taller = max(before, piece, key=lambda line: line.size)
    return replace(
        before,
        text=before.text + space + piece.text,
        bottom=taller.bottom,
        top=taller.top,
        right=max(before.right, piece.right),
    )
