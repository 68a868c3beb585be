"""A node: what one name means.

It is a name over the whole collection, or one article's own use of an unclear name.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from generator.model.ids import ArticleId, EntityId

NamePlace = tuple[ArticleId, int]  # article, and which of its names


class NodeKind(StrEnum):
    """What a node stands for, as its first letters say."""

    ENTRY = "r:"  # an entry of the catalogue
    SHARED = "k:"  # a name that means the same in all articles
    LOCAL = "l:"  # a name that means the entity in some articles only


class Node(str):
    """A node as a string, so that nodes sort and join like strings: `k:acme motors`.

    The smallest node of a group stands for the group; so the letters of the kinds decide which one.
    """

    __slots__ = ()

    @classmethod
    def entry(cls, id_: EntityId) -> Node:
        """The node of an entry of the catalogue."""
        return cls(f"{NodeKind.ENTRY}{id_}")

    @classmethod
    def shared(cls, text: str) -> Node:
        """The node of a name that means the same in all articles; `text` is its key."""
        return cls(f"{NodeKind.SHARED}{text}")

    @classmethod
    def local(cls, owner: str, text: str) -> Node:
        """The node of a name that is `owner`'s own: an article's id, or the mark of a passage."""
        return cls(f"{NodeKind.LOCAL}{owner}:{text}")

    @property
    def is_entry(self) -> bool:
        """Whether it stands for an entry of the catalogue."""
        return self.startswith(NodeKind.ENTRY)

    @property
    def is_local(self) -> bool:
        """Whether it means the entity in some articles only."""
        return self.startswith(NodeKind.LOCAL)

    @property
    def entry_id(self) -> EntityId:
        """The id of the catalogue's entry, if the node stands for one."""
        return EntityId(self.removeprefix(NodeKind.ENTRY))

    @property
    def owner(self) -> str:
        """Whose own a local node is: what stands between the first two colons."""
        return self.split(":")[1]


NodeOfName = Mapping[NamePlace, Node]
