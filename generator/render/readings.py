"""DateMention -> how its words were read, in a sentence that anybody can check.

For example: “Tuesday”, read on 15 December 2021: 14 December 2021 (the latest Tuesday up to
that day).
"""

from __future__ import annotations

from generator import edtf
from generator.model.dates import DateMention, Period, Precision
from generator.model.events import Event, EventRule
from generator.model.findings import Findings

NO_RULE = "as printed"


def explain_date(date: DateMention, published: Period | None) -> str:
    """The words, from what they were counted, what they mean, and the rule; "" without a period.

    `published` is the article's date of publication.
    """
    if date.period is None:
        return ""
    words = f"“{date.surface}”"
    meaning = edtf.words(date.period)
    anchor = edtf.read(date.anchor) if date.anchor else None
    if anchor is None:
        return f"{words}: {meaning} ({_rule_without_anchor(date.explanation)})"
    lead = _lead_in(anchor, published)
    rule = _rule_with_anchor(date.explanation, anchor)
    return f"{words}, {lead} {edtf.words(anchor)}: {meaning} ({rule})"


def _lead_in(anchor: Period, published: Period | None) -> str:
    if anchor != published:
        return "counted from"
    return "read on" if anchor.first == anchor.last else "read within"


def _rule_without_anchor(rule: str) -> str:
    return rule.replace("it", "what is printed") if rule else NO_RULE


def _rule_with_anchor(rule: str, anchor: Period) -> str:
    """A rule that refers to its anchor as `{}`: "the latest Tuesday up to that day"."""
    reference = f"that {anchor.precision}"
    if anchor.precision is Precision.SPAN:
        reference = "that time"
    if anchor.precision is Precision.YEAR:
        rule = rule.replace("the year of {}", reference)
    return rule.replace("{}", reference)


def explain_event_dates(findings: Findings, event: Event) -> str:
    """How the dates of an event were read; "" where all are as printed."""
    dated = findings.article.published
    published = dated.period if dated else None
    dates = [
        date
        for date in findings.dates
        if date.span in event.dates
    ]
    if not any(date.explanation for date in dates):
        return ""
    readings = [explain_date(date, published) for date in dates]
    if event.rule == EventRule.BY_END:
        readings.append("at any time up to then")
    return "; ".join(readings)
