"""Two strings -> how alike they are spelt: the Jaro-Winkler similarity."""

from __future__ import annotations

PREFIX = 4  # letters at the front that count more
PREFIX_WEIGHT = 0.1  # what each of them weighs


def jaro_winkler(left: str, right: str) -> float:
    """0 (nothing alike) to 1 (the same)."""
    if left == right:
        return 1.0
    jaro = jaro_similarity(left, right)
    return jaro + PREFIX_WEIGHT * common_prefix(left, right) * (1 - jaro)


def jaro_similarity(left: str, right: str) -> float:
    """The Jaro similarity, 0 to 1.

    It grows with the letters that the strings share near the same place, and with how many of
    these are in one order.
    """
    left_letters, right_letters = shared_letters(left, right)
    shared = len(left_letters)
    if not shared:
        return 0.0
    pairs = zip(left_letters, right_letters, strict=True)
    turned = sum(first != second for first, second in pairs) / 2
    return (shared / len(left) + shared / len(right) + (shared - turned) / shared) / 3


def shared_letters(left: str, right: str) -> tuple[list[str], list[str]]:
    """The letters that have a partner near their place in the other string.

    Those of the left string in its order, then those of the right one in its own.
    """
    reach = max(len(left), len(right)) // 2 - 1
    taken = [False] * len(right)
    left_letters: list[str] = []
    for n, letter in enumerate(left):
        end = n + reach + 1
        place = right.find(letter, max(0, n - reach), end)
        while place >= 0 and taken[place]:
            place = right.find(letter, place + 1, end)
        if place >= 0:
            taken[place] = True
            left_letters.append(letter)
    right_letters = [letter for letter, is_taken in zip(right, taken, strict=True) if is_taken]
    return left_letters, right_letters


def common_prefix(left: str, right: str) -> int:
    """How many letters at the front are the same, at most `PREFIX`."""
    length = 0
    for first, second in zip(left[:PREFIX], right[:PREFIX], strict=False):
        if first != second:
            break
        length += 1
    return length
