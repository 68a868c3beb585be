"""All that one article says on its own."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Article
from generator.model.dates import DateMention
from generator.model.events import Event
from generator.model.ids import Anchor, Span
from generator.model.names import Alias, Mention
from generator.model.problem import Problem
from generator.model.relations import Quote, Relation, Role
from generator.model.subjects import Phrase, Theme


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    anchor: Anchor  # from its words, so that edits elsewhere do not move it


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one article says on its own; the unit of the memo."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()  # in text order, never overlapping
    aliases: tuple[Alias, ...] = ()
    dates: tuple[DateMention, ...] = ()  # in text order, never overlapping
    events: tuple[Event, ...] = ()
    themes: tuple[Theme, ...] = ()  # best first
    phrases: tuple[Phrase, ...] = ()  # what it may be filed under, best first
    quotes: tuple[Quote, ...] = ()
    relations: tuple[Relation, ...] = ()  # in text order
    roles: tuple[Role, ...] = ()  # in text order
    # MinHash of the text's shingles: near duplicates agree in most places
    signature: tuple[int, ...] = ()
    fingerprints: tuple[int, ...] = ()  # texts that share a passage share some of them
    problems: tuple[Problem, ...] = ()
