"""Events of all articles -> the corpus timeline: one entry for one happening, told by each story that tells it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from generator.model import (
    ArticleId,
    Certainty,
    EntityId,
    Findings,
    Link,
    Period,
    Sentence,
    Span,
    Story,
    ThemeId,
    Tier,
    TimelineEntry,
    Told,
)
from generator.resolve.groups import Groups
from generator.resolve.keys import fold, lexicon
from generator.words import mark, shorten

LONGEST = 200  # characters of an entry's line
SAME = 0.5  # Jaccard of content words; less is another event
DISPUTED = 0.6  # the same, for two entries of different dates
REPEATED = 0.7  # the same, for a reprint's sentence that says what the lead's says
CROWD = 8  # entities of a sentence that are paired
BUCKET = 40  # tellings that share a pair of entities and are compared
FIRMNESS = (Certainty.HAPPENED, Certainty.DENIED, Certainty.ONGOING, Certainty.REPORTED, Certainty.PLANNED, Certainty.CONDITIONAL)
STOP = lexicon("""
a an the and or but of in on at to for from by with as is are was were be been has have had it its this that these those he she they his
her their will would said says say after before over under into than more not also which who whose about january february march april may
june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday
friday saturday sunday today yesterday tomorrow week month year last next day earlier later
""")
_NUMBER = re.compile(r"\d")

Links = Mapping[ArticleId, Mapping[Span, Link]]


class Telling(NamedTuple):
    """One event in one article, with what it takes to compare it."""

    id: str
    story: ArticleId
    outlet: str
    told: Told
    text: str
    words: frozenset[str]  # content words; no dates
    entities: tuple[EntityId, ...]
    actors: tuple[EntityId, ...]  # entities that aren't places
    themes: tuple[ThemeId, ...]


def timeline(
    findings: Mapping[ArticleId, Findings], stories: Iterable[Story], links: Links, places: frozenset[EntityId]
) -> tuple[TimelineEntry, ...]:
    """Every event of every story once, by day; entries that contradict each other name each other."""
    tellings = {one.id: one for story in stories for one in of_story(story, findings, links, places)}
    groups = Groups()
    pairs = [(a, b, overlap(a.words, b.words)) for a, b in comparable(tellings.values())]
    for a, b, share in pairs:
        if share >= SAME and a.told.event.period == b.told.event.period:
            groups.join(a.id, b.id)
    merged: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings.values():
        merged[groups.find(one.id)].append(one)
    entries = {root: entry(members) for root, members in merged.items()}
    against: dict[str, set[str]] = defaultdict(set)
    for a, b, share in pairs:
        if share >= DISPUTED and a.story != b.story and disjoint(a.told.event.period, b.told.event.period):
            left, right = groups.find(a.id), groups.find(b.id)
            against[left].add(entries[right].id)
            against[right].add(entries[left].id)
    found = [replace(made, disputed=tuple(sorted(against[root]))) if root in against else made for root, made in entries.items()]
    return tuple(sorted(found, key=lambda one: (one.period.first, one.period.last, one.id)))


def of_story(story: Story, findings: Mapping[ArticleId, Findings], links: Links, places: frozenset[EntityId]) -> list[Telling]:
    """What the lead tells, and what only another printing tells."""
    found: list[Telling] = []
    for printing in story.printings:
        new = list(of_article(findings[printing], story.id, links[printing], places))
        found += [one for one in new if printing == story.id or not any(repeats(one, known) for known in found)]
    return found


def repeats(one: Telling, known: Telling) -> bool:
    """Whether a reprint says again what is known, be it of another date, which it then only miscounts."""
    return one.told.anchor == known.told.anchor or overlap(one.words, known.words) >= REPEATED


def of_article(found: Findings, story: ArticleId, links: Mapping[Span, Link], places: frozenset[EntityId]) -> Iterator[Telling]:
    """The article's events, each with the id of its sentence."""
    article, seen = found.article, defaultdict[str, int](int)
    spans = list(links)
    starts = [sentence.span.start for sentence in found.sentences]
    for event in sorted(found.events, key=lambda event: (event.span, event.period.first, event.period.last)):
        sentence = at(found.sentences, starts, event.span.start)
        if sentence is None:
            continue
        n = seen[sentence.anchor]
        seen[sentence.anchor] += 1
        text = article.text[event.span.start:event.span.end]
        within = spans[bisect_left(spans, event.span.start, key=start):bisect_left(spans, event.span.end, key=start)]
        names = {links[span].entity: None for span in within if links[span].tier is not Tier.POSSIBLE}
        yield Telling(
            f"e-{mark(f'{article.id} {sentence.anchor}' + (f' {n}' if n else ''))}", story, article.outlet or story,
            Told(article.id, sentence.anchor, event), shorten(text, LONGEST), content(text), tuple(names),
            tuple(sorted(names.keys() - places))[:CROWD], tuple(theme.id for theme in found.themes))


def start(span: Span) -> int:
    """Where it begins."""
    return span.start


def at(sentences: Sequence[Sentence], starts: Sequence[int], offset: int) -> Sentence | None:
    """The sentence that holds this place."""
    n = bisect_right(starts, offset) - 1
    return sentences[n] if n >= 0 and offset < sentences[n].span.end else None


def content(text: str) -> frozenset[str]:
    """The words that say what happened; when it did isn't among them."""
    return frozenset([word for word in fold(text).split() if word not in STOP and (word.isalpha() or not _NUMBER.search(word))])


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard."""
    return len(a & b) / len(a | b) if a and b else 0.0


def comparable(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Each pair of stories' tellings that share two actors, once, if they're near enough in a crowd."""
    sharing: dict[tuple[EntityId, EntityId], list[Telling]] = defaultdict(list)
    for one in tellings:
        for pair in combinations(one.actors, 2):
            sharing[pair].append(one)
    seen: set[tuple[str, str]] = set()
    for ones in sharing.values():
        for a, b in near_in_time(ones):
            if a.story != b.story and (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


def near_in_time(ones: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Each telling with those that follow it in time, so that a crowd costs no more than its size."""
    ordered = sorted(ones, key=lambda one: (one.told.event.period.first, one.told.event.period.last, one.id))
    for n, one in enumerate(ordered):
        for other in ordered[n + 1:n + 1 + BUCKET]:
            yield one, other


def disjoint(a: Period, b: Period) -> bool:
    """Whether both can't be true."""
    return a.last < b.first or b.last < a.first


def entry(members: Sequence[Telling]) -> TimelineEntry:
    """One entry of all its tellings: the firmest speaks."""
    def order(one: Telling) -> tuple[object, ...]:
        return FIRMNESS.index(one.told.event.certainty), -len(one.entities), one.told.article, one.told.event.span

    ordered = sorted(members, key=order)
    best = ordered[0]
    entities = dict.fromkeys(id_ for one in ordered for id_ in one.entities)
    themes = dict.fromkeys(id_ for one in ordered for id_ in one.themes)
    independent = set({one.story: one.outlet for one in sorted(members, key=lambda one: one.id)}.values())
    return TimelineEntry(
        min(one.id for one in members), best.told.event.period, best.told.event.certainty, best.text, tuple(one.told for one in ordered),
        tuple(entities), tuple(themes), len(independent))

