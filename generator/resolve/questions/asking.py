"""What questions are made of: the collection they are about, their ids, what answers them, and which of many come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.model.decisions import Answer, Ask, Judgement, Passage, Question
from generator.model.entities import Entity
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId, Span
from generator.resolve.decisions.judging import handle
from generator.resolve.entities import Links
from generator.resolve.entities.block import Block
from generator.resolve.entities.cluster import Clustered
from generator.words import mark

MOST = 1_000  # questions
UNSURE = Answer("u", "unsure", "cannot be said; don't ask again")

Used = Mapping[str, list[tuple[ArticleId, Span]]]  # where an entity, or one form of a name, is printed


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the questions are about."""

    findings: Mapping[ArticleId, Findings]
    leads: Collection[ArticleId]
    blocked: Block
    clustered: Clustered
    entities: Mapping[EntityId, Entity]
    links: Links
    timeline: tuple[TimelineEntry, ...]
    doubts: tuple[Judgement, ...]


def made(ask: Ask, left: str, right: str, text: str, why: str, worth: float, answers: tuple[Answer, ...],
         options: tuple[str, ...] = (), passages: tuple[Passage, ...] = ()) -> Question:
    """A Question with its id."""
    return Question(f"q-{mark(f'{ask} {left} {right}')}", ask, left, right, text, why, round(worth, 3), answers, options, passages)


def about(one: Question) -> frozenset[tuple[str, str]]:
    """The subjects of the judgements that answer it."""
    left = handle(one.left)
    if one.ask is Ask.TYPE:
        return frozenset(((left, "type"), (left, "")))
    if one.ask is Ask.DATE:
        return frozenset(((left, ""),))
    rights = [handle(option) for option in (*one.options, one.right) if option]
    pairs = {(min(left, right), max(left, right)) for right in rights}
    return frozenset({*pairs, (left, "")} | ({(left, left), (left, "type")} if one.ask is Ask.NAME else set()))


def ranked(found: Iterable[Question]) -> list[Question]:
    """The most valuable first; the second of a kind counts for half, the third for a third, so that no kind drowns the others."""
    kinds: dict[Ask, list[Question]] = defaultdict(list)
    for one in sorted(found, key=lambda one: (-one.worth, one.id)):
        kinds[one.ask].append(one)
    turns = ((-one.worth / (1 + n), one.id, one) for some in kinds.values() for n, one in enumerate(some))
    return [one for _, _, one in sorted(turns, key=lambda turn: turn[:2])][:MOST]
