"""Could a line stand over a story? Lines that only part stories, such as a bullet or a rule, could
not.
"""

from __future__ import annotations

import re

from generator import lazy
from generator.english.vocabulary import alternation
from generator.ingest.layout.furniture import find_rule, find_tail, heads_related

LONGEST_HEADLINE = 200  # characters
MOST_WORDS = 28
LONGEST_MARKER = 90  # characters

BULLET = r"[•▪◦●■►▶»·*+–-]"
_UNIT = r"(?:document|article|story|item|clip|cutting)"
MARKER = lazy.regex("|".join((
    BULLET,
    rf"{BULLET}\s*in\b(?: [\w&/ -]{{1,40}})?",  # "• in World"
    r"in(?-i: [A-Z][\w&/ -]{1,30})?",
    rf"{_UNIT} (?:no\. ?|#)?\d+(?: of \d+)?\W*",  # "Document 3 of 12"
    r"\d+ of \d+(?: documents?)?",
    r"\(?#?\d{1,2}[.):]?",
)), re.I)
RULE = lazy.regex(r"(?:([*=_#~—–\-•·◆■+])\s?){3,}|§+|⁂|\*|\\f")
POINT = lazy.regex(rf"{BULLET}\s+(?=\S)")
NUMBER = lazy.regex(r"[(\[#]?(\d{1,2})[.):\]]{1,2}\s+(?=\S)")

_COMPANY_ABBREVIATIONS = alternation("company_abbreviations.txt")
_ABBREVIATED_END = lazy.regex(rf"(?:\b[A-Z]\.|\b{_COMPANY_ABBREVIATIONS})\.?$")
# "eBay to buy Arden", "de Klerk resigns"
_SMALL_OPENING = lazy.regex(r"\W*(?:[a-z][A-Z]|<|de |el |la |al-)")
_SENTENCE_BREAK = lazy.regex(r"[a-z]{3,}[.!?]\s+[A-Z]")


def count_words(text: str) -> int:
    """How many words, with blanks between them."""
    return len(text.split())


def is_marker(text: str) -> bool:
    """Does the line only part stories: a bullet, a number, a rule?"""
    if len(text) > LONGEST_MARKER:
        return False
    if MARKER.fullmatch(text):
        return True
    return RULE.fullmatch(text) is not None


def looks_like_headline(text: str) -> bool:
    """Could this line stand over a story?"""
    if len(text) > LONGEST_HEADLINE or not 2 <= count_words(text) <= MOST_WORDS:
        return False
    if _is_list_item(text) or _begins_small(text):
        return False
    if _ends_like_sentence(text) or _has_sentences(text):
        return False
    return not _is_furniture(text)


def _is_list_item(text: str) -> bool:
    if POINT.match(text):
        return True
    return NUMBER.match(text) is not None


def _begins_small(text: str) -> bool:
    """Does a small letter begin it, but for "eBay" and "de Klerk"?"""
    letters = (letter for letter in text if letter.isalnum())
    first = next(letters, "a")
    if not first.islower():
        return False
    return _SMALL_OPENING.match(text) is None


def _ends_like_sentence(text: str) -> bool:
    """A full stop, a comma or a colon ends it, but for an ellipsis and an abbreviation."""
    if text[-1] == ":":
        return True
    if text[-1] not in ".;," or text.endswith(("...", "..")):
        return False
    return not _ABBREVIATED_END.search(text)


def _has_sentences(text: str) -> bool:
    """A line of rights, of navigation, or of several sentences."""
    if "©" in text or text.count(" | ") > 1:
        return True
    breaks = _SENTENCE_BREAK.findall(text)
    return len(breaks) > 1


def _is_furniture(text: str) -> bool:
    if find_rule(text) or heads_related(text):
        return True
    return is_marker(text) or find_tail(text) is not None
