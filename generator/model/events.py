"""What happened when: in one article, and on the timeline of the collection."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.dates import Period
from generator.model.ids import Anchor, ArticleId, EntityId, Span, ThemeId


class Certainty(StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    REPORTED = "reported"
    DENIED = "denied"
    CONDITIONAL = "conditional"

    @property
    def exception(self) -> str:
        """What a page says of it: nothing where it happened, which is the rule."""
        return "" if self is Certainty.HAPPENED else self.value


class EventRule(StrEnum):
    """What gave an event its date."""

    RANGE = "range"  # two dates
    SPEECH = "date of what was said"
    CLAUSE = "date in clause"
    SINCE = "since date"  # up to the day of publication
    BY_END = "by the end"  # at any time up to then


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence or clause that says what happened when."""

    span: Span
    period: Period
    certainty: Certainty
    dates: tuple[Span, ...]  # of the DateMentions that give the period
    rule: str


@dataclass(frozen=True, slots=True)
class EventReport:
    """One article's sentence that tells an event."""

    article: ArticleId
    anchor: Anchor  # of the sentence
    event: Event
    line: str  # the sentence as one line that stands alone


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    id: str  # "e-1a2b3c": from article and sentence of its first telling
    period: Period
    certainty: Certainty
    reports: tuple[EventReport, ...]  # one or more, the best first
    entities: tuple[EntityId, ...]
    themes: tuple[ThemeId, ...]
    outlet_count: int  # independent ones; reprints count once
    disputed: tuple[str, ...] = ()  # ids of entries that tell the same event with another date

    @property
    def text(self) -> str:
        """The line of its best report."""
        return self.reports[0].line
