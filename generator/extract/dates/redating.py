"""Findings of an undated article + the period in which it was published -> Findings with dates.

Its dates and events are those that hold over the whole period.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator import edtf
from generator.extract.events import find_events
from generator.extract.within import dates_outside, find_all_dates
from generator.model.article import Dated, is_read
from generator.model.dates import DateMention, Period, Precision
from generator.model.findings import Findings
from generator.model.ids import Span

LONG = 100  # days from which a period says too little for "Tuesday" to have a place on a timeline
ON_EACH_DAY = "on each of its days"


def redate(findings: Findings, published: Dated) -> Findings:
    """The article with this date.

    A relative date means all that it may mean on a day of the period, if the period is short.
    """
    article = replace(findings.article, published=published)
    if not is_read(article.language):
        return replace(findings, article=article)
    dates = _dates_of_all_days(findings, published.period)
    # Without a day of publication, only the words say how sure each event is.
    dates_of_prose = dates_outside(article.asides, dates)
    found_events = find_events(article.text, findings.sentences, dates_of_prose)
    return replace(
        findings,
        article=article,
        dates=dates,
        events=found_events,
    )


def _dates_of_all_days(findings: Findings, period: Period) -> tuple[DateMention, ...]:
    """The dates of an article, each with all that it may mean over the period, if that is short."""
    first_day = Period(period.first, period.first)
    last_day = Period(period.last, period.last)
    publications = dict.fromkeys((None, first_day, last_day))  # one day is read once
    undated, *dated = find_all_dates(findings, publications)
    on_first_day = _by_span(dated[0])
    on_last_day = _by_span(dated[-1])
    dates = []
    for mention in undated:
        early = on_first_day.get(mention.span, mention)
        late = on_last_day.get(mention.span, mention)
        if (early.value, early.period) == (late.value, late.period):
            dates.append(_shared_meaning(early, late, period))
        else:
            dates.append(_all_meanings(early, late, period) or mention)
    return tuple(dates)


def _by_span(mentions: Iterable[DateMention]) -> dict[Span, DateMention]:
    return {mention.span: mention for mention in mentions}


def _shared_meaning(early: DateMention, late: DateMention, period: Period) -> DateMention:
    """The resolved date, of which both days give one meaning.

    Where the days give it different anchors, the whole period is its anchor.
    """
    if early.anchor == late.anchor:
        return early
    return replace(early, anchor=edtf.write(period))


def _all_meanings(early: DateMention, late: DateMention, period: Period) -> DateMention | None:
    """From what the first day makes of it to what the last day does, by one rule.

    None over a long period, and of a date that is not counted from publication itself.
    """
    if early.period is None or late.period is None or early.explanation != late.explanation:
        return None
    anchors = (period.first.isoformat(), period.last.isoformat())
    is_counted = (early.anchor, late.anchor) == anchors
    is_long = (period.last - period.first).days >= LONG
    if is_long or not is_counted or early.period.last > late.period.last:
        return None
    meanings = Period(early.period.first, late.period.last, Precision.SPAN, approximate=True)
    return replace(
        early,
        value=edtf.write(meanings),
        period=meanings,
        anchor=edtf.write(period),
        explanation=f"{early.explanation}, {ON_EACH_DAY}",
    )
