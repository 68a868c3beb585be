"""Corpus -> TimelineIndex: the timeline's entries by entity, theme, page and sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.corpus import Corpus
from generator.model.events import TimelineEntry
from generator.model.ids import Anchor, ArticleId, EntityId, ThemeId
from generator.render.grouping import group_pairs
from generator.render.paths import timeline_path
from generator.render.timeline_parts import split_timeline


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TimelineIndex:
    """Entries of the timeline; each group is in the timeline's order."""

    of_entity: Mapping[EntityId, tuple[TimelineEntry, ...]]
    of_theme: Mapping[ThemeId, tuple[TimelineEntry, ...]]
    of_article: Mapping[ArticleId, tuple[TimelineEntry, ...]]
    pages: Mapping[str, str]  # entry -> the part of the timeline that holds it, where it has parts
    disputed: Mapping[str, TimelineEntry]  # by id: entries that others report with another date
    # Article -> sentences that report entries, each with the ids of these entries.
    evidence: Mapping[ArticleId, Mapping[Anchor, tuple[str, ...]]]


def index_timeline(corpus: Corpus) -> TimelineIndex:
    """The timeline of a corpus by what pages ask for."""
    timeline = corpus.timeline
    return TimelineIndex(
        of_entity=group_pairs((id_, entry) for entry in timeline for id_ in entry.entities),
        of_theme=group_pairs((id_, entry) for entry in timeline for id_ in entry.themes),
        of_article=group_pairs(
            (id_, entry)
            for entry in timeline
            for id_ in dict.fromkeys(report.article for report in entry.reports)
        ),
        pages=_find_pages(corpus),
        disputed={entry.id: entry for entry in timeline if entry.disputed},
        evidence=_group_evidence(corpus),
    )


def _find_pages(corpus: Corpus) -> Mapping[str, str]:
    """Entry -> the path of the page that holds it; empty where one page holds all."""
    pages: dict[str, str] = {}
    for _, name, entries in split_timeline(corpus.timeline):
        path = timeline_path(name)
        pages.update((entry.id, path) for entry in entries)
    return pages


def _group_evidence(corpus: Corpus) -> Mapping[ArticleId, Mapping[Anchor, tuple[str, ...]]]:
    """Article -> sentence -> ids of the timeline entries that it reports."""
    evidence: dict[ArticleId, dict[Anchor, list[str]]] = {}
    for entry in corpus.timeline:
        for report in entry.reports:
            sentences = evidence.setdefault(report.article, defaultdict(list))
            sentences[report.anchor].append(entry.id)
    return {
        id_: {anchor: tuple(ids) for anchor, ids in sentences.items()}
        for id_, sentences in evidence.items()
    }
