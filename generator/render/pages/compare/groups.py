"""Library -> Comparisons: stories printed by several outlets, and events that several report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.model.article import Article
from generator.model.corpus import Story
from generator.model.events import EventReport, TimelineEntry
from generator.model.findings import Findings, Sentence
from generator.model.ids import ArticleId
from generator.render.library import Library
from generator.render.paths import compare_path
from generator.render.quoting import entry_line

LEAST_OUTLETS = 2
MOST = 100  # comparisons; in a large collection one for each STORIES stories more
STORIES = 20
NEIGHBOURS = 1  # sentences read on each side of the one that reports an event
MOST_TELLINGS = 12


class Kind(StrEnum):
    """What several outlets tell; the folder of the page."""

    STORY = "story"
    EVENT = "event"


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One article's telling."""

    findings: Findings
    sentences: tuple[Sentence, ...]  # that are compared, in text order
    reports: tuple[EventReport, ...] = ()  # of the event, in text order

    @property
    def outlet(self) -> str:
        """Its outlet, or its headline where that is unknown."""
        article = self.findings.article
        return article.outlet or article.title


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What several outlets tell."""

    kind: Kind
    id: str
    title: str
    tellings: tuple[Telling, ...]  # the earliest first, undated ones last
    outlets: tuple[str, ...]  # in that order
    entries: tuple[TimelineEntry, ...] = ()  # of an event, the most told first


@lru_cache(1)
def find_comparisons(library: Library) -> tuple[Comparison, ...]:
    """Those of most outlets first, as many as stand in proportion to the collection.

    Found once for a library: its own pages, rows of timelines and articles ask for them.
    """
    found = [
        *_compare_stories(library),
        *_compare_events(library),
    ]
    found.sort(key=_rank)
    n_stories = len(library.corpus.stories)
    most = max(MOST, n_stories // STORIES)
    return tuple(found[:most])


@lru_cache(1)
def comparison_paths(library: Library) -> Mapping[str, str]:
    """Timeline entry or story -> the page that compares its tellings, where there is one."""
    paths: dict[str, str] = {}
    for comparison in find_comparisons(library):
        path = compare_path(comparison.kind, comparison.id)
        ids = [entry.id for entry in comparison.entries] or [comparison.id]
        paths.update(dict.fromkeys(ids, path))
    return paths


def _rank(comparison: Comparison) -> tuple[int, int, str]:
    n_outlets = len(comparison.outlets)
    n_tellings = len(comparison.tellings)
    return -n_outlets, -n_tellings, comparison.id


def _compare_stories(library: Library) -> Iterator[Comparison]:
    for story in library.corpus.stories.values():
        tellings = _tell_story(library, story)
        outlets = _outlets_of(tellings)
        if len(outlets) >= LEAST_OUTLETS:
            title = library.corpus.findings[story.id].article.title
            yield Comparison(Kind.STORY, story.id, title, tellings, outlets)


def _tell_story(library: Library, story: Story) -> tuple[Telling, ...]:
    if len(story.printings) < LEAST_OUTLETS:
        return ()
    printings = [library.corpus.findings[id_] for id_ in story.printings]
    return _in_order(
        Telling(findings, _body_of(findings))
        for findings in printings
        if not findings.article.stub
    )


def _body_of(findings: Findings) -> tuple[Sentence, ...]:
    body = findings.article.body_start
    return tuple(
        sentence
        for sentence in findings.sentences
        if sentence.span.start >= body
    )


def _compare_events(library: Library) -> Iterator[Comparison]:
    """Entries of several outlets; those that dispute each other's date are one event."""
    entries = {entry.id: entry for entry in library.corpus.timeline}
    done: set[str] = set()
    for entry in library.corpus.timeline:
        if entry.id in done:
            continue
        group = [entry, *(entries[id_] for id_ in entry.disputed if id_ in entries)]
        done.update(other.id for other in group)
        tellings = _tell_event(library, group)
        outlets = _outlets_of(tellings)
        if len(outlets) >= LEAST_OUTLETS:
            group.sort(key=lambda other: (-other.outlet_count, -len(other.reports)))
            title = entry_line(group[0])
            yield Comparison(Kind.EVENT, entry.id, title, tellings, outlets, tuple(group))


def _tell_event(library: Library, group: Sequence[TimelineEntry]) -> tuple[Telling, ...]:
    """One telling of each story: that of the printing which comes first."""
    reports: dict[ArticleId, dict[ArticleId, list[EventReport]]] = {}
    for entry in group:
        for report in entry.reports:
            story = library.corpus.story_of[report.article]
            printings = reports.setdefault(story, {})
            printings.setdefault(report.article, []).append(report)
    if len(reports) < LEAST_OUTLETS:
        return ()
    tellings = []
    for printings in reports.values():
        told = [
            _tell_reports(library.corpus.findings[id_], printings[id_])
            for id_ in sorted(printings)
        ]
        first = _in_order(told)[0]
        tellings.append(first)
    return _in_order(tellings)


def _tell_reports(findings: Findings, reports: Iterable[EventReport]) -> Telling:
    """The sentences that report the event, and their neighbours; or the headline that does."""
    anchors = {report.anchor for report in reports}
    sentences = _body_of(findings)
    chosen = sorted({
        near
        for n, sentence in enumerate(sentences)
        if sentence.anchor in anchors
        for near in range(n - NEIGHBOURS, n + NEIGHBOURS + 1)
        if 0 <= near < len(sentences)
    })
    told = tuple(sentences[n] for n in chosen) or tuple(
        sentence for sentence in findings.sentences if sentence.anchor in anchors
    )
    ordered = sorted(reports, key=lambda report: report.event.span)
    return Telling(findings, told, tuple(ordered))


def _in_order(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """The earliest first, and not too many."""
    ordered = sorted(tellings, key=lambda telling: day_of(telling.findings.article))
    return tuple(ordered[:MOST_TELLINGS])


def day_of(article: Article) -> tuple[int, int, ArticleId]:
    """Sort key: the first day on which it may have been published; the undated last."""
    published = article.published
    if published is None:
        return 1, 0, article.id
    first = published.period.first
    return 0, first.toordinal(), article.id


def _outlets_of(tellings: Iterable[Telling]) -> tuple[str, ...]:
    outlets: dict[str, None] = {}
    for telling in tellings:
        outlet = telling.findings.article.outlet
        if outlet:
            outlets.setdefault(outlet)
    return tuple(outlets)
