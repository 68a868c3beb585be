"""Key of a phrase -> what it tells by itself: its words, the background and dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log
from typing import NamedTuple

from generator.english.background import (
    Sense,
    Shares,
    Usage,
    counted,
    documents,
    rarity,
    sense,
    shares,
    usage,
)

KINDS = (
    "act", "artifact", "attribute", "cognition", "communication", "event", "group", "location",
    "person", "possession", "process", "quantity", "relation", "state", "substance", "time", "")
NEW = 0.05  # share of titles that a word is given that nobody counted


class Word(NamedTuple):
    """What is known of one word."""

    usage: Usage
    rarity: float
    titled: float
    shares: Shares
    sense: Sense
    counted: bool


class Rareness(NamedTuple):
    """How rare a phrase and its words are, and how often it is part of a longer one."""

    one: float
    three: float
    four: float
    letters: float
    rarity: float
    rare_head: float
    rare_first: float
    rarest: float
    commonest: float
    rare_one: float
    known: float
    known_several: float
    bound: float
    before: float
    after: float
    before_several: float
    head_before: float
    first_after: float


class Titles(NamedTuple):
    """How often a phrase and its words stand in titles."""

    titled: float
    titled_head: float
    titled_first: float
    titled_least: float
    titled_alone: float


class Classes(NamedTuple):
    """Nouns, adjectives and verbs."""

    noun: float
    verb: float
    uncounted: float
    first_adjective: float
    first_verb: float
    first_noun: float
    noun_one: float


class Meanings(NamedTuple):
    """How general the last word is, and whether dictionaries have the phrase."""

    entry: float
    meanings: float
    narrower: float
    meanings_one: float
    narrower_one: float
    person_one: float


ONE_OF = {kind: tuple(float(kind == other) for other in KINDS) for kind in KINDS}
NONE = (0.0,) * len(KINDS)
FORMS = (
    *Rareness._fields, *Titles._fields, *Classes._fields, *Meanings._fields,
    *(f"kind_{kind}" for kind in KINDS), *(f"first_{kind}" for kind in KINDS))


@lru_cache(200_000)
def form(key: str) -> tuple[float, ...]:
    """All that the phrase alone tells, in the order of FORMS."""
    words = [known(word) for word in key.split()]
    whole = usage(key)
    head, first = words[-1].sense.kind, words[0].sense.kind
    said = (
        *rareness(key, whole, words), *titles(whole, words), *classes(words),
        *meanings(key, words))
    return (
        *map(float, said), *ONE_OF.get(head, NONE),
        *(ONE_OF.get(first, NONE) if len(words) > 1 else NONE))


@lru_cache(100_000)
def known(word: str) -> Word:
    """What is known of a word's key."""
    used = usage(word)
    titled = min(used.titled, 0.5) if used.documents else NEW
    return Word(used, rarity(word), titled, shares(word), sense(word), counted(word))


def rareness(key: str, whole: Usage, words: Sequence[Word]) -> Rareness:
    """How rare the phrase is; "bound": how much commoner than if its words met by chance."""
    many = len(words) > 1
    rare = [word.rarity for word in words]
    known, rarity_ = whole.documents > 0, rarity(key)
    expected = documents() * exp(-sum(rare))
    return Rareness(
        one=not many, three=len(words) == 3, four=len(words) > 3,
        letters=min(len(key), 30) / 10, rarity=rarity_, rare_head=rare[-1],
        rare_first=rare[0] if many else 0.0, rarest=max(rare), commonest=min(rare),
        rare_one=0.0 if many else rarity_, known=known, known_several=many and known,
        bound=log((1 + whole.documents) / (1 + expected)) if many and known else 0.0,
        before=whole.before, after=whole.after, before_several=whole.before if many else 0.0,
        head_before=words[-1].usage.before, first_after=words[0].usage.after)


def titles(whole: Usage, words: Sequence[Word]) -> Titles:
    """How often they stand in titles."""
    many, some = len(words) > 1, [word.titled for word in words]
    titled = min(whole.titled, 0.5) if whole.documents else NEW
    return Titles(
        titled=titled, titled_head=some[-1], titled_first=some[0] if many else 0.0,
        titled_least=min(some), titled_alone=0.0 if many else titled)


def classes(words: Sequence[Word]) -> Classes:
    """Which classes the last and the first word mostly have."""
    head, first, many = words[-1].shares, words[0].shares, len(words) > 1
    return Classes(
        noun=head.noun, verb=head.verb, uncounted=not words[-1].counted,
        first_adjective=first.adjective * many, first_verb=first.verb * many,
        first_noun=first.noun * many, noun_one=0.0 if many else head.noun)


def meanings(key: str, words: Sequence[Word]) -> Meanings:
    """What dictionaries tell."""
    head, many = words[-1].sense, len(words) > 1
    several = log(1 + head.meanings)
    return Meanings(
        entry=many and bool(sense(key).kind), meanings=several, narrower=head.narrower,
        meanings_one=0.0 if many else several,
        narrower_one=0.0 if many else head.narrower,
        person_one=not many and head.kind == "person")
