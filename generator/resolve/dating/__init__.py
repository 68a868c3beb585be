"""All Findings -> when the undated articles were published.

For each the narrowest Period that the evidence allows, or nothing. Only dates that a source states
are evidence, never one that was inferred; so the order of articles means nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from generator.edtf import month, year
from generator.model.article import Basis, Dated
from generator.model.dates import Period, Precision
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.resolve.dating.clues import Clue, find_clues
from generator.resolve.dating.neighbours import (
    clues_from_digests,
    clues_from_printings,
    clues_from_shared_days,
)

LISTED = 3  # reasons shown


def infer_dates(findings: Iterable[Findings]) -> dict[ArticleId, Dated]:
    """A period for each undated article that has evidence on both sides, by id."""
    ordered = sorted(findings, key=lambda article_findings: article_findings.article.id)
    by_id = {
        article_findings.article.id: article_findings for article_findings in ordered
    }
    undated = {}
    for id_, article_findings in by_id.items():
        if article_findings.article.published is None:
            undated[id_] = article_findings
    if not undated:
        return {}
    dates = {}
    for id_, clues in _find_all_clues(by_id, undated).items():
        dated = combine_clues(clues)
        if dated:
            dates[id_] = dated
    return dates


def _find_all_clues(
    findings: Mapping[ArticleId, Findings], undated: Mapping[ArticleId, Findings]
) -> dict[ArticleId, list[Clue]]:
    """Undated article -> the clues of its own words, and those of dated articles."""
    clues: dict[ArticleId, list[Clue]] = defaultdict(list)
    for id_, article_findings in undated.items():
        clues[id_] += find_clues(article_findings)
    if len(undated) < len(findings):
        for id_, clue in clues_from_printings(findings):
            clues[id_].append(clue)
        for id_, clue in clues_from_digests(findings):
            clues[id_].append(clue)
        for id_, clue in clues_from_shared_days(findings, undated):
            clues[id_].append(clue)
    return clues


def combine_clues(clues: Iterable[Clue]) -> Dated | None:
    """What all clues allow. None without an end on both sides.

    A clue that contradicts a firmer one is left out.
    """
    first = date.min
    last = date.max
    reasons: list[str] = []
    for clue in sorted(clues):
        narrower_first = max(first, clue.first)
        narrower_last = min(last, clue.last)
        is_empty = narrower_first > narrower_last
        is_no_narrower = (narrower_first, narrower_last) == (first, last)
        if is_empty or is_no_narrower:
            continue
        first = narrower_first
        last = narrower_last
        reasons.append(clue.reason)
    if first == date.min or last == date.max:
        return None
    evidence = "; ".join(dict.fromkeys(reasons[:LISTED]))
    return Dated(_approximate_period(first, last), Basis.INFERRED, evidence)


def _approximate_period(first: date, last: date) -> Period:
    """The days from first to last as an approximate Period, if they are so as a month or year."""
    for whole in (month(first.year, first.month), year(first.year)):
        if (whole.first, whole.last) == (first, last):
            return Period(first, last, whole.precision, approximate=True)
    precision = Precision.DAY if first == last else Precision.SPAN
    return Period(first, last, precision, approximate=True)
