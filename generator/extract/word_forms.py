"""A word, by itself -> its part in phrases, by the shares of its uses in other texts."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from generator.english.background import is_counted, shares

SHORTEST = 2  # letters of a word
FUNCTION = 0.5  # share of uses as noun, adjective or verb below which a word has another task
DOUBT = 0.2  # share of uses as a noun from which a verb may be one
ENDINGS = ("ed", "ing", "en")  # of participles: "forced labour"


class Form(StrEnum):
    """A word's part in phrases."""

    NOUN = "n"
    MODIFIER = "a"
    PARTICIPLE = "p"
    NUMBER = "1"
    OTHER = "-"
    VERB_OR_NOUN = "?"  # a verb that may be a noun
    NOUN_OR_VERB = "!"  # a noun that may be a verb


@lru_cache(100_000)
def form_of(word: str) -> Form:
    """A word's part in phrases, by itself."""
    if word.isdigit():
        return Form.NUMBER
    is_measure = word[0].isdigit() and not word[-1].isupper()
    if len(word) < SHORTEST or is_measure:
        return Form.OTHER
    if "'" in word or "’" in word:
        return Form.OTHER
    if word.isupper():
        return Form.NOUN
    plain = word.casefold()
    if word[0].isupper() and not is_counted(plain):
        return Form.OTHER
    return _form_by_use(plain)


def _form_by_use(word: str) -> Form:
    """By the shares of its uses as noun, adjective and verb in other texts."""
    share = shares(word)
    highest = max(share)
    if sum(share) < FUNCTION:
        return Form.OTHER
    if share.verb == highest:
        if share.noun >= DOUBT or word.endswith("ing"):
            return Form.VERB_OR_NOUN
        return Form.PARTICIPLE if word.endswith(ENDINGS) else Form.OTHER
    if share.noun == highest:
        return Form.NOUN_OR_VERB if share.verb >= DOUBT else Form.NOUN
    return Form.MODIFIER
