"""The whole collection after resolution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.decisions import Judgement, Question
from generator.model.entities import Entity, Link
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId, Span
from generator.model.problem import Problem
from generator.model.relations import Office, Tie
from generator.model.subjects import Tag


@dataclass(frozen=True, slots=True)
class Story:
    """One story with all its printings; a reprint counts once everywhere."""

    id: ArticleId  # the lead printing
    printings: tuple[ArticleId, ...]  # lead first
    reasons: tuple[str, ...] = ()  # one line for each further printing


@dataclass(frozen=True, slots=True)
class Related:
    article: ArticleId
    score: float
    reasons: tuple[str, ...]  # "shares SMIC", "same week", ...


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Words of an article that stand, nearly equal, in an article of another story."""

    span: Span
    other: ArticleId
    other_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The whole collection after resolution; all that a page may show."""

    findings: Mapping[ArticleId, Findings]  # every printing, by id
    stories: Mapping[ArticleId, Story]  # by lead id
    story_of: Mapping[ArticleId, ArticleId]  # printing -> lead
    entities: Mapping[EntityId, Entity]
    links: Mapping[ArticleId, Mapping[Span, Link]]  # mention span -> entity
    # appears with: unique stories shared, most first
    companions: Mapping[EntityId, tuple[tuple[EntityId, int], ...]]
    related: Mapping[ArticleId, tuple[Related, ...]]  # best first
    # in text order
    passages: Mapping[ArticleId, tuple[SharedPassage, ...]] = field(default_factory=dict)
    timeline: tuple[TimelineEntry, ...]  # by day
    # of every printing, best first
    tags: Mapping[ArticleId, tuple[Tag, ...]] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()  # by subject, kind, object
    offices: tuple[Office, ...] = ()  # by person; newest first
    # UNSURE pairs: what the machine would like a person to decide
    unsure_pairs: tuple[Judgement, ...] = ()
    questions: tuple[Question, ...] = ()  # for a person, the most valuable first
    judgements: tuple[Judgement, ...] = ()  # what was decided, in the order it was written
    problems: tuple[Problem, ...] = ()
    source_count: int = 0  # how many sources were read
    withheld_count: int = 0  # stories of which nothing may be shown; they are nowhere in here
    # problems that may quote what is kept back: for the keeper alone
    private_problems: tuple[Problem, ...] = ()
