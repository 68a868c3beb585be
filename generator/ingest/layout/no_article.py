"""A title and paragraphs -> what was saved in place of an article, or what is missing of one.

A notice of a site is short and says so in its title, or in most of its lines: a report about
cookies or of a page that was not found is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from generator import lazy
from generator.english.vocabulary import rows_of
from generator.ingest.layout.headlines import count_words
from generator.model.problem import Problem

MOST_WORDS = 220  # of a notice
MOST_WORDS_OF_SHELL = 70  # of a page of which a cue alone is shown
LEAST_LINES = 0.5  # of the words: in lines with a cue
MOST_WORDS_OF_LINE = 14  # of notes on people and addresses, in which no sentence stands
LONGEST_LINE = 400  # characters of such a line
FEWEST_CONTACTS = 2
FEWEST_ADDRESSES = 3
SHORT_STUB = 150  # words: a longer text is more than the beginning of a story


class Kind(StrEnum):
    """What is saved in place of an article, as the Problem says it."""

    NOT_FOUND = "not found"
    REFUSAL = "refusal"
    COOKIES = "cookie notice"
    SHELL = "script shell"
    LOG_IN = "log-in page"
    SECTION = "section front"
    BOOKMARKS = "bookmarks"
    CONTACTS = "contacts"


WORDS = {
    Kind.NOT_FOUND: "a page that says that something was not found",
    Kind.REFUSAL: "a page that keeps robots out",
    Kind.COOKIES: "a notice about cookies",
    Kind.SHELL: "a page without words, which a script would fill",
    Kind.LOG_IN: "a page to log in",
    Kind.SECTION: "a list of other stories",
    Kind.BOOKMARKS: "a list of addresses",
    Kind.CONTACTS: "notes on how to reach somebody",
}
HINT = "save the article itself; if it is one, give its text as .txt with a headline"
PAYWALL = "only the beginning of the story is in it: the rest is for subscribers"
PAYWALL_HINT = "save the whole story, where you may read it"
_PATTERNS = [
    (kind, place, lazy.regex(pattern, re.I))
    for kind, place, pattern in rows_of("no_article_patterns.tsv")
]
_CUES = [row for row in _PATTERNS if row[1] != "paywall"]
_PAYWALL = [pattern for _, place, pattern in _PATTERNS if place == "paywall"]
_TITLE_PART = lazy.regex(r"\s+[|–—·»-]\s+")
_ADDRESS = lazy.regex(r"https?://\S+|www\.\S+")
_CONTACT = lazy.regex(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w"
    r"|(?:\+\d|\(0?\d{2,5}\)|\b0?\d{2,5})[\s./-]?\d{2,4}[\s.-]\d{2,}"
    r"|\b(?:tel|phone|mobile|cell|fax|signal|e-?mail)\b\.?\s*:", re.I)


def find_kind(title: str, paragraphs: Sequence[str]) -> Kind | None:
    """What it is in place of an article; None where it may be one."""
    total = sum(map(count_words, paragraphs))
    if total > MOST_WORDS:
        return None
    for name, place, pattern in _CUES:
        if _is_cued(place, pattern, title, paragraphs, total):
            return Kind(name)
    return find_kind_of_notes((title, *paragraphs))


def describe(kind: Kind, where: str) -> Problem:
    """The Problem that a source holds no article."""
    return Problem(where, f"no article is in it: it is {WORDS[kind]}", HINT)


def is_behind_paywall(paragraphs: Sequence[str], page: str = "") -> bool:
    """Does a page of few words of a story say that the rest of it is for subscribers?"""
    if sum(map(count_words, paragraphs)) > SHORT_STUB:
        return False
    words = "\n".join((*paragraphs, page))
    return any(pattern.search(words) for pattern in _PAYWALL)


def paywall_problems(
    paragraphs: Sequence[str], where: str, page: str = ""
) -> tuple[Problem, ...]:
    """The Problem that the rest of a story is for subscribers, where it is so."""
    if not is_behind_paywall(paragraphs, page):
        return ()
    return (Problem(where, PAYWALL, PAYWALL_HINT),)


def _is_cued(
    place: str,
    pattern: re.Pattern[str],
    title: str,
    paragraphs: Sequence[str],
    total: int,
) -> bool:
    if place == "title":
        parts = (title.strip(), *_TITLE_PART.split(title.strip()))
        return any(pattern.fullmatch(part) for part in parts)
    if place == "words":
        text = " ".join((title, *paragraphs))
        return total <= MOST_WORDS_OF_SHELL and pattern.search(text) is not None
    cued = sum(
        count_words(line)
        for line in paragraphs
        if pattern.search(line)
    )
    return total > 0 and cued >= LEAST_LINES * total and _speaks_to_reader(paragraphs)


def _speaks_to_reader(paragraphs: Sequence[str]) -> bool:
    """Does a site speak of cookies, of itself and to its reader?"""
    text = " ".join(paragraphs).lower()
    if "cookie" not in text and "privacy" not in text:
        return False
    return (
        re.search(r"\b(?:we|our)\b", text) is not None
        and re.search(r"\b(?:you|your)\b", text) is not None
    )


def find_kind_of_notes(texts: Sequence[str]) -> Kind | None:
    """Bookmarks and contacts: short lines, most of them with an address or a number."""
    lines = [line for line in texts if line]
    if not lines or any(map(_is_sentence, lines)):
        return None
    addresses = sum(_ADDRESS.search(line) is not None for line in lines)
    if addresses >= FEWEST_ADDRESSES and addresses >= len(lines) / 3:
        return Kind.BOOKMARKS
    contacts = sum(_CONTACT.search(line) is not None for line in lines)
    if contacts >= FEWEST_CONTACTS and contacts >= len(lines) / 3:
        return Kind.CONTACTS
    return None


def _is_sentence(line: str) -> bool:
    """Is a line too long for a note, its address apart?"""
    if len(line) > LONGEST_LINE:
        return True
    return count_words(_ADDRESS.sub("", line)) > MOST_WORDS_OF_LINE
