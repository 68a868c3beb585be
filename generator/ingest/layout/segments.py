"""The blocks of a story -> Segments: a line, or in a long line a sentence, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from generator import lazy
from generator.english.vocabulary import pattern_of

LONG = 200  # characters: a longer line is parted into its sentences
SHORTEST = 2  # characters of a piece

_SENTENCE_END = lazy.regex(
    r"(?<=[\w)\]%][.!?…])[”’\"')\]]*\s+(?=[“‘\"'(\[*#•]*[A-Z0-9@])"
    r"|(?<=[.!?][”’\"')])\s+(?=[“‘\"'(\[*#•]*[A-Z0-9@])")
_ABBREVIATION = lazy.regex(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Prof|Jr|Sr|No|vs|Inc|Corp|Co"
    r"|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|a\.m|p\.m|i\.e|e\.g))\.$")
_OPENING = lazy.regex(rf"(?<=\S)\s+(?={pattern_of('segment_openings.txt')})")
_CLOSING = lazy.regex(rf"{pattern_of('segment_closings.txt')}\s*")
_GOES_ON = ",.;:)—–-"  # marks with which a sentence goes on behind a bracket
_GLUED_OPENING = lazy.regex(rf"(?<=[a-z0-9.:!?”\"’)])(?={pattern_of('segment_openings.txt')})")
# "(RELATED: ...)" within a paragraph
_ASIDE = lazy.regex(r"\((?:RELATED|READ|SEE|WATCH|MORE)\b[^()]{0,300}\)\s*")


class Place(Enum):
    """Where a segment stands in its line."""

    ALONE = "alone"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a story's text that is furniture or prose as a whole."""

    text: str  # without blanks at its ends
    block: int  # which block of the story holds it
    start: int  # where it begins in its block
    end: int
    place: Place
    gap: int = 1  # blank lines before its block; 0 within it


def split_segments(blocks: Sequence[str], gaps: Sequence[int] = ()) -> tuple[Segment, ...]:
    """The segments of all blocks, in order; together they hold every word."""
    segments: list[Segment] = []
    for number, block in enumerate(blocks):
        gap = gaps[number] if gaps else 1
        pieces = _find_pieces(block)
        last = len(pieces) - 1
        for k, (start, end) in enumerate(pieces):
            place = _place(k, last)
            text = block[start:end]
            segments.append(Segment(text, number, start, end, place, 0 if k else gap))
    return tuple(segments)


def _place(number: int, last: int) -> Place:
    if last == 0:
        return Place.ALONE
    if number == 0:
        return Place.FIRST
    return Place.LAST if number == last else Place.MIDDLE


@lru_cache(maxsize=1024)  # the lines of a file are cut to find repeats, and again to be labelled
def _find_pieces(block: str) -> tuple[tuple[int, int], ...]:
    return tuple(_pieces(block))


def _pieces(block: str) -> Iterator[tuple[int, int]]:
    """The bounds of the pieces of a block, without blanks at their ends."""
    starts = {0}
    starts.update(m.end() for m in _OPENING.finditer(block))
    starts.update(m.end() for m in _GLUED_OPENING.finditer(block))
    starts.update(m.end() for m in _ASIDE.finditer(block))
    starts.update(_starts_after_closings(block))
    if len(block) > LONG:
        starts.update(_sentence_starts(block))
    bounds = [*sorted(starts), len(block)]
    for start, end in pairwise(bounds):
        piece = block[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if last > first:
            yield first, last


def _starts_after_closings(block: str) -> Iterator[int]:
    """Where a sentence begins behind a credit, a post, or a line about an advert."""
    for m in _CLOSING.finditer(block):
        following = block[m.end():m.end() + 1]
        if following and not following.islower() and following not in _GOES_ON:
            yield m.end()


def _sentence_starts(block: str) -> Iterator[int]:
    for m in _SENTENCE_END.finditer(block):
        before = block[max(0, m.start() - 8):m.start()]
        if not _ABBREVIATION.search(before):
            yield m.end()
