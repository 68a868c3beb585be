"""Text -> QuotedWords: what stands between quotation marks, of either kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import lazy
from generator.english.vocabulary import alternation
from generator.model.ids import Span

SHORT = 3  # words: at most so many, without a verb of saying, are scare quotes

_APOSTROPHE = r"(?<=\w)['’](?=\w)"
_OWNER_THEN_WORD = (  # "The owners’ case is a joke,’ she said"
    r"(?<=s)['’](?=\s[a-z](?:[^'’‘\n]|(?<=\w)['’](?=\w)){{0,300}}[,.?!]['’](?!\w))"
)
_SINGLE = (
    r"(?:[^{marks}\n]|" + f"{_APOSTROPHE}|{_OWNER_THEN_WORD}" + r"){{1,1500}}?"
    f"(?!{_OWNER_THEN_WORD})"
)
_MARKED_WORDS = lazy.regex(
    r"“([^“”\"]{1,3000}?)[”\"]|"
    r"“([^“”]{1,3000}?)”|"
    r"\"([^\"“”\n]{1,3000}?)”|"  # a straight mark closed by a curly one
    r"\"([^\"\n]{1,3000}?)\"|"
    rf"(?<!\w)‘({_SINGLE.format(marks='‘’')})’(?!\w)|"
    rf"(?<![\w'’])'(?=[A-Za-z])({_SINGLE.format(marks=chr(39))})'(?!\w)|"
    r"``([^`\n]{1,3000}?)(?:''|´´)"
)
# A paragraph that ends within a quotation, which goes on in the next.
_UNCLOSED = lazy.regex(r"(?<!\S)[“\"](?=\S)([^“”\"\n]{2,3000}[.!?…,])[^\S\n]*(?=\n)")
_SMALL = alternation("small_words_of_names.txt")
_NUMBER = r"\d[\w.,-]*"
_TITLE_WORDS = lazy.regex(
    rf"(?:[A-Z][\w.’'-]*|{_NUMBER})(?:[,:;]?\s(?:[A-Z&][\w.’'-]*|{_NUMBER}|(?:{_SMALL}))){{1,30}},?"
)


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words between marks; `goes_on` where their paragraph ends and the quotation does not."""

    span: Span
    goes_on: bool


def quoted_words(text: str) -> Iterator[QuotedWords]:
    """In text order; none holds an empty line."""
    at = 0
    unclosed = _UNCLOSED.search(text)
    while True:
        closed = _next_closed(text, at)
        if unclosed and unclosed.start() < at:
            unclosed = _UNCLOSED.search(text, at)
        if unclosed and (closed is None or unclosed.start() < closed.start):
            yield QuotedWords(Span(*unclosed.span(1)), goes_on=True)
            at = unclosed.end()
        elif closed:
            yield QuotedWords(closed, goes_on=False)
            at = closed.end + 1
        else:
            return


def _next_closed(text: str, at: int) -> Span | None:
    while m := _MARKED_WORDS.search(text, at):
        if m.lastindex and "\n\n" not in m[0]:
            return Span(*m.span(m.lastindex))
        at = m.start() + 1
    return None


def is_title(words: str) -> bool:
    """"Purchase Card Waste Elimination Act": each word but the small ones has a capital."""
    return _TITLE_WORDS.fullmatch(words.strip()) is not None
