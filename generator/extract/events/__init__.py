"""Sentences + DateMentions -> Events: which words say what happened when, and how sure the article is of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from generator.extract.events.certainty import certainty, has_verb, is_speech, is_state, lasts_since
from generator.extract.events.clauses import LEAST_WORDS, joint, readable, words_in
from generator.extract.events.places import is_furniture, places
from generator.model.dates import DateMention, Period, Precision
from generator.model.events import Certainty, Event
from generator.model.findings import Sentence
from generator.model.ids import Span

MOST_DATES = 12  # in one sentence: more is a table or a calendar
_GRAIN = (
    Precision.DAY, Precision.WEEK, Precision.SPAN, Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.SEASON, Precision.YEAR,
    Precision.DECADE, Precision.CENTURY,
)
_RANGE = re.compile(r"\s*,?\s*(?:through|to|until|till|and|[-–—]|and until)\s*\Z")
_LEADS_TO = re.compile(r"(?:\b(?:on|of|by|from|since|until|to|after|before|effective|and|or)|\w+day,)\s+\Z", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:is|are|was|were|be|been)\s+(?:\w+\s+)?(?:due|scheduled|set|slated|planned|expected|supposed|to)\b")
_AND = re.compile(r",?\s(?:and|or|and on|and again on)\s")
_OPEN = (Certainty.HAPPENED, Certainty.PLANNED)
_RANGE_LEAD = re.compile(r"\b(between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _When:
    """One date, or the two ends of a range, with the period that they give."""

    mentions: tuple[DateMention, ...]
    period: Period

    @property
    def start(self) -> int:
        return self.mentions[0].span.start

    @property
    def end(self) -> int:
        return self.mentions[-1].span.end


def events(text: str, sentences: Sequence[Sentence], dates: Sequence[DateMention],
           published: Period | None = None) -> tuple[Event, ...]:
    """One event for each dated sentence, or clause where several dates part it; in text order."""
    starts = [mention.span.start for mention in dates]
    day = published.first if published and published.first == published.last else None
    made: list[Event] = []
    for sentence in sentences:
        first, last = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        if 0 < last - first <= MOST_DATES:
            found = _of_sentence(text, sentence.span, [m for m in dates[first:last] if not _is_dateline(text, m, day)])
            made += (_settled(text, event, day) for event in found if not _is_idle(text, event, day))
    return tuple(made)


def _is_dateline(text: str, mention: DateMention, day: date | None) -> bool:
    """The day of publication, written out with no word that leads to it: "FOR RELEASE August 8 2006 Senator ..."."""
    return bool(day and mention.anchor is None and mention.period and mention.period.first == mention.period.last == day
                and not _LEADS_TO.search(text, max(0, mention.span.start - 20), mention.span.start))


def _is_idle(text: str, event: Event, day: date | None) -> bool:
    """What is so today, or in an age that is not over, is no happening."""
    period = event.period
    if day and period.precision is Precision.CENTURY and period.last >= day:
        return True
    return period.first == period.last == day and is_state(text, event.span, event.dates[0])


def _settled(text: str, event: Event, day: date | None) -> Event:
    """What lies after the day of publication is only planned, what goes on over it is ongoing; a day gone by makes "will" a deed, but
    not "was scheduled to".
    """
    if day and event.period.first > day and event.certainty in (Certainty.HAPPENED, Certainty.ONGOING):
        return replace(event, certainty=Certainty.PLANNED)
    if day and event.by == "range" and event.period.first < day < event.period.last and event.certainty in _OPEN:
        return replace(event, certainty=Certainty.ONGOING)
    if not day or event.period.last >= day:
        return event
    if event.certainty is Certainty.ONGOING and not lasts_since(text, event.span, event.dates[0].start):
        return replace(event, certainty=Certainty.HAPPENED)
    if event.certainty is Certainty.PLANNED and not _PLAN.search(text, event.span.start, event.span.end):
        return replace(event, certainty=Certainty.HAPPENED)
    return event


def _of_sentence(text: str, span: Span, dates: Sequence[DateMention]) -> Iterator[Event]:
    if text[span.start : span.end].endswith("?") or is_furniture(text[span.start : span.end]):
        return
    whens = _ranges(text, [m for m in dates if places(text, span, m)])
    if len(whens) > 1:
        told = [when for when in whens if not is_speech(text, span, when.start, when.end)]
        whens = told or whens[:1]
    parts = list(_clauses(text, span, whens))
    alone = readable(text, [clause for clause, _ in parts])
    for clause, when in parts:
        if _weight(text, clause, when) >= LEAST_WORDS:
            yield _event(text, clause, when, clause if alone else span)


def _event(text: str, clause: Span, when: _When, shown: Span) -> Event:
    """The clause says how sure it is; `shown`, the clause or its whole sentence, is what people read."""
    said = is_speech(text, clause, when.start, when.end)
    sure = Certainty.REPORTED if said else certainty(text, clause, when.start, when.end)
    rule = "range" if len(when.mentions) > 1 else "date of what was said" if said else "date in clause"
    return Event(shown, when.period, sure, tuple(m.span for m in when.mentions), rule)


def _weight(text: str, clause: Span, when: _When) -> int:
    """Words beside the date."""
    return words_in(text, clause.start, when.start) + words_in(text, when.end, clause.end)


def _ranges(text: str, mentions: list[DateMention]) -> list[_When]:
    """"between Dec. 2 and Dec. 6", "May to July": two dates, one span; other lists stay apart."""
    found: list[_When] = []
    i = 0
    while i < len(mentions):
        one, other = mentions[i], mentions[i + 1] if i + 1 < len(mentions) else None
        joined = _span_of(text, one, other) if other else None
        found.append(_When((one, other), joined) if joined and other else _When((one,), _period(one)))
        i += 2 if joined else 1
    return found


def _period(mention: DateMention) -> Period:
    assert mention.period
    return mention.period


def _span_of(text: str, one: DateMention, other: DateMention) -> Period | None:
    gap = text[one.span.end : other.span.start]
    m = _RANGE.match(gap)
    if not m or len(gap) > 12:
        return None
    led = _RANGE_LEAD.search(text[max(0, one.span.start - 16) : one.span.start])
    if "and" in gap and not (led and led[1].lower() == "between"):
        return None
    a, b = _period(one), _period(other)
    return Period(a.first, b.last, Precision.SPAN, a.approximate or b.approximate) if a.first < b.last else None


def _clauses(text: str, span: Span, whens: list[_When]) -> Iterator[tuple[Span, _When]]:
    """Each date with its clause; dates that nothing parts share one, and the finest of them speaks for it."""
    groups: list[list[_When]] = []
    starts, ends = [span.start], []
    for when in whens:
        cut = joint(text, groups[-1][-1].end, when.start, starts[-1], span.end) if groups else None
        if groups and cut is None:
            groups[-1].append(when)
            continue
        if cut is not None:
            ends.append(cut.start())
            starts.append(cut.end())
        groups.append([when])
    for start, end, group in zip(starts, [*ends, span.end], groups, strict=False):
        for run in _runs(text, group):
            best = min(run, key=_worth)
            yield from ((Span(start, end), when) for when in run if when == best or _listed(text, *sorted((when, best), key=_start)))


def _runs(text: str, group: list[_When]) -> Iterator[list[_When]]:
    """"It left in June and was fined on 21 July": a date with a verb of its own dates that."""
    run = group[:1]
    for one, other in pairwise(group):
        if has_verb(text, one.end, other.start):
            yield run
            run = []
        run.append(other)
    yield run


def _start(when: _When) -> int:
    return when.start


def _listed(text: str, one: _When, other: _When) -> bool:
    """"on Wednesday and Friday": the sentence tells the same of both."""
    return one.period.precision == other.period.precision and bool(_AND.fullmatch(text, one.end, other.start))


def _worth(when: _When) -> tuple[int, bool, int]:
    """The finest, then the one that is named rather than counted or a mere hour, then the first."""
    return _GRAIN.index(when.period.precision), when.mentions[0].by in ("offset", "clock"), when.start
