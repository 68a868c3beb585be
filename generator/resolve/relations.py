"""Relations and Roles of all articles -> Ties and Offices between entities: one for each thing said, a reprint counted once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from generator.model.corpus import Story
from generator.model.entities import Link, Tier
from generator.model.events import Certainty
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId, Span
from generator.model.relations import Bond, Cited, Office, Tie
from generator.resolve.entities.keys import lexicon

Links = Mapping[ArticleId, Mapping[Span, Link]]
_START = attrgetter("span.start")
_ALIKE = tuple((re.compile(rf"\b(?:{words})\b\.?"), one) for words, one in (
    ("ceo|chief executive officer", "chief executive"), ("cfo", "chief financial officer"), ("coo", "chief operating officer"),
    ("cto", "chief technology officer"), ("sen", "senator"), ("rep", "representative"), ("gov", "governor"), ("prof", "professor"),
    ("gen", "general"), ("col", "colonel"), ("spokes(?:man|woman)", "spokesperson"), ("chair(?:man|woman|person)", "chair"),
    ("congress(?:man|woman)", "representative"), ("advisor", "adviser"), ("u s|u\\.s|united states", "us")))
_SMALL = lexicon("of at for in from with to on the a an new current now s")


def ties(findings: Mapping[ArticleId, Findings], stories: Iterable[Story], links: Links) -> tuple[Tie, ...]:
    """Where both names are sure enough to be linked; by subject, kind, object and certainty."""
    told: dict[tuple[EntityId, Bond, EntityId, Certainty], dict[ArticleId, Cited]] = defaultdict(dict)
    for story, found in _printings(findings, stories):
        for one in found.relations:
            subject, object_ = (_linked(links, found, span) for span in (one.subject, one.object_))
            if subject and object_ and subject != object_:
                told[subject, one.kind, object_, one.certainty].setdefault(story, _cited(found, one.span))
    return tuple(Tie(kind, subject, object_, sure, _newest(findings, some.values()))
                 for (subject, kind, object_, sure), some in sorted(told.items()))


def offices(findings: Mapping[ArticleId, Findings], stories: Iterable[Story], links: Links) -> tuple[Office, ...]:
    """What each person is said to be, the same words once; by person, the newest first."""
    said = [(story, found, one, person) for story, found in _printings(findings, stories) for one in found.roles
            if (person := _linked(links, found, one.person))]
    bodies: dict[tuple[EntityId, str], tuple[str, EntityId]] = {}  # a person's words -> the same without the body, which is linked
    for _, found, one, person in said:
        if one.organisation and (body := _linked(links, found, one.organisation)):
            bodies[person, _plain(found, one.span)] = _plain(found, one.span, without=one.organisation), body
    told: dict[tuple[EntityId, EntityId | None, str, bool], dict[ArticleId, Cited]] = defaultdict(dict)
    for story, found, one, person in said:
        words = _plain(found, one.span)
        rest, at = bodies.get((person, words), (words, None))
        told[person, at, rest, one.former].setdefault(story, _cited(found, one.span))
    made = [Office(person, body, former, _newest(findings, some.values())) for (person, body, _, former), some in told.items()]
    return tuple(sorted(made, key=lambda one: (one.person, _age(findings, one.told[0]), one.told[0], one.organisation or "", one.former)))


def _printings(findings: Mapping[ArticleId, Findings], stories: Iterable[Story]) -> Iterator[tuple[ArticleId, Findings]]:
    for story in stories:
        for id_ in story.printings:
            yield story.id, findings[id_]


def _linked(links: Links, found: Findings, span: Span) -> EntityId | None:
    link = links[found.article.id].get(span)
    return link.entity if link and link.tier is not Tier.POSSIBLE else None


def _cited(found: Findings, span: Span) -> Cited:
    sentence = found.sentences[max(0, bisect_right(found.sentences, span.start, key=_START) - 1)]
    return Cited(found.article.id, sentence.anchor, span)


def _newest(findings: Mapping[ArticleId, Findings], some: Iterable[Cited]) -> tuple[Cited, ...]:
    return tuple(sorted(some, key=lambda one: (_age(findings, one), one.article, one.span)))


def _age(findings: Mapping[ArticleId, Findings], one: Cited) -> int:
    """Grows with age; undated is oldest."""
    published = findings[one.article].article.published
    return -published.period.first.toordinal() if published else 0


def _plain(found: Findings, span: Span, without: Span | None = None) -> str:
    """The words by which two roles are one: "the CEO of Acme" is "Acme's chief executive"."""
    text = found.article.text
    words = text[span.start:span.end]
    if without:
        words = f"{text[span.start:without.start]} {text[without.end:span.end]}"
    words = re.sub(r"['’]s\b", " ", words.casefold())
    for alike, one in _ALIKE:
        words = alike.sub(one, words)
    return " ".join(word for word in re.findall(r"\w+", words) if word not in _SMALL)
