"""Sentences + DateMentions -> Events: which words say what happened when, and how surely."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from generator import lazy
from generator.extract.events.attributed import MARK, is_attributed
from generator.extract.events.certainty import (
    DatedClause,
    is_speech,
    is_state,
    judge_certainty,
)
from generator.extract.events.clauses import LEAST_WORDS, are_readable, count_words, find_joint
from generator.extract.events.datable import can_date_event, is_page_furniture
from generator.extract.events.date_context import DateRule
from generator.extract.events.lasting import lasts_since, with_lasting_period
from generator.extract.events.ranges import EventDate, join_ranges
from generator.extract.events.second_verbs import has_second_verb
from generator.model.dates import DateMention, Period, Precision
from generator.model.events import Certainty, Event, EventRule
from generator.model.findings import Sentence
from generator.model.ids import Span

MONTH = 31  # days
MOST_DATES = 12  # in one sentence: more is a table or a calendar
_FINEST_FIRST = (
    Precision.DAY,
    Precision.WEEK,
    Precision.SPAN,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.HALF,
    Precision.SEASON,
    Precision.YEAR,
    Precision.DECADE,
    Precision.CENTURY,
)
_LEADS_TO_DATE = lazy.regex(
    r"(?:\b(?:on|of|by|from|since|until|to|after|before|effective|and|or)|\w+day,)\s+\Z",
    re.IGNORECASE,
)
_STILL_A_PLAN = lazy.regex(  # "was scheduled to", also when the day is gone by
    r"\b(?:is|are|was|were|be|been)\s+(?:\w+\s+)?"
    r"(?:due|scheduled|set|slated|planned|expected|supposed|forecast|projected|predicted|to)\b"
)
_AND = lazy.regex(r",?\s(?:and|or|and on|and again on)\s")


def find_events(
    text: str,
    sentences: Sequence[Sentence],
    dates: Sequence[DateMention],
    published: Period | None = None,
) -> tuple[Event, ...]:
    """One event for each dated sentence, or clause where several dates part it; in text order."""
    starts = [mention.span.start for mention in dates]
    publication_date = _publication_date(published)
    events: list[Event] = []
    for sentence in sentences:
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end)
        if not 0 < last - first <= MOST_DATES:
            continue
        for event in _events_of_sentence(
            text, sentence.span, dates[first:last], publication_date
        ):
            if not _is_idle(text, event, publication_date):
                events.append(_settle_certainty(text, event, publication_date))
    return tuple(events)


def _publication_date(published: Period | None) -> date | None:
    """The day of publication; None if it is unknown or no single day."""
    if published and published.first == published.last:
        return published.first
    return None


def _is_dateline(text: str, mention: DateMention, publication_date: date | None) -> bool:
    """The day of publication, written out with no word that leads to it.

    "FOR RELEASE August 8 2006 Senator ...".
    """
    period = mention.period
    if publication_date is None or mention.anchor is not None or not period:
        return False
    if not period.first == period.last == publication_date:
        return False
    start = mention.span.start
    return not _LEADS_TO_DATE.search(text, max(0, start - 20), start)


def _is_idle(text: str, event: Event, publication_date: date | None) -> bool:
    """What is so today, or in a century that is not over, is no happening."""
    period = event.period
    is_century = period.precision is Precision.CENTURY
    if is_century and publication_date and period.last >= publication_date:
        return True
    if not period.first == period.last == publication_date:
        return False
    return is_state(text, event.span, event.dates[0])


def _settle_certainty(text: str, event: Event, publication_date: date | None) -> Event:
    """The event, with the certainty that the day of publication leaves it.

    What lies after that day is only planned, and what goes on over it is ongoing. A day gone by
    makes a deed of "will", but not of "was scheduled to".
    """
    if publication_date is None:
        return event
    certainty = event.certainty
    if event.period.first > publication_date:
        is_fact = certainty in (Certainty.HAPPENED, Certainty.ONGOING, Certainty.REPORTED)
        if is_fact:
            return replace(event, certainty=Certainty.PLANNED)
        return event
    if event.period.last >= publication_date:
        goes_on = event.rule == EventRule.RANGE and _holds_within(event.period, publication_date)
        is_open = certainty in (Certainty.HAPPENED, Certainty.PLANNED)
        if goes_on and is_open:
            return replace(event, certainty=Certainty.ONGOING)
        return event
    if _is_over(text, event):
        return replace(event, certainty=Certainty.HAPPENED)
    return event


def _holds_within(period: Period, day: date) -> bool:
    return period.first < day < period.last


def _is_over(text: str, event: Event) -> bool:
    """Whether an ongoing or planned event has happened, now that its day is gone by."""
    if event.certainty is Certainty.ONGOING:
        return not lasts_since(text, event.span, event.dates[0].start)
    if event.certainty is Certainty.PLANNED:
        return not _STILL_A_PLAN.search(text, event.span.start, event.span.end)
    return False


def _events_of_sentence(
    text: str, span: Span, mentions: Sequence[DateMention], publication_date: date | None
) -> Iterator[Event]:
    """Nothing of a question or of a line about the page."""
    words = text[span.start:span.end]
    if words.endswith("?") or is_page_furniture(words):
        return
    dates = _event_dates(text, span, mentions, publication_date)
    spans = [mention.span for mention in mentions]
    clauses = list(_part_into_clauses(text, span, dates))
    stand_alone = are_readable(text, [clause for clause, _ in clauses])
    for clause, event_date in clauses:
        if _count_words_beside(text, clause, event_date.span) >= LEAST_WORDS:
            event = _event(text, clause, event_date, clause if stand_alone else span)
            if not event_date.is_range:
                mention = event_date.mentions[0]
                event = with_lasting_period(text, clause, event, mention, publication_date)
            is_fact = event.certainty is Certainty.HAPPENED
            if is_fact and is_attributed(text, span, clause, event_date.span, spans):
                event = replace(event, certainty=Certainty.REPORTED)
            yield event


def _event_dates(
    text: str, span: Span, mentions: Sequence[DateMention], publication_date: date | None
) -> list[EventDate]:
    """The dates that can say when something happened.

    Where all are of what was said, only the first counts.
    """
    datable = []
    for mention in mentions:
        if _is_dateline(text, mention, publication_date):
            continue
        if can_date_event(text, span, mention):
            datable.append(mention)
    dates = join_ranges(text, datable)
    for event_date in dates:
        if not is_speech(DatedClause(text, span, event_date.span)):
            return dates
    return dates[:1]


def _event(text: str, clause: Span, event_date: EventDate, shown: Span) -> Event:
    """The clause says how sure it is; `shown`, it or its whole sentence, is what people read."""
    dated_clause = DatedClause(text, clause, event_date.span)
    if is_speech(dated_clause):
        rule = EventRule.SPEECH
        certainty = Certainty.REPORTED
    else:
        rule = EventRule.CLAUSE
        certainty = judge_certainty(dated_clause)
    if event_date.is_range:
        rule = EventRule.RANGE
    return Event(
        span=shown,
        period=event_date.period,
        certainty=certainty,
        dates=tuple(mention.span for mention in event_date.mentions),
        rule=rule.value,
    )


def _count_words_beside(text: str, clause: Span, date_span: Span) -> int:
    before = count_words(text, clause.start, date_span.start)
    after = count_words(text, date_span.end, clause.end)
    return before + after


def _part_into_clauses(
    text: str, span: Span, dates: Sequence[EventDate]
) -> Iterator[tuple[Span, EventDate]]:
    """Each date with its clause.

    Dates that nothing parts share a clause, and the finest of them speaks for it.
    """
    for clause, group in _group_by_clause(text, span, dates):
        for run in _runs_of_one_verb(text, clause, group):
            finest = min(run, key=_rank)
            for event_date in run:
                if event_date == finest or _is_listed(text, event_date, finest):
                    yield clause, event_date


def _group_by_clause(
    text: str, span: Span, dates: Sequence[EventDate]
) -> Iterator[tuple[Span, list[EventDate]]]:
    """The clauses of a sentence that have a date, each with its dates."""
    group: list[EventDate] = []
    start = span.start
    for event_date in dates:
        if group:
            last = group[-1].span.end
            joint = find_joint(text, last, event_date.span.start, start, span.end)
            if joint:
                yield Span(start, joint.start()), group
                start = joint.end()
                group = []
        group.append(event_date)
    if group:
        yield Span(start, span.end), group


def _runs_of_one_verb(
    text: str, clause: Span, group: Sequence[EventDate]
) -> Iterator[list[EventDate]]:
    """"It left in June and was fined on 21 July": a date with a verb of its own dates that."""
    run = list(group[:1])
    for before, event_date in pairwise(group):
        end, start = before.span.end, event_date.span.start
        is_parted = (
            MARK.search(text, end, start)
            or has_second_verb(text, clause.start, end, start)
            or is_speech(DatedClause(text, clause, before.span))
            != is_speech(DatedClause(text, clause, event_date.span))
        )
        if is_parted:
            yield run
            run = []
        run.append(event_date)
    yield run


def _is_listed(text: str, event_date: EventDate, other: EventDate) -> bool:
    """"on Wednesday and Friday": the sentence tells the same of both."""
    if event_date.period.precision != other.period.precision:
        return False
    first, last = sorted((event_date.span, other.span))
    return _AND.fullmatch(text, first.end, last.start) is not None


def _rank(event_date: EventDate) -> tuple[int, bool, int]:
    """The finest first, then one that is named rather than counted or a mere hour."""
    first_rule = event_date.mentions[0].rule
    is_counted = first_rule in (DateRule.OFFSET, DateRule.CLOCK)
    period = event_date.period
    is_long = period.precision is Precision.SPAN and (period.last - period.first).days > MONTH
    grain = _FINEST_FIRST.index(Precision.YEAR if is_long else period.precision)
    return grain, is_counted, event_date.span.start
