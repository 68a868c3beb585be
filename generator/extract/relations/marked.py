"""A sentence with its names -> the same words with one mark in place of each name.

In such words a pattern reads a name as it reads a letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator import lazy
from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.model.names import Kind, Mention

MARKS = {  # code points of the private area, which no text uses
    Kind.PERSON: "\ue001",
    Kind.ORGANISATION: "\ue002",
    Kind.PLACE: "\ue003",
    Kind.GROUP: "\ue004",
    Kind.LAW: "\ue005",
    Kind.PRODUCT: "\ue006",
    Kind.EVENT: "\ue007",
    Kind.PROGRAMME: "\ue009",
    Kind.UNKNOWN: "\ue00a",
}
LIST = "\ue008"  # a name that ends in "list": what something is put on
ANY = "\ue001-\ue00a"  # within a character class: any mark
_FIRST_MARK = "\ue001"
_LAST_MARK = "\ue00a"
_LETTERS = {  # what the letters in `<...>` of a pattern stand for
    "P": MARKS[Kind.PERSON],
    "O": MARKS[Kind.ORGANISATION],
    "L": MARKS[Kind.PLACE],
    "G": MARKS[Kind.GROUP],
    "W": MARKS[Kind.LAW],
    "X": MARKS[Kind.PRODUCT],
    "E": MARKS[Kind.EVENT],
    "T": LIST,
}
_ASIDE = lazy.regex(r"\s?\([^()]{0,80}\)")
_CLASS = lazy.regex(r"<([POLGWXET]+)>")
_AFTER_ANY = 1 << 60  # more than any position


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """The words of a sentence with one mark a name, and the way back to the article's text."""

    words: str
    pieces: tuple[tuple[int, int], ...]  # where each piece begins: in `words`, and in the text
    names: tuple[Mention, ...]  # in the order of their marks
    mark_positions: tuple[int, ...]  # where in `words` each mark stands

    def source(self, position: int) -> int:
        """Where in the text a character of `words` stands; of a mark, where its name begins."""
        n = bisect_right(self.pieces, (position, _AFTER_ANY)) - 1
        in_words, in_text = self.pieces[n]
        return in_text + position - in_words

    def name(self, position: int) -> Mention:
        """The name whose mark stands at the position."""
        number = bisect_right(self.mark_positions, position) - 1
        return self.names[number]

    def span(self, start: int, end: int) -> Span:
        """The span in the text of words[start:end]."""
        last = end - 1
        if is_mark(self.words[last]):
            return Span(self.source(start), self.name(last).span.end)
        return Span(self.source(start), self.source(last) + 1)


class MarkedPattern:
    """A regular expression over marked words, in which `<PO>` is a mark of either kind.

    It is compiled when it is first tried: to compile all of them takes half a second, which
    commands that read no article need not wait for.
    """

    def __init__(self, words: str) -> None:
        self._words = words

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(_CLASS.sub(_character_class, self._words))

    def find_all(self, words: str) -> Iterator[re.Match[str]]:
        """Every match in marked words."""
        return self._compiled.finditer(words)

    def find_between(self, words: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in words[start:end]."""
        return self._compiled.search(words, start, end)


def _character_class(m: re.Match[str]) -> str:
    marks = "".join(_LETTERS[letter] for letter in m[1])
    return f"[{marks}]"


def is_mark(character: str) -> bool:
    """Whether the character stands for a name."""
    return _FIRST_MARK <= character <= _LAST_MARK


def marked_sentences(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], *, least: int
) -> Iterator[MarkedSentence]:
    """Each sentence that holds `least` names or more; a bracket after a name is left out.

    Sentences and mentions are in text order.
    """
    if not sentences:
        return
    start = sentences[0].span.start
    n = bisect_left(mentions, start, key=lambda mention: mention.span.start)
    for sentence in sentences:
        while n < len(mentions) and mentions[n].span.start < sentence.span.start:
            n += 1
        first = n
        while n < len(mentions) and mentions[n].span.end <= sentence.span.end:
            n += 1
        if n - first >= least:
            yield _mark_names(text, sentence.span, mentions[first:n])


def _mark_names(text: str, span: Span, mentions: Sequence[Mention]) -> MarkedSentence:
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    names: list[Mention] = []
    mark_positions: list[int] = []
    in_text = span.start
    in_words = 0
    for mention in mentions:
        start = mention.span.start
        if start < in_text:
            continue  # within the brackets that follow another name
        mark_position = in_words + start - in_text
        pieces.append((in_words, in_text))
        pieces.append((mark_position, start))
        words.append(text[in_text:start])
        words.append(_mark(mention))
        names.append(mention)
        mark_positions.append(mark_position)
        in_words = mark_position + 1
        in_text = _end_with_aside(text, mention.span.end, span.end)
    pieces.append((in_words, in_text))
    words.append(text[in_text:span.end])
    return MarkedSentence("".join(words), tuple(pieces), tuple(names), tuple(mark_positions))


def _end_with_aside(text: str, name_end: int, sentence_end: int) -> int:
    """Where a name ends, with the bracket that follows it in its sentence."""
    aside = _ASIDE.match(text, name_end, sentence_end)
    if aside:
        return aside.end()
    return name_end


def _mark(mention: Mention) -> str:
    ends_in_list = mention.surface[-4:].casefold() == "list"
    if ends_in_list and mention.kind is not Kind.PERSON:
        return LIST
    return MARKS[mention.kind]
