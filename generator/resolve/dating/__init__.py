"""All Findings -> when the undated articles were published, probably.

For each article a posterior over days: a prior by the collection's dated articles, times the
likelihoods of all clues. Articles of one time, such as the parts of a digest, are solved together.
What comes out is a short window that holds most of the mass, or nothing. Only dates that a source
states are evidence, never one that was inferred; so the order of articles means nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from generator.model.article import Dated
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.resolve.dating.clues import UPPER_BOUND, Clue, find_date_clues
from generator.resolve.dating.density import Posterior, Steps, Window, add_up
from generator.resolve.dating.facts import find_fact_clues, find_office_clues
from generator.resolve.dating.groups import Kindred
from generator.resolve.dating.lags import Lags, learned_lags
from generator.resolve.dating.neighbours import Neighbours
from generator.resolve.dating.windows import blur, build_dated, choose_window
from generator.resolve.dating.yearless import find_yearless_clues
from generator.resolve.decisions.judging import find_rulings
from generator.resolve.duplicates.overlaps import Overlaps
from generator.resolve.stories import find_stories

# The clues of an article count as its number of clues to the power of 1 - OVERLAP independent ones;
# of 0, .3, .4, .5 it makes most windows right at one share emitted (benchmark, November 2026).
OVERLAP = 0.5
# Kinds that count in full: whatever else is told, such days are possible or not.
FIRM = frozenset({UPPER_BOUND, "office", "fact ahead", "bound fact"})

Clues = Sequence[Clue]  # of one article, its prior first


def infer_dates(findings: Iterable[Findings]) -> dict[ArticleId, Dated]:
    """A window for each undated article whose day the evidence narrows down, by id."""
    lags = learned_lags()
    dates = {}
    for group in collect_clues(findings, lags):
        for ids, clues, log_density in split_group(group, lags):
            posterior = Posterior(log_density)
            window = _window_of_heading(clues, posterior) or choose_window(posterior, lags)
            if window:
                dated = build_dated(window, clues, lags)
                dates.update(dict.fromkeys(ids, dated))
    return dates


def _window_of_heading(clues: Clues, posterior: Posterior) -> Window | None:
    """The day of a date line at the head, and the one after."""
    days = {
        clue.anchors[0]
        for clue in clues
        if clue.kind == "heading"
    }
    if len(days) != 1:
        return None
    (day,) = days
    mass = posterior.mass(day, day + 1)
    return Window(day, day + 1, mass)


def collect_clues(findings: Iterable[Findings], lags: Lags) -> list[dict[ArticleId, Clues]]:
    """The undated articles in groups of one time, each article with its prior and its clues."""
    ordered = sorted(findings, key=lambda article_findings: article_findings.article.id)
    by_id = {
        article_findings.article.id: article_findings for article_findings in ordered
    }
    if all(article_findings.article.published for article_findings in ordered):
        return []
    lead_of = _leads(by_id)
    neighbours = Neighbours(by_id, lead_of, lags)
    kindred = Kindred(by_id, lead_of)
    groups: list[dict[ArticleId, Clues]] = []
    for ids in kindred.groups():
        groups.append({
            id_: [
                neighbours.prior(id_),
                *find_own_clues(by_id[id_]),
                *neighbours.shared_days(id_),
                *kindred.clues(id_),
            ]
            for id_ in ids
        })
    return groups


def _leads(findings: Mapping[ArticleId, Findings]) -> dict[ArticleId, ArticleId]:
    """Each article -> the lead of its story."""
    stories = find_stories(findings, find_rulings(()), Overlaps(findings))
    return {id_: story.id for story in stories for id_ in story.printings}


def find_own_clues(findings: Findings) -> list[Clue]:
    """What the words of an article alone say of its day."""
    return [
        *find_date_clues(findings),
        *find_yearless_clues(findings),
        *find_office_clues(findings),
        *find_fact_clues(findings),
    ]


def split_group(
    group: Mapping[ArticleId, Clues], lags: Lags
) -> list[tuple[list[ArticleId], Clues, Steps]]:
    """(articles, their clues, their log-density): all as one if they agree better on one time."""
    alone = [([id_], clues, sum_clues(clues, lags)) for id_, clues in group.items()]
    if len(alone) == 1:
        return alone
    prior, parts = join_clues(group)
    steps = [clue_steps for part in parts for clue_steps in _temper(part, lags, blurred=True)]
    joint = add_up([(prior.steps(lags), 1.0), *steps])
    apart = math.fsum(Posterior(steps).log_total for _, _, steps in alone)
    if Posterior(joint).log_total < apart:
        return alone
    return [(list(group), [prior, *chain.from_iterable(parts)], joint)]


def join_clues(group: Mapping[ArticleId, Clues]) -> tuple[Clue, list[Clues]]:
    """Of priors the one that knows most, and by article the clues that none before it has."""
    priors = [clues[0] for clues in group.values()]
    by_words = [prior for prior in priors if prior.kind == "words"]
    listed: set[Clue] = set()
    parts: list[Clues] = []
    for clues in group.values():
        parts.append([clue for clue in clues[1:] if clue not in listed])
        listed.update(clues)
    return (by_words or priors)[0], parts


def sum_clues(clues: Clues, lags: Lags) -> Steps:
    """The log-density of days by the prior and the clues of one article."""
    prior, *others = clues
    return add_up([(prior.steps(lags), 1.0), *_temper(others, lags, blurred=False)])


def _temper(clues: Clues, lags: Lags, *, blurred: bool) -> list[tuple[Steps, float]]:
    """The clues of one article with their weights: what one article tells hangs together."""
    n = sum(clue.kind not in FIRM for clue in clues)
    tempered = []
    for clue in clues:
        steps = clue.steps(lags)
        weight = 1.0 if clue.kind in FIRM else n**-OVERLAP
        tempered.append((blur(steps) if blurred else steps, weight))
    return tempered
