"""What one name is to another, who says what, and who holds which office."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.events import Certainty
from generator.model.ids import Anchor, ArticleId, EntityId, Span


@dataclass(frozen=True, slots=True)
class Quote:
    span: Span  # the words between the quotation marks
    speaker: Span | None  # of the name or noun phrase that says them
    rule: str


class Bond(StrEnum):
    """What one entity is to another, read from the subject to the object."""

    OWNS = "owns"
    ACQUIRED = "acquired"
    SOLD = "sold"
    MEMBER = "member"  # of the object
    JOINED = "joined"
    LISTED = "listed"  # on the object, which is a list
    DELISTED = "delisted"
    SANCTIONED = "sanctioned"  # or blacklisted
    SUED = "sued"
    CHARGED = "charged"  # or indicted
    FINED = "fined"
    SETTLED = "settled"  # with the object
    CONTRACTED = "contracted"  # with the object
    INVESTED = "invested"  # in the object
    SAID = "said"  # spoke about the object, in quotation marks


@dataclass(frozen=True, slots=True)
class Relation:
    """Words of one sentence that say what one name is to another."""

    kind: Bond
    subject: Span  # of a Mention
    object_: Span
    span: Span  # the words that say so, with both names
    certainty: Certainty
    rule: str


@dataclass(frozen=True, slots=True)
class Role:
    """Words beside a person's name that say what the person is: "head of research at Acme"."""

    person: Span  # of a Mention
    organisation: Span | None  # the same; None where the words name none
    span: Span  # the words, the organisation's name among them
    former: bool
    rule: str


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
    evidence: tuple[Cited, ...]  # one a story, newest first


@dataclass(frozen=True, slots=True)
class Office:
    """A role that a person is said to have, or to have had."""

    person: EntityId
    organisation: EntityId | None
    former: bool
    evidence: tuple[Cited, ...]  # one a story, newest first; each span is the role's words
