"""What all the world knows the day of, and who was in office when -> Clues of a text."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from generator import lazy
from generator.edtf import day_words
from generator.english.vocabulary import rows_of
from generator.model.dates import DateMention
from generator.model.findings import Findings
from generator.model.ids import Span
from generator.resolve.dating.clues import Clue, quote
from generator.resolve.dating.cues import AHEAD, PLANNED
from generator.resolve.dating.density import END, Steps, log_steps
from generator.resolve.dating.expressions import Days, days_near, days_of_telling

# Likelihoods, beside 1 on the day itself or in office; chosen by hand, weighed by the experiment.
BEFORE = 0.02  # of what nobody could know
HISTORY = 0.12  # long after
PLAN = 0.05  # long before what was planned
OTHER = 0.2  # of what the expression in the sentence contradicts
NOT_YET = 0.02  # in office before the term
NO_LONGER = 0.1  # in office after the term
BOUND = 80  # code points between a fact and an expression that is of it
HALVES = 6  # half-lives after which only history is left

_START = attrgetter("span.start")
_FORMER = lazy.regex(r"\b(?:former|then|late|ex)[ -](?:\w[\w.]* )?\Z", re.IGNORECASE)


class Fact(NamedTuple):
    """A row of `dated_facts.tsv`."""

    ways: tuple[tuple[str, ...], ...]  # each the parts, folded, that one sentence must hold
    day: date
    half_life: int  # days
    planned: bool  # for its day, which can be said to be ahead
    foreseen: bool  # so too a law, which has no day until it is signed


class Telling(NamedTuple):
    """Where a sentence tells a fact, and by which of its ways."""

    fact: Fact
    way: tuple[str, ...]
    sentence: Span
    start: int  # of the way's first part


class Office(NamedTuple):
    """A row of `office_terms.tsv`."""

    ways: tuple[str, ...]
    terms: tuple[Days, ...]  # in order


@cache
def known_facts() -> tuple[Fact, ...]:
    """The facts that come with the program."""
    facts = []
    for words, day, half_life, kind, _source in rows_of("dated_facts.tsv"):
        ways = [
            tuple(way.casefold().split(" + "))
            for way in words.split("|")
        ]
        fact = Fact(
            ways=tuple(ways),
            day=date.fromisoformat(day),
            half_life=int(half_life),
            planned=kind == "planned",
            foreseen=kind != "event",
        )
        facts.append(fact)
    return tuple(facts)


@cache
def known_offices() -> tuple[Office, ...]:
    """The offices that come with the program."""
    offices = []
    for words, terms, _source in rows_of("office_terms.tsv"):
        office = Office(
            ways=tuple(words.split("|")),
            terms=tuple(map(_read_term, terms.split())),
        )
        offices.append(office)
    return tuple(offices)


def _read_term(term: str) -> Days:
    first, last = term.split("/")
    end = END if last == ".." else date.fromisoformat(last).toordinal()
    return Days(date.fromisoformat(first).toordinal(), end)


def find_office_clues(findings: Findings) -> Iterator[Clue]:
    """Who is named as in office, or as no longer in it."""
    text = findings.article.text
    for office in known_offices():
        for way in office.ways:
            m = re.search(rf"\b{re.escape(way)}\b", text) if way in text else None
            if m is None:
                continue
            if _FORMER.search(text, 0, m.start()):
                steps = _after_term(office)
                reason = f"“{way}” is named as former"
            else:
                steps = _in_term(office)
                reason = f"“{way}” is named as in office"
            yield Clue("office", reason, likelihood=steps)
            break


def _in_term(office: Office) -> Steps:
    pieces = [(0, NOT_YET)]
    for first, last in office.terms:
        pieces.append((first, 1.0))
        if last < END:
            pieces.append((last + 1, NO_LONGER))
    return log_steps(pieces)


def _after_term(office: Office) -> Steps:
    return log_steps([(0, NOT_YET), (office.terms[0].last, 1.0)])


def find_fact_clues(findings: Findings) -> Iterator[Clue]:
    """The known facts that sentences tell, each once, by the sentence that says most of its day."""
    clues: dict[Fact, list[Clue]] = {}
    for _, group in groupby(_find_tellings(findings), key=attrgetter("sentence")):
        tellings = list(group)
        for telling in tellings:
            clue = _fact_clue(findings, telling, tellings)
            clues.setdefault(telling.fact, []).append(clue)
    for of_fact in clues.values():
        yield max(of_fact, key=_is_bound)


def _find_tellings(findings: Findings) -> Iterator[Telling]:
    """Where sentences tell known facts, in the order of sentences."""
    text = findings.article.text.casefold()
    if len(text) != len(findings.article.text):
        return
    ways = [
        (fact, way)
        for fact in known_facts()
        for way in fact.ways
        if all(part in text for part in way)
    ]
    for sentence in findings.sentences if ways else ():
        span = sentence.span
        words = text[span.start : span.end]
        for fact, way in ways:
            if all(_has_words(words, part) for part in way):
                start = span.start + words.index(way[0])
                yield Telling(fact, way, span, start)


def _has_words(words: str, part: str) -> bool:
    return part in words and bool(re.search(rf"\b{re.escape(part)}", words))


def _is_bound(clue: Clue) -> bool:
    return clue.kind != "fact"


def _fact_clue(findings: Findings, telling: Telling, tellings: Sequence[Telling]) -> Clue:
    """What a telling says; `tellings`: all of its sentence."""
    fact, way, sentence, _ = telling
    text = findings.article.text[sentence.start : sentence.end]
    is_ahead = fact.planned and bool(AHEAD.search(text) or PLANNED.search(text))
    density = dict(_densities(fact, is_ahead=is_ahead))
    name = f"“{' … '.join(way)}” is of {day_words(fact.day)}"
    for mention in _dates_within(findings, sentence):
        distance = abs(telling.start - mention.span.start)
        if distance > BOUND or _nearest(mention, tellings) is not fact:
            continue
        days = days_of_telling(mention, fact.day)
        # What was planned has one day; of other events much is told that was later.
        if fact.planned:
            days = days or days_near(mention, fact.day, ahead=is_ahead)
        if days:
            bound = log_steps(_cut_to(density, days))
            return Clue("bound fact", f"{name}, told as {quote(mention)}", likelihood=bound)
    kind = "fact ahead" if is_ahead else "fact"
    reason = f"{name}, still to come" if is_ahead else name
    return Clue(kind, reason, likelihood=log_steps(sorted(density.items())))


def _nearest(mention: DateMention, tellings: Sequence[Telling]) -> Fact:
    """The fact that is told nearest to a date: "last week" is of that one alone."""

    def distance(telling: Telling) -> int:
        return abs(telling.start - mention.span.start)

    return min(tellings, key=distance).fact


def _densities(fact: Fact, *, is_ahead: bool) -> Iterator[tuple[int, float]]:
    """(day, how likely such an article is from then on)."""
    ordinal = fact.day.toordinal()
    half = fact.half_life
    yield 0, PLAN if fact.foreseen else BEFORE
    if fact.foreseen:
        for n in range(HALVES, 0, -1):
            yield ordinal - n * half // 2, 2 ** -(n / 2) + PLAN
    if is_ahead:
        yield ordinal, 1 + PLAN
        yield ordinal + 1, BEFORE
        return
    for n in range(2 * HALVES):
        yield ordinal + n * half // 2, 2 ** -(n / 2) + HISTORY
    yield ordinal + HALVES * half, HISTORY


def _cut_to(density: Mapping[int, float], days: Days) -> list[tuple[int, float]]:
    """The same, less likely outside of these days."""
    pieces: dict[int, float] = {}
    function = log_steps(sorted(density.items()))
    for day in sorted({*density, days.first, days.last + 1}):
        is_within = days.first <= day <= days.last
        pieces[day] = math.exp(function.at(day)) * (1.0 if is_within else OTHER)
    return sorted(pieces.items())


def _dates_within(findings: Findings, sentence: Span) -> Iterator[DateMention]:
    before = sentence.start - 1
    n = bisect_right(findings.dates, before, key=_START)
    for mention in findings.dates[n:]:
        if mention.span.start >= sentence.end:
            return
        yield mention
