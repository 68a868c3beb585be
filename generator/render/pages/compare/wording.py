"""Tellings -> the words they share, the sentences that one alone has, and figures that differ."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import lazy
from generator.model.findings import Findings, Sentence
from generator.model.ids import Span
from generator.render.pages.compare.groups import Kind, Telling

RUNS = {Kind.STORY: 8, Kind.EVENT: 5}  # words in a row that two share by more than chance
ALONE = 0.4  # share of a sentence's words that others have; one with less is its own
LEAST_WORDS = 6  # of a sentence that says something
_WORD = lazy.regex(r"\w+(?:[.,'’-]\w+)*")


class Word(NamedTuple):
    """A word of a telling."""

    text: str  # in small letters
    span: Span


@dataclass(frozen=True, slots=True)
class Shared:
    """A run of words that a telling has from an earlier one, or both from elsewhere."""

    length: int  # words
    later: int  # number of the telling
    span: Span
    earlier: int
    earlier_span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """What tellings share."""

    passages: tuple[Shared, ...]  # by telling and place
    covered: tuple[float, ...]  # of each telling: the share of its words that another has too
    alone: tuple[tuple[Sentence, ...], ...]  # of each telling: sentences of its own words
    spans: tuple[tuple[Span, ...], ...]  # of each telling: where its shared words stand


def compare_words(kind: Kind, tellings: Sequence[Telling]) -> Overlap:
    """The runs of words that a telling shares with any earlier one."""
    words = [list(_words_of(telling)) for telling in tellings]
    is_shared = [[False] * len(own) for own in words]
    passages = []
    for later in range(1, len(words)):
        for run in _find_runs(words, later, RUNS[kind]):
            passages.append(_describe_run(words, run))
            for n in range(run.length):
                is_shared[later][run.start + n] = True
                is_shared[run.earlier][run.earlier_start + n] = True
    both = list(zip(words, is_shared, strict=True))
    return Overlap(
        passages=tuple(passages),
        covered=tuple(sum(marks) / max(1, len(marks)) for marks in is_shared),
        alone=tuple(
            tuple(_own_sentences(telling, own, marks))
            for telling, (own, marks) in zip(tellings, both, strict=True)
        ),
        spans=tuple(tuple(_join_spans(own, marks)) for own, marks in both),
    )


def _words_of(telling: Telling) -> Iterator[Word]:
    text = telling.findings.article.text
    for sentence in telling.sentences:
        start, end = sentence.span.start, sentence.span.end
        for m in _WORD.finditer(text, start, end):
            span = Span(m.start(), m.end())
            yield Word(m[0].lower(), span)


class _Run(NamedTuple):
    """Words of one telling that an earlier one has in the same order."""

    later: int
    start: int
    earlier: int
    earlier_start: int
    length: int


def _find_runs(words: Sequence[Sequence[Word]], later: int, least: int) -> Iterator[_Run]:
    """From left to right the longest common runs, each word in one of them at most."""
    places = _place_runs(words[:later], least)
    own = [word.text for word in words[later]]
    start = 0
    while start + least <= len(own):
        candidates = places.get(tuple(own[start : start + least]), ())
        runs = [
            _Run(later, start, earlier, place, _measure(own, start, words[earlier], place))
            for earlier, place in candidates
        ]
        if runs:
            longest = max(runs, key=lambda run: run.length)
            yield longest
            start += longest.length
        else:
            start += 1


def _place_runs(
    words: Sequence[Sequence[Word]], least: int
) -> Mapping[tuple[str, ...], list[tuple[int, int]]]:
    """Run -> where it stands first in each telling."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, own in enumerate(words):
        texts = [word.text for word in own]
        last = len(texts) - least
        for n in range(last + 1):
            run = tuple(texts[n : n + least])
            found = places[run]
            is_new = not found or found[-1][0] != number
            if is_new:
                found.append((number, n))
    return places


def _measure(own: Sequence[str], start: int, other: Sequence[Word], place: int) -> int:
    length = 0
    while (
        start + length < len(own)
        and place + length < len(other)
        and own[start + length] == other[place + length].text
    ):
        length += 1
    return length


def _describe_run(words: Sequence[Sequence[Word]], run: _Run) -> Shared:
    return Shared(
        length=run.length,
        later=run.later,
        span=_span_of(words[run.later], run.start, run.length),
        earlier=run.earlier,
        earlier_span=_span_of(words[run.earlier], run.earlier_start, run.length),
    )


def _span_of(words: Sequence[Word], start: int, length: int) -> Span:
    first = words[start].span
    last = words[start + length - 1].span
    return Span(first.start, last.end)


def _own_sentences(
    telling: Telling, words: Sequence[Word], marks: Sequence[bool]
) -> Iterator[Sentence]:
    starts = [word.span.start for word in words]
    for sentence in telling.sentences:
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end)
        own = marks[first:last]
        if len(own) >= LEAST_WORDS and sum(own) < ALONE * len(own):
            yield sentence


def _join_spans(words: Sequence[Word], marks: Sequence[bool]) -> Iterator[Span]:
    """Shared words that follow on each other, as one span."""
    start: Span | None = None
    end: Span | None = None
    for word, mark in zip(words, marks, strict=True):
        if mark:
            start = start or word.span
            end = word.span
        elif start and end:
            yield Span(start.start, end.end)
            start = None
    if start and end:
        yield Span(start.start, end.end)


def cut_spans(spans: Sequence[Span], sentence: Sentence) -> list[Span]:
    """What of these spans lies in the sentence."""
    first, last = sentence.span.start, sentence.span.end
    return [
        Span(max(span.start, first), min(span.end, last))
        for span in spans
        if span.start < last and first < span.end
    ]


def content_words(findings: Findings, sentence: Sentence) -> frozenset[str]:
    """The words of four letters and more: what two sentences of one thing share."""
    text = findings.article.text
    words = _WORD.findall(text, sentence.span.start, sentence.span.end)
    return frozenset(
        word.lower()
        for word in words
        if len(word) > 3
    )
