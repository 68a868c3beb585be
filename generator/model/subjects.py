"""What stories are about: themes, phrases of one article, tags over the collection."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.ids import EntityId, Span, ThemeId


@dataclass(frozen=True, slots=True)
class Theme:
    id: ThemeId
    name: str
    score: float
    spans: tuple[Span, ...]  # the words that earned it
    learned: bool = False  # those are no keywords, but words of other stories with this theme


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of one article that it may be filed under."""

    key: str  # singular, small letters, American spelling: see `english.keys`
    spans: tuple[Span, ...]  # of its first uses, in text order
    uses: int
    whole_uses: int  # uses that are no part of a longer phrase
    last_uses: int = 0  # uses that no further noun follows, as one does in "supply chain problems"
    proper_uses: int = 0  # uses in capitals that are a name's: "Entity List"


class TagBasis(StrEnum):
    """Why a story has a tag."""

    STATED = "stated"  # by the source, or by a person's correction
    WORDS = "words"  # of the article, weighed over the collection
    ENTITY = "entity"  # a law, programme, product or event that it is chiefly about


@dataclass(frozen=True, slots=True)
class Tag:
    """What a story is about, in a word or a few."""

    name: str  # one for the whole collection
    key: str
    basis: TagBasis
    score: float = 1.0  # 0 to 1
    spans: tuple[Span, ...] = ()  # the words that earned it, in text order
    entity: EntityId | None = None
