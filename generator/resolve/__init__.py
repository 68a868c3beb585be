"""All Findings -> Corpus: the only place that sees the whole collection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter

from generator.catalog import Catalogue
from generator.model.corpus import Corpus, Story
from generator.model.decisions import Judgement
from generator.model.entities import Entity
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.model.names import Kind
from generator.model.problem import Problem
from generator.resolve.decisions.judging import (
    Rulings,
    add_typed_names,
    find_rulings,
    find_unmatched,
    handle,
    subject,
)
from generator.resolve.decisions.relocate import relocate_judgements
from generator.resolve.duplicates.overlaps import Overlaps
from generator.resolve.duplicates.passages import find_passages
from generator.resolve.entities import resolve_entities
from generator.resolve.entities.block import Block, build_block
from generator.resolve.entities.cluster import cluster_names
from generator.resolve.entities.doubts import find_doubts
from generator.resolve.entities.kinds import (
    catalogue_with_kinds,
    findings_with_kinds,
    judged_kinds,
)
from generator.resolve.entities.listings import with_listings
from generator.resolve.questions import find_questions
from generator.resolve.related import find_related
from generator.resolve.relations import find_offices, find_ties
from generator.resolve.resolution import Resolution
from generator.resolve.stories import find_stories
from generator.resolve.story_index import PLACE, build_index
from generator.resolve.tags import find_tags
from generator.resolve.themes import learn_themes
from generator.resolve.timeline import build_timeline, judged
from generator.resolve.together import count_together, find_casts
from generator.words import slug

FindingsById = Mapping[ArticleId, Findings]
StoriesById = Mapping[ArticleId, Story]
_SOURCE_ORDER = attrgetter(
    "article.id", "article.source", "article.byte_range", "article.text"
)


def resolve(
    findings: Iterable[Findings],
    judgements: Iterable[Judgement],
    catalogue: Catalogue,
    *,
    problems: tuple[Problem, ...] = (),
    files: int = 0,
) -> Corpus:
    """One Corpus of everything. The order of `findings` means nothing; people's judgements win."""
    by_id, repeated_ids = index_findings(findings)
    given = tuple(judgements)
    on_events, on_others = judged.split_judgements(given)
    on_others = relocate_judgements(on_others, by_id)
    rulings = find_rulings(on_others)
    kinds = judged_kinds(rulings)
    by_id = findings_with_kinds(by_id, kinds)
    catalogue = catalogue_with_kinds(catalogue, kinds)
    overlaps = Overlaps(by_id)
    stories = {story.id: story for story in find_stories(by_id, rulings, overlaps)}
    by_id = learn_themes(by_id, stories.values(), catalogue.themes)
    resolution, unmatched = _resolve_names(by_id, stories, catalogue, rulings)
    places = _find_places(resolution.entities, catalogue)
    entries = build_timeline(by_id, stories.values(), resolution.links, places)
    timeline = judged.apply_judgements(entries, on_events, by_id)
    passages = find_passages(by_id, stories.values(), overlaps)
    resolution = replace(resolution, timeline=timeline.entries, passages=passages)
    subjects = frozenset(subject(judgement) for judgement in on_others)
    all_problems = {*problems, *repeated_ids, *unmatched, *timeline.problems}
    all_problems.update(rulings.problems, resolution.clustered.problems)
    for article_findings in by_id.values():
        all_problems.update(article_findings.problems)
    return replace(
        _build_corpus(resolution, places, catalogue),
        questions=find_questions(resolution, subjects, timeline.pairs),
        judgements=given,
        problems=tuple(sorted(all_problems)),
        source_count=files,
    )


def index_findings(
    findings: Iterable[Findings],
) -> tuple[dict[ArticleId, Findings], list[Problem]]:
    """(findings by id, in the order of ids; a Problem for each id that two articles have).

    Of two articles with one id the first by path and place stays.
    """
    by_id: dict[ArticleId, Findings] = {}
    problems = []
    for article_findings in sorted(findings, key=_SOURCE_ORDER):
        article = article_findings.article
        if article.id in by_id:
            what = f"`{article.id}` is another article's id too"
            problems.append(
                Problem(article.source, what, "rename the file or the record")
            )
        else:
            by_id[article.id] = article_findings
    return by_id, problems


def _resolve_names(
    findings: FindingsById, stories: StoriesById, catalogue: Catalogue, rulings: Rulings
) -> tuple[Resolution, list[Problem]]:
    """(the names of all articles as entities, Problems with judgements of names that are gone)."""
    blocked = _block(findings, catalogue, rulings)
    clustered = cluster_names(findings, blocked, add_typed_names(rulings))
    story_of = _story_of_printing(stories)
    unlisted, links = resolve_entities(findings, blocked, clustered, story_of, rulings)
    by_id, namesakes, listings = with_listings(
        unlisted, blocked, rulings, catalogue.listings
    )
    handles = {handle(id_) for id_ in findings}
    handles.update(listings, blocked.handles, clustered.handles.nodes)
    resolution = Resolution(
        findings=findings,
        stories=stories,
        blocked=blocked,
        clustered=clustered,
        entities=by_id,
        links=links,
        doubts=(*find_doubts(by_id, rulings, blocked.entries), *namesakes),
    )
    return resolution, find_unmatched(rulings, handles)


def _block(findings: FindingsById, catalogue: Catalogue, rulings: Rulings) -> Block:
    """The names of all articles, as far as judgements leave them names."""
    rejected = frozenset(handle(judgement.left) for judgement in rulings.rejected)
    different = []
    for judgement in rulings.different:
        if handle(judgement.left) != handle(judgement.right):
            different.append((judgement.left, judgement.right))
    return build_block(findings, catalogue, rejected, different)


def _story_of_printing(stories: StoriesById) -> dict[ArticleId, ArticleId]:
    """Article -> the lead of its story, in the order of articles' ids."""
    story_of = {}
    for story in stories.values():
        for id_ in story.printings:
            story_of[id_] = story.id
    return dict(sorted(story_of.items()))


def _find_places(
    entities: Mapping[EntityId, Entity], catalogue: Catalogue
) -> frozenset[EntityId]:
    """The places, groups and states, which do nothing by themselves in a timeline."""
    states = {
        entry.id
        for entry in catalogue.entries
        if entry.capitals
    }
    places = set()
    for id_, entity in entities.items():
        if entity.kind in (Kind.PLACE, Kind.GROUP) or id_ in states:
            places.add(id_)
    return frozenset(places)


def _build_corpus(
    resolution: Resolution, places: frozenset[EntityId], catalogue: Catalogue
) -> Corpus:
    """The Corpus without questions, judgements and problems."""
    findings, entities, links = (
        resolution.findings,
        resolution.entities,
        resolution.links,
    )
    stories = resolution.stories.values()
    casts = find_casts(stories, links)
    tags = find_tags(findings, stories, entities, links, catalogue.tags)
    dull: dict[str, float] = dict.fromkeys(places, PLACE)
    for outlet in catalogue.outlets:
        dull[slug(outlet.name)] = 0.0
    index = build_index(findings, entities, casts, dull, tags)
    return Corpus(
        findings=findings,
        stories=resolution.stories,
        story_of=_story_of_printing(resolution.stories),
        entities=entities,
        links=links,
        companions=count_together(casts),
        related=find_related(stories, index),
        passages=resolution.passages,
        timeline=resolution.timeline,
        tags=tags,
        ties=find_ties(findings, stories, links),
        offices=find_offices(findings, stories, links),
        unsure_pairs=resolution.doubts,
    )
