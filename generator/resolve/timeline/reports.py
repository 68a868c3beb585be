"""Findings of a story -> its Reports: each event of an article, with what is compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from generator.model.corpus import Story
from generator.model.dates import DateMention, Period
from generator.model.entities import Link, Tier
from generator.model.events import Event, EventReport
from generator.model.findings import Findings, Sentence
from generator.model.ids import ArticleId, EntityId, Span, ThemeId
from generator.resolve.entities.keys import fold
from generator.resolve.timeline.sources import find_source
from generator.resolve.timeline.subjects import line_of
from generator.resolve.timeline.terms import (
    find_numbers,
    find_past_terms,
    find_terms,
    is_negative,
    jaccard,
)
from generator.words import mark, shorten

LONGEST = 200  # characters of an entry's line
# Jaccard of content words; a reprint's sentence that says what the lead's says.
REPEATED = 0.7
CROWD = 8  # entities of a sentence that are compared, at most

Links = Mapping[ArticleId, Mapping[Span, Link]]
_START = attrgetter("start")
_ORDER = attrgetter("span", "period.first", "period.last")


class Report(NamedTuple):
    """One article's report of one event."""

    id: str
    story: ArticleId
    source: str  # who reports: the outlet, or the agency that wrote for it
    evidence: EventReport  # its sentence, in a line
    event: Event
    words: frozenset[str]  # stems of content words; no dates
    verbs: frozenset[str]  # those of them that are past forms
    numbers: frozenset[str]  # those that belong to no date
    negative: bool
    entities: tuple[EntityId, ...]
    actors: tuple[EntityId, ...]  # entities that aren't places
    named: frozenset[EntityId]  # entities, with those whose link is only possible
    themes: tuple[ThemeId, ...]
    published: date | None

    @property
    def period(self) -> Period:
        """When the event was, as this article says."""
        return self.event.period


@dataclass(frozen=True, slots=True)
class _Printing:
    """One printing of a story, with the offsets by which its parts are found."""

    findings: Findings
    story: ArticleId
    source: str
    links: Mapping[Span, Link]
    places: frozenset[EntityId]
    link_spans: Sequence[Span]
    sentence_starts: Sequence[int]
    date_starts: Sequence[int]


def reports_of_story(
    story: Story,
    findings: Mapping[ArticleId, Findings],
    links: Links,
    places: frozenset[EntityId],
) -> list[Report]:
    """The reports of the lead, and those that only another printing has."""
    reports: list[Report] = []
    source = find_source(findings[story.id].article)
    for id_ in story.printings:
        printing = _index_printing(findings[id_], story.id, source, links[id_], places)
        reports_here = list(_reports_of_printing(printing))
        if id_ != story.id:
            reports_here = [
                report for report in reports_here if not _is_repeated(report, reports)
            ]
        reports += reports_here
    return reports


def _is_repeated(report: Report, earlier: Sequence[Report]) -> bool:
    """Whether a reprint's report says again what an earlier printing says.

    The date may be another: the reprint then only miscounts it.
    """
    for other in earlier:
        if report.evidence.anchor == other.evidence.anchor:
            return True
        if jaccard(report.words, other.words) >= REPEATED:
            return True
    return False


def _index_printing(
    findings: Findings,
    story: ArticleId,
    source: str,
    links: Mapping[Span, Link],
    places: frozenset[EntityId],
) -> _Printing:
    return _Printing(
        findings,
        story,
        source,
        links,
        places,
        link_spans=list(links),
        sentence_starts=[sentence.span.start for sentence in findings.sentences],
        date_starts=[mention.span.start for mention in findings.dates],
    )


def _reports_of_printing(printing: _Printing) -> Iterator[Report]:
    """A report of each event that stands in a sentence."""
    events_of_sentence = defaultdict[str, int](int)
    for event in sorted(printing.findings.events, key=_ORDER):
        sentence = _sentence_at(printing, event.span.start)
        if sentence is None:
            continue
        n = events_of_sentence[sentence.anchor]
        events_of_sentence[sentence.anchor] += 1
        yield _build_report(printing, event, sentence, n)


def _build_report(
    printing: _Printing, event: Event, sentence: Sentence, n: int
) -> Report:
    """The report of the `n`th event of a sentence, counted from 0."""
    article = printing.findings.article
    links = _links_inside(printing, event.span)
    entities = {link.entity: None for link in links if link.tier is not Tier.POSSIBLE}
    actors = sorted(entities.keys() - printing.places)
    text_without_dates = _cut_dates(printing, event.span)
    words = fold(text_without_dates).split()
    line = shorten(line_of(printing.findings, event.span), LONGEST)
    return Report(
        id=_report_id(article.id, sentence, n),
        story=printing.story,
        source=printing.source,
        evidence=EventReport(article.id, sentence.anchor, event, line),
        event=event,
        words=find_terms(words),
        verbs=find_past_terms(words),
        numbers=find_numbers(text_without_dates),
        negative=is_negative(words),
        entities=tuple(entities),
        actors=tuple(actors)[:CROWD],
        named=frozenset([link.entity for link in links]),
        themes=tuple([theme.id for theme in printing.findings.themes]),
        published=article.published.period.first if article.published else None,
    )


def _report_id(article: ArticleId, sentence: Sentence, n: int) -> str:
    """ "e-1a2b3c": made from the article, the sentence and, after the first of a sentence, `n`."""
    origin = f"{article} {sentence.anchor}"
    if n:
        origin += f" {n}"
    return f"e-{mark(origin)}"


def _sentence_at(printing: _Printing, offset: int) -> Sentence | None:
    """The sentence that holds this offset of the text."""
    n = bisect_right(printing.sentence_starts, offset) - 1
    if n < 0:
        return None
    sentence = printing.findings.sentences[n]
    if offset < sentence.span.end:
        return sentence
    return None


def _links_inside(printing: _Printing, span: Span) -> list[Link]:
    """The links of the names that begin within `span`, in text order."""
    spans = printing.link_spans
    first = bisect_left(spans, span.start, key=_START)
    end = bisect_left(spans, span.end, key=_START)
    return [printing.links[name] for name in spans[first:end]]


def _dates_inside(printing: _Printing, span: Span) -> Sequence[DateMention]:
    """The dates that begin within `span`, in text order."""
    first = bisect_left(printing.date_starts, span.start)
    end = bisect_left(printing.date_starts, span.end)
    return printing.findings.dates[first:end]


def _cut_dates(printing: _Printing, span: Span) -> str:
    """The text of `span` without its dates."""
    text = printing.findings.article.text
    parts = []
    offset = span.start
    for mention in _dates_inside(printing, span):
        parts.append(text[offset : mention.span.start])
        offset = mention.span.end
    parts.append(text[offset : span.end])
    return " ".join(parts)
