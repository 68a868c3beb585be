"""Findings -> Stories: the printings of a story together, under their lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.model.article import Article, Basis
from generator.model.corpus import Story
from generator.model.ids import ArticleId
from generator.resolve.decisions.judging import Rulings
from generator.resolve.duplicates import Duplicate, FindingsById, find_duplicates
from generator.resolve.entities.groups import Groups

# Share of the longest printing's characters; a printing that has as many may lead.
NEARLY_FULL = 0.9
_UNDATED = 10**7  # sorts after the ordinal of every day

# Article -> why it is a duplicate, the strongest reason first.
Reasons = Mapping[str, Sequence[str]]


def find_stories(findings: FindingsById, rulings: Rulings) -> tuple[Story, ...]:
    """Every article in exactly one story, by lead id; what people judged of two articles wins."""
    groups = Groups()
    for judgement in rulings.different:
        if {judgement.left, judgement.right} <= findings.keys():
            groups.part([judgement.left], [judgement.right])
    duplicates = chain(_judged_the_same(findings, rulings), find_duplicates(findings))
    reasons = _join_duplicates(groups, duplicates)
    members: dict[str, list[Article]] = defaultdict(list)
    for id_, article_findings in findings.items():
        members[groups.find(id_)].append(article_findings.article)
    stories = [
        _build_story(printings, reasons)
        for printings in members.values()
    ]
    return tuple(sorted(stories, key=lambda story: story.id))


def _join_duplicates(groups: Groups, duplicates: Iterable[Duplicate]) -> Reasons:
    """Join the groups of all duplicates that may be joined."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for left, right, reason in duplicates:
        if groups.find(left) != groups.find(right) and groups.join(left, right):
            reasons[left].append(reason)
            reasons[right].append(reason)
    return reasons


def _build_story(printings: Sequence[Article], reasons: Reasons) -> Story:
    """A story that its fullest printing leads.

    Of printings nearly as full, the first dated one with an outlet leads.
    """
    if len(printings) == 1:
        return Story(printings[0].id, (printings[0].id,))
    longest = max(len(article.text) for article in printings)

    def order(article: Article) -> tuple[object, ...]:
        return (
            article.stub,
            len(article.text) < NEARLY_FULL * longest,
            _first_day(article),
            article.outlet is None,
            -len(article.text),
            article.id,
        )

    ordered = sorted(printings, key=order)
    evidence = []
    for article in ordered[1:]:
        found = reasons.get(article.id)
        reason = found[0] if found else "same story"
        evidence.append(f"{article.title}: {reason}")
    return Story(
        ordered[0].id, tuple(article.id for article in ordered), tuple(evidence)
    )


def _first_day(article: Article) -> int:
    """The ordinal of the first day that a source states; undated articles come last."""
    published = article.published
    if published is None or published.basis is Basis.INFERRED:
        return _UNDATED
    return published.period.first.toordinal()


def _judged_the_same(findings: FindingsById, rulings: Rulings) -> Iterator[Duplicate]:
    """Pairs of articles that a person judged to be the same."""
    for judgement in rulings.same:
        left, right = ArticleId(judgement.left), ArticleId(judgement.right)
        if left != right and left in findings and right in findings:
            yield Duplicate(
                left, right, f"judged the same by {judgement.author or 'a person'}"
            )
