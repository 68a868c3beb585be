"""Sentences + DateMentions -> Events: which words say what happened when, and how sure the article is of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.extract.dates_lexicon import listed
from generator.extract.events_certainty import certainty, is_speech
from generator.model import Certainty, DateMention, Event, Period, Precision, Sentence, Span, TimexType

LEAST_WORDS = 4  # beside the date: less is a list, a caption or a line of furniture
MOST_DATES = 12  # in one sentence: more is a table or a calendar
_FROM_DAY = ("weekday", "day", "day first", "month", "today")
_GRAIN = (
    Precision.DAY, Precision.WEEK, Precision.SPAN, Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.SEASON, Precision.YEAR,
    Precision.DECADE, Precision.CENTURY,
)
_FURNITURE = re.compile(
    r"©|\(c\)\s*\d|\bcopyright\b|all rights reserved|^\W*date:|^\W*by [A-Z]\w+ [A-Z]\w+\W*$"
    r"|^\W*(?:(?:first |last |originally )?(?:published|posted|updated|modified|created)\b)", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:,\s[\w. ]{2,25})?,?\s\Z")
_AFTER_DATELINE = re.compile(r"\s*(?:\(|[-–—]{1,2}\s|_)")
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|(?:up|down) from|than|versus|from (?:about |around )?[$£€]?\d[\d.,]*\S{0,12}(?: \w+){0,3})\b[^,;]{0,40}\Z",
    re.IGNORECASE)
_COMPARED_YEAR = re.compile(r"\b(?:compared (?:with|to)|from|than|versus)\s[^;.]{0,30}\d[^;]{0,90},\s\Z")
_RECORD = re.compile(r"\b(?:\w+est|most|least|worst|best|first|record|time)\b[^,;.]{0,60}\bsince (?:the |early |late )?\Z", re.IGNORECASE)
_TIME_WORDS = listed(
    "in since by until till during from of to after before between early late mid and or through for around about on at as"
)
_RANGE = re.compile(r"\s*(?:to|through|until|till|and|[-–—]|and until)\s*\Z")
_RANGE_LEAD = re.compile(r"\b(between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
_JOINT = re.compile(
    r"(?:;|,\s+(?:and|but|or)\b)\s*|,?\s+(?=(?:while|whereas|when|after|before|although|though|because|which|who|where|until|but)\s|as\s(?!of\b))",
    re.IGNORECASE)
_OWNER = re.compile(r"\b(?:the|an?|its|their|his|her|our|this|that|these|those|\w+['’]s)\s\Z", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!(?:and|or|to|when|that|which|who|after|before|by|with|for|from|was|were|is|has|had)\b)[a-z]{3,}")
_WORD = re.compile(r"\w+")


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


def events(text: str, sentences: Sequence[Sentence], dates: Sequence[DateMention]) -> tuple[Event, ...]:
    """One event for each dated sentence, or clause where several dates part it; in text order."""
    starts = [mention.span.start for mention in dates]
    day = _published(dates)
    made: list[Event] = []
    for sentence in sentences:
        first, last = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        if 0 < last - first <= MOST_DATES:
            made += (_settled(event, day) for event in _of_sentence(text, sentence.span, dates[first:last]))
    return tuple(made)


def _published(dates: Sequence[DateMention]) -> date | None:
    """The day that weekdays and the like were counted from."""
    anchors = (m.anchor for m in dates if m.anchor and m.by in _FROM_DAY and m.cue not in ("that", "same", "following", "previous"))
    return next((date.fromisoformat(anchor) for anchor in anchors), None)


def _settled(event: Event, day: date | None) -> Event:
    """What lies after the day of publication is only planned; what was planned for a day gone by is told as happened."""
    if day and event.period.first > day and event.certainty in (Certainty.HAPPENED, Certainty.ONGOING):
        return replace(event, certainty=Certainty.PLANNED)
    if day and event.period.last < day and event.certainty is Certainty.PLANNED:
        return replace(event, certainty=Certainty.HAPPENED)
    return event


def _of_sentence(text: str, span: Span, dates: Sequence[DateMention]) -> Iterator[Event]:
    words = text[span.start : span.end]
    if words.endswith("?") or (len(words) < 200 and _FURNITURE.search(words)):
        return
    whens = _ranges(text, [m for m in dates if _places(text, span, m)])
    if len(whens) > 1:
        told = [when for when in whens if not is_speech(text, span, when.start, when.end)]
        whens = told or whens[:1]
    for clause, when in _clauses(text, span, whens):
        if _weight(text, clause, when) >= LEAST_WORDS:
            yield _event(text, clause, when)


def _event(text: str, clause: Span, when: _When) -> Event:
    said = is_speech(text, clause, when.start, when.end)
    sure = Certainty.REPORTED if said else certainty(text, clause, when.start, when.end)
    rule = "range" if len(when.mentions) > 1 else "date of what was said" if said else "date in clause"
    return Event(clause, when.period, sure, tuple(m.span for m in when.mentions), rule)


def _weight(text: str, clause: Span, when: _When) -> int:
    """Words beside the date."""
    return _words(text, clause.start, when.start) + _words(text, when.end, clause.end)


def _places(text: str, span: Span, mention: DateMention) -> bool:
    """Whether the date can date anything here: not a dateline, a name's year, a comparison or a record."""
    if mention.period is None or mention.type not in (TimexType.DATE, TimexType.TIME):
        return False
    start, end = mention.span.start, mention.span.end
    before, after = text[span.start : start], text[end : min(span.end, end + 60)]
    if _DATELINE.fullmatch(before) and _AFTER_DATELINE.match(after):
        return False
    return not (_in_name(mention, before, after) or _COMPARED.search(before[-80:]) or _RECORD.search(before[-100:])
                or (mention.by in ("offset", "year ago") and _COMPARED_YEAR.search(before[-150:])) or _attributive(mention, before, after))


