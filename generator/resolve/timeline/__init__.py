"""Events of all articles -> the timeline: one entry for each event, with all reports of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from generator.model.corpus import Story
from generator.model.dates import Period
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.resolve.entities.groups import Groups
from generator.resolve.timeline.comparison import (
    disagree_on_date,
    is_finer,
    is_same_event,
    length,
)
from generator.resolve.timeline.entries import build_entry
from generator.resolve.timeline.pairs import Pair, pairs_of_any_date, pairs_of_one_date
from generator.resolve.timeline.rarity import Rarity
from generator.resolve.timeline.reports import Links, Report, reports_of_story

MOST_DATES = 3  # of one event; what has as many comes again and again

_BY_DAY = attrgetter("period.first", "period.last", "id")


def build_timeline(
    findings: Mapping[ArticleId, Findings],
    stories: Iterable[Story],
    links: Links,
    places: frozenset[EntityId],
) -> tuple[TimelineEntry, ...]:
    """Every event of every story once, by day; entries that contradict each other say so."""
    reports: dict[str, Report] = {}
    for story in stories:
        for report in reports_of_story(story, findings, links, places):
            reports[report.id] = report
    rarity = Rarity(reports.values())
    groups = group_reports(pairs_of_one_date(reports.values()), rarity)
    members: dict[str, list[Report]] = defaultdict(list)
    for report in reports.values():
        members[groups.find(report.id)].append(report)
    entries = {root: build_entry(group) for root, group in members.items()}
    disputes = find_disputes(groups, entries, pairs_of_any_date(reports.values()))
    return _name_disputes(entries, disputes)


def _name_disputes(
    entries: Mapping[str, TimelineEntry], disputes: Mapping[str, set[str]]
) -> tuple[TimelineEntry, ...]:
    """All entries by day, each with the ids of those that dispute it; both arguments by root."""
    complete = []
    for root, entry in entries.items():
        others = sorted(entries[other].id for other in disputes.get(root, ()))
        complete.append(replace(entry, disputed=tuple(others)))
    return tuple(sorted(complete, key=_BY_DAY))


def group_reports(pairs: Iterable[Pair], rarity: Rarity) -> Groups:
    """Join reports of one event: first those of one date, then each coarser date to a finer."""
    groups = Groups()
    finer_pairs: list[Pair] = []  # (coarse, fine)
    for a, b in pairs:
        if a.period == b.period:
            if is_same_event(a, b, rarity):
                groups.join(a.id, b.id)
            continue
        pair = _coarse_and_fine(a, b)
        if pair and is_same_event(a, b, rarity):
            finer_pairs.append(pair)
    _join_coarse_dates(groups, finer_pairs)
    return groups


def _coarse_and_fine(a: Report, b: Report) -> Pair | None:
    """The two in this order; None if neither date is finer than the other."""
    if is_finer(a.period, b.period):
        return a, b
    if is_finer(b.period, a.period):
        return b, a
    return None


def _join_coarse_dates(groups: Groups, pairs: Sequence[Pair]) -> None:
    """Join each group of a coarse date to that of the finest, if all finer dates agree with it."""
    finer_groups: dict[str, dict[str, Period]] = defaultdict(dict)
    for coarse, fine in pairs:
        finer_groups[groups.find(coarse.id)][groups.find(fine.id)] = fine.period
    for coarse_root, periods in sorted(finer_groups.items()):
        finest_root = _finest(periods)
        finest = periods[finest_root]
        if all(_agrees(period, finest) for period in periods.values()):
            groups.join(coarse_root, finest_root)


def _finest(periods: Mapping[str, Period]) -> str:
    """The key of the shortest period; of equals the exact one, then the first key."""

    def order(root: str) -> tuple[object, ...]:
        period = periods[root]
        return length(period), period.approximate, root

    return min(periods, key=order)


def _agrees(period: Period, finest: Period) -> bool:
    return period == finest or is_finer(period, finest)


def find_disputes(
    groups: Groups, entries: Mapping[str, TimelineEntry], pairs: Iterable[Pair]
) -> dict[str, set[str]]:
    """Entry -> the entries that give the same event another date, all by root."""
    disputes: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        if disagree_on_date(a, b):
            left, right = groups.find(a.id), groups.find(b.id)
            disputes[left].add(right)
            disputes[right].add(left)
    repeating = set()
    for root, others in disputes.items():
        if len({entries[other].period for other in others}) >= MOST_DATES:
            repeating.add(root)
    return {
        root: others - repeating
        for root, others in disputes.items()
        if root not in repeating
    }
