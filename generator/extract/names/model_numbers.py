"""Mentions -> products: a maker, or a product's own name, and the number of the model after it.

"Norrland 737", "Harbour A380".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from generator import lazy
from generator.english.vocabulary import pattern_of
from generator.extract.names.word_lists import NOT_NAMES, TITLES
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

SCORE = 0.75
ROUND = 50
"""A maker's number that is a multiple of it counts things, or is an index: "Norrland 500"."""

_COUNTED = pattern_of("counted_after_numbers.txt")
_AFTER = rf"(?!\w*[%\w]|[,.:/-]\d|\s{_COUNTED}\b)"
_CODE = lazy.regex(
    r"[®™]? (?:[A-Z]{1,3}-?\d{2,4}[A-Z]{0,2}|[ACDEIKLMNPSXZ]\d[A-Z]?"
    rf"|\d{{3}}-\d{{3}}(?:ER|LR)?|\d{{3}}[A-Z]{{1,2}}){_AFTER}"
)
_NUMBER = lazy.regex(rf" (\d{{3}})(?=s\b|{_AFTER})")
_VERSION = lazy.regex(rf"[®™]? \d{{1,4}}(?:\.\d{{1,2}})?[A-Z]?{_AFTER}")
_USER = lazy.regex(r"^Air |\b(?:Airlines?|Airways|Air|Force|Navy|Army)$")
"""Who flies a model didn't make it."""

_SINGLE_LENGTH = 12  # characters before a maker that may count its models
_SINGLE = lazy.regex(
    r"\b(?:an?|the|its|their|first|new|existing|modified|\d+|two|three|four|five|six|ten|of"
    r"|model)\s$",
    re.IGNORECASE,
)
_NICKNAME = lazy.regex(r" (?:``|[“\"'])?([A-Z][a-z]{3,})\b")


def find_model_numbers(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """A product for each maker or product that a model's number follows."""
    makers = [mention for mention in mentions if _may_be_maker(mention)]
    starts = {maker.span.start for maker in makers}
    products = []
    for maker in makers:
        end = _find_end_of_number(text, maker)
        if end:
            span = Span(maker.span.start, _skip_nickname(text, end, starts))
            products.append(_build_product(text, span))
    return products


def _may_be_maker(mention: Mention) -> bool:
    if mention.kind not in (Kind.ORGANISATION, Kind.PRODUCT):
        return False
    return not _USER.search(mention.surface)


def _find_end_of_number(text: str, maker: Mention) -> int | None:
    """Where the model's number ends, if one follows."""
    start, end = maker.span.start, maker.span.end
    code = _CODE.match(text, end)
    if code:
        return code.end()
    if maker.kind is Kind.PRODUCT:
        version = _VERSION.match(text, end)
        return version.end() if version else None
    number = _NUMBER.match(text, end)
    if number is None or int(number[1]) % ROUND == 0:
        return None
    if _SINGLE.search(text, max(0, start - _SINGLE_LENGTH), start):
        return number.end()
    recurs = text.count(text[start : number.end()]) > 1
    return number.end() if recurs else None


def _skip_nickname(text: str, end: int, starts: Container[int]) -> int:
    """Where the name ends that the model has beside its number: "787 Dreamliner"."""
    nickname = _NICKNAME.match(text, end)
    if nickname is None or nickname.start(1) in starts:
        return end
    word = nickname[1]
    small = word.lower()
    if word in NOT_NAMES or small in TITLES or small in text:
        return end
    return nickname.end()


def _build_product(text: str, span: Span) -> Mention:
    surface = text[span.start : span.end]
    return Mention(span, surface, Kind.PRODUCT, Finder.DOCUMENT, SCORE)
