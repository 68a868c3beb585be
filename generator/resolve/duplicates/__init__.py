"""Findings -> Duplicates: printings of one story (the same text, versions, excerpts, or stubs)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model.article import Article
from generator.model.ids import ArticleId
from generator.resolve.duplicates.candidates import FindingsById, Pair, find_candidates
from generator.resolve.duplicates.comparison import (
    FAR,
    LATER,
    Comparison,
    Kinship,
    days_between,
    have_form_headlines,
)
from generator.resolve.duplicates.overlaps import Overlaps
from generator.resolve.entities.groups import Groups
from generator.resolve.entities.keys import fold
from generator.words import squeeze

SHORTEST = 40  # characters; a shorter text is no sign
OPENING = 8  # words; texts that begin otherwise aren't compared whole
HEADLINE = 4  # words; shorter headlines are no sign
SAME_TEXT = "the same text"
FORM = 0.7  # share of the words of the longer of two issues that the shorter has
ISSUES = 3  # times, some days apart, that make a text a standing notice


class Duplicate(NamedTuple):
    """Two articles that are printings of one story, and the reason in words."""

    left: ArticleId
    right: ArticleId
    reason: str
    sure: bool = True  # else each must also be a printing of what the other was joined with


def find_duplicates(findings: FindingsById, overlaps: Overlaps) -> Iterator[Duplicate]:
    """All duplicates, the surest evidence first."""
    yield from _same_text(findings)
    yield from _same_wording(findings, overlaps)
    yield from _announced(findings)


def _same_text(findings: FindingsById) -> Iterator[Duplicate]:
    """Articles of the same words, whatever the case and the white space."""
    for articles in _group_by_text(findings):
        issues = _split_into_issues(articles)
        for issue in issues:
            for first, second in pairwise(issue):
                if not have_form_headlines(first, second):
                    yield Duplicate(first.id, second.id, SAME_TEXT)
        if len(issues) < ISSUES:
            yield from _join_issues(issues)


def _split_into_issues(articles: Sequence[Article]) -> list[list[Article]]:
    """Articles of equal words, parted where a fortnight has none.

    Those of a notice are parted at every few days: it comes for longer, and not in other outlets.
    """
    issues: list[list[Article]] = []
    for articles_in_time in _split_by_days(articles, FAR):
        parts = _split_by_days(articles_in_time, LATER)
        outlets = {article.outlet for article in articles_in_time}
        lasts = days_between(parts[0][-1], parts[-1][0]) > FAR
        if lasts and len(parts) >= ISSUES and len(outlets) < len(parts):
            issues += parts
        else:
            issues.append(articles_in_time)
    return issues


def _join_issues(issues: Sequence[Sequence[Article]]) -> Iterator[Duplicate]:
    """An equal text that comes a second time, later, under the same headline."""
    for before, after in pairwise(issues):
        first, second = before[0], after[0]
        if fold(first.title) == fold(second.title):
            yield Duplicate(first.id, second.id, SAME_TEXT)


def _group_by_text(findings: FindingsById) -> Iterator[list[Article]]:
    """The articles whose words are equal."""
    openings: dict[str, list[Article]] = defaultdict(list)
    for id_ in sorted(findings):
        article = findings[id_].article
        length = len(article.text) - article.body_start
        if length < SHORTEST:
            continue
        opening = _opening_of(article)
        openings[opening].append(article)
    for articles in openings.values():
        if len(articles) < 2:
            continue
        by_text: dict[str, list[Article]] = defaultdict(list)
        for article in articles:
            body = article.text[article.body_start :]
            words = squeeze(body).casefold()
            by_text[words].append(article)
        yield from by_text.values()


def _opening_of(article: Article) -> str:
    """The first words of a text. It is cheap: the rest is not split."""
    body = article.text[article.body_start :]
    words = body.split(None, OPENING)
    opening = " ".join(words[:OPENING])
    return opening.casefold()


def _split_by_days(articles: Sequence[Article], days: int) -> list[list[Article]]:
    """The articles by day, parted where so many days have none; the undated in the first part."""
    issues: list[list[Article]] = []
    for article in sorted(articles, key=_day):
        if issues and days_between(issues[-1][-1], article) <= days:
            issues[-1].append(article)
        else:
            issues.append([article])
    return issues


def _day(article: Article) -> tuple[int, ArticleId]:
    published = article.published
    if published is None:
        return 0, article.id
    first = published.period.first
    return first.toordinal(), article.id


def _same_wording(findings: FindingsById, overlaps: Overlaps) -> Iterator[Duplicate]:
    """Candidates of which one has most words of the other, the most alike first."""
    compared = [
        (pair, overlaps.compare(*pair))
        for pair in find_candidates(findings, overlaps.shared)
    ]
    standing = _find_standing_texts(compared, findings)
    found = []
    for (left, right), comparison in compared:
        if comparison.kinship is not Kinship.PRINTINGS:
            continue
        article = findings[left].article
        other = findings[right].article
        if {left, right} <= standing and _are_issues(article, other):
            continue
        days = days_between(article, other)
        share = f"{comparison.covered:.0%}"
        reason = f"{share} of the shorter text stands in the longer one"
        duplicate = Duplicate(left, right, reason, sure=False)
        found.append((-round(comparison.alike, 2), days, duplicate))
    for _, _, duplicate in sorted(found):
        yield duplicate


def _find_standing_texts(
    compared: Iterable[tuple[Pair, Comparison]], findings: FindingsById
) -> set[ArticleId]:
    """The articles of what comes again and again, some days apart, in nearly the same words."""
    groups = Groups()
    ids: set[ArticleId] = set()
    for (left, right), comparison in compared:
        if comparison.kinship is Kinship.PRINTINGS or comparison.alike >= FORM:
            groups.join(left, right)
            ids |= {left, right}
    articles: dict[str, list[Article]] = defaultdict(list)
    for id_ in sorted(ids):
        root = groups.find(id_)
        articles[root].append(findings[id_].article)
    return {
        article.id
        for members in articles.values()
        if len(_split_by_days(members, LATER)) >= ISSUES
        for article in members
    }


def _are_issues(a: Article, b: Article) -> bool:
    """Whether two articles of a standing text are two issues: by their days, or by their headlines.

    Of one day's notices each has its own headline, and hardly a word besides.
    """
    if days_between(a, b) > LATER:
        return True
    headlines = {fold(a.title), fold(b.title)} - {""}
    return len(headlines) > 1


def _announced(findings: FindingsById) -> Iterator[Duplicate]:
    """A stub, and the article (or another stub) of the same headline."""
    articles_of_headline: dict[str, list[Article]] = defaultdict(list)
    for article_findings in findings.values():
        headline = fold(article_findings.article.title)
        if len(headline.split()) >= HEADLINE:
            articles_of_headline[headline].append(article_findings.article)
    for articles in articles_of_headline.values():
        fullest, *others = sorted(
            articles, key=lambda article: (article.stub, article.id)
        )
        for article in others:
            if article.stub and days_between(fullest, article) <= FAR:
                yield Duplicate(
                    fullest.id, article.id, "the same headline; one is a stub"
                )
