"""All Findings -> Corpus: the only place that sees the whole collection."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalog import Catalogue
from generator.model.corpus import Corpus
from generator.model.decisions import Judgement
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.names import Kind
from generator.model.problem import Problem
from generator.resolve.decisions import again
from generator.resolve.decisions.judging import handle, rulings, subject, unmatched, with_names
from generator.resolve.duplicates import stories
from generator.resolve.entities import resolve_entities
from generator.resolve.entities.block import build_block
from generator.resolve.entities.cluster import cluster_names
from generator.resolve.entities.doubts import find_doubts
from generator.resolve.entities.kinds import catalogue_with_kinds, findings_with_kinds, judged_kinds
from generator.resolve.entities.listings import with_listings
from generator.resolve.links import PLACE, casts, related, shelf, together
from generator.resolve.questions import questions
from generator.resolve.questions.asking import Resolved
from generator.resolve.relations import offices, ties
from generator.resolve.tags import tags
from generator.resolve.timeline import settling, timeline
from generator.words import slug


def resolve(
    findings: Iterable[Findings], judgements: Iterable[Judgement], catalogue: Catalogue,
    *, problems: tuple[Problem, ...] = (), files: int = 0,
) -> Corpus:
    """One collection of everything. The order of `findings` means nothing; a person's judgements win."""
    found, doubled = by_id(findings)
    given = tuple(judgements)
    of_events, said = settling.of_events(given)
    said = again.judgements(said, found)
    decided = rulings(said)
    called = judged_kinds(decided)
    found, catalogue = findings_with_kinds(found, called), catalogue_with_kinds(catalogue, called)
    told = {story.id: story for story in stories(found, decided)}
    story_of = {printing: story.id for story in told.values() for printing in story.printings}
    blocked = build_block(
        found, catalogue, frozenset(handle(one.left) for one in decided.rejected),
        [(one.left, one.right) for one in decided.different if handle(one.left) != handle(one.right)])
    clustered = cluster_names(found, blocked, with_names(decided))
    people, links = resolve_entities(found, blocked, clustered, story_of, decided)
    people, namesakes, heard = with_listings(people, blocked, decided, catalogue.registry)
    cast = casts(told.values(), links)
    states = {entry.id for entry in catalogue.entries if entry.capitals}
    places = frozenset(id_ for id_, entity in people.items() if entity.kind in (Kind.PLACE, Kind.GROUP) or id_ in states)
    dull: dict[str, float] = {**dict.fromkeys(places, PLACE), **{slug(outlet.name): 0.0 for outlet in catalogue.outlets}}
    told_when, lost, looked_at = settling.settled(timeline(found, told.values(), links, places), of_events, found)
    alike = (*find_doubts(people, decided, blocked.entries), *namesakes)
    asked = questions(Resolved(found, told.keys(), blocked, clustered, people, links, told_when, alike),
                      frozenset(subject(one) for one in said), looked_at)
    tagged = tags(found, told.values(), people, links, catalogue.tags)
    missed = unmatched(decided, heard | blocked.handles | clustered.handles.nodes.keys() | {handle(id_) for id_ in found})
    return Corpus(
        findings=found, stories=told, story_of=dict(sorted(story_of.items())), entities=people, links=links, together=together(cast),
        related=related(told.values(), shelf(found, people, cast, dull, tagged)), timeline=told_when,
        tags=tagged,
        ties=ties(found, told.values(), links), offices=offices(found, told.values(), links), doubts=alike, questions=asked,
        judgements=given, files=files,
        problems=tuple(sorted({*problems, *doubled, *decided.problems, *clustered.problems, *missed, *lost,
                               *(one for f in found.values() for one in f.problems)})))


def by_id(findings: Iterable[Findings]) -> tuple[dict[ArticleId, Findings], list[Problem]]:
    """Findings in the order of their ids. Two articles of one id: the first by path and place stays, the other is a Problem."""
    found: dict[ArticleId, Findings] = {}
    doubled = []
    for one in sorted(findings, key=lambda one: (one.article.id, one.article.source, one.article.bytes_, one.article.text)):
        if one.article.id in found:
            doubled.append(Problem(one.article.source, f"`{one.article.id}` is another article's id too", "rename the file or the record"))
        else:
            found[one.article.id] = one
    return found, doubled
