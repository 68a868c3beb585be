"""One name as one article uses it: the unit that is compared over the collection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from generator.catalog.listings.index import LISTING_PREFIX
from generator.model.ids import ArticleId, EntityId
from generator.model.names import Finder, Kind, Mention
from generator.resolve.entities.keys import Key
from generator.resolve.entities.node import NamePlace, Node
from generator.resolve.entities.votes import count_surfaces, strongest

GUESS_SCORE = 0.7  # the most that a mention is worth where only the model says what it is


MODEL_FINDERS = frozenset({Finder.SPACY, Finder.DOCUMENT, Finder.ACRONYM, Finder.ALIAS})
"""Finders that only repeat the model."""


class Name(NamedTuple):
    """One name as one article uses it."""

    at: NamePlace
    key: Key
    kind: Kind  # the catalogue's, else what the collection says most
    ref: EntityId | None
    mentions: tuple[Mention, ...]
    offices: frozenset[str] = frozenset()  # of a person, as the article prints them before the name

    @property
    def text(self) -> str:
        """The key as one string: two names with one text are one name."""
        return self.key.text

    @property
    def words(self) -> tuple[str, ...]:
        """The words by which it is compared with others."""
        return self.key.words

    @property
    def article(self) -> ArticleId:
        """The article that uses it."""
        return self.at[0]

    @property
    def article_kind(self) -> Kind:
        """The kind that this article alone gives it most."""
        if len(self.mentions) == 1:
            return self.mentions[0].kind
        return strongest(Counter(mention.kind for mention in self.mentions))

    @property
    def surface(self) -> str:
        """The words as this article prints them most; of equals the fullest."""
        counts = count_surfaces(self.mentions)
        return min(counts, key=lambda surface: (-counts[surface], -len(surface), surface))

    @property
    def guessed(self) -> bool:
        """Whether only the model says what it is."""
        return all(
            mention.score <= GUESS_SCORE and mention.finder in MODEL_FINDERS
            for mention in self.mentions
        )

    @property
    def is_lone(self) -> bool:
        """Whether it is a single word."""
        return len(self.words) == 1

    @property
    def is_full_person(self) -> bool:
        """Whether it is a person's name of several words."""
        return self.kind is Kind.PERSON and len(self.words) > 1

    @property
    def listings(self) -> tuple[EntityId, ...]:
        """Ids of the listings of others that its mentions bear."""
        ids: set[EntityId] = set()
        for mention in self.mentions:
            if mention.ref and is_listing(mention.ref):
                ids.add(mention.ref)
        return tuple(sorted(ids))

    @property
    def identity(self) -> Node:
        """What distinguishes it from other names: the catalogue's id, else the key."""
        if self.ref:
            return Node.entry(self.ref)
        return Node.shared(self.text)


Names = Mapping[ArticleId, tuple[Name, ...]]


def is_listing(id_: EntityId) -> bool:
    """Whether the id is of a listing of others, and not of an entry of the catalogue."""
    return id_.startswith(LISTING_PREFIX)


def catalogue_id(mention: Mention) -> EntityId | None:
    """The catalogue entry that the mention names.

    A list of others is evidence about a name, and not what distinguishes it from others.
    """
    if mention.ref and is_listing(mention.ref):
        return None
    return mention.ref
