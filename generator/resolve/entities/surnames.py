"""People of one article -> Ties of their short names: "Goldstein" for "Eric Goldstein"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.names import Kind
from generator.resolve.entities.holders import Holders, may_mean
from generator.resolve.entities.keys import Words, loose
from generator.resolve.entities.kinship import first_use, is_relative
from generator.resolve.entities.lexicon import NAME_SUFFIXES, OFFICE_NOUNS
from generator.resolve.entities.name import Name
from generator.resolve.entities.rivals import Pair, breaks_hyphen
from generator.resolve.entities.tie import Rule, Tie, only_candidate

ByWord = Mapping[str, Sequence[Name]]  # first or last word -> full names


@dataclass(frozen=True, slots=True)
class FullNames:
    """Names of several words by their first and last words."""

    by_first: ByWord
    by_last: ByWord

    @classmethod
    def of(cls, names: Iterable[Name]) -> FullNames:
        """The index of these names."""
        by_first: dict[str, list[Name]] = defaultdict(list)
        by_last: dict[str, list[Name]] = defaultdict(list)
        for name in names:
            by_first[name.words[0]].append(name)
            by_last[before_suffix(name)[-1]].append(name)
        return cls(by_first, by_last)

    def beginning_with(self, words: Words) -> list[Name]:
        """The names that begin with these words and have more."""
        same_first = self.by_first.get(words[0], ())
        longer = [name for name in same_first if is_longer(name, words)]
        return [
            name
            for name in longer
            if begins_with(name, words) and not breaks_hyphen(name, len(name.words) - len(words))
        ]

    def ending_in(self, words: Words) -> list[Name]:
        """The names that end in these words and have more."""
        last = words[-2] if words[-1] in NAME_SUFFIXES and len(words) > 1 else words[-1]
        longer = [name for name in self.by_last.get(last, ()) if is_longer(name, words)]
        ending = [name for name in longer if ends_in(name, words)]
        if not ending:
            ending = [name for name in longer if before_suffix(name)[-len(words):] == words]
        return [name for name in ending if not breaks_hyphen(name, len(words))]


def find_surnames(
    text: str,
    names: Sequence[Name],
    common: Container[str],
    office_holders: Holders,
    rivals: Container[Pair],
) -> Iterator[Tie]:
    """"Xi" for "Xi Jinping", "bin Salman" for "Mohammed bin Salman"; never one for a rival."""
    full_names = FullNames.of(name for name in names if is_full_name(name))
    if not full_names.by_last:
        return
    for name in names:
        if not may_be_person(name, full_names):
            continue
        long = find_bearer(name, full_names)
        if long is None or not may_mean(name, long, office_holders):
            continue
        if (name, long) in rivals:
            continue
        if is_first_name(name, long) and is_unlikely_first_name(text, name, long, common):
            continue
        yield Tie(name, long, Rule.SURNAME)


def is_full_name(name: Name) -> bool:
    """Whether it is a person's name of several words that ends in no office."""
    return name.is_full_person and name.words[-1] not in OFFICE_NOUNS


def may_be_person(name: Name, full_names: FullNames) -> bool:
    """Whether it may be a person's name.

    It may by its kind in this article or in all, or as someone's last name.
    """
    if name.ref is not None:
        return False
    if name.kind is Kind.PERSON or name.article_kind is Kind.PERSON:
        return True
    return is_guessed_surname(name, full_names)


def is_guessed_surname(name: Name, full_names: FullNames) -> bool:
    """Whether it is someone's last name that the model alone takes for something else."""
    if not name.is_lone or not name.guessed:
        return False
    return name.words[0] in full_names.by_last


def is_first_name(name: Name, long: Name) -> bool:
    """Whether it is how the full name begins, and not how it ends."""
    words = name.words
    return begins_with(long, words) and not ends_in(long, words)


def is_unlikely_first_name(text: str, name: Name, long: Name, common: Container[str]) -> bool:
    """Whether something speaks against it that the full name's bearer is called by the first."""
    return is_doubtful(long, common) or is_relative(text, name)


def is_doubtful(long: Name, common: Container[str]) -> bool:
    """Whether the full name is too doubtful to be called by its first word."""
    return long.words[-1] in common or long.key.odd


def find_bearer(name: Name, full_names: FullNames) -> Name | None:
    """The only full name that ends in these words, or else begins with them.

    Or else the only one that has them when middle initials and the like are left out.
    """
    words = name.words
    ending = full_names.ending_in(words)
    if len(ending) > 1:
        ending = already_introduced(name, ending)
    if ending:
        bearer = only_candidate(ending)
    else:
        bearer = only_candidate(full_names.beginning_with(words))
    if bearer is None and len(words) > 1:
        bearer = only_candidate(with_initials(name, full_names))
    return bearer


def with_initials(name: Name, full_names: FullNames) -> list[Name]:
    """The full names that have these words and middle initials or the like."""
    same_last = full_names.by_last.get(name.words[-1], ())
    return [
        long for long in same_last if long is not name and loose(long.words) == name.words
    ]


def before_suffix(name: Name) -> Words:
    """The name's words before a "Jr" or the like."""
    words = name.words
    return words[:-1] if words[-1] in NAME_SUFFIXES and len(words) > 2 else words


def is_longer(long: Name, words: Words) -> bool:
    """Whether the name has more words than these."""
    return len(long.words) > len(words)


def ends_in(long: Name, words: Words) -> bool:
    """Whether the name's last words are these."""
    return long.words[-len(words):] == words


def begins_with(long: Name, words: Words) -> bool:
    """Whether the name's first words are these."""
    return long.words[:len(words)] == words


def already_introduced(name: Name, full_names: list[Name]) -> list[Name]:
    """Those of the full names that stand before the short one's first use.

    A namesake who comes later isn't meant. All full names, if none stands before.
    """
    start = first_use(name)
    earlier = [long for long in full_names if first_use(long) <= start]
    return earlier or full_names
