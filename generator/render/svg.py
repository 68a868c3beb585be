"""Counts by month or year -> a small inline SVG of bars.

Colours come from the stylesheet; every drawing has a table or a list beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from generator.render.markup import Raw, html

MOST_BARS = 120  # in a drawing
LEAST_BARS = 2  # fewer show nothing
HEIGHT = 24  # px
BAR_STEP = 5  # px from a bar to the next, of which the bar is 4

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


def draw_bars(counts: Sequence[Count], subject: str) -> Raw:
    """Bars, one a month or year, with a label in words for those who don't see them.

    `subject` says what is counted: "Stories a month". Empty for fewer than two counts.
    """
    if len(counts) < LEAST_BARS:
        return Raw("")
    merged = merge_neighbours(counts)
    highest = max(n for _, n in merged) or 1
    bars = "".join(_bars([n for _, n in merged], highest))
    span = f"{merged[0][0]} to {counts[-1][0]}"
    return _drawing(bars, len(merged), f"{subject}, {span}; at most {highest} at a time")


def _bars(numbers: Sequence[int], highest: int) -> Iterator[str]:
    """A bar for each number that is not 0; the highest one fills the drawing."""
    for place, n in enumerate(numbers):
        if n:
            height = round(HEIGHT * n / highest, 1)
            top = HEIGHT - height
            yield f'<rect x="{place * BAR_STEP}" y="{top:g}" width="4" height="{height:g}"/>'


def _drawing(bars: str, n_bars: int, label: str) -> Raw:
    width = BAR_STEP * n_bars
    return Raw(
        f'<svg class="spark" role="img" aria-label="{html(label)}" viewBox="0 0 {width} {HEIGHT}"'
        f' width="{width}" height="{HEIGHT}" preserveAspectRatio="none">{bars}</svg>'
    )
