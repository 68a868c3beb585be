"""Entities -> pairs that look alike but are not proven, for a person. Nothing is joined here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from generator.model.decisions import Judgement, Verdict
from generator.model.entities import Entity, Tier
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.resolve.decisions.judging import Rulings, handle
from generator.resolve.entities.initials import initials
from generator.resolve.entities.jaro_winkler import jaro_winkler
from generator.resolve.entities.keys import fold
from generator.resolve.entities.lexicon import COMPANY_DESCRIPTORS

ALIKE = 0.93
"""Jaro-Winkler; "Bank of China" and "People's Bank of China" are at 0.6, "Joerg" and "Jörg Wuttke"
at 0.98.
"""
WORD_ALIKE = 0.88  # the same, for the one word in which two names differ
NEIGHBOURS = 4  # names of a block that each is compared with
EDGE = 4  # letters of the first or last word that names of a block share
OTHER_LETTERS = 2  # letters that only one of two names has; with more they can't be alike
INITIALS_SCORE = 0.95
ACRONYM_LETTERS = 3  # of an acronym that is compared with initials
MOST = 300  # doubts shown; the surest first
BY = "machine: resolve"


class LikePair(NamedTuple):
    """Two entities that look alike, how much (0 to 1), and the reason in words."""

    left: Entity
    right: Entity
    score: float
    reason: str

    @property
    def ids(self) -> tuple[EntityId, EntityId]:
        """Both ids, the smaller first."""
        left, right = sorted((self.left.id, self.right.id))
        return left, right


class FoldedName(NamedTuple):
    """An entity with its folded name. `letters` are those of the name."""

    text: str
    entity: Entity
    letters: frozenset[str]


def find_doubts(
    entities: Mapping[EntityId, Entity], rulings: Rulings, catalogued: Container[EntityId]
) -> tuple[Judgement, ...]:
    """UNSURE pairs that nobody has judged yet, the most alike first.

    Two entries of the catalogue are two, however alike.
    """
    judged = {
        frozenset((handle(judgement.left), handle(judgement.right)))
        for judgement in (*rulings.same, *rulings.different)
    }
    best: dict[tuple[EntityId, EntityId], tuple[float, str]] = {}
    for pair in chain(find_spelt_alike(entities.values()), find_shortened(entities.values())):
        left, right = pair.ids
        are_two = left in catalogued and right in catalogued
        if not are_two and frozenset(pair.ids) not in judged:
            other = best.get(pair.ids, (0.0, ""))
            best[pair.ids] = max(other, (pair.score, pair.reason))
    ordered = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple(
        Judgement(left, right, Verdict.UNSURE, BY, reason)
        for (left, right), (_, reason) in ordered[:MOST]
    )


def find_spelt_alike(entities: Iterable[Entity]) -> Iterator[LikePair]:
    """Names of one kind with a first or last word in common, spelt nearly alike."""
    for block in block_by_edges(entities).values():
        ordered = sorted(block, key=lambda name: (name.text, name.entity.id))
        for n, name in enumerate(ordered):
            for other in ordered[n + 1:n + 1 + NEIGHBOURS]:
                if not may_be_alike(name, other):
                    continue
                score = jaro_winkler(name.text, other.text)
                if ALIKE <= score < 1:
                    yield spelt_alike(name.entity, other.entity, score)


def spelt_alike(left: Entity, right: Entity, score: float) -> LikePair:
    """The pair of entities with names that are as alike as `score` says."""
    reason = f"“{left.name}” and “{right.name}” are spelt alike ({score:.2f})"
    return LikePair(left, right, score, reason)


def block_by_edges(entities: Iterable[Entity]) -> dict[tuple[Kind, str], list[FoldedName]]:
    """Kind and first letters of the first or last word -> the names that have them."""
    blocks: dict[tuple[Kind, str], list[FoldedName]] = defaultdict(list)
    for entity in entities:
        if entity.tier is Tier.POSSIBLE or entity.kind is Kind.GROUP:
            continue
        words = fold(entity.name).split() or [entity.name]
        text = " ".join(words)
        name = FoldedName(text, entity, frozenset(text))
        first_letters = words[0][:EDGE]
        last_letters = words[-1][:EDGE]
        for edge in {first_letters, last_letters}:
            blocks[entity.kind, edge].append(name)
    return blocks


def may_be_alike(name: FoldedName, other: FoldedName) -> bool:
    """Whether two names may be spellings of one, before their letters are compared one by one."""
    if len(name.letters ^ other.letters) > OTHER_LETTERS:
        return False
    if differ_in_words(name.text, other.text):
        return False
    return not only_adds_letters(name.text, other.text)


def only_adds_letters(left: str, right: str) -> bool:
    """Whether a single word only has letters more than another.

    "Peter" and "Peters" are no two spellings of one name.
    """
    if " " in left or " " in right:
        return False
    return left.startswith(right) or right.startswith(left)


def differ_in_words(left: str, right: str) -> bool:
    """Whether two names differ in more than the spelling of one word, or in a number."""
    left_words = set(left.split())
    right_words = set(right.split())
    only_left = left_words - right_words
    only_right = right_words - left_words
    if len(only_left) != 1 or len(only_right) != 1:
        are_described = only_left <= COMPANY_DESCRIPTORS and only_right <= COMPANY_DESCRIPTORS
        return not are_described
    word, other = *only_left, *only_right
    if word.isdigit() or other.isdigit():
        return True
    return jaro_winkler(word, other) < WORD_ALIKE


def find_shortened(entities: Iterable[Entity]) -> Iterator[LikePair]:
    """An acronym and the only long name of the collection that has its initials.

    No article says that they are one.
    """
    organisations = [entity for entity in entities if entity.kind is Kind.ORGANISATION]
    acronyms = [(fold(entity.name), entity) for entity in organisations if is_acronym(entity)]
    wanted = {short for short, _ in acronyms}
    with_initials: dict[str, list[Entity]] = defaultdict(list)
    for entity in organisations:
        if " " in entity.name:
            for short in wanted & initials(entity.name, {}):
                with_initials[short].append(entity)
    for short, entity in acronyms:
        longer = with_initials.get(short, [])
        if len(longer) == 1:
            reason = f"“{entity.name}” may be the initials of “{longer[0].name}”"
            yield LikePair(entity, longer[0], INITIALS_SCORE, reason)


def is_acronym(entity: Entity) -> bool:
    """Whether the entity's name is one word in capitals, and long enough."""
    name = entity.name
    return " " not in name and name.isupper() and len(name) >= ACRONYM_LETTERS
