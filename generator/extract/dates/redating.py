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
from generator.model.dates import DateMention, Period
from generator.model.findings import Findings
from generator.model.ids import Span


def redate(findings: Findings, published: Dated) -> Findings:
    """The article with this date.

    A relative date is resolved where the first and the last day of the period give it one meaning.
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
    """The dates of an article, those resolved that mean the same on the first and the last day."""
    first_day = Period(period.first, period.first)
    last_day = Period(period.last, period.last)
    publications = dict.fromkeys((None, first_day, last_day))  # one day is read once
    undated, *dated = find_all_dates(findings, publications)
    on_first_day = _by_span(dated[0])
    on_last_day = _by_span(dated[-1])
    period_text = edtf.write(period)
    dates = []
    for mention in undated:
        early = on_first_day.get(mention.span, mention)
        late = on_last_day.get(mention.span, mention)
        dates.append(_shared_meaning(mention, early, late, period_text))
    return tuple(dates)


def _by_span(mentions: Iterable[DateMention]) -> dict[Span, DateMention]:
    return {mention.span: mention for mention in mentions}


def _shared_meaning(
    undated: DateMention, early: DateMention, late: DateMention, period_text: str
) -> DateMention:
    """The resolved date if both days give it one meaning, else the date as it was.

    Where the days give it different anchors, the whole period is its anchor.
    """
    if (early.value, early.period) != (late.value, late.period):
        return undated
    if early.anchor == late.anchor:
        return early
    return replace(early, anchor=period_text)
