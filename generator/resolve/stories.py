"""Findings -> Stories: the printings of a story together, under their lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.model.article import Article, Basis
from generator.model.corpus import Story
from generator.model.ids import ArticleId
from generator.resolve.decisions.judging import Rulings
from generator.resolve.duplicates import Duplicate, find_duplicates
from generator.resolve.duplicates.candidates import FindingsById
from generator.resolve.duplicates.comparison import Kinship
from generator.resolve.duplicates.overlaps import Overlaps
from generator.resolve.entities.groups import Groups

# Share of the longest printing's characters; a printing that has as many may lead.
NEARLY_FULL = 0.9
_UNDATED = 10**7  # sorts after the ordinal of every day

IN_COMMON = 0.3  # share of the shorter text's words that even the shortest printings share

Ends = tuple[ArticleId, ArticleId]  # the shortest and the longest article of a group
# Article -> why it is a duplicate, the strongest reason first.
Reasons = Mapping[str, Sequence[str]]


def find_stories(
    findings: FindingsById, rulings: Rulings, overlaps: Overlaps
) -> tuple[Story, ...]:
    """Every article in exactly one story, by lead id; what people judged of two articles wins."""
    groups = Groups()
    for judgement in rulings.different:
        if {judgement.left, judgement.right} <= findings.keys():
            groups.part([judgement.left], [judgement.right])
    found = find_duplicates(findings, overlaps)
    duplicates = chain(_judged_the_same(findings, rulings), found)
    reasons = _join_duplicates(groups, duplicates, overlaps)
    members: dict[str, list[Article]] = defaultdict(list)
    for id_, article_findings in findings.items():
        members[groups.find(id_)].append(article_findings.article)
    stories = [
        _build_story(printings, reasons)
        for printings in members.values()
    ]
    return tuple(sorted(stories, key=lambda story: story.id))


def _join_duplicates(
    groups: Groups, duplicates: Iterable[Duplicate], overlaps: Overlaps
) -> Reasons:
    """Join the groups of all duplicates that may be joined.

    Where the evidence is likeness, the longest articles of both groups must be alike too, and the
    shortest: an excerpt or a round-up that two articles share makes no story of them.
    """
    reasons: dict[str, list[str]] = defaultdict(list)
    ends: dict[str, Ends] = {}
    for duplicate in duplicates:
        left, right = duplicate.left, duplicate.right
        root, other = groups.find(left), groups.find(right)
        if root == other:
            continue
        left_ends = ends.get(root, (left, left))
        right_ends = ends.get(other, (right, right))
        if not duplicate.sure and not _are_printings(left_ends, right_ends, overlaps):
            continue
        if groups.join(left, right):
            by_size = sorted((*left_ends, *right_ends), key=overlaps.size)
            ends[groups.find(left)] = (by_size[0], by_size[-1])
            reasons[left].append(duplicate.reason)
            reasons[right].append(duplicate.reason)
    return reasons


def _are_printings(left: Ends, right: Ends, overlaps: Overlaps) -> bool:
    """Whether two groups are of one story, by the shortest and the longest article of each."""
    shortest = overlaps.compare(left[0], right[0])
    longest = overlaps.compare(left[1], right[1])
    return (
        longest.kinship is Kinship.PRINTINGS
        and shortest.kinship is not Kinship.SERIES
        and shortest.covered >= IN_COMMON
    )


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
