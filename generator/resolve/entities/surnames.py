"""People of one article -> Ties of their short names: "Goldstein" for "Eric Goldstein"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from generator.english.vocabulary import alternation
from generator.model.names import Kind
from generator.resolve.entities.holders import Holders, may_mean
from generator.resolve.entities.keys import loose
from generator.resolve.entities.lexicon import OFFICE_NOUNS
from generator.resolve.entities.name import Name
from generator.resolve.entities.tie import Rule, Tie, only_candidate

_RELATIVE = rf"\b(?:his|her|their|whose)\s(?:\w+\s)?{alternation('kinship.txt')}"
_OTHER_NAMES = r"(?:[A-Z]\w+(?:,\s|,?\sand\s)){0,3}"
_KINSHIP = re.compile(rf"{_RELATIVE},?\s{_OTHER_NAMES}$")
"""A relative just before a name, up to the end of what is searched."""
KINSHIP_REACH = 40  # characters before a name that are searched for kinship

ByWord = Mapping[str, Sequence[Name]]  # first or last word -> full names


def find_surnames(
    text: str, names: Sequence[Name], common: Container[str], office_holders: Holders
) -> Iterator[Tie]:
    """"Xi" for "Xi Jinping", "bin Salman" for "Mohammed bin Salman"."""
    full_names = [
        name for name in names if name.is_full_person and name.key.words[-1] not in OFFICE_NOUNS
    ]
    if not full_names:
        return
    by_first = defaultdict[str, list[Name]](list)
    by_last = defaultdict[str, list[Name]](list)
    for name in full_names:
        by_first[name.key.words[0]].append(name)
        by_last[name.key.words[-1]].append(name)
    for name in names:
        if not may_be_person(name, by_last):
            continue
        long = find_bearer(name, by_first, by_last)
        if long is None or not may_mean(name, long, office_holders):
            continue
        if is_first_name(name, long) and (is_doubtful(long, common) or is_relative(text, name)):
            continue
        yield Tie(name, long, Rule.SURNAME)


def may_be_person(name: Name, by_last: ByWord) -> bool:
    """Whether it may be a person's name: by its kind here or in all articles, or as someone's last
    name.
    """
    if name.ref is not None:
        return False
    if name.kind is Kind.PERSON or name.article_kind is Kind.PERSON:
        return True
    return is_guessed_surname(name, by_last)


def is_guessed_surname(name: Name, by_last: ByWord) -> bool:
    """Whether it is someone's last name that the model alone takes for something else."""
    return name.is_lone and name.key.words[0] in by_last and name.guessed


def is_first_name(name: Name, long: Name) -> bool:
    """Whether it is how the full name begins, and not how it ends."""
    words = name.key.words
    return begins_with(long, words) and not ends_in(long, words)


def is_doubtful(long: Name, common: Container[str]) -> bool:
    """Whether the full name is too doubtful to be called by its first word."""
    return long.key.words[-1] in common or long.key.odd


def is_relative(text: str, name: Name) -> bool:
    """Whether it is first mentioned as someone's relative: "(and his son, Vladimir)"."""
    start = name.mentions[0].span.start
    return _KINSHIP.search(text, max(0, start - KINSHIP_REACH), start) is not None


def find_bearer(name: Name, by_first: ByWord, by_last: ByWord) -> Name | None:
    """The only full name that ends in these words, or else begins with them.

    Or else the only one that has them when middle initials and the like are left out.
    """
    words = name.key.words
    same_last = by_last.get(words[-1], ())
    ending = [long for long in same_last if is_longer(long, words) and ends_in(long, words)]
    if len(ending) > 1:
        ending = already_introduced(name, ending)
    bearer = only_candidate(ending)
    if not ending:
        same_first = by_first.get(words[0], ())
        bearer = only_candidate(
            long for long in same_first if is_longer(long, words) and begins_with(long, words)
        )
    if bearer is None and len(words) > 1:
        bearer = only_candidate(
            long for long in same_last if long is not name and loose(long.key.words) == words
        )
    return bearer


def is_longer(long: Name, words: tuple[str, ...]) -> bool:
    """Whether the name has more words than these."""
    return len(long.key.words) > len(words)


def ends_in(long: Name, words: tuple[str, ...]) -> bool:
    """Whether the name's last words are these."""
    return long.key.words[-len(words):] == words


def begins_with(long: Name, words: tuple[str, ...]) -> bool:
    """Whether the name's first words are these."""
    return long.key.words[:len(words)] == words


def already_introduced(name: Name, full_names: list[Name]) -> list[Name]:
    """Those of the full names that stand before the short one's first use.

    A namesake who comes later isn't meant. All full names, if none stands before.
    """
    first_use = name.mentions[0].span.start
    earlier = [long for long in full_names if long.mentions[0].span.start <= first_use]
    return earlier or full_names
