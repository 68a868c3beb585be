"""Article text -> DateMentions: English phrases, resolved against the day of publication. Nothing is ever read against today."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from generator import edtf
from generator.extract.dates.cues import direction
from generator.extract.dates.grammar import Found, found
from generator.extract.dates.joining import is_range, is_story, joined, known_years
from generator.extract.dates.periods import resolve
from generator.extract.dates.periods.base import Context, Resolved, one
from generator.extract.dates.periods.counted import shifted
from generator.extract.dates.periods.how import counts, how
from generator.extract.dates.shape import Shape
from generator.extract.dates.tokens import Tokens, tokens
from generator.model.dates import DateMention, Period, Precision, TimexType
from generator.model.ids import Span

_CUED = ("weekday", "day", "month", "season", "unit", "quarter", "nth")  # kinds whose bare form may lie on either side of the day
_CALENDAR = ("day", "month", "year", "quarter", "season", "weekday", "unit", "offset", "today", "holiday", "nth")
_WEAK = ("would", "could", "might", "may", "must", "should")  # verbs that don't move "Wednesday's ruling"
_APPOSED = re.compile(r"\s?[,(–—-]\s?(?:on\s)?")
_COUNTED = re.compile(r"\s(after|before|from|following|prior to)\s(?:the\s)?")
_COUNT = re.compile(r"P(\d+)([DWMY])")
_LONGER = ("P9M", "P6M")
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
    all_ = joined(cut, found(cut))
    day = published.first if published and published.first == published.last else None
    bare = Context(day, story=is_story(all_, day), years=known_years(all_))
    told, mentions = _Told(), list[DateMention]()
    before: Found | None = None
    for one_ in all_:
        onward = mentions[-1].period if before and is_range(cut, before, one_) else None
        mention, told = _mention(cut, one_, replace(bare, onward=onward) if onward else bare, told)
        mentions.append(mention)
        before = one_
    return tuple(_counted(text, _agreed(text, mentions)))


def _agreed(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """"Ten days earlier, on 24 October": the day that is named beside it is what the count comes to."""
    named = [_named(one_, beside) if _APPOSED.fullmatch(text, one_.span.end, beside.span.start) else one_
             for one_, beside in pairwise(mentions)]
    return [*named, *mentions[-1:]]


def _named(one_: DateMention, beside: DateMention) -> DateMention:
    if one_.by != "offset" or not beside.by.startswith(("day", "written")) or not one_.period or not beside.period:
        return one_
    if one_.period.first <= beside.period.first and beside.period.last <= one_.period.last:
        return one_
    return replace(one_, value=beside.value, period=beside.period, anchor=edtf.write(beside.period), how="{} itself", by="named beside")


def _counted(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """"two weeks after March 5": the length comes to a day of its own, counted from the one beside it."""
    counted = [_from(one_, beside, m[1]) if (m := _COUNTED.fullmatch(text, one_.span.end, beside.span.start)) else one_
               for one_, beside in pairwise(mentions)]
    return [*counted, *mentions[-1:]]


def _from(one_: DateMention, beside: DateMention, word: str) -> DateMention:
    m = _COUNT.fullmatch("P1D" if one_.surface.lower() == "the day" else one_.value)
    if one_.by not in ("length", "unit") or m is None or beside.period is None or beside.period.precision is not Precision.DAY or one_.mod:
        return one_
    n, back = int(m[1]), word in ("before", "prior to")
    there = shifted(beside.period.first, -n if back else n, m[2])
    value = one_.value if one_.type is TimexType.DURATION else there.isoformat()
    return replace(one_, value=value, period=one(there), anchor=edtf.write(beside.period), by="counted",
                   how=f"the day {counts(n, m[2])} {'before' if back else 'after'} {{}}")


def _mention(cut: Tokens, one_: Found, bare: Context, told: _Told) -> tuple[DateMention, _Told]:
    start, end = cut.spans[one_.first][0], cut.spans[one_.last - 1][1]
    way, cue = _direction(cut, one_, bare)
    quarters = told.quarter is not None and _compares(one_.shape) and (one_.shape.kind != "offset" or start - told.at < _NEAR)
    context = replace(bare, last=told.quarter if quarters else told.last, told_day=told.day, way=way,
                      near=way == 0 and bool(cue), quarters=quarters)
    answer = resolve(one_.shape, context)
    if answer.period and not answer.anchor and _said_beside(one_.shape, cut.text[start:end]):
        year = answer.period.first.year
        answer = replace(answer, anchor=f"{year - year % 100 if one_.shape.kind == 'year' else year:04}")
    mention = DateMention(Span(start, end), cut.text[start:end], one_.shape.type, answer.value, answer.period, one_.rule, answer.anchor,
                          one_.shape.direction or (cue if way > 0 else None), _mod(one_.shape), how(one_.shape, answer, bare.day))
    return mention, _after(told, one_.shape, answer, start)


def _said_beside(shape: Shape, words: str) -> bool:
    """Whether a calendar date takes its year, or its month, from the words beside it: the "5" and the "2021" of "May 3-5, 2021"."""
    if shape.kind == "year":
        return words.isdigit() and len(words) < 3
    return shape.kind in ("day", "month") and shape.year is not None and not (
        re.search(r"(?<!\d)\d{4}|['’]\d\d", words) and re.search(r"[A-Za-z]{3}|[-/.]\d", words)) and not re.search(r"\d[-/.]\d", words)


def _direction(cut: Tokens, one_: Found, bare: Context) -> tuple[int, str]:
    if one_.shape.kind not in _CUED or not bare.day or one_.shape.direction:
        return 0, ""
    way, cue = direction(cut, one_.first)
    if one_.shape.kind == "weekday" and cue in _WEAK and cut.codes[one_.last : one_.last + 1] == "'":
        return 0, ""
    return way, cue


def _compares(shape: Shape) -> bool:
    """"a year earlier", "the year-ago quarter", "the latest quarter": said of the quarter at hand."""
    return (shape.kind == "offset" and shape.unit == "Y" and shape.n == 1) or shape.direction in ("same", "latest") or (
        shape.kind == "unit" and shape.unit == "Q" and not shape.direction)


def _mod(shape: Shape) -> str | None:
    return {"EARLIER": "BEFORE", "LATER": "AFTER"}.get(shape.mod, shape.mod) or None


def _after(told: _Told, shape: Shape, answer: Resolved, at: int) -> _Told:
    if answer.value in _LONGER:
        return replace(told, quarter=None)  # "for the nine months ...": no longer of the quarter
    if answer.period is None or shape.kind not in _CALENDAR or (_compares(shape) and shape.direction != "latest"):
        return told
    if answer.period.precision is Precision.QUARTER and shape.direction != "same" and shape.kind == "quarter":
        return _Told(answer.period, told.day, answer.period, at)
    return replace(told, last=answer.period, day=answer.period if answer.period.precision is Precision.DAY else told.day)
