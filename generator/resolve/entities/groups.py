"""Who is with whom: union-find over strings that knows who may never meet."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """The smallest member stands for its group, so that the order of joining leaves no trace."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._labels: dict[str, frozenset[tuple[int, int]]] = {}
        self._owner: dict[str, str] = {}
        self._pairs = 0

    def find(self, member: str) -> str:
        """The member that stands for the whole group."""
        root = member
        while (up := self._parent.get(root, root)) != root:
            root = up
        while (up := self._parent.get(member, member)) != root:
            self._parent[member], member = root, up
        return root

    def own(self, member: str, owner: str) -> None:
        """Give the member's group to an owner; groups of two owners only meet by `overrule`."""
        self._owner[self.find(member)] = owner

    def owner(self, member: str) -> str | None:
        """Whose the member's group is."""
        return self._owner.get(self.find(member))

    def part(self, left: Iterable[str], right: Iterable[str]) -> None:
        """No member of `left` may ever meet a member of `right`, by any chain; those that have met stay."""
        self._pairs += 1
        for side, members in enumerate((left, right)):
            for member in members:
                root = self.find(member)
                self._labels[root] = self._labels.get(root, frozenset()) | {(self._pairs, side)}

    def apart(self, a: str, b: str) -> bool:
        """Whether these two groups may never meet."""
        mine, yours = self._labels.get(self.find(a)), self._labels.get(self.find(b))
        return bool(mine and yours and any((pair, 1 - side) in yours for pair, side in mine))

    def join(self, a: str, b: str) -> bool:
        """Make one group of two; False if they may not meet or have two owners."""
        mine, yours = self._owner.get(self.find(a)), self._owner.get(self.find(b))
        return (mine is None or yours is None or mine == yours) and self.overrule(a, b)

    def overrule(self, a: str, b: str) -> bool:
        """Make one group of two, whoever owns them; False if they may never meet."""
        one, other = sorted((self.find(a), self.find(b)))
        if one == other:
            return True
        if self.apart(one, other):
            return False
        self._parent[other] = one
        if labels := self._labels.pop(other, None):
            self._labels[one] = self._labels.get(one, frozenset()) | labels
        owners = [owner for root in (one, other) if (owner := self._owner.pop(root, None)) is not None]
        if owners:
            self._owner[one] = min(owners)
        return True
