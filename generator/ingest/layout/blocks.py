"""Text -> Blocks: the paragraphs as laid out, each knowing where it stands in the source. Hard-wrapped lines are joined."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

WIDEST = 100  # characters of a hard-wrapped line; e-mail and old wires use 65 to 80
_UNDERLINE = re.compile(r"(={3,}|-{3,}|~{3,}|\^{3,})")
_LIST = re.compile(r"\s*(?:[•▪◦●■►▶»*–-]|\(?\d{1,2}[.)])\s")
_LABEL = re.compile(r"\s*[A-Za-z-]{2,15}(?: [a-z]+)?:\s")
_ADDRESS = re.compile(r"\s*https?://\S+")
_END = re.compile(r"[.!?…:][”’\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    text: str  # without its newline
    start: int  # code points into the decoded source
    end: int = 0  # of its text, without blanks; a line that lost its marks ends where the source's does
    heading: int = 0  # 1 to 6 in Markdown, 1 if underlined


@dataclass(frozen=True, slots=True)
class Block:
    text: str  # without blanks at its ends
    start: int
    end: int
    gap: int = 1  # blank lines before it
    heading: int = 0
    lead: str = ""  # the number or bullet that stood before it


def lines(text: str) -> tuple[Line, ...]:
    r"""Every line; "\n", "\r\n", "\r", form feeds and Unicode's separators part them."""
    found, at = [], 0
    for whole in text.splitlines(keepends=True):
        found.append(Line(whole.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"), at, at + len(whole.rstrip())))
        at += len(whole)
    return tuple(found)


def blocks(found: Sequence[Line]) -> tuple[Block, ...]:
    """Paragraphs, in order."""
    width = _width(found)
    made: list[Block] = []
    gap, group = 0, []
    for line in (*found, Line("", -1)):
        if line.text.strip():
            group.append(line)
            continue
        if group:
            made += _grouped(group, gap, width)
            gap, group = 0, []
        gap += 1
    return tuple(made)


def _width(found: Sequence[Line]) -> int:
    """The column at which the source wraps its lines; 0 if it does not."""
    inner = [(len(a.text), len(b.text.split(None, 1)[0])) for a, b in itertools.pairwise(found) if a.text.strip() and b.text.strip()]
    long = sorted(n for n, _ in inner if n > 40)
    if len(long) < 3 or long[-1] > WIDEST + 40:
        return 0
    width = long[-1 - len(long) // 20]
    full = sum(n + 1 + word > width - 3 for n, word in inner)
    return width if width <= WIDEST and full >= 0.6 * len(inner) else 0


def _grouped(group: Sequence[Line], gap: int, width: int) -> Iterator[Block]:
    """Lines without a blank between them -> one block, or several."""
    held: list[Line] = []
    for line in group:
        if held and _UNDERLINE.fullmatch(line.text.strip()) and len(held) == 1 and not held[0].heading:
            held = [replace(held[0], heading=1 if line.text.strip()[0] == "=" else 2)]
            continue
        if held and not _runs_on(held[-1], line, width):
            yield _block(held, gap)
            held, gap = [], 0
        held.append(line)
    yield _block(held, gap)


def _runs_on(line: Line, after: Line, width: int) -> bool:
    text, more = line.text.rstrip(), after.text.strip()
    if line.heading or after.heading or _LIST.match(after.text) or _LABEL.match(more) or (_LABEL.match(text) and len(text) < width - 12):
        return False
    if _ADDRESS.match(more) or _ADDRESS.fullmatch(text):
        return False
    if width:
        return len(text) + 1 + len(more.split(None, 1)[0]) > width - 3 and not (len(text) < width - 8 and _END.search(text))
    return more[0].islower() and not _END.search(text) and len(text) > 30


def _block(held: Sequence[Line], gap: int) -> Block:
    text = held[0].text.strip()
    for line in held[1:]:
        text = f"{text}{'' if re.search(r'[a-z]-$', text) else ' '}{line.text.strip()}"
    start = held[0].start + len(held[0].text) - len(held[0].text.lstrip())
    return Block(text, start, held[-1].end, gap, held[0].heading)
