"""A line -> the shapes of what stands before, after or in place of its title: "DATE | Name |"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from generator import lazy
from generator.english.vocabulary import alternation
from generator.ingest.metadata.datestamps import MONTHS

LONGEST_LINE = 40  # words of a line that may hold a title with what stands round it
MOST_TOKENS = 14  # of what stands before or after a title
LONGEST_END = 120  # characters after a title
NEAR_END = 60  # characters of running text: a day or a number stands there
MOST_SMALL = 3  # words in small letters: more is running text
LONGEST_NAME = 6  # words
SHORTEST_WRAPPED = 9  # characters

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = (
    r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:nes|rs|ur|s)?(?:day)?\.?,? )?"
    rf"(?:{_NTH}(?: of)?[ -]{_MONTH}(?:,?[ -]{_YEAR}\b)?|{_MONTH} {_NTH}(?:,? {_YEAR})?\b"
    rf"|{_MONTH} {_YEAR}\b|{_YEAR}-\d\d-\d\d\b|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b)")
_TOKEN = lazy.regex("|".join((
    rf"(?P<date>(?<!\w){_DATE})",
    r"(?P<clock>\b\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?(?: [+-]\d{4})?)",
    r"(?P<url>https?://\S+|www\.\S+)",
    r"(?P<number>\d+(?:[.,]\d+)*)",
    r"(?P<word>[^\W\d_](?:[’'&.-]?\w)*)",
    r"(?P<gap>\t| {2,})",
    r"(?P<sign>[^\w\s]+|_+)",
)), re.I)
_WRAPS = (
    ("**", "**"), ("__", "__"), ("*", "*"), ("_", "_"), ("“", "”"), ("\"", "\""), ("[", "]"))
_LINKS = lazy.regex(alternation("small_words_of_names.txt", "name_particles.txt"), re.I)
_BARS = lazy.regex(r"[|·•/–—:-]|\*\*")
_WORDS = ("capitals", "name", "small", "link")
_CLOSING = lazy.regex(r"[\])]")
_OPENING = lazy.regex(r"[\[(]")
_QUOTE = lazy.regex(r"[“\"‘«]")
_CUE = lazy.regex(  # what may part a title from something: most running text has none
    r"[|·•/–—:*_-][\s“\"]|\s[|·•/–—*_-]|[\])]\s|\s[\[(]|[\t“\"‘«\d\[]|  |www\.|://|\A[*_]")


class Side(StrEnum):
    """Where it stands."""

    BEFORE = "before"
    AFTER = "after"
    WHOLE = "whole"  # the line is nothing else


class Token(NamedTuple):
    """A word, a number, a date, or a sign."""

    kind: str
    text: str
    start: int
    end: int


class Shape(NamedTuple):
    """What a line has in common with the heads of other stories."""

    side: Side
    signature: str
    is_literal: bool  # its words stand in the signature as they are
    is_hard: bool  # a date, a time or a number is in it
    start: int  # of the title that is left
    end: int
    number: int = 0  # the first in it
    is_dated: bool = False


def tokens_of(text: str) -> list[Token]:
    """The tokens of a line."""
    return [_token(m) for m in _TOKEN.finditer(text)]


def _token(m: re.Match[str]) -> Token:
    kind = m.lastgroup or "sign"
    if kind == "word":
        if _LINKS.fullmatch(m[0]):
            kind = "link"
        elif m[0].isupper() and len(m[0]) > 1:
            kind = "capitals"
        else:
            kind = "name" if m[0][0].isupper() else "small"
    return Token(kind, m[0], m.start(), m.end())


def may_have_shape(text: str, *, is_body: bool) -> bool:
    """May it have any shape? Told without its tokens; running text must have a number."""
    words = text.split()
    if len(words) > LONGEST_LINE:
        return False
    if is_body:
        return any(map(str.isdigit, text[:NEAR_END] + text[-NEAR_END:]))
    if _CUE.search(text):
        return True
    small = sum(word[0].islower() and not _LINKS.fullmatch(word) for word in words)
    return len(words) <= MOST_TOKENS and small <= MOST_SMALL


def shapes_of(text: str) -> list[Shape]:
    """Every shape of the line, from its ends inwards."""
    if not text or len(text.split()) > LONGEST_LINE:
        return []
    first = [_token(m) for m in islice(_TOKEN.finditer(text), MOST_TOKENS + 1)]
    if len(first) <= MOST_TOKENS:
        whole = _signed(Side.WHOLE, first, len(text), len(text))
        return [*_wrapped(text), *_before(text, first), *_after(text, first), *whole]
    last = _last_tokens(text)
    return [*_wrapped(text), *_before(text, first), *_after(text, last)]


def _last_tokens(text: str) -> list[Token]:
    """The tokens near the end, from the beginning of a word on."""
    start = text.find(" ", max(0, len(text) - LONGEST_END)) if len(text) > LONGEST_END else 0
    return [_token(m) for m in _TOKEN.finditer(text, max(0, start))]


def _wrapped(text: str) -> Iterator[Shape]:
    """A title between signs that made it bold or set it apart."""
    wrap = find_wrap(text)
    if wrap and wrap[0] not in "“\"":
        end = len(text) - len(wrap[1])
        yield Shape(Side.BEFORE, f"{wrap[0]} {wrap[1]}", True, True, len(wrap[0]), end)


def find_wrap(text: str) -> tuple[str, str] | None:
    """The signs round the whole line, that don't stand within it."""
    if len(text) < SHORTEST_WRAPPED:
        return None
    for first, last in _WRAPS:
        if text.startswith(first) and text.endswith(last):
            inner = text[len(first):-len(last)]
            if first not in inner and last not in inner:
                return first, last
    return None


