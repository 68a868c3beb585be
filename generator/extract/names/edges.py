"""Mentions -> the same, those doubted whose capitals may not end where the name does.

A name that a capital follows; some words of a heading; "Norrland and Sundby".
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.names.name_words import kind_of_beginning, kind_of_ending
from generator.extract.names.overlaps import find_covered_places
from generator.extract.names.word_lists import TITLES
from generator.model.names import Finder, Kind, Mention

DOUBTED = 0.3  # a score that takes more than one name of two words to be a link
SENTENCE_LENGTH = 160  # characters before and after a name that may be its heading
_LEAST_BESIDE = 2  # other words with a capital that make a heading
_GUESSERS = (Finder.SPACY, Finder.DOCUMENT)
_DAY = rf"(?:{alternation('months.txt')}|\w+day)\b"
_GOES_ON = lazy.regex(rf"(?<!\.) (?!{_DAY}|(?:Jr|Sr)\b)([A-Z][a-z]+)")
_SMALL_WORD = lazy.regex(r"\b(?!(?:with|from|into|over|than)\b)[a-z][A-Za-z]{3,}")
_CAPITALISED_WORD = lazy.regex(r"\b[A-Z][a-z]{3,}")
_BOUNDARY = lazy.regex(r"[.!?:;](?=\s)|\n")


def doubt_torn_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; the score is low of those that only a guess saw and that may be torn."""
    starts = {mention.span.start for mention in mentions}
    covered = find_covered_places(mentions)
    return [
        replace(mention, score=min(mention.score, DOUBTED))
        if _is_guess(mention) and _is_torn(text, mention, starts, covered)
        else mention
        for mention in mentions
    ]


def _is_guess(mention: Mention) -> bool:
    return mention.ref is None and mention.finder in _GUESSERS


def _is_torn(
    text: str, mention: Mention, starts: Container[int], covered: Container[int]
) -> bool:
    """Whether it may go on after its end, be words of a heading, or be two names."""
    end = mention.span.end
    next_word = _GOES_ON.match(text, end)
    if next_word and end + 1 not in starts and not _leads_to_office(mention, next_word[1]):
        return True
    if mention.kind in (Kind.PERSON, Kind.PLACE, Kind.GROUP):
        return False
    return _is_pair(mention) or _is_in_heading(text, mention, covered)


def _leads_to_office(mention: Mention, word: str) -> bool:
    """Whether a body's whole name stands before an office: "Harbour Agency Director"."""
    return word.lower() in TITLES and kind_of_ending(mention.surface.split()) is not None


def _is_pair(mention: Mention) -> bool:
    """Whether it is "Norrland and Sundby", no word of which says what sort of body it is.

    "Orla and Benny's" is one name: its possessive is its own.
    """
    if " and " not in mention.surface or mention.surface.endswith(("’s", "'s")):
        return False
    words = mention.surface.split()
    return kind_of_beginning(words) is None and kind_of_ending(words) is None


def _is_in_heading(text: str, mention: Mention, covered: Container[int]) -> bool:
    """Whether all long words of its sentence have a capital, some of them in no name."""
    start, end = _find_sentence(text, mention)
    beside = ((start, mention.span.start), (mention.span.end, end))
    if any(_SMALL_WORD.search(text, *place) for place in beside):
        return False
    words = (m for place in beside for m in _CAPITALISED_WORD.finditer(text, *place))
    return sum(m.start() not in covered for m in words) >= _LEAST_BESIDE


def _find_sentence(text: str, mention: Mention) -> tuple[int, int]:
    """Where its sentence begins and ends, within reach."""
    start = max(0, mention.span.start - SENTENCE_LENGTH)
    for boundary in _BOUNDARY.finditer(text, start, mention.span.start):
        start = boundary.end()
    end = mention.span.end + SENTENCE_LENGTH
    boundary_after = _BOUNDARY.search(text, mention.span.end, end)
    return start, boundary_after.start() if boundary_after else min(end, len(text))
