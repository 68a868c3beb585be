"""Words -> the key under which their forms are one phrase. Pure.

"export-controls", "Export Control" and "export controls" have one key.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from generator import lazy
from generator.english.vocabulary import rows_of

SHORTEST_PLURAL = 3  # letters of a word that may be a plural: "US" is none, "EVs" is
SHORTEST_BRITISH = 7  # letters of a word whose "-is-" or "-ys-" may be British spelling
TOKEN = lazy.regex(r"[^\W_][\w+#]*(?:['’][^\W\d_]+)?")
"""A word; a hyphen parts two, a possessive stays."""
_SIGNS = lazy.regex(r"[^\s.,_‑–-]")  # a phrase of plain words has none of these
_POSSESSIVE = lazy.regex(r"['’]s?$")
_NO_PLURAL = ("ss", "us", "is", "ics")
_ES_PLURAL = ("sses", "xes", "ches", "shes", "zzes")
_ISE = lazy.regex(r"is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)")
_YSE = lazy.regex(r"ys(?=(?:e|ed|ing|er)$)")


@cache
def spellings() -> Mapping[str, str]:
    """British word -> American word; one that maps to itself is left alone by the rules below."""
    return {row[0]: row[1] for row in rows_of("spelling.tsv")}


@cache
def plurals() -> Mapping[str, str]:
    """Plural -> singular where no rule gives it; a word that maps to itself is no plural."""
    return {row[0]: row[1] for row in rows_of("plurals.tsv")}


@lru_cache(200_000)
def word_key(word: str) -> str:
    """One word in small letters, singular, in American spelling, without a possessive."""
    lower = word.casefold()
    plain = _POSSESSIVE.sub("", lower) or lower
    return _american(singular(plain))


def _american(word: str) -> str:
    if word in spellings():
        return spellings()[word]
    if len(word) < SHORTEST_BRITISH:
        return word
    return _YSE.sub("yz", _ISE.sub("iz", word))


def singular(word: str) -> str:
    """"policies" -> "policy", "sanctions" -> "sanction"; what is no plural stays."""
    if word in plurals():
        return plurals()[word]
    if len(word) < SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word.removesuffix("ies") + "y"
    if word.endswith(_ES_PLURAL):
        return word.removesuffix("es")
    return word.removesuffix("s")


def phrase_key(words: str) -> str:
    """A phrase's key: its words' keys, parted by a space each.

    What holds other signs has its own letters as key. "C++" and "C#" stay two: `+` and `#` are
    letters here.
    """
    tokens = TOKEN.findall(words)
    between = TOKEN.sub("", words)
    if not tokens or _SIGNS.search(between):
        return " ".join(words.casefold().split())
    return " ".join(word_key(token) for token in tokens)
