"""Text -> lines that are no wider than a card. A word that is wider than a line is broken."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.cards.fonts import Face
from generator.words import BEFORE_ELLIPSIS

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size."""

    lines: tuple[str, ...]
    size: int  # pixels
    leading: float  # from one line to the next, as a part of the size

    @property
    def height(self) -> float:
        """In pixels."""
        n = len(self.lines)
        return n * self.size * self.leading


def fit(
    text: str, face: Face, sizes: tuple[int, ...], leading: float, width: float, height: float
) -> Block:
    """The text as large as fits: the first of `sizes` that does, else the last one, and cut."""
    block = Block((), sizes[-1], leading)
    for size in sizes:
        block = Block(wrap(text, face, size, width), size, leading)
        if block.height <= height:
            return Block(_balance(text, face, size, width), size, leading)
    n = int(height / (block.size * leading))
    return Block(_cut(block.lines, n, face, block.size, width), block.size, leading)


def fit_line(text: str, face: Face, size: int, width: float) -> str:
    """The text on one line, cut if it is too long for that."""
    block = fit(
        text,
        face,
        sizes=(size,),
        leading=1,
        width=width,
        height=size,
    )
    return "".join(block.lines)


def wrap(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """The text in lines of at most `width` pixels."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if face.width(joined, size) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _break_word(word, face, size, width)
        lines += full
    return (*lines, line) if line else tuple(lines)


def _break_word(word: str, face: Face, size: float, width: float) -> list[str]:
    """The word in parts that fit a line; whole, if it fits."""
    parts = [""]
    for letter in word:
        if parts[-1] and face.width(parts[-1] + letter, size) > width:
            parts.append("")
        parts[-1] += letter
    return parts


def _balance(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """As few lines as in the whole width, and the lines as even as may be."""
    lines = wrap(text, face, size, width)
    widest_word = max((face.width(word, size) for word in text.split()), default=width)
    low, high = int(min(widest_word, width)), int(width)
    while high - low > 1:
        middle = (low + high) // 2
        narrower = wrap(text, face, size, middle)
        if len(narrower) > len(lines):
            low = middle
        else:
            lines, high = narrower, middle
    return lines


def _cut(
    lines: tuple[str, ...], n: int, face: Face, size: float, width: float
) -> tuple[str, ...]:
    """The first `n` lines; an ellipsis says that there are more."""
    if len(lines) <= n:
        return lines
    last = lines[n - 1]
    while last and face.width(last + ELLIPSIS, size) > width:
        shorter = last.rpartition(" ")[0]
        last = shorter or last[:-1]
    return (*lines[: n - 1], last.rstrip(BEFORE_ELLIPSIS) + ELLIPSIS)
