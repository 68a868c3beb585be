"""Text and Marks -> HTML in which the marks are properly nested elements."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from generator.render.markup import html, needs_escape


class Mark(NamedTuple):
    """An element round some words. Its fields are in the order by which marks are sorted.

    Of two marks that begin together the longer one is outside, then the one of lower rank.
    """

    start: int  # code point in the text
    minus_end: int  # the code point after the last, negated so that longer marks come first
    rank: int
    opening: str
    reopening: str  # where another mark has cut it in two: an id may stand only once
    closing: str


def weave(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """text[start:end] as HTML within its marks; a mark that crosses another is cut in two."""
    to_html = html if needs_escape(text, start, end) else str
    queue = list(marks)
    heapify(queue)
    parts: list[str] = []
    open_marks: list[tuple[int, str]] = []  # end and closing tag of each, the innermost last
    place = start

    def close_marks(limit: int) -> None:
        """Close what ends at `limit` or before."""
        nonlocal place
        while open_marks and open_marks[-1][0] <= limit:
            stop, closing = open_marks.pop()
            parts.append(to_html(text[place:stop]) + closing)
            place = stop

    while queue:
        mark = heappop(queue)
        if open_marks and open_marks[-1][0] <= mark.start:
            close_marks(mark.start)
        mark_end = -mark.minus_end
        limit = open_marks[-1][0] if open_marks else end
        stop = min(mark_end, limit)
        if stop < mark_end and stop < end:
            heappush(queue, mark._replace(start=stop, opening=mark.reopening))
        parts.append(to_html(text[place : mark.start]) + mark.opening)
        open_marks.append((stop, mark.closing))
        place = mark.start
    close_marks(end)
    parts.append(to_html(text[place:end]))
    return "".join(parts)
