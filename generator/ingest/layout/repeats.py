"""Lines of a source -> keys, by which a collection counts the lines that its sources share.

What stands on many pages of a site, such as "Sign up for our newsletter", is no part of a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape

from generator.ingest.layout import encoding
from generator.ingest.layout.line_features import Repeats
from generator.model.source import Source
from generator.words import letters_of

FEWEST_LETTERS = 4  # of a line that is counted
LONG = 120  # characters: a longer line is prose; sources that share most of theirs are one story
LONGEST = 2_000  # characters of a line that is counted
KEY_BYTES = 6
_UNSEEN = re.compile(r"<(script|style|template|noscript)\b.*?</\1\s*>", re.I | re.S)
_BLOCK = re.compile(
    r"</?(?:p|div|li|h[1-6]|br|tr|td|section|article|ul|ol|table|figure|figcaption|header|footer"
    r"|aside|nav|blockquote|time)\b[^<>]*>", re.I)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class LineKeys:
    """The keys of a source's lines, each once, in order."""

    short: tuple[str, ...] = ()
    long: tuple[str, ...] = ()


def find_line_keys(data: bytes, is_page: bool) -> LineKeys:
    """The keys of the lines of a text, or of the blocks of a page of HTML."""
    decoded = encoding.decode(data)
    if isinstance(decoded, str):
        return LineKeys()
    lines = _page_lines(decoded.text) if is_page else decoded.text.splitlines()
    stripped = [line.strip() for line in lines]
    return LineKeys(
        short=_keys(line for line in stripped if len(line) < LONG),
        long=_keys(line for line in stripped if LONG <= len(line) <= LONGEST),
    )


def _page_lines(page: str) -> list[str]:
    seen = _UNSEEN.sub(" ", page)
    parted = _BLOCK.sub("\n", seen)
    return unescape(_TAG.sub("", parted)).splitlines()


def _keys(lines: Iterable[str]) -> tuple[str, ...]:
    keys = {line_key(line) for line in lines}
    return tuple(sorted(keys - {""}))


def line_key(line: str) -> str:
    """What is the same for lines that differ in blanks, marks and capitals alone; "" for none."""
    letters = letters_of(line)
    if len(letters) < FEWEST_LETTERS:
        return ""
    return blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).hexdigest()


def repeats_of(source: Source) -> Repeats:
    """Line -> in how many other stories of the collection it stands."""
    by_key = dict(source.repeats)

    def count_line(line: str) -> int:
        return by_key.get(line_key(line), 0) if by_key else 0

    return count_line
