"""Text -> Matches: every place where a name of the catalogue stands."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import lazy
from generator.extract.names.lexicon import Lexicon, Meaning
from generator.model.ids import Span

TOWN_LENGTH = 60  # characters before "Washington" that may name a town
_TOWN = lazy.regex(
    r"\b(?:in|at|near|of|from|outside) [A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2}, $"
)
_MORE_TOWNS = lazy.regex(r",? (?:and|or|to) |, [A-Z][\w.]+(?: [A-Z]\w+)?,")
_JOINS_BEFORE = tuple("@/_:\\")  # what makes a name a part of an address or a tag
_JOINS_AFTER = tuple("$@_€£\\")


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a name of the catalogue stands, and all that the name may mean."""

    span: Span
    surface: str
    meanings: tuple[Meaning, ...]

    @property
    def first(self) -> Meaning:
        """The likeliest meaning where nothing else is known: the site's own."""
        return self.meanings[0]


class Hit(NamedTuple):
    """Where a name stands.

    In order of these, the longest of those that begin at one place is first.
    """

    start: int
    minus_end: int
    name: int  # place in `Lexicon.names`

    @property
    def end(self) -> int:
        """Where it ends, half-open."""
        return -self.minus_end


def find_matches(text: str, lexicon: Lexicon) -> list[Match]:
    """Leftmost, then longest, on word boundaries; never overlapping.

    Where names cross, the site's own are taken first: of "Bank of England Harbour" its
    "England Harbour".
    """
    if lexicon.automaton is None:
        return []
    hits = sorted(_find_hits(text, lexicon))
    own = _choose_leftmost(_find_own(hits, lexicon))
    chosen = _choose_leftmost(_drop_crossing(own, hits))
    return [_read_hit(text, lexicon, hit) for hit in chosen]


def _find_hits(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """All names that stand as words of their own."""
    assert lexicon.automaton is not None
    places = lexicon.automaton.find_matches_as_indexes(text, overlapping=True)
    for name, start, end in places:
        if _stands_alone(text, start, end):
            yield Hit(start, -end, name)


def _read_hit(text: str, lexicon: Lexicon, hit: Hit) -> Match:
    surface = text[hit.start : hit.end]
    meanings = lexicon.meanings[hit.name]
    state = lexicon.states.get(surface)
    if state and _follows_town(text, hit.start, hit.end):
        meanings = (state,)
    return Match(Span(hit.start, hit.end), surface, meanings)


def _choose_leftmost(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits in order, each that begins after the last one taken has ended."""
    taken: list[Hit] = []
    end = 0
    for hit in hits:
        if hit.start >= end:
            taken.append(hit)
            end = hit.end
    return taken


def _find_own(hits: Iterable[Hit], lexicon: Lexicon) -> Iterator[Hit]:
    """The site's own names, but for those that are a part of a longer name.

    No "South" in "South Korea".
    """
    covered = 0  # up to where the names that began so far go on
    for hit in hits:
        is_own = lexicon.meanings[hit.name][0].entry.own
        if is_own and hit.end > covered:
            yield hit
        covered = max(covered, hit.end)


def _drop_crossing(own: Sequence[Hit], hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of hits in order, those that cross none of the own; the own themselves are among them."""
    coming = deque(own)
    for hit in hits:
        while coming and coming[0].end <= hit.start:
            coming.popleft()
        if not coming or hit == coming[0] or hit.end <= coming[0].start:
            yield hit


def _follows_town(text: str, start: int, end: int) -> bool:
    """"in Everett, Washington" is the state; "in Boston, Washington and Paris" is not."""
    nearest = max(0, start - TOWN_LENGTH)
    line_start = text.rfind("\n", nearest, start) + 1
    town = _TOWN.search(text, max(line_start, nearest), start)
    return town is not None and not _MORE_TOWNS.match(text, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, address or hyphenated word goes on before or after the name."""
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    if before.isalnum() or after.isalnum():
        return False
    if before in _JOINS_BEFORE or after in _JOINS_AFTER:
        return False
    if before == "." and _may_be_glued(text, start, end):
        return _begins_glued_sentence(text, start)
    if before in ("-", "–") and start > 1 and text[start - 2].isupper():
        return False  # "AFRO-American", "HK-US"
    return not _goes_on(text, start, end)


def _may_be_glued(text: str, start: int, end: int) -> bool:
    """Whether a full stop right before the name follows a letter and is no part of "U.S."."""
    return start > 1 and text[start - 2].isalnum() and text[end - 1] != "."


def _begins_glued_sentence(text: str, start: int) -> bool:
    """"minority.The": glued sentences, not a web address."""
    return text[start].isupper() and text[start - 2].islower()


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the name is only the beginning of a ticker, a compound or an address."""
    after = text[end : end + 1]
    following = text[end + 1 : end + 2]
    if after == ":":
        return following.isalnum()  # "NYSE:BABA" is a ticker
    if after == "-":  # "Chinese military-industrial complex"
        last_word = text[start:end].rpartition(" ")[2]
        return text[start].isupper() and last_word.islower()
    if after != ".":
        return False
    return following.islower() or (text[end + 2 : end + 3] == "." and following.isupper())
