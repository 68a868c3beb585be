"""Counts by month or year -> a small inline SVG of bars, with its years and its maximum.

Colours come from the stylesheet; every drawing has a table or a list beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from generator.interface import Words
from generator.render.markup import Raw, html

MOST_BARS = 120  # in a drawing
LEAST_BARS = 2  # fewer show nothing
WIDTH = 300  # units of the drawing, as are all below
TOP = 12  # room for the maximum, above the highest bar
HIGHEST = 30  # the height of the highest bar
HEIGHT = 58
MARGIN = 2
LINE = TOP + HIGHEST  # where bars stand
SHARE = 0.8  # of its step that a bar fills

Count = tuple[str, int]  # `2021-12` or `2021`, and how many


def count_by_month(days: Iterable[date]) -> list[Count]:
    """Days -> (`2021-12`, how many) for every month from the first to the last, empty ones too."""
    count = Counter(day.year * 12 + day.month - 1 for day in days)
    return [(_month_name(n), count[n]) for n in _first_to_last(count)]


@lru_cache(4096)
def _month_name(n: int) -> str:
    """The name of the month that is `n` months after January of year 0."""
    return f"{n // 12:04}-{n % 12 + 1:02}"


def count_by_year(days: Iterable[date]) -> list[Count]:
    """Days -> (`2021`, how many) for every year from the first to the last, empty ones too."""
    count = Counter(day.year for day in days)
    return [(f"{year:04}", count[year]) for year in _first_to_last(count)]


def _first_to_last(count: Counter[int]) -> range:
    if count:
        return range(min(count), max(count) + 1)
    return range(0)


def merge_neighbours(counts: Sequence[Count]) -> list[Count]:
    """At most MOST_BARS counts: neighbours are added up, under the name of the first."""
    step = max(1, -(-len(counts) // MOST_BARS))
    groups = (counts[n : n + step] for n in range(0, len(counts), step))
    merged = []
    for group in groups:
        name, _ = group[0]
        merged.append((name, sum(n for _, n in group)))
    return merged


def draw_bars(
    counts: Sequence[Count], subject: str, highest: int = 0, *, words: Words
) -> Raw:
    """Bars, one a month or year, with a label in words for those who don't see them.

    `subject` says what is counted: "Stories a month". `highest` is the count that fills the
    height, where several drawings share a scale. Empty for fewer than two counts.
    """
    if len(counts) < LEAST_BARS:
        return Raw("")
    merged = merge_neighbours(counts)
    most = max(n for _, n in merged)
    bars = "".join(_bars(merged, max(most, highest, 1)))
    label = words.phrase(
        "%(subject)s, %(start)s to %(end)s; at most %(n)s at a time",
        subject=subject, start=merged[0][0], end=counts[-1][0], n=most,
    )
    axis = _axis(merged[0][0], counts[-1][0]) + _maximum(merged, most, max(most, highest, 1))
    return Raw(
        f'<svg class="bars" role="img" aria-label="{html(label)}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{bars}{axis}</svg>"
    )


def _bars(counts: Sequence[Count], highest: int) -> Iterator[str]:
    """A bar for each number that is not 0, with the words that page.js shows of it."""
    step = (WIDTH - 2 * MARGIN) / len(counts)
    for place, (name, n) in enumerate(counts):
        if n:
            height = HIGHEST * n / highest
            x = MARGIN + place * step
            size = f'width="{step * SHARE:.1f}" height="{height:.1f}"'
            value = f'data-value="{html(name)}: {n}"'
            yield f'<rect x="{x:.1f}" y="{LINE - height:.1f}" {size} {value}/>'


def _axis(first: str, last: str) -> str:
    """The line on which bars stand, and the first and the last year below it."""
    return (
        f'<line x1="0" x2="{WIDTH}" y1="{LINE}" y2="{LINE}"/>'
        f'<text x="{MARGIN}" y="{HEIGHT - 2}">{html(first[:4])}</text>'
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - 2}" text-anchor="end">{html(last[:4])}</text>'
    )


def _maximum(counts: Sequence[Count], most: int, highest: int) -> str:
    """The number of the highest bar, above it."""
    place = next(n for n, (_, count) in enumerate(counts) if count == most)
    step = (WIDTH - 2 * MARGIN) / len(counts)
    x = MARGIN + (place + SHARE / 2) * step
    anchor = "start" if x < HIGHEST else "end" if x > WIDTH - HIGHEST else "middle"
    y = LINE - HIGHEST * most / highest - 3
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{most}</text>'
