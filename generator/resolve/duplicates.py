"""Findings -> Stories: the same story printed twice (exact, near, cut short, or only announced) is one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from generator.model.article import Article, Basis
from generator.model.corpus import Story
from generator.model.findings import Findings
from generator.model.ids import Anchor, ArticleId
from generator.resolve.decisions.judging import Rulings
from generator.resolve.entities.groups import Groups
from generator.resolve.entities.keys import fold

BANDS, ROWS = 16, 4  # of 64 places: two texts that agree in 70 % of places share a band 98.8 times in 100
ALIKE = 0.7  # share of equal places that makes a near duplicate
FAR_ALIKE = 0.9  # the same, for articles dated more than a fortnight apart
FAR = 14  # days
HELD = 0.8  # share of the shorter text's sentences, by length, that the longer one has word for word
HELD_LENGTH = 200  # characters that two texts must share at least
SENTENCE = 40  # characters; shorter sentences are no sign
COMMON = 20  # articles; a sentence printed in more is furniture
COPY = 0.95  # share of equal places above which numbers and names don't matter
FILLED = 3  # different numbers, or names, that a text must have for them to matter
LEADERS = 4  # articles of a bucket that each of its members is compared with
OPENING = 8  # words; texts that begin otherwise aren't compared whole
HEADLINE = 4  # words; shorter headlines are no sign

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")

Pair = tuple[ArticleId, ArticleId]


def stories(findings: Mapping[ArticleId, Findings], rulings: Rulings) -> tuple[Story, ...]:
    """Every article in exactly one story, by lead id; a person's word on two articles wins."""
    groups, reasons = Groups(), defaultdict[str, list[str]](list)
    for one in rulings.different:
        if {one.left, one.right} <= findings.keys():
            groups.part([one.left], [one.right])
    said = [(ArticleId(one.left), ArticleId(one.right), f"judged the same by {one.by or 'a person'}")
            for one in rulings.same if {one.left, one.right} <= findings.keys() and one.left != one.right]
    for a, b, why in (*said, *exact(findings), *near(findings), *held(findings), *announced(findings)):
        if groups.find(a) != groups.find(b) and groups.join(a, b):
            reasons[a].append(why)
            reasons[b].append(why)
    members: dict[str, list[ArticleId]] = defaultdict(list)
    for id_ in findings:
        members[groups.find(id_)].append(id_)
    return tuple(sorted((story([findings[id_].article for id_ in ids], reasons) for ids in members.values()), key=lambda s: s.id))


def story(printings: Sequence[Article], reasons: Mapping[str, Sequence[str]]) -> Story:
    """Its lead is the fullest; of those nearly as full, the first dated, with an outlet."""
    if len(printings) == 1:
        return Story(printings[0].id, (printings[0].id,))
    longest = max(len(article.text) for article in printings)

    def order(article: Article) -> tuple[object, ...]:
        first = article.published.period.first.toordinal() if article.published and article.published.basis is not Basis.INFERRED else 10**7
        return article.stub, len(article.text) < 0.9 * longest, first, article.outlet is None, -len(article.text), article.id

    ordered = sorted(printings, key=order)
    return Story(ordered[0].id, tuple(article.id for article in ordered), tuple(
        f"{article.title}: {reasons[article.id][0] if reasons[article.id] else 'same story'}" for article in ordered[1:]))


def near_in_time(a: Article, b: Article) -> bool:
    """Within a fortnight, as far as is known."""
    if not a.published or not b.published:
        return True
    one, other = sorted((a.published.period, b.published.period))
    return (other.first - one.last).days <= FAR


def parts_of_one(a: Article, b: Article) -> bool:
    """Two stories of one file: what they share is furniture."""
    return a.source == b.source and (a.part_of is not None or b.part_of is not None)


def exact(findings: Mapping[ArticleId, Findings]) -> Iterator[tuple[ArticleId, ArticleId, str]]:
    """The same words, whatever the case and marks."""
    texts = {id_: text for id_, found in findings.items() if len(text := found.article.text[found.article.body:]) >= SENTENCE}
    openings = {id_: " ".join(text.split(None, OPENING)[:OPENING]).casefold() for id_, text in texts.items()}
    often = Counter(openings.values())
    seen: dict[str, ArticleId] = {}
    for id_, text in texts.items():
        if often[openings[id_]] > 1:
            first = seen.setdefault(" ".join(text.casefold().split()), id_)
            if first != id_:
                yield first, id_, "the same text"


