"""A name as an article uses it -> the signs for and against it, and how likely a link is right.

The weights are learned by `benchmarks/link_weights.py` from texts whose names are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from math import exp, log2

from generator import lazy
from generator.english.vocabulary import rows_of, word_set
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention
from generator.resolve.entities.lexicon import BODY_NOUNS, LAW_NOUNS, OFFICIAL_WORDS
from generator.resolve.entities.name import Name
from generator.resolve.entities.tie import Tie

Sign = tuple[str, float]  # its name in `link_weights.tsv`, and how much of it there is

MOST_STORIES = 8  # more say no more
REACH = 24  # characters before a name in which the text may say what sort of thing it is

_BODY_WORDS = word_set("organisation_tails.txt") | word_set("body_tails.txt")
_GIVEN_NAMES = word_set("given_names.txt")

_POSSESSIVES = ("’s", "'s")
_FIRST_WORD = r"(?:the|an?|which|whose|who|[A-Z][\w-]+[’']s)"
_TICKER = r"\([A-Z]{2,8}\s?:"
_INTRODUCTION_AFTER = lazy.regex(rf"(?:[’']s)?(?:, {_FIRST_WORD} |\s?{_TICKER})")
_SEVERAL = {
    "several names": lazy.regex(r" and |,"),
    "an owner": lazy.regex(r"[’']s\s"),
}
_DIGIT = lazy.regex(r"\d")
_GLUED = lazy.regex(r"[a-z][A-Z]")


@cache
def weights() -> dict[str, float]:
    """What each sign weighs, in log odds."""
    return {sign: float(weight) for sign, weight in rows_of("link_weights.tsv")}


def chance_of(signs: Iterator[Sign]) -> float:
    """How likely a link with these signs is right, 0 to 1."""
    known = weights()
    total = sum(known.get(sign, 0.0) * amount for sign, amount in signs)
    return 1 / (1 + exp(-total))


def find_signs(
    name: Name, tie: Tie | None, stories: int, vote_share: float, common: frozenset[str], text: str
) -> Iterator[Sign]:
    """All signs of a name.

    `stories` have its entity; `vote_share` is how much of the collection's voice gives the name
    its kind, 0 to 1; `common` are words that the collection also writes small.
    """
    yield "always", 1.0
    yield from _signs_of_size(name, stories)
    yield f"kind {name.kind}", 1.0
    if len(name.words) == 1:
        yield f"one word, {name.kind}", 1.0
    yield "kind doubted", 1.0 - vote_share
    yield "finder", best_mention(name).score
    if name.ref:
        yield "catalogue", 1.0
    if tie is not None:
        yield f"tie {tie.rule.name.lower()}", 1.0
    if any(mention.finder == Finder.ACRONYM for mention in name.mentions):
        yield "acronym", 1.0
    yield from _signs_of_words(name)
    yield from _signs_of_print(name)
    if has_common_words(name, common):
        yield "common words", 1.0
    if len(name.words) == 1 and is_told_what(name, text):
        yield "introduced", 1.0


def _signs_of_size(name: Name, stories: int) -> Iterator[Sign]:
    if len(name.words) > 1:
        yield "words 2", 1.0
    if len(name.mentions) > 1:
        yield "times 2", 1.0
    counted = min(stories, MOST_STORIES)
    yield "stories", log2(counted)


def _signs_of_words(name: Name) -> Iterator[Sign]:
    """What its words say of its kind; where none does, how they may be more than one name."""
    printed = name.surface.split()
    if name.kind is Kind.PERSON and printed[0] in _GIVEN_NAMES:
        yield "given name", 1.0
    if len(printed) == 1:
        return
    has_own_possessive = printed[-1].endswith(_POSSESSIVES)  # "Orla and Benny's"
    has_body_word = has_own_possessive or not _BODY_WORDS.isdisjoint(printed)
    if name.kind is Kind.ORGANISATION and has_body_word:
        yield "word of a body", 1.0
    elif name.kind is Kind.LAW and not LAW_NOUNS.isdisjoint(name.words):
        yield "word of a law", 1.0
    else:
        yield from _signs_of_several(name)


def _signs_of_several(name: Name) -> Iterator[Sign]:
    if len(name.words) > 2:
        yield "words 3", 1.0
    for sign, pattern in _SEVERAL.items():
        if pattern.search(name.surface):
            yield sign, 1.0


def _signs_of_print(name: Name) -> Iterator[Sign]:
    """How it looks."""
    surface = name.surface
    if is_odd(name.mentions[0].surface):
        yield "odd print", 1.0
    if surface.isupper():
        yield "capitals", 1.0
    if _DIGIT.search(surface):
        yield "a digit", 1.0
    if _GLUED.search(surface):
        yield "a capital in a word", 1.0


def best_mention(name: Name) -> Mention:
    """The first mention of which its finder was surest."""
    if len(name.mentions) == 1:
        return name.mentions[0]
    return max(name.mentions, key=lambda mention: mention.score)


@lru_cache(65536)
def is_odd(surface: str) -> bool:
    """Printed as no name is: a line of capitals, a table's cells, no capital at all."""
    if surface.islower() or "/" in surface:
        return True
    words = surface.split()
    if surface.isupper() and len(words) > 1:
        return True
    cells = sum(is_cell(word) for word in words)
    return cells > 1 and 2 * cells >= len(words)


def is_cell(word: str) -> bool:
    """Whether the word is a single sign or begins with a digit, as in the cells of tables."""
    return len(word.strip(".")) == 1 or word[0].isdigit()


def is_told_what(name: Name, text: str) -> bool:
    """Whether the text introduces the name or gives it another.

    "SenseTime, the software company", "supplier (ZTE)", "Alibaba (NYSE:BABA)"; "Block, formerly
    Square".
    """
    return any(
        mention.finder == Finder.ALIAS or is_introduced(text, mention.span)
        for mention in name.mentions
    )


def is_introduced(text: str, span: Span) -> bool:
    """Whether the words just before or after say what sort of thing it is."""
    before = text[max(0, span.start - REACH):span.start]
    before = before.rstrip(" (").rstrip(",")
    word = before.rpartition(" ")[2]
    if word in BODY_NOUNS or word.removesuffix("s") in BODY_NOUNS:
        return True
    return _INTRODUCTION_AFTER.match(text, span.end) is not None


def has_common_words(name: Name, common: frozenset[str]) -> bool:
    """Whether its words are no more than common ones.

    They are if the collection writes them small too, a single one or a person's every word; or if
    it is a word of official prose.
    """
    words = name.words
    if len(words) == 1 and words[0] in OFFICIAL_WORDS:
        return True
    may_be_common = len(words) == 1 or name.kind is Kind.PERSON
    return may_be_common and common.issuperset(words)
