"""All Findings -> when the undated articles were published: the narrowest Period that the evidence allows, or nothing.

Only dates that a source states are evidence, never one that was inferred; so the order of articles means nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from generator.edtf import month, year
from generator.model.article import Article, Basis, Dated
from generator.model.dates import Period, Precision
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.names import Kind
from generator.resolve.dating.clues import TOLD, Clue, clues, further
from generator.resolve.decisions.judging import rulings
from generator.resolve.duplicates import stories

REPRINT = 7  # days between two printings of a story, before or after
DIGEST = 62  # days that the dated stories of one digest may span
SHARED = 3  # names that two articles must share for a day that both tell to be one
KNOWN = 8  # articles; a name in more tells nothing
LISTED = 3  # reasons shown

Pages = Mapping[ArticleId, Findings]


def inferred(findings: Iterable[Findings]) -> dict[ArticleId, Dated]:
    """A period for each undated article that has evidence on both sides, by id."""
    found = {one.article.id: one for one in sorted(findings, key=lambda one: one.article.id)}
    undated = {id_: one for id_, one in found.items() if one.article.published is None}
    if not undated:
        return {}
    gathered: dict[ArticleId, list[Clue]] = {id_: list(clues(one)) for id_, one in undated.items()}
    if len(undated) < len(found):
        for id_, clue in (*_twins(found), *_digests(found), *_events(found, undated)):
            gathered[id_].append(clue)
    return {id_: dated for id_, some in gathered.items() if (dated := combined(some))}


def combined(some: Iterable[Clue]) -> Dated | None:
    """What all clues allow; one that contradicts a firmer one is left out. None without an end on both sides."""
    first, last, why = date.min, date.max, list[str]()
    for clue in sorted(some):
        low, high = max(first, clue.first), min(last, clue.last)
        if low <= high and (low, high) != (first, last):
            first, last, why = low, high, [*why, clue.why]
    if first == date.min or last == date.max:
        return None
    return Dated(spanning(first, last), Basis.INFERRED, "; ".join(dict.fromkeys(why[:LISTED])))


def spanning(first: date, last: date) -> Period:
    """Approximate; a whole month or year is called so."""
    for whole in (month(first.year, first.month), year(first.year)):
        if (whole.first, whole.last) == (first, last):
            return Period(first, last, whole.precision, approximate=True)
    return Period(first, last, Precision.DAY if first == last else Precision.SPAN, approximate=True)


def _round(days: Sequence[Period], rank: int, reach: int, why: str) -> Clue:
    return Clue(rank, min(p.first for p in days) - timedelta(reach), max(p.last for p in days) + timedelta(reach), why)


def _twins(found: Pages) -> Iterator[tuple[ArticleId, Clue]]:
    """Printings of one story are published within days of each other."""
    for story in stories(found, rulings(())):
        told = [found[id_].article for id_ in story.printings]
        days = [one.published.period for one in told if one.published]
        if days:
            dated = min((one for one in told if one.published), key=_by_day)
            yield from ((one.id, _round(days, 1, REPRINT, f"another printing of the story ({dated.outlet or dated.id}) is dated"))
                        for one in told if one.published is None)


def _by_day(article: Article) -> tuple[date, str]:
    return article.published.period.first if article.published else date.max, article.id


def _digests(found: Pages) -> Iterator[tuple[ArticleId, Clue]]:
    """The other stories of a digest, where they are of one time."""
    held: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for one in found.values():
        if one.article.part_of is not None:
            held[one.article.source, one.article.part_of].append(one.article)
    for some in held.values():
        days = [one.published.period for one in some if one.published]
        if days and (max(p.last for p in days) - min(p.first for p in days)).days <= DIGEST:
            clue = _round(days, 2, REPRINT, "the other stories of its digest are of these days")
            yield from ((one.id, clue) for one in some if one.published is None)


def _events(found: Pages, undated: Pages) -> Iterator[tuple[ArticleId, Clue]]:
    """A day without its year has the year that a dated article of the same people and day gives it."""
    names = {id_: frozenset(m.surface.casefold() for m in one.mentions if m.kind is not Kind.PLACE) for id_, one in found.items()}
    often = Counter(name for some in names.values() for name in some)
    names = {id_: frozenset(name for name in some if often[name] <= KNOWN) for id_, some in names.items()}
    told: dict[str, list[tuple[date, ArticleId]]] = defaultdict(list)
    for id_, one in found.items():
        if id_ not in undated:
            for m in one.dates:
                if m.period and m.period.first == m.period.last:
                    told[f"XXXX-{m.period.first:%m-%d}"].append((m.period.first, id_))
    for id_, one in undated.items():
        for m in one.dates:
            for day, other in sorted(set(told.get(m.value, ()))) if m.period is None else ():
                shared = sorted(names[id_] & names[other])
                if len(shared) >= SHARED:
                    why = f"“{m.surface}” is of {day.year} in a dated article ({other}), which names {', '.join(shared[:SHARED])} too"
                    yield id_, Clue(3, day, further(one, day) + timedelta(TOLD), why)
