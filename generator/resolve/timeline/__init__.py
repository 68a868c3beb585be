"""Events of all articles -> the corpus timeline: one entry for one happening, told by each story that tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from generator.model.corpus import Story
from generator.model.dates import Period
from generator.model.events import Certainty, TimelineEntry
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.resolve.entities.groups import Groups
from generator.resolve.timeline.alike import ABOUT, FACT, MONTH, disagree, holds, length, same
from generator.resolve.timeline.tellings import CROWD, Links, Telling, of_story

BUCKET = 40  # tellings of one name and month, or of one pair of names, that each one is compared with
YEARS = 3700  # days between two dates of a dispute, at most
MOST_DATES = 3  # of one happening; more is something that comes again and again
FIRMNESS = (Certainty.HAPPENED, Certainty.DENIED, Certainty.ONGOING, Certainty.REPORTED, Certainty.PLANNED, Certainty.CONDITIONAL)

Pair = tuple[Telling, Telling]


def timeline(
    findings: Mapping[ArticleId, Findings], stories: Iterable[Story], links: Links, places: frozenset[EntityId]
) -> tuple[TimelineEntry, ...]:
    """Every event of every story once, by day; entries that contradict each other name each other."""
    tellings = {one.id: one for story in stories for one in of_story(story, findings, links, places)}
    groups = merged(tellings, comparable(tellings.values(), by_month, ABOUT))
    members: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings.values():
        members[groups.find(one.id)].append(one)
    entries = {root: entry(some) for root, some in members.items()}
    against = disputes(groups, entries, comparable(tellings.values(), by_pair, YEARS))
    found = [replace(made, disputed=tuple(sorted(entries[other].id for other in against.get(root, ())))) for root, made in entries.items()]
    return tuple(sorted(found, key=lambda one: (one.period.first, one.period.last, one.id)))


def merged(tellings: Mapping[str, Telling], pairs: Iterable[Pair]) -> Groups:
    """Tellings of one date that tell the same are one; what is told of a coarser date joins the finest, if there is but one."""
    groups = Groups()
    finer: list[Pair] = []  # (coarse, fine)
    for a, b in pairs:
        one, other = a.told.event.period, b.told.event.period
        if one == other:
            if same(a, b):
                groups.join(a.id, b.id)
        elif ((inside := holds(one, other)) or holds(other, one)) and same(a, b):
            finer.append((a, b) if inside else (b, a))
    into: dict[str, dict[str, Period]] = defaultdict(dict)
    for coarse, fine in finer:
        into[groups.find(coarse.id)][groups.find(fine.id)] = fine.told.event.period
    for root, some in sorted(into.items()):
        best, period = min(some.items(), key=lambda one: (length(one[1]), one[1].approximate, one[0]))
        if all(other == period or holds(other, period) for other in some.values()):
            groups.join(root, best)
    return groups


def disputes(groups: Groups, entries: Mapping[str, TimelineEntry], pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """Entry -> the entries that give the same happening another date, all by root."""
    against: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        if disagree(a, b):
            left, right = groups.find(a.id), groups.find(b.id)
            against[left].add(right)
            against[right].add(left)
    often = {root for root, others in against.items() if len({entries[one].period for one in others}) >= MOST_DATES}
    return {root: others - often for root, others in against.items() if root not in often}


def by_month(one: Telling) -> Iterator[Hashable]:
    """Where a telling of the same happening is to be found: beside each name, in the month; in both, where the period runs from one on."""
    period = one.told.event.period
    months = {(day.year, day.month): None for day in (period.first, period.last)} if length(period) <= MONTH else ((period.first.year, 0),)
    for name in one.entities[:CROWD]:
        for month in months:
            yield name, month


def by_pair(one: Telling) -> Iterator[Hashable]:
    """The same, whatever its date: beside each two names."""
    return combinations(one.actors, 2) if one.told.event.certainty in FACT and length(one.told.event.period) <= MONTH else iter(())


def comparable(tellings: Iterable[Telling], keys: Callable[[Telling], Iterator[Hashable]], reach: int) -> Iterator[Pair]:
    """Each pair of stories' tellings that share a key, once, if they're near enough in a crowd and no more than `reach` days apart."""
    sharing: dict[Hashable, list[Telling]] = defaultdict(list)
    for one in sorted(tellings, key=lambda one: (one.told.event.period.first, one.told.event.period.last, one.id)):
        for key in keys(one):
            sharing[key].append(one)
    seen: set[tuple[str, str]] = set()
    for ones in sharing.values():
        for n, a in enumerate(ones):
            last = a.told.event.period.last.toordinal() + reach
            for b in ones[n + 1:n + 1 + BUCKET]:
                if b.told.event.period.first.toordinal() > last:
                    break
                if a.story != b.story and (a.id, b.id) not in seen:
                    seen.add((a.id, b.id))
                    yield a, b


def entry(members: Sequence[Telling]) -> TimelineEntry:
    """One entry of all its tellings: the finest date; the firmest speaks, in a line that need not be cut."""
    period = min((one.told.event.period for one in members), key=lambda one: (length(one), one.approximate, one.first))

    def order(one: Telling) -> tuple[object, ...]:
        event = one.told.event
        cut = one.text.endswith("…")
        return FIRMNESS.index(event.certainty), event.period != period, cut, -len(one.entities), one.told.article, event.span

    ranked = sorted(members, key=order)
    leading = {one.source: one.id for one in reversed(ranked)}
    ordered = sorted(ranked, key=lambda one: leading[one.source] != one.id)  # each outlet once before any again
    best = ordered[0]
    entities = dict.fromkeys(id_ for one in ordered for id_ in one.entities)
    themes = dict.fromkeys(id_ for one in ordered for id_ in one.themes)
    return TimelineEntry(
        min(one.id for one in members), period, best.told.event.certainty, best.text, tuple(one.told for one in ordered),
        tuple(entities), tuple(themes), len({one.source for one in members}))