def near(findings: Mapping[ArticleId, Findings]) -> Iterator[tuple[ArticleId, ArticleId, str]]:
    """Pairs that share a band of their signatures, and then most of its places."""
    buckets: dict[tuple[int, ...], list[ArticleId]] = defaultdict(list)
    for id_, found in findings.items():
        if len(found.signature) == BANDS * ROWS:
            for band in range(BANDS):
                buckets[(band, *found.signature[band * ROWS:(band + 1) * ROWS])].append(id_)
    seen: set[Pair] = set()
    for bucket in buckets.values():
        for n, id_ in enumerate(bucket[1:], 1):
            for leader in bucket[:min(n, LEADERS)]:
                if (leader, id_) not in seen:
                    seen.add((leader, id_))
                    if share := alike(findings[leader], findings[id_]):
                        yield leader, id_, f"{share:.0%} of the text is the same"


def alike(a: Findings, b: Findings) -> float:
    """The share of equal places in two signatures; 0 if they're no duplicates."""
    share = sum(x == y for x, y in zip(a.signature, b.signature, strict=True)) / len(a.signature)
    wanted = ALIKE if near_in_time(a.article, b.article) else FAR_ALIKE
    return share if share >= wanted and not parts_of_one(a.article, b.article) and not refilled(a, b, share) else 0.0


def refilled(a: Findings, b: Findings, share: float) -> bool:
    """One form filled in twice: most words are the same, but most numbers, or most names, are others."""
    if share >= COPY:
        return False
    return others(*(set(_NUMBER.findall(found.article.text)) for found in (a, b))) or others(
        *({mention.surface for mention in found.mentions} for found in (a, b)))


def others(mine: set[str], yours: set[str]) -> bool:
    """Whether two texts that have enough of these to tell share less than half of them."""
    return min(len(mine), len(yours)) >= FILLED and len(mine & yours) < 0.5 * len(mine | yours)


def held(findings: Mapping[ArticleId, Findings]) -> Iterator[tuple[ArticleId, ArticleId, str]]:
    """One text holds nearly all sentences of the other: agency copy that an outlet cut."""
    where: dict[Anchor, list[ArticleId]] = defaultdict(list)
    lengths: dict[ArticleId, dict[Anchor, int]] = {}
    for id_, found in findings.items():
        long = {s.anchor: s.span.end - s.span.start for s in found.sentences if s.span.end - s.span.start >= SENTENCE}
        lengths[id_] = long
        for anchor in long:
            where[anchor].append(id_)
    shared: Counter[Pair] = Counter()
    for anchor, ids in where.items():
        if 1 < len(ids) <= COMMON:
            for pair in combinations(ids, 2):
                shared[pair] += min(lengths[pair[0]][anchor], lengths[pair[1]][anchor])
    for (a, b), length in shared.items():
        whole = min(sum(lengths[a].values()), sum(lengths[b].values()))
        first, second = findings[a].article, findings[b].article
        if length >= max(HELD_LENGTH, HELD * whole) and near_in_time(first, second) and not parts_of_one(first, second):
            yield a, b, f"{length / whole:.0%} of the shorter text stands in the longer one"


def announced(findings: Mapping[ArticleId, Findings]) -> Iterator[tuple[ArticleId, ArticleId, str]]:
    """A stub, and the article (or another stub) of the same headline."""
    titled: dict[str, list[ArticleId]] = defaultdict(list)
    for id_, found in findings.items():
        headline = fold(found.article.title)
        if len(headline.split()) >= HEADLINE:
            titled[headline].append(id_)
    for ids in titled.values():
        whole = sorted(ids, key=lambda id_: (findings[id_].article.stub, id_))
        for id_ in whole[1:]:
            if findings[id_].article.stub and near_in_time(findings[whole[0]].article, findings[id_].article):
                yield whole[0], id_, "the same headline; one is a stub"

