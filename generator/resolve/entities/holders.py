"""Names -> who of a surname has which office.

"Senator Collins" is one whom the collection calls a senator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.model.names import Kind
from generator.resolve.entities.keys import loose
from generator.resolve.entities.lexicon import (
    FAMILY_NAMES_FIRST,
    FULL_FIRST_NAMES,
    OPTIONAL_ENDINGS,
)
from generator.resolve.entities.name import Name, Names

Holders = Mapping[tuple[str, str], frozenset[str]]  # (surname, office) -> full names


def find_holders(names: Names, short_forms: Iterable[tuple[Name, Name]] = ()) -> Holders:
    """Those whom the collection names with an office, in full or by a short name.

    `short_forms` are pairs of a short name and the full one that it stands for.
    """
    full_names = [name for local in names.values() for name in local if len(name.words) > 1]
    only_last = last_names(full_names) - FAMILY_NAMES_FIRST
    with_offices = [(name, name.offices) for name in full_names]
    for short, long in short_forms:
        with_offices.append((long, short.offices))
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, offices in with_offices:
        if not offices:
            continue
        for word in possible_surnames(name, only_last):
            for office in offices:
                holders[word, office].add(full_name(name))
    return {key: frozenset(people) for key, people in holders.items()}


def last_names(full_names: Iterable[Name]) -> set[str]:
    """The last names of people."""
    return {surname(name) for name in full_names if name.kind is Kind.PERSON}


def possible_surnames(name: Name, only_last: set[str]) -> set[str]:
    """The last word of a full name, and its first unless it only is a last name of others.

    "Xi Jinping" is President Xi.
    """
    last = surname(name)
    first = name.words[0]
    if first in only_last:
        return {last}
    return {last, first}


def may_mean(name: Name, long: Name, holders: Holders) -> bool:
    """Whether the short name may mean the full one, by the short one's office.

    It may if nobody of the surname is known to have the office, or this person is, or one with the
    same first name.
    """
    bearers = holders_meant_by(name, holders)
    full = full_name(long)
    if not bearers or full in bearers:
        return True
    first = full.split()[0]
    return any(bearer.split()[0] == first for bearer in bearers)


def holders_meant_by(name: Name, holders: Holders) -> frozenset[str]:
    """The full names of those who bear the lone name's office and surname."""
    if not name.is_lone:
        return frozenset()
    full_names: set[str] = set()
    for office in name.offices:
        full_names.update(holders.get((name.text, office), ()))
    return frozenset(full_names)


def full_name(name: Name) -> str:
    """The same for all forms of one person's name."""
    return name.ref or formal(core(name))


def core(name: Name) -> str:
    """The name without what different articles leave out.

    Of a name that the catalogue lists: the entry's id.
    """
    if name.ref:
        return name.ref
    words: Sequence[str] = name.words
    if name.kind is Kind.PERSON:
        return " ".join(loose(name.words))
    while len(words) > 1 and words[-1] in OPTIONAL_ENDINGS:
        words = words[:-1]
    return " ".join(words).removeprefix(f"{name.key.country} ")


def formal(full: str) -> str:
    """With the first name in full: "joseph biden" for "joe biden"."""
    first, space, rest = full.partition(" ")
    full_first = FULL_FIRST_NAMES.get(first, first)
    return f"{full_first}{space}{rest}"


def surname(name: Name) -> str:
    """The last word that is no "Jr"."""
    return loose(name.words)[-1]