def _in_name(mention: DateMention, before: str, after: str) -> bool:
    """"the 2022 Winter Olympics", "Expo 2020": a year that is part of a capitalised name."""
    if not re.fullmatch(r"\d{4}", mention.surface):
        return False
    previous = re.search(r"([\w’'.-]+)\s\Z", before)
    lead = previous[1] if previous else ""
    if lead[:1].isupper() and lead.lower() not in _TIME_WORDS:
        return True
    return lead.lower() not in _TIME_WORDS and bool(re.match(r"\s[A-Z]\w", after))


def _attributive(mention: DateMention, before: str, after: str) -> bool:
    """"its December policy decision", "November's survey", "the 1978 resolution": the noun's date, not the sentence's."""
    if mention.by == "year's end" and _NOUN.match(after):
        return True
    if mention.period is None or mention.period.precision not in (Precision.MONTH, Precision.YEAR, Precision.QUARTER):
        return False
    if re.match(r"['’]s\s+[a-z]", after):
        return True
    return bool(_OWNER.search(before[-24:]) and _NOUN.match(after))


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
        cut = _joint(text, groups[-1][-1].end, when.start, starts[-1], span.end) if groups else None
        if groups and cut is None:
            groups[-1].append(when)
            continue
        if cut is not None:
            ends.append(cut.start())
            starts.append(cut.end())
        groups.append([when])
    for start, end, group in zip(starts, [*ends, span.end], groups, strict=False):
        yield Span(start, end), min(group, key=lambda when: (_GRAIN.index(when.period.precision), when.start))


def _joint(text: str, after: int, before: int, start: int, end: int) -> re.Match[str] | None:
    """Where to part two dates: at the last joint between them that leaves enough words on both sides."""
    fits = [m for m in _JOINT.finditer(text, after, before) if _words(text, start, m.start()) > LEAST_WORDS < _words(text, m.end(), end)]
    return fits[-1] if fits else None


def _words(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text[start:end]))
