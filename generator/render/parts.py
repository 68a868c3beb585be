"""A long timeline -> what a page can hold: years, months of years that are full, or the entries that matter most."""

from __future__ import annotations

from collections.abc import Sequence

from generator import edtf
from generator.model import TimelineEntry

WHOLE = 300  # entries that one page holds; more are parted by year
KEY = 60  # entries on the first page of a long timeline
FULL = 600  # entries of a year; more are parted by month

Part = tuple[str, str, Sequence[TimelineEntry]]  # (`March 2021`, `2021-03`, its entries)


def parts(entries: Sequence[TimelineEntry]) -> list[Part]:
    """Parts in order; none where one page holds all."""
    if len(entries) <= WHOLE:
        return []
    found: list[Part] = []
    for year, some in _by(entries, 4):
        months = _by(some, 7) if len(some) > FULL else [(year, some)]
        found += [(_label(name), name, held) for name, held in months]
    return found


def key_entries(entries: Sequence[TimelineEntry], n: int = KEY) -> list[TimelineEntry]:
    """The `n` that most outlets tell, with two names or more before others, then the latest; oldest first."""
    best = sorted(enumerate(entries), key=lambda one: (-one[1].outlets, len(one[1].entities) < 2, -len(one[1].told), -one[0]))[:n]
    return [entry for _, entry in sorted(best, key=lambda one: one[0])]


def _by(entries: Sequence[TimelineEntry], length: int) -> list[tuple[str, list[TimelineEntry]]]:
    """Entries by the first characters of their first day, in order."""
    found: dict[str, list[TimelineEntry]] = {}
    for entry in entries:
        found.setdefault(entry.period.first.isoformat()[:length], []).append(entry)
    return sorted(found.items())


def _label(name: str) -> str:
    period = edtf.read(name)
    return edtf.words(period) if period else name
