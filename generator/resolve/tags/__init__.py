"""All Findings, entities and a person's list of tags -> the Tags of every article.

Pure; the order of findings means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalog.tags import TagRule
from generator.english.keys import phrase_key
from generator.model.corpus import Story
from generator.model.entities import Entity, Link, Tier
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId, Span
from generator.model.names import Kind
from generator.model.subjects import Tag, TagBasis
from generator.resolve.tags.names import TagNames, name_tags
from generator.resolve.tags.score import PhraseCounts, count_phrases, score_phrases

MOST = 8  # tags of one story, apart from those that its source states
SURE = 0.65  # score from which a phrase is a tag: see the curve at the head of `tag_tree.tsv`
LONE = 0.45  # and from which the surest is, so that few stories have none
EARLY = 400  # characters of the first lines
KINDS = frozenset(
    {Kind.LAW, Kind.PROGRAMME, Kind.PRODUCT, Kind.EVENT}
)  # whose names are tags
SPANS = 6  # words of one article that a tag rests on

# What each sign adds to the salience of an entity, 0 to 1.
IN_HEADLINE = 0.45
IN_FIRST_LINES = 0.25
EACH_MENTION = 0.15
MENTIONS = 4  # that count, at most
MOST_SALIENT = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class TagSources:
    """What the tags of all stories are made from."""

    entities: Mapping[EntityId, Entity]
    links: Mapping[ArticleId, Mapping[Span, Link]]
    names: TagNames
    counts: PhraseCounts


def find_tags(
    findings: Mapping[ArticleId, Findings],
    stories: Iterable[Story],
    entities: Mapping[EntityId, Entity],
    links: Mapping[ArticleId, Mapping[Span, Link]],
    rules: Sequence[TagRule],
) -> dict[ArticleId, tuple[Tag, ...]]:
    """For each article its tags, those first that its source or a person states.

    Then what the story is about, the surest first.
    """
    ordered = sorted(stories, key=lambda story: story.id)
    leads = [findings[story.id] for story in ordered]
    names = name_tags(leads, rules)
    sources = TagSources(entities, links, names, count_phrases(leads))
    tags: dict[ArticleId, tuple[Tag, ...]] = {}
    for story in ordered:
        lead = findings[story.id]
        candidates = [
            *_tags_of_entities(lead, sources),
            *_tags_of_phrases(lead, sources),
        ]
        chosen = choose_tags(candidates, names)
        for id_ in story.printings:
            tags[id_] = _tags_of_printing(findings[id_], chosen, sources)
    return dict(sorted(tags.items()))


def _tags_of_phrases(findings: Findings, sources: TagSources) -> Iterator[Tag]:
    """The story's phrases as tags with their scores; two phrases of one tag are one."""
    tags: dict[str, Tag] = {}
    for score, phrase in score_phrases(findings, sources.counts):
        preferred = sources.names.preferred.get(phrase.key)
        key = preferred or phrase.key
        if key in tags:
            spans = _first_spans(tags[key].spans + phrase.spans)
            tags[key] = replace(tags[key], spans=spans)
            continue
        if preferred is not None:
            # A phrase that a person named has two chances.
            score = 1 - (1 - score) ** 2
        tags[key] = Tag(
            sources.names.names[key], key, TagBasis.WORDS, score, phrase.spans
        )
    return iter(tags.values())


def _tags_of_entities(findings: Findings, sources: TagSources) -> Iterator[Tag]:
    """Laws, programmes, products and events that the story is chiefly about."""
    for id_, spans in _spans_of_entities(findings, sources).items():
        score = _salience(findings, spans)
        if score >= SURE:
            entity_name = sources.entities[id_].name
            key = sources.names.key_of(entity_name)
            name = sources.names.ruled.get(key, entity_name)
            yield Tag(name, key, TagBasis.ENTITY, score, _first_spans(spans), id_)


