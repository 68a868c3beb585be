"""The lines of all pages -> those of the article; and what a browser printed at the margins.

Running heads, page numbers and a browser's header and footer are no part of an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator import lazy
from generator.ingest.printed.lines import PrintedLine
from generator.words import letters_of

MARGIN = 0.12  # of a page's height at its head and foot
SAME_PLACE = 6.0  # points by which lines that repeat may stand apart
OFTEN = 3  # pages on which a line repeats that stands in no margin

_DIGITS = lazy.regex(r"\d+")
_PAGE_NUMBER = lazy.regex(
    r"[-–—|\s]*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.I)
_URL = lazy.regex(r"(?P<url>(?:https?|file)://\S+?)(?:\s+\d{1,4}\s*/\s*\d{1,4})?")
_PRINT_DATE = lazy.regex(
    r"(?P<date>\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}),? \d{1,2}[:.]\d\d(?: ?[AP]M)?(?P<title> .*)?", re.I)


@dataclass(frozen=True, slots=True)
class Margins:
    """What was taken from the margins."""

    lines: tuple[PrintedLine, ...]  # of the article
    heads: tuple[str, ...]  # of running heads, each once
    url: str = ""  # of a printed web page
    print_date: str = ""  # as a browser wrote it


def split_furniture(
    pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float]
) -> Margins:
    """The lines of all pages without what stands at their margins."""
    repeated = _find_repeated(pages, heights)
    shown: list[PrintedLine] = []
    heads: dict[str, None] = {}
    stamps: dict[str, str] = {}
    for page, height in zip(pages, heights, strict=True):
        prints = _find_prints(page, height)
        stamps = prints | stamps
        for line in page:
            if _is_furniture(line, height, repeated, bool(prints)):
                heads[line.text] = None
            else:
                shown.append(line)
    return Margins(
        tuple(shown),
        tuple(heads),
        stamps.get("url", ""),
        stamps.get("date", ""),
    )


def _is_furniture(
    line: PrintedLine, height: float, repeated: Mapping[str, set[int]], is_web_print: bool
) -> bool:
    if line.page in repeated.get(_place_key(line), ()):
        return True
    if not _in_margin(line, height):
        return False
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    return is_web_print and _is_print_stamp(line.text)


def _is_print_stamp(text: str) -> bool:
    return bool(_URL.fullmatch(text) or _PRINT_DATE.fullmatch(text))


def _find_prints(page: Iterable[PrintedLine], height: float) -> dict[str, str]:
    """The address and the date that a browser printed, where both stand at the margins."""
    stamps: dict[str, str] = {}
    for line in page:
        if not _in_margin(line, height):
            continue
        if m := _URL.fullmatch(line.text):
            stamps.setdefault("url", m["url"])
        elif m := _PRINT_DATE.fullmatch(line.text):
            stamps.setdefault("date", m["date"])
    if len(stamps) == 2:
        return stamps
    return {}


def _in_margin(line: PrintedLine, height: float) -> bool:
    return (
        line.bottom > (1 - MARGIN) * height
        or line.top < MARGIN * height
    )


def _place_key(line: PrintedLine) -> str:
    """The words of a line, whatever its numbers are."""
    return letters_of(_DIGITS.sub("0", line.text))


def _find_repeated(
    pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float]
) -> dict[str, set[int]]:
    """Lines that stand at one place on several pages, by their words -> those pages."""
    places: dict[str, list[PrintedLine]] = {}
    in_margin: dict[str, bool] = {}
    for page, height in zip(pages, heights, strict=True):
        for line in page:
            key = _place_key(line)
            places.setdefault(key, []).append(line)
            in_margin[key] = in_margin.get(key, True) and _in_margin(line, height)
    repeated: dict[str, set[int]] = {}
    for key, lines in places.items():
        least = 2 if in_margin[key] else max(OFTEN, (len(pages) + 1) // 2)
        at_one_place = _pages_at_one_place(lines)
        if len(at_one_place) >= least:
            repeated[key] = at_one_place
    return repeated


def _pages_at_one_place(lines: Sequence[PrintedLine]) -> set[int]:
    """The pages on which a line stands where it does on another page."""
    ordered = sorted(lines, key=lambda line: line.bottom)
    pages: set[int] = set()
    for below, line in pairwise(ordered):
        if below.page != line.page and line.bottom - below.bottom < SAME_PLACE:
            pages |= {below.page, line.page}
    return pages
