"""Paragraphs -> the same with the blanks that were lost at links: "Anthropicis" -> "Anthropic is".

A word is parted where it is no word, and where its pieces are: a name that stands elsewhere in
the text, a common word, a word that makes no compounds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from generator import lazy
from generator.english.background import UNKNOWN, is_counted, sense
from generator.english.vocabulary import word_set

SHORT = 5  # letters of a word that a small word may be glued to
LONG = 8  # letters of a word that any word may be glued to
WORD = 4  # letters of a piece that is no small word
SURE = 2  # places of a text after which it is one that lost blanks
LONGEST = 45  # letters
KEPT = 50_000  # words that are looked up once

_TOKEN = lazy.regex(r"(?<![\w'’.@/#&-])[A-Za-z][a-z]{5,}(?![\w'’@/&-]|\.\w)")
_BEFORE_NAME = lazy.regex(r"(?<![\w'’.@/#&-])([a-z]{2,})([A-Z][a-z]{2,})(?![\w@/&-]|\.\w)")
_WORD = lazy.regex(r"[^\W\d_]+")
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers", "ness", "ment", "able", "ship", "al",
    "ably", "ability", "ally", "ity", "ism", "ist", "ists", "less", "like", "ful", "hood", "wise")
_BEFORE = word_set("glued_before.txt")
_BEHIND = word_set("glued_behind.txt")
_NATIONS = word_set("nations_in_i.txt")
_WHOLE = word_set("words_not_glued.txt")
_OPEN = ("over", "about", "against")  # that begin compounds, too


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words of one text."""

    counts: Counter[str]  # as they stand
    small: Counter[str]  # in small letters

    def has_name(self, word: str) -> bool:
        """Does a capitalised word stand by itself?"""
        return word[:1].isupper() and self.counts[word] > 0


def part_glued(texts: Sequence[str]) -> list[str]:
    """The paragraphs with blanks between glued words."""
    all_tokens = set(chain.from_iterable(map(_TOKEN.findall, texts)))
    tokens = {token for token in all_tokens if not _is_word(token)}
    if not tokens and not any(map(_BEFORE_NAME.search, texts)):
        return list(texts)
    all_words = list(chain.from_iterable(map(_WORD.findall, texts)))
    words = _Vocabulary(Counter(all_words), Counter(map(str.lower, all_words)))
    parted = _part_tokens(tokens, words)
    shown = [_BEFORE_NAME.sub(lambda m: _part_at_name(m, words), text) for text in texts]
    if not parted:
        return shown
    return [_TOKEN.sub(lambda m: parted.get(m[0], m[0]), text) for text in shown]


def _part_at_name(m: re.Match[str], words: _Vocabulary) -> str:
    """A common word glued to a name of the text, "toldThe"; not what is written so, "easyJet"."""
    left, right = m[1], m[2]
    is_small = left in _BEFORE or left in _BEHIND
    is_common = len(left) >= WORD and is_counted(left)
    if not (is_small or is_common):
        return m[0]
    is_meant = words.counts[m[0]] > 1
    if is_meant or not words.has_name(right):
        return m[0]
    return f"{left} {right}"


def _part_tokens(tokens: set[str], words: _Vocabulary) -> dict[str, str]:
    """Token -> its words with blanks, for the glued ones."""
    rare = sorted(
        t
        for t in tokens
        if words.small[t.lower()] == 1 and len(t) <= LONGEST
    )
    sure = {
        token: pieces
        for token in rare
        if (pieces := _part_surely(token, words))
    }
    if len(sure) < SURE:
        return sure
    others = {token: pieces for token in rare if (pieces := _part_boldly(token, words))}
    return {**others, **sure}


def _part_surely(token: str, words: _Vocabulary) -> str:
    """The pieces of a token of which one is a small word, or a name before common words."""
    for k in range(2, len(token) - 1):
        left, right = token[:k], token[k:]
        if right in _BEHIND and _takes_behind(left, right, words):
            return f"{left} {right}"
        if left.lower() in _BEFORE and len(right) >= SHORT and is_counted(right):
            return f"{left} {right}"
        if len(left) < SHORT or len(right) < LONG:
            continue
        if not words.has_name(left):
            continue
        rest = _split_common(right)
        if rest:
            return f"{left} {rest}"
    return ""


def _takes_behind(left: str, right: str, words: _Vocabulary) -> bool:
    """Was the small word glued to this one? A capitalised one is a name that stands elsewhere."""
    if len(left) < SHORT:
        return False
    if left[0].isupper():
        return (
            words.has_name(left)
            and not (right == "is" and left in _NATIONS)
        )
    return right != "or" and _is_word(left)


def _part_boldly(token: str, words: _Vocabulary) -> str:
    """The pieces of a token in a text that has lost blanks elsewhere."""
    for k in range(WORD, len(token) - WORD + 1):
        left, right = token[:k], token[k:]
        if not is_counted(right) or not _stands(left, words):
            continue
        is_long = len(left) >= LONG
        is_verb = (
            len(left) >= SHORT
            and len(right) > SHORT
            and right.endswith("ed")
        )
        is_object = (
            left.lower() in _OPEN
            and len(right) >= LONG
            and right.endswith("s")
        )
        if is_long or is_verb or is_object:
            return f"{left} {right}"
    return ""


def _stands(word: str, words: _Vocabulary) -> bool:
    """Is it a name of the text, or a common word?"""
    return (
        words.has_name(word)
        or (is_counted(word.lower()) and len(word) >= WORD)
    )


def _split_common(text: str) -> str:
    """One or two common words, with a blank between; empty if it is none."""
    last = len(text) - WORD
    for k in range(WORD, last + 1):
        left = text[:k]
        right = text[k:]
        if is_counted(left) and is_counted(right):
            return f"{left} {right}"
    return ""


@lru_cache(maxsize=KEPT)
def _is_word(token: str) -> bool:
    word = token.lower()
    if word in _WHOLE or is_counted(word) or sense(word) is not UNKNOWN:
        return True
    return any(
        word.endswith(ending) and is_counted(word.removesuffix(ending))
        for ending in _ENDINGS
    )
