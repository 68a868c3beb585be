"""Lines of print that sign a story: who wrote it, for which outlet, and when, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from generator import lazy
from generator.ingest.metadata.bylines import parse_byline
from generator.ingest.metadata.outlets import index_outlets

MOST_LINES = 5
MOST_WORDS = 8  # of a line
_BEGINS = lazy.regex(r"[A-ZÀ-Þ\d]")
_GOES_ON = lazy.regex(r"(?:[,&-]|\b(?:and|at|by|for|from|in|of|on|the|to|with))$")


def is_signature(lines: Sequence[str]) -> bool:
    """Are all lines of a block short and whole, and is one of them a byline?

    All of them are short, so their widths don't tell where one ends.
    """
    if not 1 < len(lines) <= MOST_LINES:
        return False
    if not all(map(_is_whole, lines)):
        return False
    return any(map(_is_byline, lines))


def _is_byline(line: str) -> bool:
    unknown = index_outlets(())
    return parse_byline(line, unknown) is not None


def _is_whole(line: str) -> bool:
    """Does a line neither go on from the one above nor end within words?"""
    if len(line.split()) > MOST_WORDS:
        return False
    if _GOES_ON.search(line):
        return False
    return _BEGINS.match(line) is not None
