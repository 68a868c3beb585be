"""Dated articles -> Clues to the days of undated ones that share something with them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from generator import edtf
from generator.model.article import Article
from generator.model.dates import DateMention, Period
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.names import Kind
from generator.resolve.dating.clues import PAST, Clue, Rank
from generator.resolve.dating.yearless import latest_past_day
from generator.resolve.decisions.judging import find_rulings
from generator.resolve.duplicates.overlaps import Overlaps
from generator.resolve.stories import find_stories

REPRINT = 7  # days between two printings of a story, before or after
DIGEST = 62  # days that the dated stories of one digest may span
SHARED = 3  # names that two articles must share for a day that both name to be the same
COMMON = 8  # articles; a name in more tells nothing

FindingsById = Mapping[ArticleId, Findings]
# "XXXX-12-14" -> each dated article that names such a day, with the day
DaysByMonthDay = Mapping[str, set[tuple[date, ArticleId]]]


def clues_from_printings(findings: FindingsById) -> Iterator[tuple[ArticleId, Clue]]:
    """Printings of one story are published within days of each other."""
    for story in find_stories(findings, find_rulings(()), Overlaps(findings)):
        printings = [findings[id_].article for id_ in story.printings]
        dated, undated = _split_by_date(printings)
        if dated:
            earliest = min(dated, key=_by_day)
            printing = earliest.outlet or earliest.id
            reason = f"another printing of the story ({printing}) is dated"
            clue = _clue_around(dated, Rank.PRINTING, reason)
            for article in undated:
                yield article.id, clue


def clues_from_digests(findings: FindingsById) -> Iterator[tuple[ArticleId, Clue]]:
    """The other stories of a digest date a story, where they are of one time."""
    parts_of_digest: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article_findings in findings.values():
        article = article_findings.article
        if article.part_of is not None:
            parts_of_digest[article.source, article.part_of].append(article)
    for parts in parts_of_digest.values():
        dated, undated = _split_by_date(parts)
        if dated and _days_spanned(dated) <= DIGEST:
            reason = "the other stories of its digest are of these days"
            clue = _clue_around(dated, Rank.DIGEST, reason)
            for article in undated:
                yield article.id, clue


def _split_by_date(articles: Iterable[Article]) -> tuple[list[Article], list[Article]]:
    """(dated articles, undated articles)."""
    dated = []
    undated = []
    for article in articles:
        if article.published:
            dated.append(article)
        else:
            undated.append(article)
    return dated, undated


def _periods(articles: Iterable[Article]) -> list[Period]:
    return [
        article.published.period
        for article in articles
        if article.published
    ]


def _days_spanned(dated: Sequence[Article]) -> int:
    periods = _periods(dated)
    first = min(period.first for period in periods)
    last = max(period.last for period in periods)
    return (last - first).days


def _clue_around(dated: Sequence[Article], rank: Rank, reason: str) -> Clue:
    """From REPRINT before the first of these articles to REPRINT after the last."""
    periods = _periods(dated)
    first = min(period.first for period in periods)
    last = max(period.last for period in periods)
    return Clue(rank, edtf.days_from(first, -REPRINT), edtf.days_from(last, REPRINT), reason)


def _by_day(article: Article) -> tuple[date, str]:
    first = article.published.period.first if article.published else date.max
    return first, article.id


def clues_from_shared_days(
    findings: FindingsById, undated: FindingsById
) -> Iterator[tuple[ArticleId, Clue]]:
    """A day without its year is of the year that a dated article of the same people gives it."""
    names = _rare_names(findings)
    days_of_dated = _days_of_dated(findings, undated)
    for id_, article_findings in undated.items():
        for mention in article_findings.dates:
            if mention.period is not None:
                continue
            for day, other in sorted(days_of_dated.get(mention.value, ())):
                shared = sorted(names[id_] & names[other])
                if len(shared) < SHARED:
                    continue
                latest = latest_past_day(article_findings, day)
                last = edtf.days_from(latest, PAST)
                reason = _shared_day_reason(mention, day, other, shared)
                yield id_, Clue(Rank.SHARED_DAY, day, last, reason)


def _shared_day_reason(
    mention: DateMention, day: date, other: ArticleId, shared: Sequence[str]
) -> str:
    names = ", ".join(shared[:SHARED])
    return (
        f"“{mention.surface}” is of {day.year} in a dated article ({other}), "
        f"which names {names} too"
    )


def _rare_names(findings: FindingsById) -> dict[ArticleId, frozenset[str]]:
    """Article -> its names in small letters, without places and common names."""
    all_names: dict[ArticleId, frozenset[str]] = {}
    for id_, article_findings in findings.items():
        mentions = article_findings.mentions
        surfaces = [
            mention.surface
            for mention in mentions
            if mention.kind is not Kind.PLACE
        ]
        all_names[id_] = frozenset(surface.casefold() for surface in surfaces)
    articles = Counter(name for names in all_names.values() for name in names)
    rare = {
        name
        for name, n in articles.items()
        if n <= COMMON
    }
    return {id_: names & rare for id_, names in all_names.items()}


def _days_of_dated(findings: FindingsById, undated: FindingsById) -> DaysByMonthDay:
    """The single days that dated articles name."""
    days: dict[str, set[tuple[date, ArticleId]]] = defaultdict(set)
    for id_, article_findings in findings.items():
        if id_ in undated:
            continue
        for mention in article_findings.dates:
            period = mention.period
            if period and period.first == period.last:
                yearless = f"XXXX-{period.first:%m-%d}"
                days[yearless].add((period.first, id_))
    return days
