"""Article text -> DateMentions: English phrases, resolved against the day of publication. Nothing is ever read against today."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.extract.dates_cues import direction
from generator.extract.dates_grammar import Found, found
from generator.extract.dates_shape import Shape
from generator.extract.dates_tokens import Tokens, tokens
from generator.extract.periods import resolve
from generator.extract.periods_base import Context, Resolved
from generator.model import DateMention, Period, Precision, Span, TimexType

_CUED = ("weekday", "day", "month", "season", "unit", "quarter")  # kinds whose bare form may lie on either side of the day
_CALENDAR = ("day", "month", "year", "quarter", "season", "weekday", "unit", "offset", "today", "holiday")
_APPOSED = re.compile(r"\s?[,(–—-]\s?(?:on\s)?")
_NEAR = 1000  # code points within which the talk is still of a quarter


@dataclass(frozen=True, slots=True)
class _Told:
    """The last date told, the last whole day, and the last quarter with the place where it was."""

    last: Period | None = None
    day: Period | None = None
    quarter: Period | None = None
    at: int = -_NEAR


def dates(text: str, published: Period | None) -> tuple[DateMention, ...]:
    """All date expressions in text order, never overlapping; relative ones need `published` to be one day."""
    cut = tokens(text)
    day = published.first if published and published.first == published.last else None
    told, mentions = _Told(), []
    for one in _joined(cut, found(cut)):
        mention, told = _mention(cut, one, (day and Context(day)) or Context(None), told)
        mentions.append(mention)
    return tuple(_agreed(text, mentions))


def _agreed(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """"Ten days earlier, on 24 October": the day that is named beside it is what the count comes to."""
    named = [_named(one, beside) if _APPOSED.fullmatch(text, one.span.end, beside.span.start) else one
             for one, beside in pairwise(mentions)]
    return [*named, *mentions[-1:]]


def _named(one: DateMention, beside: DateMention) -> DateMention:
    if one.by != "offset" or not beside.by.startswith(("day", "written")) or not one.period or not beside.period:
        return one
    if one.period.first <= beside.period.first and beside.period.last <= one.period.last:
        return one
    return replace(one, value=beside.value, period=beside.period, anchor=beside.anchor)


def _joined(cut: Tokens, all_: tuple[Found, ...]) -> list[Found]:
    """"10 p.m. EST Wednesday", "noon Thursday": a time of day and the day right after it are one expression."""
    joined: list[Found] = []
    for one in all_:
        before = joined[-1] if joined else None
        if before and _is_time(before.shape) and one.shape.kind in ("weekday", "day", "today") and one.shape.type is TimexType.DATE and (
                cut.codes[before.last : one.first] in ("", "O", "I")):
            shape = replace(one.shape, type=TimexType.TIME, clock=before.shape.clock, part=before.shape.part)
            joined[-1] = Found(before.first, one.last, shape, f"{before.rule} and {one.rule}")
            continue
        joined.append(one)
    return joined


def _is_time(shape: Shape) -> bool:
    return shape.kind == "clock" or (shape.kind == "part" and shape.direction in ("", "that"))


def _mention(cut: Tokens, one: Found, bare: Context, told: _Told) -> tuple[DateMention, _Told]:
    start, end = cut.spans[one.first][0], cut.spans[one.last - 1][1]
    way, cue = direction(cut, one.first) if one.shape.kind in _CUED and bare.day and not one.shape.direction else (0, "")
    quarters = told.quarter is not None and _compares(one.shape) and (one.shape.kind != "offset" or start - told.at < _NEAR)
    context = replace(bare, last=told.quarter if quarters else told.last, told_day=told.day, way=way,
                      near=way == 0 and bool(cue), quarters=quarters)
    answer = resolve(one.shape, context)
    mention = DateMention(Span(start, end), cut.text[start:end], one.shape.type, answer.value, answer.period, one.rule, answer.anchor,
                          one.shape.direction or (cue if way > 0 else None), _mod(one.shape))
    return mention, _after(told, one.shape, answer, start)


def _compares(shape: Shape) -> bool:
    """"a year earlier", "the year-ago quarter", "the latest quarter": said of the quarter at hand."""
    return (shape.kind == "offset" and shape.unit == "Y" and shape.n == 1) or shape.direction in ("same", "latest") or (
        shape.kind == "unit" and shape.unit == "Q" and not shape.direction)


def _mod(shape: Shape) -> str | None:
    return {"EARLIER": "BEFORE", "LATER": "AFTER"}.get(shape.mod, shape.mod) or None


def _after(told: _Told, shape: Shape, answer: Resolved, at: int) -> _Told:
    if answer.period is None or shape.kind not in _CALENDAR:
        return told
    if answer.period.precision is Precision.QUARTER and shape.direction != "same" and shape.kind == "quarter":
        return _Told(answer.period, told.day, answer.period, at)
    return replace(told, last=answer.period, day=answer.period if answer.period.precision is Precision.DAY else told.day)
