"""How long work shows its progress: a callable that takes items and gives them on, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
# (what is done, the items, how many they are) -> the same items in the same order
Progress = Callable[[str, Iterable[Item], int], Iterable[Item]]


def no_progress(description: str, items: Iterable[Item], total: int) -> Iterable[Item]:
    """Show nothing."""
    return items
