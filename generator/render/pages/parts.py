"""A long timeline -> what pages can hold: centuries to months, or the entries that matter most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import edtf
from generator.model.events import TimelineEntry

WHOLE = 300  # entries that one page holds; more are parted
KEY = 30  # entries on the first page of a long timeline
# Digits of a year -> how many entries of a century, a decade or a year are not parted.
SPANS = {2: 60, 3: 100, 4: 600}
NAMES = {2: "{}XX", 3: "{}X"}  # EDTF

MONTH = 7  # characters of `2021-12`

Part = tuple[str, str, Sequence[TimelineEntry]]  # (`March 2021`, `2021-03`, its entries)


def parts(entries: Sequence[TimelineEntry]) -> list[Part]:
    """Parts in order, thin years together; none where one page holds all."""
    if len(entries) <= WHOLE:
        return []
    return [(_label(name), name, some) for name, some in _parted(entries, 2)]


def _parted(
    entries: Sequence[TimelineEntry], length: int,
) -> Iterator[tuple[str, Sequence[TimelineEntry]]]:
    """By the first digits of the day, and what is too much for a page by more of them."""
    for name, some in _by(entries, length):
        if len(some) <= SPANS.get(length, len(some)):
            yield NAMES.get(length, "{}").format(name), some
        else:
            yield from _parted(some, length + 1 if length < 4 else MONTH)


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
