"""Reports of all articles -> the pairs that are compared, so that work stays in step with size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from operator import attrgetter

from generator.model.dates import Period
from generator.resolve.timeline.comparison import ABOUT, FACT, MONTH, length
from generator.resolve.timeline.reports import CROWD, Report

BUCKET = 40  # reports of one key that each report is compared with, at most
YEARS = 3700  # days between two dates of a dispute, at most

Pair = tuple[Report, Report]
Keys = Callable[[Report], Iterator[Hashable]]
_BY_DAY = attrgetter("period.first", "period.last", "id")


def pairs_of_one_date(reports: Iterable[Report]) -> Iterator[Pair]:
    """Pairs that share a name and a month, or all words and a day, and so may be of one event."""
    return _pairs(reports, _names_and_months, ABOUT)


def pairs_of_any_date(reports: Iterable[Report]) -> Iterator[Pair]:
    """Pairs that share two names, and so may give one event two dates."""
    return _pairs(reports, _two_names, YEARS)


def _names_and_months(report: Report) -> Iterator[Hashable]:
    """Each name with each month; of a period that runs into the next month, with both.

    Also the words with the day, for boilerplate need not name anybody.
    """
    yield report.words, report.period.first
    months = _months_of(report.period)
    for name in report.entities[:CROWD]:
        for month in months:
            yield name, month


def _months_of(period: Period) -> Sequence[tuple[int, int]]:
    """(year, month) of the first and the last day; (year, 0) of a period longer than a month.

    What lasts longer also began in a month.
    """
    first = (period.first.year, period.first.month)
    if length(period) > MONTH:
        return (period.first.year, 0), first
    last = (period.last.year, period.last.month)
    if first == last:
        return (first,)
    return (first, last)


def _two_names(report: Report) -> Iterator[Hashable]:
    """Each two actors of a fact that has a date of a month or less."""
    if report.event.certainty not in FACT or length(report.period) > MONTH:
        return iter(())
    return combinations(report.actors, 2)


def _pairs(reports: Iterable[Report], keys: Keys, reach: int) -> Iterator[Pair]:
    """Each pair of reports of two stories that share a key, once.

    They are no more than `reach` days apart, and among the BUCKET nearest of their key.
    """
    sharing: dict[Hashable, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=_BY_DAY):
        for key in keys(report):
            sharing[key].append(report)
    seen: set[tuple[str, str]] = set()
    for bucket in sharing.values():
        for a, b in _near_pairs(bucket, reach):
            if a.story != b.story and (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


def _near_pairs(bucket: Sequence[Report], reach: int) -> Iterator[Pair]:
    """Each report of a bucket, which is in order of days, with those after it."""
    for n, a in enumerate(bucket):
        latest_day = a.period.last.toordinal() + reach
        for b in bucket[n + 1 : n + 1 + BUCKET]:
            if b.period.first.toordinal() > latest_day:
                break
            yield a, b
