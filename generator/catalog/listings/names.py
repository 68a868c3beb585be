"""A name -> the words by which it is compared, without company forms, accents and marks."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from generator import lazy
from generator.english.vocabulary import word_set, words_of

COMPANY_FORMS = frozenset(words_of("company_forms.txt") + words_of("company_forms_abroad.txt"))
LEADING_FORMS = word_set("company_forms_leading.txt")
JOINT_STOCK_COMPANY = ["joint", "stock", "company"]

_LONG_LEAD = lazy.regex(
    r"(?:(?:public |open |closed )?joint stock company"
    r"|limited liability company) "
)
_LONG_TAIL = lazy.regex(r"(?: (?:public|open|closed))? joint stock company$")

_APOSTROPHE = "['’`ʼ]"
_POSSESSIVE = rf"{_APOSTROPHE}s\b"
_ABBREVIATION = r"(?:[^\W_]\.){2,}"  # "S.A."
_PLAIN_WORD = rf"[^\W_]+(?:{_APOSTROPHE}[^\W_]{{2,}})*"  # "O’Brien", but "People" of "People's"
_WORD = lazy.regex(rf"{_POSSESSIVE}|({_ABBREVIATION}|{_PLAIN_WORD}|&)")
_MARKS = lazy.regex(r"[\u0300-\u036f'’`ʼ.]")


class NameWord(NamedTuple):
    """A word of a text as it is compared, and where it stands there (half-open)."""

    word: str
    start: int
    end: int


def find_words(text: str) -> list[NameWord]:
    """Each word of the text; possessives are none, "&" is "and"."""
    words = []
    for m in _WORD.finditer(text):
        if m[1]:
            start, end = m.span(1)
            words.append(NameWord(fold_word(m[1]), start, end))
    return words


def fold_word(word: str) -> str:
    """Lower case, without accents, dots and apostrophes."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if word == "&":
        return "and"
    decomposed = unicodedata.normalize("NFKD", word)
    return _MARKS.sub("", decomposed).casefold()


def core_name(name: str) -> str:
    """The name without company forms, its words as they are compared: "bank of kunlun"."""
    words = _without_joint_stock_company(_folded_words(name))
    end = _end_before_forms(words)
    start = 0
    while end - start > 1 and words[start] in LEADING_FORMS:
        start += 1
    return " ".join(words[start:end])


def _folded_words(name: str) -> list[str]:
    """The words of a name; a plain name, as most are, is only parted at its spaces."""
    if not name.isascii():
        return [fold_word(word) for word in _WORD.findall(name) if word]
    lower = name.lower()
    if lower.replace(" ", "").isalnum():
        return lower.split()
    return [
        fold_word(word)
        for word in _WORD.findall(lower)
        if word
    ]


def _without_joint_stock_company(words: list[str]) -> list[str]:
    """The words without a company form of several words at their begin or end."""
    if "company" in words[1:4]:
        text = " ".join(words)
        m = _LONG_LEAD.match(text)
        if m:
            words = text[m.end():].split(" ")
    if words[-3:] == JOINT_STOCK_COMPANY:
        words = _LONG_TAIL.sub("", " ".join(words)).split(" ")
    return words


def _end_before_forms(words: list[str]) -> int:
    """How many words come before the company forms at the end; at least one if there is any."""
    end = len(words)
    while end > 1 and words[end - 1] in COMPANY_FORMS:
        joined_by_and = end > 2 and words[end - 2] == "and"  # "and Co"
        end -= 2 if joined_by_and else 1
    return end
