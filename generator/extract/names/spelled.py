"""Text, Matches -> which acronyms the text spells otherwise than the catalogue does.

After "Culinary Institute of America (CIA)" no CIA of the text is the agency.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator import lazy
from generator.catalog import Entry
from generator.extract.acronyms import find_acronyms
from generator.extract.names.catalogue_matches import Match
from generator.extract.names.word_lists import SMALL_WORDS
from generator.model.ids import Span

STEM = 5  # letters by which "Administration" and "Administrative" are alike
ALIKE = 0.6  # share of words in common from which two full names are of one body
_WORD = lazy.regex(r"[^\W\d_]+")


def find_misread_matches(text: str, matches: Iterable[Match]) -> frozenset[Span]:
    """Matches that the text shows to mean no entry that they may mean by their name.

    They are acronyms that it spells otherwise, and what spells them.
    """
    matches = tuple(matches)
    surfaces = {match.surface: match for match in matches}
    others: set[str] = set()
    long_forms: list[Span] = []
    for alias in find_acronyms(text):
        short = text[alias.alias.start : alias.alias.end]
        match = surfaces.get(short)
        long = text[alias.name.start : alias.name.end]
        if match is not None and not _is_name_of_any(long, match):
            others.add(short)
            long_forms.append(alias.name)
    long_forms.sort()
    return frozenset(
        match.span
        for match in matches
        if match.surface in others or _is_within(match.span, long_forms)
    )


def _is_within(span: Span, long_forms: Sequence[Span]) -> bool:
    """Whether it lies in the last of these that begins before it."""
    n = bisect_right(long_forms, span.start, key=lambda long: long.start)
    return n > 0 and span.end <= long_forms[n - 1].end


def _is_name_of_any(long: str, match: Match) -> bool:
    return any(_is_name_of(long, meaning.entry) for meaning in match.meanings)


def _is_name_of(long: str, entry: Entry) -> bool:
    """Whether the words are, give or take some, a full name of the entry."""
    stems = _take_stems(long)
    return any(_are_alike(stems, _take_stems(name)) for name in (entry.name, *entry.aliases))


def _are_alike(stems: frozenset[str], others: frozenset[str]) -> bool:
    if not stems or not others:
        return False
    shared = len(stems & others)
    return shared / max(len(stems), len(others)) >= ALIKE or (shared > 1 and stems >= others)


@lru_cache(maxsize=4096)
def _take_stems(name: str) -> frozenset[str]:
    """The beginnings of its words but the small ones, and but what is itself an acronym."""
    words = _WORD.findall(name)
    return frozenset(
        word.casefold()[:STEM]
        for word in words
        if word not in SMALL_WORDS and not (len(words) == 1 and word.isupper())
    )
