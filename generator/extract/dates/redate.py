"""Findings of an undated article + the period in which it was published -> its dates and events, where they hold over all of it."""

from __future__ import annotations

from dataclasses import replace

from generator import edtf
from generator.extract.events import events
from generator.extract.within import all_dates
from generator.model.article import Dated
from generator.model.dates import DateMention, Period
from generator.model.findings import Findings


def redated(found: Findings, published: Dated) -> Findings:
    """The article with this date; a relative date is resolved where the first and the last day of the period give it one meaning."""
    article = replace(found.article, published=published)
    period = published.period
    early, late = ({one.span: one for one in all_dates(found, Period(day, day))} for day in (period.first, period.last))
    whole = edtf.write(period)
    when = tuple(_held(one, early.get(one.span, one), late.get(one.span, one), whole) for one in all_dates(found, None))
    return replace(found, article=article, dates=when,  # no day of publication: only the words say how sure each event is
                   events=events(article.text, found.sentences, when))


def _held(bare: DateMention, early: DateMention, late: DateMention, whole: str) -> DateMention:
    if (early.value, early.period) != (late.value, late.period):
        return bare
    return early if early.anchor == late.anchor else replace(early, anchor=whole)
