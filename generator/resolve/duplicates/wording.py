"""Findings -> the Wording of an article: its words, their runs, and the values among them.

Values are what a form is filled in with: numbers and names, taken by their look alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import lazy
from generator.model.article import Article
from generator.model.ids import Span

RUN = 4  # words. Of a text with every tenth word changed, runs of four still cover 85 %
CONTEXT = 2  # words on each side of a value that make its slot
_WORD = lazy.regex(r"\w+(?:[.,'’]\w+)*")
_ENDS = lazy.regex(r"[.!?:;\"“”•|\n]")
_MARKS = lazy.regex(r"[.,'’]")  # within a word; some sources leave them out
_VALUE = "#"

Run = tuple[str, ...]
Slot = tuple[str, ...]  # the words around a value


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of an article's body."""

    words: tuple[str, ...]  # in small letters
    spans: tuple[Span, ...]  # of the words, in the article's text
    places: Mapping[Run, int]  # each run -> the number of its first word, where it stands first
    values: frozenset[str]
    slots: Mapping[Slot, str]  # slots that stand once -> the value in them
    line: str  # the words and the headline's, parted at their marks, with a space on each side

    def has(self, value: str) -> bool:
        """Whether the words of a value follow on each other in the text or in the headline."""
        return part_at_marks(value) in self.line

    def is_repeated(self, word: str) -> bool:
        """Whether a word stands in the text twice, or once in it and once in the headline."""
        return self.line.count(part_at_marks(word)) > 1


def read_wording(article: Article) -> Wording:
    """The Wording of what follows the headline."""
    tokens = list(_find_tokens(article.text, article.body_start))
    words = tuple(token.word for token in tokens)
    headline = _WORD.findall(article.title.lower())
    return Wording(
        words=words,
        spans=tuple(token.span for token in tokens),
        places=_place_runs(words),
        values=frozenset(token.word for token in tokens if token.is_value),
        slots=_read_slots(tokens),
        line=part_at_marks(" ".join((*words, "|", *headline))),
    )


def part_at_marks(words: str) -> str:
    """Words parted at the marks within them, with a space on each side: "u.s" is " u s "."""
    parted = _MARKS.sub(" ", words)
    return f" {parted} "


class Token(NamedTuple):
    """A word of a text."""

    word: str  # in small letters
    span: Span
    is_value: bool


def _find_tokens(text: str, start: int) -> Iterator[Token]:
    """The words from `start` on. A capital at the start of a sentence is no sign of a name."""
    end = start
    opens = True
    for m in _WORD.finditer(text, start):
        opens = opens or bool(_ENDS.search(text, end, m.start()))
        word = m[0]
        is_number = any(map(str.isdigit, word))
        is_name = word[0].isupper() and not opens
        yield Token(
            word.lower(),
            Span(m.start(), m.end()),
            is_number or is_name,
        )
        end = m.end()
        opens = False


def _runs(words: Sequence[str]) -> Iterator[Run]:
    columns = (words[n:] for n in range(RUN))
    runs = zip(*columns, strict=False)
    return runs


def _place_runs(words: Sequence[str]) -> Mapping[Run, int]:
    places: dict[Run, int] = {}
    for n, run in enumerate(_runs(words)):
        places.setdefault(run, n)
    return places


def _read_slots(tokens: Sequence[Token]) -> Mapping[Slot, str]:
    """The values that follow on each other count as one; a slot that stands twice tells nothing."""
    words = [""] * CONTEXT
    values: dict[int, str] = {}
    for token in tokens:
        if not token.is_value:
            words.append(token.word)
            continue
        if words[-1] != _VALUE:
            words.append(_VALUE)
        place = len(words) - 1
        value = f"{values.get(place, '')} {token.word}"
        values[place] = value.strip()
    words += [""] * CONTEXT
    slots: dict[Slot, str | None] = {}
    for place, value in values.items():
        slot = _context(words, place)
        known = slots.setdefault(slot, value)
        if known != value:
            slots[slot] = None
    return {
        slot: value
        for slot, value in slots.items()
        if value is not None and _is_telling(slot)
    }


def _context(words: Sequence[str], place: int) -> Slot:
    """The words on both sides of a place."""
    before = words[place - CONTEXT : place]
    after = words[place + 1 : place + 1 + CONTEXT]
    return (*before, *after)


def _is_telling(slot: Slot) -> bool:
    """Whether enough of a slot is words."""
    words = sum(word.isalpha() for word in slot)
    return words >= CONTEXT
