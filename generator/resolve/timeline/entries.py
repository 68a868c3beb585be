"""Reports of one event -> its TimelineEntry: the finest date, and whose sentence it shows."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.dates import Period
from generator.model.events import Certainty, TimelineEntry
from generator.resolve.timeline.comparison import length
from generator.resolve.timeline.reports import Report

# Whose words an entry takes, the firmest first.
FIRMNESS = (
    Certainty.HAPPENED,
    Certainty.DENIED,
    Certainty.ONGOING,
    Certainty.REPORTED,
    Certainty.PLANNED,
    Certainty.CONDITIONAL,
)


def build_entry(reports: Sequence[Report]) -> TimelineEntry:
    """The entry of all reports of one event."""
    period = _finest_period(reports)
    ordered = _one_of_each_source_first(_best_first(reports, period))
    best = ordered[0]
    entities = dict.fromkeys(id_ for report in ordered for id_ in report.entities)
    themes = dict.fromkeys(id_ for report in ordered for id_ in report.themes)
    return TimelineEntry(
        id=min(report.id for report in reports),
        period=period,
        certainty=best.event.certainty,
        reports=tuple(report.evidence for report in ordered),
        entities=tuple(entities),
        themes=tuple(themes),
        outlet_count=len({report.source for report in reports}),
    )


def _finest_period(reports: Sequence[Report]) -> Period:
    """The shortest period; of equals the exact one, then the earliest."""

    def order(period: Period) -> tuple[object, ...]:
        return length(period), period.approximate, period.first

    return min((report.period for report in reports), key=order)


def _best_first(reports: Sequence[Report], period: Period) -> list[Report]:
    """The firmest report of this period first, in a line that need not be cut."""

    def order(report: Report) -> tuple[object, ...]:
        return (
            FIRMNESS.index(report.event.certainty),
            report.period != period,
            report.evidence.line.endswith("…"),
            -len(report.entities),
            report.evidence.article,
            report.event.span,
        )

    return sorted(reports, key=order)


def _one_of_each_source_first(ranked: Sequence[Report]) -> list[Report]:
    """The best report of each source before the second of any."""
    best_of_source: dict[str, str] = {}
    for report in ranked:
        best_of_source.setdefault(report.source, report.id)
    return sorted(ranked, key=lambda report: best_of_source[report.source] != report.id)
