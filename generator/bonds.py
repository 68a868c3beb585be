"""The nouns of who is what to whom: as one article's words say it, and as the collection does. Part of `model`; see there."""

from __future__ import annotations

from dataclasses import dataclass

from generator.terms import Anchor, ArticleId, Bond, Certainty, EntityId, Span


@dataclass(frozen=True, slots=True)
class Relation:
    """Words of one sentence that say what one name is to another."""

    kind: Bond
    subject: Span  # of a Mention
    object_: Span
    span: Span  # the words that say so, with both names
    certainty: Certainty
    by: str


@dataclass(frozen=True, slots=True)
class Role:
    """Words beside a person's name that say what the person is: "head of research at Acme"."""

    person: Span  # of a Mention
    organisation: Span | None  # the same; None where the words name none
    span: Span  # the words, the organisation's name among them
    former: bool
    by: str


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """One article's sentence, and the words in it that a claim rests on."""

    article: ArticleId
    anchor: Anchor
    span: Span


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two entities, as the collection tells it."""

    kind: Bond
    subject: EntityId
    object_: EntityId
    certainty: Certainty
    told: tuple[Cited, ...]  # one a story, newest first


@dataclass(frozen=True, slots=True)
class Office:
    """A role that a person is said to have, or to have had."""

    person: EntityId
    organisation: EntityId | None
    former: bool
    told: tuple[Cited, ...]  # one a story, newest first; each span is the role's words
