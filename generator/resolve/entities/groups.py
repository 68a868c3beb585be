"""Disjoint sets of strings (union-find) that know who may never meet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=str)
Label = tuple[int, int]  # which pair of sides, and which side of it: 0 or 1


class DisjointSets(Generic[Member]):
    """Groups of members, each of which is in one group.

    The smallest member stands for its group, so that the order of joining leaves no trace.
    """

    def __init__(self) -> None:
        self._parent: dict[Member, Member] = {}
        self._labels: dict[Member, frozenset[Label]] = {}
        self._owner: dict[Member, str] = {}
        self._pairs = 0

    def find(self, member: Member) -> Member:
        """The member that stands for the whole group."""
        root = member
        parent = self._parent.get(root, root)
        while parent != root:
            root = parent
            parent = self._parent.get(root, root)
        self._shorten_path(member, root)
        return root

    def _shorten_path(self, member: Member, root: Member) -> None:
        """Let each member on the way to the root point to it."""
        parent = self._parent.get(member, member)
        while parent != root:
            self._parent[member] = root
            member = parent
            parent = self._parent.get(member, member)

    def own(self, member: Member, owner: str) -> None:
        """Give the member's group to an owner; groups of two owners only meet by `overrule`."""
        self._owner[self.find(member)] = owner

    def owner(self, member: Member) -> str | None:
        """Whose the member's group is."""
        return self._owner.get(self.find(member))

    def part(self, left: Iterable[Member], right: Iterable[Member]) -> None:
        """No member of `left` may ever meet a member of `right`, by any chain.

        Those that have met stay together.
        """
        self._pairs += 1
        for side, members in enumerate((left, right)):
            label = (self._pairs, side)
            for member in members:
                self._add_labels(self.find(member), frozenset({label}))

    def _add_labels(self, root: Member, labels: frozenset[Label]) -> None:
        self._labels[root] = self._labels.get(root, frozenset()) | labels

    def apart(self, left: Member, right: Member) -> bool:
        """Whether these two groups may never meet."""
        left_labels = self._labels.get(self.find(left))
        right_labels = self._labels.get(self.find(right))
        if not left_labels or not right_labels:
            return False
        return any((pair, 1 - side) in right_labels for pair, side in left_labels)

    def join(self, left: Member, right: Member) -> bool:
        """Make one group of two; False if they may not meet or have two owners."""
        left_owner = self.owner(left)
        right_owner = self.owner(right)
        if left_owner is not None and right_owner is not None and left_owner != right_owner:
            return False
        return self.overrule(left, right)

    def overrule(self, left: Member, right: Member) -> bool:
        """Make one group of two, whoever owns them; False if they may never meet."""
        root, other = sorted((self.find(left), self.find(right)))
        if root == other:
            return True
        if self.apart(root, other):
            return False
        self._parent[other] = root
        labels = self._labels.pop(other, None)
        if labels:
            self._add_labels(root, labels)
        owners = [self._owner.pop(member, None) for member in (root, other)]
        known_owners = [owner for owner in owners if owner is not None]
        if known_owners:
            self._owner[root] = min(known_owners)
        return True


Groups = DisjointSets[str]  # over any strings
