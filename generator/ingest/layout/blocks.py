"""Text -> Blocks: the paragraphs as laid out, each knowing where it stands in the source.

Hard-wrapped lines are joined.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import lazy
from generator.ingest.repairs.hyphens import ends_in_hyphen, join_lines, words_of_lines

WIDEST = 100  # characters of a hard-wrapped line; e-mail and old wires use 65 to 80
LONG = 40  # characters: shorter lines say nothing of the width
FULL = 0.6  # of the lines reach the width where a source wraps its lines
SLACK = 3  # characters by which a full line may fall short of the width
SHORT_LABEL = 12  # characters by which a label's line falls short of the width
SHORT_END = 8  # characters by which the last line of a paragraph falls short of the width
RUNNING = 30  # characters: a longer line without an end runs on into a small letter

_UNDERLINE = lazy.regex(r"(={3,}|-{3,}|~{3,}|\^{3,})")
_LIST_ITEM = lazy.regex(r"\s*(?:[•▪◦●■►▶»*–-]|\(?\d{1,2}[.)])\s")
_LABEL = lazy.regex(r"\s*[A-Za-z-]{2,15}(?: [a-z]+)?:\s")
_ADDRESS = lazy.regex(r"\s*https?://\S+")
_BYLINE = lazy.regex(r"by [A-Z][\w’'.-]*(?: [\w’'.-]+){0,3}(?:, .{2,40})?")
_SENTENCE_END = lazy.regex(r"[.!?…:][”’\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source."""

    text: str  # without its newline
    start: int  # code points into the decoded source
    end: int = 0  # of its text, without blanks: where it ends in the source, with its marks
    heading: int = 0  # 1 to 6 in Markdown, 1 if underlined


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as laid out."""

    text: str  # without blanks at its ends
    start: int
    end: int
    gap: int = 1  # blank lines before it
    heading: int = 0
    lead: str = ""  # the number or bullet that stood before it


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Every line; "\n", "\r\n", "\r", form feeds and Unicode's separators part them."""
    lines: list[Line] = []
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        end = start + len(line.rstrip())
        lines.append(Line(bare, start, end))
        start += len(line)
    return tuple(lines)


def build_blocks(lines: Sequence[Line], width: int | None = None) -> tuple[Block, ...]:
    """Paragraphs, in order; `width` is the column of wrapped lines, where it is known."""
    width = wrap_width(lines) if width is None else width
    words = _words_beside_hyphens(lines)
    blocks: list[Block] = []
    gap = 0
    group: list[Line] = []
    for line in (*lines, Line("", -1)):
        if line.text.strip():
            group.append(line)
            continue
        if group:
            blocks += _split_group(group, gap, width, words)
            gap, group = 0, []
        gap += 1
    return tuple(blocks)


def wrap_width(lines: Sequence[Line]) -> int:
    """The column at which the source wraps its lines; 0 if it does not."""
    pairs = [pair for pair in _inner_lines(lines) if pair[0] > LONG]
    lengths = sorted(length for length, _ in pairs)
    if len(lengths) < 3 or lengths[-1] > WIDEST + 40:
        return 0
    outliers = len(lengths) // 20  # one line in twenty may be longer
    width = lengths[-1 - outliers]
    if width > WIDEST:
        return 0
    full_lines = [
        length
        for length, next_word in pairs
        if length + 1 + next_word > width - SLACK
    ]
    return width if len(full_lines) >= FULL * len(pairs) else 0


def _inner_lines(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The length of each line within a paragraph, and of the first word of the line after it."""
    for line, after in itertools.pairwise(lines):
        is_blank = not line.text.strip()
        is_last = not after.text.strip()
        if is_blank or is_last:
            continue
        next_word = _first_word_length(after.text)
        yield len(line.text), next_word


def _first_word_length(text: str) -> int:
    first = text.split(None, 1)[0]
    return len(first)


def _words_beside_hyphens(lines: Sequence[Line]) -> frozenset[str]:
    """The words of a text, where any of its lines ends in a hyphen; else none are asked for."""
    texts = [line.text for line in lines]
    if any(map(ends_in_hyphen, texts)):
        return words_of_lines(texts)
    return frozenset()


def _split_group(
    group: Sequence[Line],
    gap: int,
    width: int,
    words: frozenset[str],
) -> Iterator[Block]:
    """Lines without a blank between them -> one block, or several; `gap` blank lines stand before
    the first.
    """
    paragraph: list[Line] = []
    for line in group:
        if _underlines(line, paragraph):
            level = 1 if line.text.strip()[0] == "=" else 2
            paragraph = [replace(paragraph[0], heading=level)]
            continue
        if paragraph and not _runs_on(paragraph[-1], line, width):
            yield _build_block(paragraph, gap, words)
            paragraph, gap = [], 0
        paragraph.append(line)
    yield _build_block(paragraph, gap, words)


def _underlines(line: Line, paragraph: Sequence[Line]) -> bool:
    """Does this line make a heading of the one line above it?"""
    if len(paragraph) != 1 or paragraph[0].heading:
        return False
    return _UNDERLINE.fullmatch(line.text.strip()) is not None


def _runs_on(line: Line, after: Line, width: int) -> bool:
    """Is `after` of the same paragraph as `line`?"""
    text = line.text.rstrip()
    more = after.text.strip()
    if line.heading or after.heading or _stands_alone(text, after.text, width):
        return False
    if ends_in_hyphen(text) and more[0].isalpha():
        return True
    if width:
        return _is_wrapped(text, more, width)
    return (
        more[0].islower()
        and not text.isupper()
        and not _BYLINE.fullmatch(more)
        and not _SENTENCE_END.search(text)
        and len(text) > RUNNING
    )


def _stands_alone(text: str, after: str, width: int) -> bool:
    """A list's item, a label's line or an address begins a block of its own."""
    more = after.strip()
    if _LIST_ITEM.match(after) or _LABEL.match(more):
        return True
    if _LABEL.match(text) and len(text) < width - SHORT_LABEL:
        return True
    return _ADDRESS.match(more) is not None or _ADDRESS.fullmatch(text) is not None


def _is_wrapped(text: str, more: str, width: int) -> bool:
    """The next word would not have fitted, and the line is no short last one."""
    length = len(text)
    length_with_next = length + 1 + _first_word_length(more)
    if length_with_next <= width - SLACK:
        return False
    is_short = length < width - SHORT_END
    return not (is_short and _SENTENCE_END.search(text))


def _build_block(lines: Sequence[Line], gap: int, words: frozenset[str]) -> Block:
    """The lines joined by blanks; a word that a line's end parts is one word again."""
    first, last = lines[0], lines[-1]
    text = first.text.strip()
    for line in lines[1:]:
        text = join_lines(text, line.text.strip(), words)
    indent = len(first.text) - len(first.text.lstrip())
    start = first.start + indent
    return Block(text, start, last.end, gap, first.heading)
