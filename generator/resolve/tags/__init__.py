"""All Findings, entities and a person's list of tags -> the Tags of every article.

Pure; the order of findings means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalog.tag_rules import TagRule
from generator.english.keys import phrase_key
from generator.model.corpus import Story
from generator.model.entities import Entity, Link, Tier
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId, Span
from generator.model.names import Kind
from generator.model.subjects import Tag, TagBasis
from generator.resolve.tags.names import Names, names_of
from generator.resolve.tags.score import Collected, collected, scores

MOST = 8  # tags of one story, those apart that its source states
SURE = 0.65  # score from which a phrase is a tag: see the curve at the head of `tag_tree.tsv`
LONE = 0.45  # and from which the surest is, so that few stories have none
EARLY = 400  # characters of the first lines
KINDS = frozenset({Kind.LAW, Kind.PROGRAMME, Kind.PRODUCT, Kind.EVENT})  # whose names are tags
SPANS = 6  # words of one article that a tag rests on


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What the tags of all stories are made from."""

    entities: Mapping[EntityId, Entity]
    links: Mapping[ArticleId, Mapping[Span, Link]]
    names: Names
    collected: Collected


def tags(
    findings: Mapping[ArticleId, Findings], stories: Iterable[Story],
    entities: Mapping[EntityId, Entity],
    links: Mapping[ArticleId, Mapping[Span, Link]], rules: Sequence[TagRule],
) -> dict[ArticleId, tuple[Tag, ...]]:
    """For each article its tags, those first that its source or a person states.

    Then what the story is about, the surest first.
    """
    told = sorted(stories, key=lambda story: story.id)
    leads = [findings[story.id] for story in told]
    known = Known(entities, links, names_of(leads, rules), collected(leads))
    made: dict[ArticleId, tuple[Tag, ...]] = {}
    for story in told:
        found = findings[story.id]
        best = chosen([*subjects(found, known), *worded(found, known)], known.names)
        made.update((id_, given(findings[id_], best, known)) for id_ in story.printings)
    return dict(sorted(made.items()))


def worded(found: Findings, known: Known) -> Iterator[Tag]:
    """The story's phrases as tags with their scores; one that a person named has two chances."""
    joined: dict[str, Tag] = {}
    for score, phrase in scores(found, known.collected):
        key = known.names.preferred.get(phrase.key)
        sure = score if key is None else 1 - (1 - score) ** 2
        mine = key or phrase.key
        tag = Tag(known.names.called[mine], mine, TagBasis.WORDS, sure, phrase.spans)
        other = joined.get(tag.key)
        joined[tag.key] = replace(other, spans=first(other.spans + tag.spans)) if other else tag
    return iter(joined.values())


def subjects(found: Findings, known: Known) -> Iterator[Tag]:
    """Laws, programmes, products and events that the story is chiefly about."""
    for id_, spans in named(found, known).items():
        name = known.entities[id_].name
        key = known.names.preferred.get(phrase_key(name), phrase_key(name))
        score = salience(found, spans)
        if score >= SURE:
            called = known.names.ruled.get(key, name)
            yield Tag(called, key, TagBasis.ENTITY, score, first(spans), id_)


def named(found: Findings, known: Known) -> dict[EntityId, list[Span]]:
    """The entities of KINDS that are surely named, with where."""
    spans: dict[EntityId, list[Span]] = {}
    links = known.links.get(found.article.id, {})
    for mention in found.mentions:
        link = links.get(mention.span)
        sure = link and link.tier is not Tier.POSSIBLE
        entity = known.entities.get(link.entity) if link and sure else None
        if entity and entity.kind in KINDS:
            spans.setdefault(entity.id, []).append(mention.span)
    return spans


def salience(found: Findings, spans: Sequence[Span]) -> float:
    """How chiefly a story is about an entity, 0 to 1: by where and how often it is named."""
    start, body = spans[0].start, found.article.body
    headed, early = start < body, start < body + EARLY
    return round(min(0.95, 0.45 * headed + 0.25 * early + 0.15 * min(len(spans), 4)), 4)


def chosen(
    weighed: Iterable[Tag], names: Names, lone: float = LONE, sure: float = SURE,
) -> list[Tag]:
    """The surest, none twice, and of phrases that hold each other only the surer one."""
    best: list[Tag] = []
    for tag in sorted(weighed, key=lambda tag: (-tag.score, tag.key, tag.basis, tag.entity or "")):
        if len(best) == MOST or tag.score < (sure if best else lone):
            break
        if tag.key not in names.never and not any(nested(tag.key, other.key) for other in best):
            best.append(tag)
    return best


def nested(one: str, other: str) -> bool:
    """Whether the words of one key all stand in the other."""
    some, others = set(one.split()), set(other.split())
    return some <= others or others <= some


def given(found: Findings, best: Sequence[Tag], known: Known) -> tuple[Tag, ...]:
    """The tags of one printing, each with the words of its text that earn it; stated ones first."""
    if any(one.field == "tags" for one in found.article.corrections):
        return tuple(Tag(name, phrase_key(name), TagBasis.STATED)
                     for name in dict.fromkeys(found.article.tags))
    stated = {}
    for name in found.article.tags:
        if name.casefold() not in known.names.struck:
            tag = of_source(name, known.names)
            stated[tag.key] = tag
    there: dict[str, tuple[Span, ...]] = {}
    for phrase in found.phrases:
        key = known.names.preferred.get(phrase.key, phrase.key)
        there[key] = there.get(key, ()) + phrase.spans
    placed = named(found, known)
    more = [tag for tag in best if tag.key not in stated][:max(MOST - len(stated), 0)]
    return tuple(
        replace(tag, spans=first(
            placed.get(tag.entity, ()) if tag.entity else there.get(tag.key, ())))
        for tag in [*stated.values(), *more])


def of_source(name: str, names: Names) -> Tag:
    """A tag that a source states, called as the collection calls it."""
    key = names.preferred.get(phrase_key(name), phrase_key(name))
    return Tag(names.called.get(key, name), key, TagBasis.STATED)


def first(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The first words in text order, none twice."""
    return tuple(sorted(set(spans)))[:SPANS]
