"""A sentence with its names -> the same words with one mark for each name, so that a pattern reads names as it reads letters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.model.names import Kind, Mention

MARKS = {  # code points of the private area, which no text uses
    Kind.PERSON: "\ue001", Kind.ORGANISATION: "\ue002", Kind.PLACE: "\ue003", Kind.GROUP: "\ue004", Kind.LAW: "\ue005",
    Kind.PRODUCT: "\ue006", Kind.EVENT: "\ue007", Kind.PROGRAMME: "\ue009", Kind.UNKNOWN: "\ue00a",
}
LIST = "\ue008"  # a name that ends in "list": what one is put on
ANY = "\ue001-\ue00a"
_LETTERS = {"P": MARKS[Kind.PERSON], "O": MARKS[Kind.ORGANISATION], "L": MARKS[Kind.PLACE], "G": MARKS[Kind.GROUP],
            "W": MARKS[Kind.LAW], "X": MARKS[Kind.PRODUCT], "E": MARKS[Kind.EVENT], "T": LIST}
_ASIDE = re.compile(r"\s?\([^()]{0,80}\)")
_CLASS = re.compile(r"<([POLGWXET]+)>")


@dataclass(frozen=True, slots=True)
class Marked:
    """`words` has one mark a name; `places` tells for each piece where it begins, there and in the article's text."""

    words: str
    places: tuple[tuple[int, int], ...]
    names: tuple[Mention, ...]  # in the order of their marks
    at: tuple[int, ...]  # where in `words` each mark stands

    def source(self, at: int) -> int:
        """Where in the text the character `at` of `words` stands; of a mark, where its name begins."""
        there, here = self.places[bisect_right(self.places, (at, 1 << 60)) - 1]
        return here + at - there

    def name(self, at: int) -> Mention:
        """The name whose mark stands at `at`."""
        return self.names[bisect_right(self.at, at) - 1]

    def span(self, start: int, end: int) -> Span:
        """The text of words[start:end]."""
        last = self.words[end - 1]
        return Span(self.source(start), self.name(end - 1).span.end if is_mark(last) else self.source(end - 1) + 1)


def pattern(words: str) -> re.Pattern[str]:
    """A regular expression in which `<PO>` is the mark of a person or organisation."""
    return re.compile(_CLASS.sub(lambda m: "[" + "".join(_LETTERS[letter] for letter in m[1]) + "]", words))


def is_mark(character: str) -> bool:
    """Whether it stands for a name."""
    return "\ue001" <= character <= "\ue00a"


def marked(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], least: int) -> Iterator[Marked]:
    """Each sentence that holds `least` names or more. What stands in brackets after a name is left out."""
    n = bisect_left(mentions, sentences[0].span.start, key=lambda one: one.span.start) if sentences else 0
    for sentence in sentences:
        while n < len(mentions) and mentions[n].span.start < sentence.span.start:
            n += 1
        first = n
        while n < len(mentions) and mentions[n].span.end <= sentence.span.end:
            n += 1
        if n - first >= least:
            yield _marked(text, sentence.span, mentions[first:n])


def _marked(text: str, span: Span, named: Sequence[Mention]) -> Marked:
    words: list[str] = []
    places: list[tuple[int, int]] = []
    kept: list[Mention] = []
    at: list[int] = []
    here, there = span.start, 0
    for mention in named:
        if mention.span.start < here:
            continue  # within the brackets that follow another name
        places += [(there, here), (there + mention.span.start - here, mention.span.start)]
        words += [text[here:mention.span.start], _mark(mention)]
        there += mention.span.start - here + 1
        at.append(there - 1)
        kept.append(mention)
        aside = _ASIDE.match(text, mention.span.end, span.end)
        here = aside.end() if aside else mention.span.end
    places.append((there, here))
    words.append(text[here:span.end])
    return Marked("".join(words), tuple(places), tuple(kept), tuple(at))


def _mark(mention: Mention) -> str:
    return LIST if mention.surface[-4:].casefold() == "list" and mention.kind is not Kind.PERSON else MARKS[mention.kind]