def _spans_of_entities(
    findings: Findings, sources: TagSources
) -> dict[EntityId, list[Span]]:
    """The entities of KINDS that are surely named, with where."""
    spans: dict[EntityId, list[Span]] = {}
    links = sources.links.get(findings.article.id, {})
    for mention in findings.mentions:
        link = links.get(mention.span)
        if link is None or link.tier is Tier.POSSIBLE:
            continue
        entity = sources.entities.get(link.entity)
        if entity is None or entity.kind not in KINDS:
            continue
        spans_of_entity = spans.setdefault(entity.id, [])
        spans_of_entity.append(mention.span)
    return spans


def _salience(findings: Findings, spans: Sequence[Span]) -> float:
    """How chiefly a story is about an entity, 0 to 1: by where and how often it is named."""
    start = spans[0].start
    body = findings.article.body_start
    in_headline = start < body
    in_first_lines = start < body + EARLY
    mentions = min(len(spans), MENTIONS)
    score = (
        IN_HEADLINE * in_headline
        + IN_FIRST_LINES * in_first_lines
        + EACH_MENTION * mentions
    )
    return round(min(MOST_SALIENT, score), 4)


def choose_tags(
    candidates: Iterable[Tag], names: TagNames, lone: float = LONE, sure: float = SURE
) -> list[Tag]:
    """The surest, none twice, and of phrases that hold each other only the surer one.

    `lone` is the score that the surest needs, `sure` that of all others.
    """
    chosen: list[Tag] = []
    for tag in sorted(candidates, key=_surest_first):
        needed = sure if chosen else lone
        if len(chosen) == MOST or tag.score < needed:
            break
        if tag.key in names.never:
            continue
        if not any(_is_nested(tag.key, other.key) for other in chosen):
            chosen.append(tag)
    return chosen


def _surest_first(tag: Tag) -> tuple[float, str, TagBasis, str]:
    return -tag.score, tag.key, tag.basis, tag.entity or ""


def _is_nested(a: str, b: str) -> bool:
    """Whether the words of one key all stand in the other."""
    words = set(a.split())
    others = set(b.split())
    return words <= others or others <= words


def _tags_of_printing(
    findings: Findings, chosen: Sequence[Tag], sources: TagSources
) -> tuple[Tag, ...]:
    """The tags of one printing, each with the words of its text that earn it; stated ones first."""
    article = findings.article
    if any(
        correction.field == "tags"
        for correction in article.corrections
    ):
        return _corrected_tags(article.tags)
    stated = _stated_tags(findings, sources.names)
    others = [tag for tag in chosen if tag.key not in stated]
    most = max(MOST - len(stated), 0)
    spans_of_keys = _spans_of_keys(findings, sources.names)
    spans_of_entities = _spans_of_entities(findings, sources)
    tags = []
    for tag in (*stated.values(), *others[:most]):
        spans: Iterable[Span] = spans_of_keys.get(tag.key, ())
        if tag.entity:
            spans = spans_of_entities.get(tag.entity, ())
        tags.append(replace(tag, spans=_first_spans(spans)))
    return tuple(tags)


def _corrected_tags(names: Iterable[str]) -> tuple[Tag, ...]:
    """The tags exactly as a person gave them."""
    tags = []
    for name in dict.fromkeys(names):
        tags.append(Tag(name, phrase_key(name), TagBasis.STATED))
    return tuple(tags)


def _stated_tags(findings: Findings, names: TagNames) -> dict[str, Tag]:
    """Key -> a tag that the source states, named as in the whole collection."""
    stated = {}
    for name in findings.article.tags:
        if name.casefold() not in names.struck:
            key = names.key_of(name)
            tag_name = names.names.get(key, name)
            stated[key] = Tag(tag_name, key, TagBasis.STATED)
    return stated


def _spans_of_keys(findings: Findings, names: TagNames) -> dict[str, tuple[Span, ...]]:
    """Key of a tag -> where the phrases of it stand."""
    spans: dict[str, tuple[Span, ...]] = {}
    for phrase in findings.phrases:
        key = names.preferred.get(phrase.key, phrase.key)
        spans[key] = spans.get(key, ()) + phrase.spans
    return spans


def _first_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The first words in text order, none twice."""
    return tuple(sorted(set(spans)))[:SPANS]
