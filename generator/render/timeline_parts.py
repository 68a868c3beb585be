"""A long timeline -> what pages can hold: centuries to months, or the entries that matter most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import edtf
from generator.interface import IN_ENGLISH, Words
from generator.model.events import TimelineEntry

WHOLE = 300  # entries that one page holds; more are split
KEY = 30  # entries on the first page of a long timeline
YEAR = 4  # characters of `2021`
MONTH = 7  # characters of `2021-12`
DAY = 10  # characters of `2021-12-16`
# Characters of a day -> how many entries of that century, decade, year or month are not split.
SPANS = {2: 60, 3: 100, YEAR: 500, MONTH: 900}
NAMES = {2: "{}XX", 3: "{}X"}  # EDTF

Part = tuple[str, str, Sequence[TimelineEntry]]  # (`March 2021`, `2021-03`, its entries)


def split_timeline(
    entries: Sequence[TimelineEntry], words: Words = IN_ENGLISH
) -> list[Part]:
    """Parts in order, thin years together; none where one page holds all."""
    if len(entries) <= WHOLE:
        return []
    return [
        (_label(words, period), _name(period), part)
        for period, part in _split(entries, 2)
    ]


def _split(
    entries: Sequence[TimelineEntry], length: int,
) -> Iterator[tuple[str, Sequence[TimelineEntry]]]:
    """By the first `length` characters of the day, and what is too much for a page by more.

    Each part with its period, as EDTF.
    """
    for prefix, part in _group_by_prefix(entries, length):
        if len(part) <= SPANS[length]:
            yield NAMES.get(length, "{}").format(prefix), part
        elif length == MONTH:
            yield from _split_month(part)
        else:
            yield from _split(part, length + 1 if length < YEAR else MONTH)


def _split_month(
    entries: Sequence[TimelineEntry]
) -> Iterator[tuple[str, Sequence[TimelineEntry]]]:
    """Runs of days that a page holds; a fuller day is a run of its own."""
    run: list[TimelineEntry] = []
    for _, part in _group_by_prefix(entries, DAY):
        if run and len(run) + len(part) > SPANS[MONTH]:
            yield _days(run), run
            run = []
        run = run + part
    yield _days(run), run


def _days(run: Sequence[TimelineEntry]) -> str:
    """The first days of its entries as EDTF: an interval, or the day where they are one."""
    first, last = run[0].period.first, run[-1].period.first
    return f"{first}" if first == last else f"{first}/{last}"


def _group_by_prefix(
    entries: Sequence[TimelineEntry], length: int
) -> list[tuple[str, list[TimelineEntry]]]:
    """Entries by the first characters of their first day, in order."""
    groups: dict[str, list[TimelineEntry]] = {}
    for entry in entries:
        prefix = entry.period.first.isoformat()[:length]
        groups.setdefault(prefix, []).append(entry)
    return sorted(groups.items())


def _label(words: Words, written: str) -> str:
    period = edtf.read(written)
    return words.period(period) if period else written


def _name(written: str) -> str:
    """The period as the name of a file: of an interval its first day."""
    return written.partition("/")[0]


def select_key_entries(entries: Sequence[TimelineEntry], n: int = KEY) -> list[TimelineEntry]:
    """The `n` entries that most outlets report, oldest first.

    Of equals, those with two names or more come first, then those with most reports, then the
    latest.
    """
    def rank(place: int) -> tuple[int, bool, int, int]:
        entry = entries[place]
        return -entry.outlet_count, len(entry.entities) < 2, -len(entry.reports), -place

    best = sorted(range(len(entries)), key=rank)[:n]
    return [entries[place] for place in sorted(best)]
