"""Mentions -> products: a maker, or a product's own name, and the number of the model after it: "Norrland 737", "Harbour A380"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.extract.names.common import NOT_NAMES, TITLES
from generator.model.ids import Span
from generator.model.names import Kind, Mention

SCORE = 0.75
ROUND = 50  # a maker's number that is a multiple of it counts things, or is an index: "Norrland 500"
_COUNTED = "million|billion|trillion|percent|per|points?|people|jobs|workers|employees|shares|years?|days?|times"
_AFTER = rf"(?!\w*[%\w]|[,.:/-]\d|\s(?:{_COUNTED})\b)"
_CODE = re.compile(r"[®™]? (?:[A-Z]{1,3}-?\d{2,4}[A-Z]{0,2}|[ACDEIKLMNPSXZ]\d[A-Z]?|\d{3}-\d{3}(?:ER|LR)?|\d{3}[A-Z]{1,2})" + _AFTER)
_NUMBER = re.compile(rf" (\d{{3}})(?=s\b|{_AFTER})")
_VERSION = re.compile(rf"[®™]? \d{{1,4}}(?:\.\d{{1,2}})?[A-Z]?{_AFTER}")
_USER = re.compile(r"^Air |\b(?:Airlines?|Airways|Air|Force|Navy|Army)$")  # who flies a model didn't make it
_ONE = re.compile(r"\b(?:an?|the|its|their|first|new|existing|modified|\d+|two|three|four|five|six|ten|of|model)\s$", re.IGNORECASE)
_NICKNAME = re.compile(r" (?:``|[“\"'])?([A-Z][a-z]{3,})\b")


def models(text: str, found: Iterable[Mention]) -> list[Mention]:
    """A product for each maker or product of `found` that a model's number follows."""
    makers = [m for m in found if m.kind in (Kind.ORGANISATION, Kind.PRODUCT) and not _USER.search(m.surface)]
    starts = {m.span.start for m in makers}
    made = [(m, end) for m in makers if (end := _end(text, m))]
    return [_product(text, m.span.start, _nicknamed(text, end, starts)) for m, end in made]


def _end(text: str, maker: Mention) -> int | None:
    at = maker.span.end
    if m := _CODE.match(text, at):
        return m.end()
    if maker.kind is Kind.PRODUCT:
        m = _VERSION.match(text, at)
        return m.end() if m else None
    m = _NUMBER.match(text, at)
    if m is None or int(m[1]) % ROUND == 0:
        return None
    told = _ONE.search(text, max(0, maker.span.start - 12), maker.span.start) or text.count(text[maker.span.start:m.end()]) > 1
    return m.end() if told else None


def _nicknamed(text: str, end: int, starts: Iterable[int]) -> int:
    """Where the name ends that the model has beside its number: "787 Dreamliner"."""
    m = _NICKNAME.match(text, end)
    fits = m and m.start(1) not in starts and m[1] not in NOT_NAMES and m[1].lower() not in TITLES and m[1].lower() not in text
    return m.end() if m and fits else end


def _product(text: str, start: int, end: int) -> Mention:
    return Mention(Span(start, end), text[start:end], Kind.PRODUCT, "document", SCORE)
