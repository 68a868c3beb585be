"""Two Wordings -> how their values differ: in a slot that both have, at all, and in the subject.

A value counts as the same however it is spelled: "1,744" and "1 744", "U.S." and "U S".
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from generator.resolve.duplicates.wording import Wording, part_at_marks
from generator.resolve.entities.jaro_winkler import jaro_winkler

ALIKE_IN_SPELLING = 0.93  # Jaro-Winkler
OTHER_NAMES = 3
SHORTEST_NAME = 3  # letters; "St" and "Co" are no subjects

Change = tuple[str, str]  # the value that each of two texts has in one slot


def compare_slots(a: Wording, b: Wording) -> tuple[set[Change], set[str]]:
    """(the different values, the equal values) of the slots that two texts have.

    A figure that changed in five places is one change. Values that both texts have only moved.
    """
    changes = set()
    equal = set()
    for slot, value in a.slots.items():
        other = b.slots.get(slot)
        if other is None:
            continue
        if _agree(value, other) or (b.has(value) and a.has(other)):
            equal.add(value)
        else:
            changes.add((value, other))
    return changes, equal


def count_lacking(a: Wording, b: Wording) -> int:
    """How many values of a text the other has nowhere."""
    return sum(not b.has(value) for value in a.values - b.values)


def is_other_subject(changes: Iterable[Change], a: Wording, b: Wording) -> bool:
    """Whether two texts have names in one slot that each repeats, and of which the other has none.

    One release for each of two towns is nearly the same text, but what it is about is not.
    """
    for value, other in changes:
        names = filter(a.is_repeated, _find_own_names(value, b))
        other_names = filter(b.is_repeated, _find_own_names(other, a))
        for name, other_name in product(names, other_names):
            if not are_spelled_alike(name, other_name):
                return True
    return False


def have_other_names(changes: Iterable[Change], a: Wording, b: Wording) -> bool:
    """Whether the changed values of each text have names of which the other has none."""
    names: set[str] = set()
    other_names: set[str] = set()
    for value, other in changes:
        names.update(_find_own_names(value, b))
        other_names.update(_find_own_names(other, a))
    return min(len(names), len(other_names)) >= OTHER_NAMES


def _find_own_names(value: str, other: Wording) -> list[str]:
    """The names of a value that stand nowhere in the other text."""
    return [
        word
        for word in value.split()
        if word.isalpha() and len(word) >= SHORTEST_NAME and not other.has(word)
    ]


def are_spelled_alike(word: str, other: str) -> bool:
    """Whether two words are one, nearly: a slip, or its correction."""
    return jaro_winkler(word, other) >= ALIKE_IN_SPELLING


def _agree(value: str, other: str) -> bool:
    """Whether two values are equal, or one has all words of the other: "Holm" and "Ada Holm"."""
    words = set(value.split())
    other_words = set(other.split())
    if words <= other_words or other_words <= words:
        return True
    return _letters(value) == _letters(other)


def _letters(value: str) -> str:
    """The letters and digits of a value."""
    parted = part_at_marks(value)
    return parted.replace(" ", "")
