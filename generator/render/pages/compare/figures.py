"""Tellings -> figures that differ: the same thing counted or priced otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from generator import lazy
from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.render.pages.compare.groups import Telling
from generator.render.pages.compare.wording import content_words

ALIKE = 0.3  # share of the words of two sentences that both have: they tell the same thing
LEAST_SHARED = 3  # words
MOST = 10  # differences on a page
LOOKED_AT = 40  # sentences with figures of a telling; one with more is a table
_MONEY = r"(?:US|HK|A|C)?[$€£¥]"
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_FIGURE = lazy.regex(
    rf"(?P<money>{_MONEY}\s?)?(?<![\w.,-])"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:[\s-]?(?P<scale>{'|'.join(_SCALES)})\b)?"
    r"(?P<percent>\s?(?:%|per\s?cent\b))?"
    r"(?:[\s-](?P<unit>[a-z]{3,}(?:\s[a-z]{3,}){0,2}))?"
)
_PLURAL = lazy.regex(r"[a-z]{2,}[^su]s")
_PERIODS = frozenset({"days", "weeks", "months", "years", "hours", "minutes"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    unit: str  # "companies", "$", "%"
    value: float
    span: Span  # of the number with its unit's mark


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A figure, and who states it."""

    telling: Telling
    sentence: Sentence
    figure: Figure


Difference = tuple[Stated, Stated]


@dataclass(frozen=True, slots=True, eq=False)
class _Statement:
    """A sentence with figures."""

    telling: Telling
    sentence: Sentence
    words: frozenset[str]
    figures: tuple[Figure, ...]


def find_differences(tellings: Sequence[Telling]) -> list[Difference]:
    """Sentences of two tellings that say the same thing with another number, each number once."""
    found: list[Difference] = []
    seen: set[tuple[str, frozenset[float]]] = set()
    statements = [list(islice(_state(telling), LOOKED_AT)) for telling in tellings]
    for first, second in combinations(statements, 2):
        for difference in _compare(first, second):
            a, b = (stated.figure for stated in difference)
            key = a.unit, frozenset((a.value, b.value))
            if key not in seen:
                seen.add(key)
                found.append(difference)
    return found[:MOST]


def _state(telling: Telling) -> Iterator[_Statement]:
    for sentence in telling.sentences:
        figures = find_figures(telling, sentence)
        if figures:
            words = content_words(telling.findings, sentence)
            yield _Statement(telling, sentence, words, tuple(figures))


def _compare(first: Sequence[_Statement], second: Sequence[_Statement]) -> Iterator[Difference]:
    for a, b in product(first, second):
        if _are_alike(a.words, b.words):
            for figure, other in _differing(a.figures, b.figures):
                yield Stated(a.telling, a.sentence, figure), Stated(b.telling, b.sentence, other)


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    shared = len(words & others)
    both = len(words | others)
    return (
        shared >= LEAST_SHARED
        and shared >= ALIKE * both
    )


def _differing(
    figures: Sequence[Figure], others: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """The one figure that each has of a unit, where they are not the same."""
    for figure in figures:
        own = {other.value for other in figures if other.unit == figure.unit}
        same = [other for other in others if other.unit == figure.unit]
        if len(own) == 1 and len(same) == 1 and same[0].value not in own:
            yield figure, same[0]


def find_figures(telling: Telling, sentence: Sentence) -> list[Figure]:
    """Numbers with a unit; those of dates and of durations are no figures."""
    findings = telling.findings
    dates = [date.span for date in findings.dates]
    figures = []
    for m in _FIGURE.finditer(findings.article.text, sentence.span.start, sentence.span.end):
        unit = _unit_of(m)
        start, end = m.start("number"), m.end("number")
        is_date = any(date.start < end and start < date.end for date in dates)
        if unit and not is_date:
            figures.append(_read(m, unit))
    return figures


def _read(m: re.Match[str], unit: str) -> Figure:
    number = float(m["number"].replace(",", ""))
    scale = _SCALES.get(m["scale"] or "", 1.0)
    first = "money" if m["money"] else "number"
    end = max(
        m.end(name)
        for name in ("number", "scale", "percent")
    )
    return Figure(
        unit,
        number * scale,
        Span(m.start(first), end),
    )


def _unit_of(m: re.Match[str]) -> str:
    """A mark of money, "%", or the first plural that follows; "" where there is none."""
    if m["money"]:
        return m["money"].strip()
    if m["percent"]:
        return "%"
    for word in (m["unit"] or "").split():
        if _PLURAL.fullmatch(word) and word not in _PERIODS:
            return word
    return ""
