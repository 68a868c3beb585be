"""Lines of a source -> keys, by which a collection counts the lines that its sources share.

What stands on many pages of a site, such as "Sign up for our newsletter", is no part of a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape
from itertools import groupby

from generator import lazy
from generator.ingest.layout import encoding
from generator.ingest.layout.line_features import Repeats
from generator.ingest.layout.segments import Place, split_segments
from generator.model.source import Source
from generator.words import letters_of

FEWEST_LETTERS = 4  # of a line that is counted
LONG = 120  # characters: a longer line is prose; sources that share most of theirs are one story
LONGEST = 2_000  # characters; a longer line is counted by its sentences
LONGEST_ALIKE = 400  # characters of one that is counted by its shape
FEWEST_WORDS = 4  # in small letters, of a shape that is counted
FEWEST_OF_PIECE = 24  # letters of a piece of a line that is counted
KEY_BYTES = 6
_WORD = lazy.regex(r"[^\W_]+(?:[’'][^\W_]+)?")
_UNSEEN = lazy.regex(r"<(script|style|template|noscript)\b.*?</\1\s*>", re.I | re.S)
_BLOCK = lazy.regex(
    r"</?(?:p|div|li|h[1-6]|br|tr|td|section|article|ul|ol|table|figure|figcaption|header|footer"
    r"|aside|nav|blockquote|time)\b[^<>]*>", re.I)
_TAG = lazy.regex(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class LineKeys:
    """The keys of a source's lines, each once, in order."""

    short: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()  # of long lines, of their pieces, and of the shapes of lines


def find_line_keys(data: bytes, is_page: bool) -> LineKeys:
    """The keys of the lines of a text, or of the blocks of a page of HTML."""
    decoded = encoding.decode(data)
    if isinstance(decoded, str):
        return LineKeys()
    lines = _page_lines(decoded.text) if is_page else decoded.text.splitlines()
    stripped = [line.strip() for line in lines]
    return LineKeys(
        short=_keys(line for line in stripped if len(line) < LONG),
        long=_keys(line for line in _part_longest(stripped) if len(line) >= LONG),
        alike=tuple(sorted(set(_alike_keys(stripped)))),
    )


def _page_lines(page: str) -> list[str]:
    seen = _UNSEEN.sub(" ", page)
    parted = _BLOCK.sub("\n", seen)
    return unescape(_TAG.sub("", parted)).splitlines()


def _part_longest(lines: Iterable[str]) -> Iterator[str]:
    """The lines, of a story in one line its sentences."""
    for line in lines:
        if len(line) <= LONGEST:
            yield line
        else:
            yield from (segment.text for segment in split_segments([line]))


def _alike_keys(lines: Iterable[str]) -> Iterator[str]:
    for segment in split_segments([line for line in lines if line]):
        yield from alike_keys(segment.text, is_line=segment.place is Place.ALONE)


def alike_keys(text: str, *, is_line: bool) -> Iterator[str]:
    """The keys by which a long line, a piece of one, or a line with other names is the same."""
    if len(letters_of(text)) >= FEWEST_OF_PIECE:
        yield "=" + line_key(text)
    shape = line_shape(text) if is_line and len(text) <= LONGEST_ALIKE else ""
    if shape:
        yield "~" + _digest(shape)


def line_shape(line: str) -> str:
    """A line without its names and numbers; "" where little is left.

    "Ada Bell is a reporter in Arden" -> "N is a reporter in N"
    """
    marks = [_mark_of(word) for word in _WORD.findall(line)]
    if sum(mark not in "N#" for mark in marks) < FEWEST_WORDS:
        return ""
    return " ".join(mark for mark, _ in groupby(marks))


def _mark_of(word: str) -> str:
    if word[0].isdigit():
        return "#"
    return "N" if word[0].isupper() else word


def _keys(lines: Iterable[str]) -> tuple[str, ...]:
    keys = {line_key(line) for line in lines}
    return tuple(sorted(keys - {""}))


def line_key(line: str) -> str:
    """What is the same for lines that differ in blanks, marks and capitals alone; "" for none."""
    letters = letters_of(line)
    if len(letters) < FEWEST_LETTERS:
        return ""
    return _digest(letters)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).hexdigest()


def repeats_of(source: Source) -> Repeats:
    """Line -> in how many other stories of the collection it stands."""
    by_key = dict(source.repeats)

    def count_line(line: str) -> int:
        if not by_key:
            return 0
        times = by_key.get(line_key(line), 0)
        if times:
            return times
        return int(any(key in by_key for key in alike_keys(line, is_line=True)))

    return count_line
