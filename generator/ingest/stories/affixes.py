"""The lines of many heads -> which of their shapes stand round a title, and the title left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import lazy
from generator.ingest.stories.shapes import Shape, Side, find_wrap, shapes_of
from generator.words import letters_of

MOST = 2 / 3  # of the stories have it, or none is read so
MOST_PEELED = 4  # times that something is parted off a title
SHORTEST_TITLE = 9  # characters
LONGEST_KICKER = 3  # words before a colon
LEAST_KICKERS = 2  # stories
KICKER_IN_BODY = 0.5  # of the kickers: words of a text are no kicker of it
_COLON = lazy.regex(r":$|^:")
_BAR = lazy.regex(r"[|·•\[\]]")  # no sign of a sentence: even one name over all is no title's
_STRONG = lazy.regex(r"[|·•/–—\[\])(\t-]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a head: the title in it, and what was parted off."""

    title: str
    affixes: tuple[tuple[Side, str], ...] = ()


class _Key(NamedTuple):
    side: Side
    signature: str
    is_literal: bool


def peel(texts: Sequence[str], bodies: Sequence[str]) -> list[Line]:
    """Each line without what most of them have before or after their titles."""
    lines = [Line(_unwrap(text)) for text in texts]
    was_hard = False
    for _ in range(MOST_PEELED):
        shapes = [shapes_of(line.title) for line in lines]
        key = _find_key(lines, shapes, bodies, was_hard=was_hard)
        if key is None:
            break
        was_hard = was_hard or any(s.is_hard for own in shapes for s in own if _key(s) == key)
        lines = [
            _peel_line(line, own, key) or _peel_alike(line, own, key) or line
            for line, own in zip(lines, shapes, strict=True)]
    return lines


def _unwrap(text: str) -> str:
    wrap = find_wrap(text)
    return text[len(wrap[0]):-len(wrap[1])].strip() if wrap else text


def _key(shape: Shape) -> _Key:
    return _Key(shape.side, shape.signature, shape.is_literal)


def _find_key(
    lines: Sequence[Line], shapes: Sequence[Sequence[Shape]], bodies: Sequence[str],
    *, was_hard: bool,
) -> _Key | None:
    """The shape to part off next: one with a day or a number before one of names."""
    counts = Counter(key for own in shapes for key in {_key(s) for s in own if _leaves_title(s)})
    least = max(2.0, MOST * len(lines))
    common = [key for key, count in counts.items() if count >= least]
    common.sort(key=lambda key: (*_order(key, counts[key]), key.is_literal, key.signature))
    for is_hard in (True, False):
        for key in common:
            own = [
                (line.title, next((s for s in found if _key(s) == key), None), body)
                for line, found, body in zip(lines, shapes, bodies, strict=True)]
            having = [(text, s, body) for text, s, body in own if s]
            if having[0][1].is_hard is is_hard and (
                    is_hard or _may_be_parted(key, having, len(lines), was_hard=was_hard)):
                return key
    return None


def _order(key: _Key, count: int) -> tuple[bool, int, int]:
    """First the least before a title that most have, then the most after it."""
    length = len(key.signature)
    if key.side is Side.BEFORE:
        return False, -count, length
    return True, -length, -count


def _leaves_title(shape: Shape) -> bool:
    if shape.side is Side.WHOLE or shape.end - shape.start < SHORTEST_TITLE:
        return False
    is_year = shape.side is Side.AFTER and shape.is_hard and not shape.is_dated
    return not (is_year and shape.signature[0] in ".,")  # "Safe Boating Week, 2022"


def _may_be_parted(
    key: _Key, having: Sequence[tuple[str, Shape, str]], number: int, *, was_hard: bool
) -> bool:
    """Names before or after titles: strong signs part them, and a colon where they are kickers."""
    affixes = [_affix(text, shape) for text, shape, _ in having]
    words = [letters_of(text).lower() for text in affixes]
    if not all(words):
        return True
    if len(set(words)) == 1:
        return _BAR.search(key.signature) is not None
    if key.side is Side.BEFORE and _COLON.search(key.signature) and not was_hard:
        return number >= LEAST_KICKERS and _are_kickers(affixes, [body for _, _, body in having])
    return was_hard or _STRONG.search(key.signature) is not None


def _are_kickers(affixes: Sequence[str], bodies: Sequence[str]) -> bool:
    """Short, and not of the words of the texts themselves."""
    if max(len(text.split()) for text in affixes) > LONGEST_KICKER:
        return False
    affixes = [text.title() if text.isupper() else text for text in affixes]
    inside = [
        re.search(rf"\b{re.escape(text.strip(' :'))}\b", body) is not None
        for text, body in zip(affixes, bodies, strict=True)]
    return sum(inside) < KICKER_IN_BODY * len(inside)


def _affix(text: str, shape: Shape) -> str:
    return text[:shape.start] if shape.side is Side.BEFORE else text[shape.end:]


def _peel_alike(line: Line, shapes: Sequence[Shape], key: _Key) -> Line | None:
    """What ends or begins with the same sign, where the line has not just the same."""
    pieces = key.signature.split(" ")
    for shape in shapes:
        own = shape.signature.split(" ")
        ends_alike = own[-1] == pieces[-1] if key.side is Side.BEFORE else own[0] == pieces[0]
        if shape.side is key.side and ends_alike and shape.is_hard == _is_hard(key):
            return _peel_line(line, [shape], _key(shape))
    return None


def _is_hard(key: _Key) -> bool:
    return "<" in key.signature


def _peel_line(line: Line, shapes: Sequence[Shape], key: _Key) -> Line | None:
    for shape in shapes:
        if _key(shape) == key:
            title = _unwrap(_tidy(line.title[shape.start:shape.end], shape.side))
            return Line(title, (*line.affixes, (shape.side, _affix(line.title, shape).strip())))
    return None


def _tidy(text: str, side: Side) -> str:
    """The title without the signs that stood between."""
    title = text.strip().rstrip(",;|–—- ") if side is Side.AFTER else text.strip().lstrip(",;|–— ")
    for quote in ("“”", "\""):
        if title.startswith(quote[0]) and not title.find(quote[-1], 1) > 0:
            return title[1:]  # what parted the other end took its quote
    return title
