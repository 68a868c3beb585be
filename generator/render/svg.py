"""Numbers -> small inline SVG. Colours come from the stylesheet; every drawing has a table or list beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from generator.render.markup import Raw, html

BARS = 120  # at most this many bars in a drawing
HEIGHT = 24  # px


def months(days: Iterable[date]) -> list[tuple[str, int]]:
    """Days -> (`2021-12`, how many) for every month from the first to the last, empty ones too."""
    count: dict[int, int] = {}
    for day in days:
        n = day.year * 12 + day.month - 1
        count[n] = count.get(n, 0) + 1
    return [(_month(n), count.get(n, 0)) for n in range(min(count), max(count) + 1)] if count else []


@lru_cache(4096)
def _month(n: int) -> str:
    return f"{n // 12:04}-{n % 12 + 1:02}"


def years(days: Iterable[date]) -> list[tuple[str, int]]:
    """Days -> (`2021`, how many) for every year from the first to the last."""
    count: dict[int, int] = {}
    for day in days:
        count[day.year] = count.get(day.year, 0) + 1
    return [(f"{n:04}", count.get(n, 0)) for n in range(min(count), max(count) + 1)] if count else []


def binned(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """At most BARS counts: neighbours are added up."""
    if len(counts) <= BARS:
        return list(counts)
    step = -(-len(counts) // BARS)
    return [(counts[n][0], sum(count for _, count in counts[n : n + step])) for n in range(0, len(counts), step)]


def spark(counts: Sequence[tuple[str, int]], what: str) -> Raw:
    """Bars, one a month or year, with what they say for those who don't see them."""
    if len(counts) < 2:
        return Raw("")
    drawn = binned(counts)
    top = max(count for _, count in drawn) or 1
    bars = "".join(
        f'<rect x="{n * 5}" y="{HEIGHT - round(HEIGHT * count / top, 1):g}" width="4" height="{round(HEIGHT * count / top, 1):g}"/>'
        for n, (_, count) in enumerate(drawn) if count)
    label = html(f"{what}, {drawn[0][0]} to {counts[-1][0]}; at most {top} at a time")
    return Raw(f'<svg class="spark" role="img" aria-label="{label}" viewBox="0 0 {5 * len(drawn)} {HEIGHT}" width="{5 * len(drawn)}" '
               f'height="{HEIGHT}" preserveAspectRatio="none">{bars}</svg>')
