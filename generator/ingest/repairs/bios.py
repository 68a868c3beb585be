"""The paragraphs of a story -> those without the lines at its foot that say who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import lazy
from generator.english.vocabulary import alternation
from generator.ingest.metadata.authors import NAME

FOOT = 4  # paragraphs at the end among which such lines stand
TOP = 6  # paragraphs at the beginning among which the byline stands
LONGEST = 420  # characters

_NOUN = alternation("reporter_nouns.txt")
_OPENING = rf"(?P<name>{NAME}|(?:The author|The writer))"
_IS_REPORTER = lazy.regex(
    rf"{_OPENING}(?:, [^,.]{{2,60}},)? (?:is|was|has been)(?: (?:also|currently|now))?"
    rf" (?:an? |the |[A-Z][\w’' ]{{2,40}}[’']s? )?(?:[\w’'.-]+ ){{0,6}}?{_NOUN}s?\b(?! who\b).*")
_REPORTS = lazy.regex(
    rf"{_OPENING} (?:covers|reports (?:on|for|from)|writes (?:about|for)|has covered)\b.*")
_SAYS = lazy.regex(r"\b(?:said|told|says|according)\b")


def find_bios(texts: Sequence[str]) -> frozenset[int]:
    """The places of the paragraphs at the end that say who the reporter is.

    A person of the story is named elsewhere in it.
    """
    last = max(1, len(texts) - FOOT)
    return frozenset(
        k
        for k in range(last, len(texts))
        if _is_bio(k, texts)
    )


def _is_bio(k: int, texts: Sequence[str]) -> bool:
    text = texts[k]
    if len(text) > LONGEST:
        return False
    m = _IS_REPORTER.fullmatch(text)
    if m is None:
        m = _REPORTS.fullmatch(text)
    if m is None or _SAYS.search(text):
        return False
    return not _is_of_story(m["name"], k, texts)


def _is_of_story(name: str, k: int, texts: Sequence[str]) -> bool:
    """Does the person's last name stand in another paragraph, but for the byline?"""
    last_name = name.rpartition(" ")[2]
    if last_name in ("author", "writer"):
        return False
    name_in_pattern = re.escape(last_name)
    byline = re.compile(rf"(?:By|BY|by)\b.*{name_in_pattern}.{{0,80}}", re.I)
    for n, text in enumerate(texts[:k]):
        if last_name not in text:
            continue
        is_byline = n < TOP and byline.fullmatch(text)
        if not is_byline:
            return True
    return False
