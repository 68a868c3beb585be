"""DateMentions of a sentence -> EventDates: a range of two dates is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator import lazy
from generator.model.dates import DateMention, Period, Precision
from generator.model.ids import Span

_RANGE = lazy.regex(r"\s*,?\s*(?:through|to|until|till|and|[-–—]|and until)\s*\Z")
_LONGEST_GAP = 12  # characters between the two dates of a range
_RANGE_LEAD = lazy.regex(r"\b(between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EventDate:
    """One date, or the two ends of a range, with the period that they give."""

    mentions: tuple[DateMention, ...]
    period: Period

    @property
    def span(self) -> Span:
        first = self.mentions[0]
        last = self.mentions[-1]
        return Span(first.span.start, last.span.end)

    @property
    def is_range(self) -> bool:
        return len(self.mentions) > 1


def join_ranges(text: str, mentions: Sequence[DateMention]) -> list[EventDate]:
    """"between Dec. 2 and Dec. 6", "May to July": two dates, one period; other lists stay apart.

    Each mention has a period.
    """
    dates: list[EventDate] = []
    n = 0
    while n < len(mentions):
        pair = tuple(mentions[n:n + 2])
        period = _range_period(text, *pair) if len(pair) == 2 else None
        if period:
            dates.append(EventDate(pair, period))
            n += 2
        else:
            dates.append(EventDate(pair[:1], _period(pair[0])))
            n += 1
    return dates


def _period(mention: DateMention) -> Period:
    assert mention.period
    return mention.period


def _range_period(text: str, first: DateMention, last: DateMention) -> Period | None:
    """From the first day of one to the last day of the other; None if they are no range."""
    if not _is_range(text, first.span, last.span):
        return None
    start = _period(first)
    end = _period(last)
    if start.first >= end.last:
        return None
    approximate = start.approximate or end.approximate
    return Period(start.first, end.last, Precision.SPAN, approximate)


def _is_range(text: str, first: Span, last: Span) -> bool:
    gap = text[first.end:last.start]
    if len(gap) > _LONGEST_GAP or not _RANGE.match(gap):
        return False
    if "and" not in gap:
        return True
    lead = _RANGE_LEAD.search(text[max(0, first.start - 16):first.start])
    return lead is not None and lead[1].lower() == "between"
