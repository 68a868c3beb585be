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
    documents,
    is_counted,
    rarity,
    sense,
    shares,
    usage,
)

KINDS = (
    "act",
    "artifact",
    "attribute",
    "cognition",
    "communication",
    "event",
    "group",
    "location",
    "person",
    "possession",
    "process",
    "quantity",
    "relation",
    "state",
    "substance",
    "time",
    "",
)
NEW = 0.05  # share of titles that a word is given that nobody counted
MOST_TITLED = 0.5  # the greatest share of titles that counts


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


# Kind of noun -> 1.0 for it and 0.0 for the others, in the order of KINDS.
ONE_OF = {kind: tuple(float(kind == other) for other in KINDS) for kind in KINDS}
NONE = (0.0,) * len(KINDS)
FORMS = (
    *Rareness._fields,
    *Titles._fields,
    *Classes._fields,
    *Meanings._fields,
    *(f"kind_{kind}" for kind in KINDS),
    *(f"first_{kind}" for kind in KINDS),
)


@lru_cache(200_000)
def form(key: str) -> tuple[float, ...]:
    """All that the phrase alone tells, in the order of FORMS."""
    words = [read_word(word) for word in key.split()]
    phrase_usage = usage(key)
    numbers = (
        *_rareness(key, phrase_usage, words),
        *_titles(phrase_usage, words),
        *_classes(words),
        *_meanings(key, words),
    )
    head_kind = ONE_OF.get(words[-1].sense.kind, NONE)
    first_kind = NONE
    if len(words) > 1:
        first_kind = ONE_OF.get(words[0].sense.kind, NONE)
    return (*map(float, numbers), *head_kind, *first_kind)


@lru_cache(100_000)
def read_word(word: str) -> Word:
    """What the background and dictionaries tell of a word's key."""
    word_usage = usage(word)
    return Word(
        usage=word_usage,
        rarity=rarity(word),
        titled=_title_share(word_usage),
        shares=shares(word),
        sense=sense(word),
        counted=is_counted(word),
    )


def _title_share(counts: Usage) -> float:
    """How often it stands in titles, at most MOST_TITLED; NEW where nobody counted it."""
    if counts.documents:
        return min(counts.titled, MOST_TITLED)
    return NEW


def _rareness(key: str, phrase_usage: Usage, words: Sequence[Word]) -> Rareness:
    """How rare the phrase is; "bound": how much commoner than if its words met by chance."""
    several = len(words) > 1
    rarities = [word.rarity for word in words]
    phrase_rarity = rarity(key)
    is_counted = phrase_usage.documents > 0
    return Rareness(
        one=not several,
        three=len(words) == 3,
        four=len(words) > 3,
        letters=min(len(key), 30) / 10,
        rarity=phrase_rarity,
        rare_head=rarities[-1],
        rare_first=rarities[0] if several else 0.0,
        rarest=max(rarities),
        commonest=min(rarities),
        rare_one=0.0 if several else phrase_rarity,
        known=is_counted,
        known_several=several and is_counted,
        bound=_bound(phrase_usage, rarities) if several and is_counted else 0.0,
        before=phrase_usage.before,
        after=phrase_usage.after,
        before_several=phrase_usage.before if several else 0.0,
        head_before=words[-1].usage.before,
        first_after=words[0].usage.after,
    )


def _bound(phrase_usage: Usage, rarities: Sequence[float]) -> float:
    """The logarithm of how much commoner the phrase is than if its words met by chance."""
    expected = documents() * exp(-sum(rarities))
    return log((1 + phrase_usage.documents) / (1 + expected))


def _titles(phrase_usage: Usage, words: Sequence[Word]) -> Titles:
    """How often the phrase and its words stand in titles."""
    several = len(words) > 1
    of_words = [word.titled for word in words]
    of_phrase = _title_share(phrase_usage)
    return Titles(
        titled=of_phrase,
        titled_head=of_words[-1],
        titled_first=of_words[0] if several else 0.0,
        titled_least=min(of_words),
        titled_alone=0.0 if several else of_phrase,
    )


def _classes(words: Sequence[Word]) -> Classes:
    """Which classes the last and the first word mostly have."""
    several = len(words) > 1
    head = words[-1].shares
    first = words[0].shares
    return Classes(
        noun=head.noun,
        verb=head.verb,
        uncounted=not words[-1].counted,
        first_adjective=first.adjective * several,
        first_verb=first.verb * several,
        first_noun=first.noun * several,
        noun_one=0.0 if several else head.noun,
    )


def _meanings(key: str, words: Sequence[Word]) -> Meanings:
    """What dictionaries tell."""
    several = len(words) > 1
    head = words[-1].sense
    meanings = log(1 + head.meanings)
    return Meanings(
        entry=several and bool(sense(key).kind),
        meanings=meanings,
        narrower=head.narrower,
        meanings_one=0.0 if several else meanings,
        narrower_one=0.0 if several else head.narrower,
        person_one=not several and head.kind == "person",
    )
