"""An entity -> with whom it appears most; the first of them each with a sentence that tells something of both."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from generator.model.entities import Tier
from generator.model.findings import Findings, Sentence
from generator.model.ids import EntityId, Span
from generator.model.names import Mention
from generator.model.relations import Cited
from generator.render import desk, marks
from generator.render.library import START, Library
from generator.render.markup import Raw
from generator.render.paths import Here
from generator.render.quoting import LONGEST, cited
from generator.words import counted

TOGETHER = 15  # that are named
QUOTED = 5  # the first of them, each with a sentence
LOOKED_AT = 60  # newest articles that name both
NAMES = 5  # in a sentence; one with more is a list
WORDS = 6  # at least, of a sentence that tells something
_WHOLE = re.compile(r"[“\"‘(]?(?!(?:He|She|It|They|His|Her|Its|Their|This|These|Those|That)\b)[^\Wa-z_].*[.!?][”\"’)]*", re.DOTALL)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|said|says|told|made|makes|took|takes|gave|gives|"
    r"met|meets|held|holds|led|leads|became|becomes|began|begins|won|wins|sold|bought|built|brought|sent|went|came|got|put|set|saw|knew|"
    r"found|kept|left|lost|ran|wrote|wants|plans|calls|works|urges|supports|serves|remains|[a-z]{2,}ed)\b")
_FURNITURE = re.compile(r"[|@•]|https?:|www\.|\d{3}[/-]\d{3}|:\s*$|\n")


def companions(library: Library, id_: EntityId) -> list[tuple[EntityId, int]]:
    """The others by unique stories shared, most first; of equals one that a sentence names too comes first."""
    some = [(other, n) for other, n in library.corpus.together.get(id_, ())[:TOGETHER] if other in library.corpus.entities]
    return sorted(some, key=lambda one: (-one[1], sentence(library, id_, one[0]) is None))


def quoted(library: Library, id_: EntityId, here: Here) -> list[Raw]:
    """The first of them in words: the name, in how many stories, and a sentence that names both, where one may be shown."""
    return [_one(library, id_, other, n, here) for other, n in companions(library, id_)[:QUOTED]]


def _one(library: Library, id_: EntityId, other: EntityId, n: int, here: Here) -> Raw:
    of = sentence(library, id_, other)
    when = Raw(f' <span class="meta">· {desk.dated(library.corpus.findings[of.article])}</span>') if of else ""
    told = cited(library, of, here, more=when) if of else ""
    return Raw(f'{marks.entity(library, other, here)} <span class="count">{counted(n, "story", "stories")}</span> {told}')


def sentence(library: Library, one: EntityId, other: EntityId) -> Cited | None:
    """The shortest whole sentence that tells of both in the newest article that has one; failing that, any that names both."""
    pair = (min(one, other), max(one, other))
    if pair not in library.kept.together:
        library.kept.together[pair] = _best(library, *pair)
    return library.kept.together[pair]


def _best(library: Library, one: EntityId, other: EntityId) -> Cited | None:
    shared = library.mentions.get(one, {}).keys() & library.mentions.get(other, {}).keys()
    best: tuple[int, Cited] | None = None
    for id_ in sorted(shared, key=library.places.__getitem__)[:LOOKED_AT]:
        both = list(_both(library, library.corpus.findings[id_], one, other))
        if both:
            rank, _, of = min(both)
            best = best if best and best[0] <= rank else (rank, of)
            if not rank:
                break
    return best[1] if best else None


def _both(library: Library, found: Findings, one: EntityId, other: EntityId) -> Iterator[tuple[int, int, Cited]]:
    """Sentences that name both, with how ill they tell of them, and how long they are."""
    id_ = found.article.id
    theirs = _by_sentence(library, found, other)
    for n, mention in _by_sentence(library, found, one).items():
        told, near = found.sentences[n], theirs.get(n)
        if near:
            span = Span(min(mention.span.start, near.span.start), max(mention.span.end, near.span.end))
            if span.end - span.start < LONGEST:
                yield ill(found, told), told.span.end - told.span.start, Cited(id_, told.anchor, span)


def _by_sentence(library: Library, found: Findings, id_: EntityId) -> dict[int, Mention]:
    """Which sentence -> the entity's first name in it that is sure enough."""
    links = library.corpus.links[found.article.id]
    named: dict[int, Mention] = {}
    for mention in library.mentions[id_][found.article.id]:
        n = bisect_right(found.sentences, mention.span.start, key=START) - 1
        if n >= 0 and mention.span.end <= found.sentences[n].span.end and links[mention.span].tier is not Tier.POSSIBLE:
            named.setdefault(n, mention)
    return named


def ill(found: Findings, told: Sentence) -> int:
    """0 if it can be read on its own: whole, with a verb, in the body, and no list of names; 1 if it is short; else 2."""
    words = found.article.text[told.span.start:told.span.end]
    if len(words) > LONGEST:
        return 2
    torn = words.count('"') % 2 or words.count("“") != words.count("”") or _FURNITURE.search(words)
    if told.span.start < found.article.body or len(words.split()) < WORDS or torn or not _WHOLE.fullmatch(words) or not _VERB.search(words):
        return 1
    first = bisect_left(found.mentions, told.span.start, key=START)
    named = sum(1 for one in islice(found.mentions, first, first + NAMES + 1) if one.span.start < told.span.end)
    return int(named > NAMES)


def rows(library: Library) -> Iterator[tuple[EntityId, EntityId, int, Cited]]:
    """Each pair of an entity with a page and one of its first companions, once, with the sentence; by entity."""
    seen: set[tuple[EntityId, EntityId]] = set()
    for id_ in sorted(library.paged):
        for other, n in companions(library, id_)[:QUOTED]:
            of = sentence(library, id_, other)
            if of and (other, id_) not in seen:
                seen.add((id_, other))
                yield id_, other, n, of
