"""Articles -> groups of one time: the printings of a story, the parts of a digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator import lazy
from generator.model.article import Article
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.resolve.dating.clues import Clue
from generator.resolve.dating.density import FIRST, Steps, log_steps
from generator.resolve.entities.groups import Groups

DIGEST = 62  # days that the dated stories of one digest may span
# Share of equal fingerprints from which printings are reprints: of 11 pairs that are less alike and
# have the same numbers, 2 are of one week, and 9 are notices that come again (November 2026).
REPRINT = 0.9
REPRINTED_NEAR = 0.95  # share of reprints that are of one time
NEARNESS = {2: 0.6, 7: 0.38, 31: 0.02}  # days to either side, and the share of printings
FAR = 1000  # days over which the others spread

OPENING = 3000  # characters whose numbers printings of one time share

_NUMBER = lazy.regex(r"\d+")

FindingsById = Mapping[ArticleId, Findings]


class Kindred:
    """Which undated articles are of one time, and what the dated ones of that time say."""

    def __init__(self, findings: FindingsById, lead_of: Mapping[ArticleId, ArticleId]) -> None:
        self._findings = findings
        self._clues: dict[ArticleId, list[Clue]] = defaultdict(list)
        self._groups = Groups()
        printings: dict[str, list[Article]] = defaultdict(list)
        digests: dict[str, list[Article]] = defaultdict(list)
        for id_, article_findings in findings.items():
            article = article_findings.article
            printings[f"{lead_of.get(id_, id_)} {_numbers(article)}"].append(article)
            if article.part_of is not None:
                digests[f"{article.source}\n{article.part_of}"].append(article)
        for articles in printings.values():
            self._join_printings(articles)
        for articles in digests.values():
            if _days_spanned(articles) <= DIGEST:
                reason = "the other stories of its digest are of these days"
                self._join(articles, "digest", reason)

    def clues(self, id_: ArticleId) -> Sequence[Clue]:
        """What the dated printings of an undated article's story, and its digest, say."""
        return self._clues[id_]

    def groups(self) -> list[list[ArticleId]]:
        """The undated articles, those of one time together, in the order of ids."""
        members: dict[str, list[ArticleId]] = defaultdict(list)
        for id_ in sorted(self._findings):
            if self._findings[id_].article.published is None:
                members[self._groups.find(id_)].append(id_)
        return list(members.values())

    def _join_printings(self, articles: Sequence[Article]) -> None:
        for article in articles:
            if article.published is None:
                reprints = [
                    other
                    for other in articles
                    if self._are_reprints(article, other)
                ]
                self._date_by_reprints(article.id, reprints)

    def _date_by_reprints(self, id_: ArticleId, reprints: Iterable[Article]) -> None:
        dated = []
        for other in reprints:
            if other.published is None:
                self._groups.join(id_, other.id)
            else:
                dated.append((_day(other), other.id))
        if dated:
            day, printing = min(dated)
            reason = f"another printing of the story ({printing}) is dated"
            self._clues[id_].append(Clue("printing", reason, likelihood=_near_steps(day)))

    def _are_reprints(self, article: Article, other: Article) -> bool:
        """Whether two articles are nearly the same; a notice that comes again has other words."""
        signatures = [self._findings[id_].signature for id_ in (article.id, other.id)]
        equal = sum(left == right for left, right in zip(*signatures, strict=True))
        return article.id != other.id and equal >= REPRINT * len(signatures[0])

    def _join(self, articles: Sequence[Article], kind: str, reason: str) -> None:
        undated = [article.id for article in articles if article.published is None]
        dated = sorted((_day(article), article.id) for article in articles if article.published)
        if dated:
            anchors = tuple(sorted({day for day, _ in dated}))
            clue = Clue(kind, reason.format(dated[0][1]), anchors)
            for id_ in undated:
                self._clues[id_].append(clue)
        for id_ in undated[1:]:
            self._groups.join(undated[0], id_)


def _numbers(article: Article) -> str:
    """The numbers of its opening, in order.

    A reprint keeps them; a notice that repeats for years has others each time.
    """
    return " ".join(sorted(set(_NUMBER.findall(article.text[:OPENING]))))


def _near_steps(day: int) -> Steps:
    """Likely near the day."""
    floor = (1 - REPRINTED_NEAR) / FAR
    pieces = [(FIRST, floor)]
    value = floor
    for reach, share in sorted(NEARNESS.items(), reverse=True):
        value += REPRINTED_NEAR * share / (2 * reach + 1)
        pieces.append((day - reach, value))
    for reach, share in sorted(NEARNESS.items()):
        value -= REPRINTED_NEAR * share / (2 * reach + 1)
        pieces.append((day + reach + 1, value))
    return log_steps(pieces)


def _days_spanned(articles: Iterable[Article]) -> int:
    """Days between the first and the last dated one; 0 without any."""
    days = [_day(article) for article in articles if article.published]
    return max(days) - min(days) if days else 0


def _day(article: Article) -> int:
    assert article.published is not None
    return article.published.period.first.toordinal()
