"""Words -> the key under which "export-controls", "Export Control" and "export controls" are one phrase. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from generator.english.vocabulary import rows_of

TOKEN = re.compile(r"[^\W_][\w+#]*(?:['’][^\W\d_]+)?")  # a word; a hyphen parts two, a possessive stays
_SIGNS = re.compile(r"[^\s.,_‑–-]")  # what a phrase of plain words has none of
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_PLURAL = ("ss", "us", "is", "ics")
_ISE = re.compile(r"is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)")
_YSE = re.compile(r"ys(?=(?:e|ed|ing|er)$)")
SHORTEST = 3  # letters of a word that may be a plural: "US" is none, "EVs" is


@cache
def spellings() -> Mapping[str, str]:
    """British word -> American word; a word that maps to itself is held out of the rules below."""
    return {row[0]: row[1] for row in rows_of("spelling.tsv")}


@cache
def plurals() -> Mapping[str, str]:
    """Plural -> singular where no rule gives it; a word that maps to itself has no plural's ending."""
    return {row[0]: row[1] for row in rows_of("plurals.tsv")}


@lru_cache(200_000)
def word_key(word: str) -> str:
    """One word in small letters, singular, in American spelling, without a possessive."""
    plain = _POSSESSIVE.sub("", word.casefold()) or word.casefold()
    single = singular(plain)
    if single in spellings():
        return spellings()[single]
    if len(single) < 7:
        return single
    return _YSE.sub("yz", _ISE.sub("iz", single))


def singular(word: str) -> str:
    """"policies" -> "policy", "sanctions" -> "sanction"; what is no plural stays."""
    if word in plurals():
        return plurals()[word]
    if len(word) < SHORTEST or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1]


def phrase_key(words: str) -> str:
    """A phrase's key: its words' keys, parted by one space; what holds other signs has its own letters as key.

    "C++" and "C#" stay two: `+` and `#` are letters here.
    """
    tokens = TOKEN.findall(words)
    if not tokens or _SIGNS.search(TOKEN.sub("", words)):
        return " ".join(words.casefold().split())
    return " ".join(word_key(token) for token in tokens)
