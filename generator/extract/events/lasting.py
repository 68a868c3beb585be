"""An Event of a date after "since" or "by the end of" -> its period from then, or up to then."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from generator import edtf, lazy
from generator.extract.dates.expression import Unit
from generator.extract.dates.periods.units import closed_span, unit_around
from generator.extract.events.date_context import DateRule
from generator.extract.events.verbs import VerbKind, find_verbs
from generator.model.dates import DateMention, Period, Precision
from generator.model.events import Certainty, Event, EventRule
from generator.model.ids import Span

_SINCE = lazy.regex(r"\bsince\b(?P<gap>[^,;:“”\"]{0,80})\Z", re.IGNORECASE)
_BY = lazy.regex(r"\b(?:by|before)\s(?:the\s)?\Z", re.IGNORECASE)
_END_OF = lazy.regex(r"(?:the )?end of\b", re.IGNORECASE)
_UNITS = (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)
_NO_DEED = (VerbKind.SPEECH, VerbKind.INFINITIVE)


def with_lasting_period(
    text: str, clause: Span, event: Event, mention: DateMention, publication_date: date | None
) -> Event:
    """The event over all the time in which it goes on, or may happen."""
    if lasts_since(text, clause, mention.span.start):
        period = _period_since(event.period, publication_date)
        return replace(event, period=period, rule=EventRule.SINCE.value)
    is_plan = event.certainty in (Certainty.PLANNED, Certainty.CONDITIONAL)
    if not is_plan or not _is_due_by_end(text, clause, mention):
        return event
    period = _period_up_to_end(event.period, mention, publication_date)
    if period == event.period:
        return event
    return replace(event, period=period, rule=EventRule.BY_END.value)


def lasts_since(text: str, clause: Span, date_start: int) -> bool:
    """Whether the date is that since when something is so.

    "since March", "since the vote in March"; in "since it fell in March" it is that of the fall.
    """
    m = _SINCE.search(text[clause.start:date_start])
    if m is None:
        return False
    start = clause.start + m.start("gap")
    return all(verb.kind in _NO_DEED for verb in find_verbs(text, start, date_start))


def _period_since(start: Period, publication_date: date | None) -> Period:
    """From the first day of what follows "since" to the day of publication."""
    if publication_date is None or start.first >= publication_date:
        return start
    return Period(start.first, publication_date, Precision.SPAN, start.approximate)


def _is_due_by_end(text: str, clause: Span, mention: DateMention) -> bool:
    """"will open by the end of June", "by year-end": at any time up to then."""
    names_end = mention.rule == DateRule.YEARS_END or _END_OF.match(mention.surface)
    if not names_end:
        return False
    return _BY.search(text, clause.start, mention.span.start) is not None


def _period_up_to_end(
    end: Period, mention: DateMention, publication_date: date | None
) -> Period:
    """From the day of publication to the end of its own week, month, quarter or year.

    The end of a later one stays as it is: about then.
    """
    if mention.rule == DateRule.YEARS_END:
        whole = unit_around(Unit.YEAR, end.last)
    else:
        whole = _whole_of_third(end)
    if publication_date and whole.first < publication_date <= whole.last:
        return closed_span(publication_date, whole.last)
    return end


def _whole_of_third(end: Period) -> Period:
    """The unit whose last third it is; itself if there is none."""
    for unit in _UNITS:
        whole = unit_around(unit, end.last)
        if edtf.thirds(whole)["late "] == (end.first, end.last):
            return whole
    return end