def _before(text: str, tokens: Sequence[Token]) -> Iterator[Shape]:
    for k, (token, after) in enumerate(pairwise(tokens[:MOST_TOKENS + 1])):
        if token.kind in _WORDS:
            continue
        if _QUOTE.fullmatch(token.text) and k:
            yield from _signed(Side.BEFORE, tokens[:k], token.start, len(text))
        elif _ends_prefix(tokens[:k + 1], after):
            yield from _signed(Side.BEFORE, tokens[:k + 1], after.start, len(text))


def _ends_prefix(tokens: Sequence[Token], after: Token) -> bool:
    """May the title begin after these?"""
    last = tokens[-1]
    is_apart = after.start > last.end
    if last.kind == "gap":
        return True
    if last.kind in ("number", "clock") and after.kind != "gap":  # "3.0 Title", "09:15 Title"
        return is_apart and len(tokens) <= 2 and after.kind in ("name", "capitals")
    if last.kind != "sign":
        return last.kind in ("date", "clock") and after.kind == "gap"
    return (is_apart or after.kind == "gap") and _is_separator(tokens)


def _is_separator(tokens: Sequence[Token]) -> bool:
    """Is the last of them a sign that parts what stands before a title from it?"""
    last = tokens[-1]
    if _BARS.search(last.text) or _CLOSING.search(last.text):
        return len(tokens) == 1 or last.text != "-" or last.start > tokens[-2].end
    if last.text == ".":
        return len(tokens) > 1 and tokens[-2].kind == "number"
    return last.text == "," and _is_hard(tokens)


def _after(text: str, tokens: Sequence[Token]) -> Iterator[Shape]:
    for k in range(len(tokens) - 1, max(0, len(tokens) - MOST_TOKENS), -1):
        token = tokens[k]
        if token.kind not in ("sign", "gap"):
            continue
        rest = tokens[k:]
        if _begins_suffix(tokens[k - 1], token, rest):
            yield from _signed(Side.AFTER, rest, 0, token.start)


def _begins_suffix(before: Token, token: Token, rest: Sequence[Token]) -> bool:
    """May the title end before these?"""
    if len(rest) < 2:
        return False
    is_apart = token.start > before.end
    if token.kind == "gap":
        return True
    if _OPENING.match(token.text):
        return is_apart
    if _BARS.fullmatch(token.text[:1]) and token.text != ":":
        return is_apart
    return token.text[0] in ".,?!”\"" and _is_hard(rest)


def _is_hard(tokens: Sequence[Token]) -> bool:
    return any(token.kind in ("date", "clock", "number", "url") for token in tokens)


def _signed(side: Side, tokens: Sequence[Token], start: int, end: int) -> Iterator[Shape]:
    """The shape with its words as they are, and that with names for any name."""
    if sum(token.kind == "small" for token in tokens) > MOST_SMALL:
        return
    hard = _is_hard(tokens)
    dated = any(token.kind in ("date", "clock") for token in tokens)
    numbers = [token.text for token in tokens if token.kind == "number"]
    number = int(re.split("[.,]", numbers[0])[0]) if numbers else 0
    literal = " ".join(_class_of(t) or t.text.lower() for t in tokens)
    yield Shape(side, literal, True, hard, start, end, number, dated)
    abstract = _abstract(tokens)
    if abstract is not None and abstract != literal:
        yield Shape(side, abstract, False, hard, start, end, number, dated)


def _class_of(token: Token) -> str:
    return "" if token.kind in _WORDS else {
        "sign": token.text, "gap": "\t"}.get(token.kind, f"<{token.kind}>")


def _abstract(tokens: Sequence[Token]) -> str | None:
    """Each run of capitalised words as one; None where it is too long for a name."""
    pieces: list[str] = []
    for is_name, group in groupby(tokens, lambda t: t.kind in ("name", "capitals", "link")):
        run = list(group)
        if not is_name:
            pieces += [_class_of(t) or t.text for t in run]
        elif len(run) > LONGEST_NAME:
            return None
        else:
            pieces.append("NAME" if all(t.text.isupper() for t in run) else "Name")
    return " ".join(pieces)
