"""Article text -> DateMentions: English phrases, resolved against the day of publication. Nothing is ever read against today."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.extract.dates_cues import direction
from generator.extract.dates_grammar import Found, found
from generator.extract.dates_shape import Shape
from generator.extract.dates_tokens import Tokens, tokens
from generator.extract.periods import resolve
from generator.extract.periods_base import Context, Resolved
from generator.model import DateMention, Period, Precision, Span, TimexType

_CUED = ("weekday", "day", "month", "season", "unit", "quarter")  # kinds whose bare form may lie on either side of the day
_CALENDAR = ("day", "month", "year", "quarter", "season", "weekday", "unit", "offset", "today", "holiday")
_NEAR = 1000  # code points within which the talk is still of a quarter


@dataclass(frozen=True, slots=True)
class _Told:
    """The last date told, and the last quarter with the place where it was."""

    last: Period | None = None
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
    return tuple(mentions)


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
    context = replace(bare, last=told.quarter if quarters else told.last, way=way, quarters=quarters)
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
        return _Told(answer.period, answer.period, at)
    return replace(told, last=answer.period)
