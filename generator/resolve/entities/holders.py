"""Names -> who of a surname is called by which office: "Senator Collins" is one whom the collection calls a senator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.model.names import Kind
from generator.resolve.entities.block import Name, Names
from generator.resolve.entities.keys import FAMILY_FIRST, LOOSE, NICKNAMES, loose

Holders = Mapping[tuple[str, str], frozenset[str]]  # (surname, office) -> full names


def holders(names: Names, called: Iterable[tuple[Name, Name]] = ()) -> Holders:
    """Those whom the collection names in full with an office before the name, or by a short name with one: `called`, short and full."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    told = [(long, short.offices) for short, long in called]
    told += [(name, name.offices) for local in names.values() for name in local if len(name.key.words) > 1]
    last = {surname(name) for local in names.values() for name in local if name.kind is Kind.PERSON and len(name.key.words) > 1}
    for long, offices in told:
        for office in offices:
            for word in {surname(long), long.key.words[0]} - (last - FAMILY_FIRST - {surname(long)}):  # "Xi Jinping" is President Xi
                found[word, office].add(full_name(long))
    return {key: frozenset(full) for key, full in found.items()}


def may_mean(name: Name, long: Name, held: Holders) -> bool:
    """Whether the full name is one of the known bearers of the short one's office, if any is known."""
    known = meant_by(name, held)
    first = full_name(long).split()[0]
    return not known or full_name(long) in known or any(full.split()[0] == first for full in known)


def meant_by(name: Name, held: Holders) -> frozenset[str]:
    """The full names of those who bear the lone name's office and surname."""
    if len(name.key.words) > 1:
        return frozenset()
    return frozenset(full for office in name.offices for full in held.get((name.key.text, office), ()))


def full_name(name: Name) -> str:
    """The same for all forms of one person's name."""
    return name.ref or formal(core(name))


def core(name: Name) -> str:
    """The name without what different articles leave out."""
    if name.ref:
        return name.ref
    words: Sequence[str] = name.key.words
    if name.kind is Kind.PERSON:
        return " ".join(loose(tuple(words)))
    while len(words) > 1 and words[-1] in LOOSE:
        words = words[:-1]
    return " ".join(words).removeprefix(f"{name.key.country} ")


def formal(full: str) -> str:
    """With the first name in full: "joseph biden" for "joe biden"."""
    first, space, rest = full.partition(" ")
    return f"{NICKNAMES.get(first, first)}{space}{rest}"


def surname(name: Name) -> str:
    """The last word that is no "Jr"."""
    return loose(name.key.words)[-1]
