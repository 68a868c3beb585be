"""DateMention -> how it was read, in a sentence that anybody can check: “Tuesday”, read on 15 December 2021: 14 December 2021 (...)."""

from __future__ import annotations

from generator import edtf
from generator.model.dates import DateMention, Period, Precision
from generator.model.events import Event
from generator.model.findings import Findings

PRINTED = "as printed"


def reading(date: DateMention, published: Period | None) -> str:
    """The words, what they were counted from, what they come to, and the rule; "" for what has no period."""
    if date.period is None:
        return ""
    words, comes_to = f"“{date.surface}”", edtf.words(date.period)
    anchor = edtf.read(date.anchor) if date.anchor else None
    if anchor is None:
        return f"{words}: {comes_to} ({date.how.replace('it', 'what is printed') if date.how else PRINTED})"
    lead = "counted from" if anchor != published else "read on" if anchor.first == anchor.last else "read within"
    return f"{words}, {lead} {edtf.words(anchor)}: {comes_to} ({rule(date.how, anchor)})"


def rule(how: str, anchor: Period) -> str:
    """`how` with its anchor spoken of: "the latest Tuesday up to that day"."""
    that = f"that {anchor.precision}" if anchor.precision is not Precision.SPAN else "that time"
    return how.replace("the year of {}", that if anchor.precision is Precision.YEAR else "the year of {}").replace("{}", that)


def of_event(found: Findings, event: Event) -> str:
    """How the dates of an event were read; "" where they are as printed."""
    published = found.article.published.period if found.article.published else None
    given = [date for date in found.dates if date.span in event.dates]
    return "; ".join(reading(date, published) for date in given) if any(date.how for date in given) else ""
