"""Text -> Aliases of acronyms that it spells out: "Bureau of Industry and Security (BIS)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from generator import lazy
from generator.model.ids import Span
from generator.model.names import Alias

BEFORE_BRACKET = 120  # characters in which the long form of an acronym stands


class AliasRule(StrEnum):
    """How an article says that two names are of one entity."""

    ALSO_KNOWN_AS = "also-known-as"
    KNOWN_AS = "known-as"
    FORMERLY = "formerly"
    RENAMED = "renamed"
    SHORT_FOR = "short-for"
    ACRONYM = "acronym"  # "Bureau of Industry and Security (BIS)"
    INITIALS = "initials"  # the same, with no bracket


_ACRONYM_LEAD = r"(?:the |or |aka |a\.k\.a\. |hereafter |hereinafter )?"
_IN_BRACKETS = lazy.regex(
    rf"[(\[]{_ACRONYM_LEAD}[\"“‘']?([A-Za-z][\w&./-]{{1,10}})[\"”’']?[)\]]"
)
_SPELLED_OUT = lazy.regex(
    r"\b([A-Z][\w&.-]{1,9})[”\"’]? \((?:the |or )?([A-Z][^()\n]{6,90})\)"
)
_APPOSED = lazy.regex(r"\b([A-Z]{2,9}), the ([A-Z][^(),;:\n]{6,90}?)(?=[,;]|\.\s|\.?$)")
_CITATION = lazy.regex(r"\s\(\d[^()\n]*\)$")  # "Harbour Act (50 U.S.C. 1701 et seq.) (HA)"
_PARTY = lazy.regex(r"[A-Z]-[A-Z][A-Za-z.]*")  # "(D-ND)": a senator's party and state
_TOWN = lazy.regex(r"[A-Z][\w.’' -]*, (?!(?:Inc|Ltd|LLC|Corp|Co|LP|LLP|S\.A|N\.V|PLC|plc)\b)[^,]*")
_JOINT = lazy.regex(r"\b(?:and|of|for|on)\b|&")
_DASH = lazy.regex(r"\s*[-–—]")
_OR = lazy.regex(r",? or ([A-Z][A-Z&.]{1,7})(?=[,)])")
_TRAILING = lazy.regex(r"['’]s?$|[.,’']+$")


@lru_cache(maxsize=1)  # a text is asked for its short forms three times
def find_acronyms(text: str) -> tuple[Alias, ...]:
    """The acronyms that a text spells out, each with its long form."""
    return (
        *_acronyms_in_brackets(text),
        *_acronyms_spelled_out(text),
        *_acronyms_after_or(text),
    )


def _acronyms_in_brackets(text: str) -> Iterator[Alias]:
    """"Bureau of Industry and Security (BIS)"."""
    for m in _IN_BRACKETS.finditer(text):
        if _PARTY.fullmatch(m[1]):
            continue
        near = max(0, m.start() - BEFORE_BRACKET)
        before = text[near:m.start()].rstrip()
        before = _CITATION.sub("", before)
        long = long_form(m[1], before)
        if long is None or _is_dateline(text, m.start() - len(long) - 1, m.end(), long):
            continue
        start = near + before.rindex(long)
        name = Span(start, start + len(long))
        alias = Span(*m.span(1))
        yield alias_of(name, alias, AliasRule.ACRONYM)


def _is_dateline(text: str, start: int, end: int, long: str) -> bool:
    """Whether the words before an agency's initials are a town's: "SUNDBY, Norrland (SN) —"."""
    if _TOWN.fullmatch(long) and not _JOINT.search(long):
        return True
    begins_line = start <= 0 or text[start - 1] == "\n"
    return begins_line and _DASH.match(text, end) is not None


def _acronyms_spelled_out(text: str) -> Iterator[Alias]:
    """"BIS (Bureau of Industry and Security)", "BIS, the Bureau of Industry and Security,"."""
    for m in chain(_SPELLED_OUT.finditer(text), _APPOSED.finditer(text)):
        long = m[2].strip()
        if long_form(m[1], m[2]) != long:
            continue
        start = m.start(2)
        name = Span(start, start + len(long))
        alias = Span(*m.span(1))
        yield alias_of(name, alias, AliasRule.ACRONYM)


def _acronyms_after_or(text: str) -> Iterator[Alias]:
    """"Bureau of Industry and Security, or BIS,"."""
    for m in _OR.finditer(text):
        near = max(0, m.start() - BEFORE_BRACKET)
        long = long_form(m[1], text[near : m.start()])
        if long is not None:
            start = m.start() - len(long)
            yield alias_of(Span(start, m.start()), name_span(m, 1), AliasRule.ACRONYM)


def alias_of(name: Span, alias: Span, rule: AliasRule) -> Alias:
    """The alias of a name that a rule finds."""
    return Alias(name, alias, rule.value)


def name_span(m: re.Match[str], group: int) -> Span:
    """The span of a group without a possessive or a stop at its end."""
    name = _TRAILING.sub("", m[group])
    start = m.start(group)
    return Span(start, start + len(name))


@lru_cache(maxsize=1024)  # an article is asked for its short forms three times
def long_form(short: str, before: str) -> str | None:
    """The shortest words at the end of `before` that spell `short`; None if they do not.

    The method is that of Schwartz and Hearst (2003).
    """
    letters = [
        character.lower()
        for character in short
        if character.isalnum()
    ]
    if not _may_be_acronym(short, letters, before):
        return None
    before = before.rstrip()
    start = _find_letters(letters, before)
    if start is None:
        return None
    long = before[start:]
    if not _is_long_form(long, short, len(letters)):
        return None
    return long


def _may_be_acronym(short: str, letters: Sequence[str], before: str) -> bool:
    """With one capital only if all letters begin words: "Asifma" does, "China" does not."""
    capitals = sum(character.isupper() for character in short)
    if len(letters) < 2 or capitals == 0:
        return False
    if capitals > 1:
        return True
    initials = {
        word[0].lower()
        for word in re.findall(r"\w+", before)
    }
    return initials.issuperset(letters)


def _find_letters(letters: Sequence[str], before: str) -> int | None:
    """Where the letters begin, each found from the end of `before`; the first begins a word."""
    position = len(before)
    for n in reversed(range(len(letters))):
        position -= 1
        while position >= 0 and not _is_letter_at(letters, n, before, position):
            position -= 1
        if position < 0:
            return None
    return position


def _is_letter_at(letters: Sequence[str], n: int, before: str, position: int) -> bool:
    if before[position].lower() != letters[n]:
        return False
    if n > 0 or position == 0:
        return True
    return not before[position - 1].isalnum()


def _is_long_form(long: str, short: str, letters: int) -> bool:
    """Longer than the short form, in one line, and of two to about twice as many words."""
    words = long.split()
    most_words = min(letters + 5, letters * 2 + 1)
    if len(short) >= len(long):
        return False
    if not 1 < len(words) <= most_words:
        return False
    if "\n" in long or short in words:
        return False
    return long[:1].isupper()
