"""Text + Mentions -> Aliases: where an article says that two names are of one entity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from generator.english.vocabulary import alternation
from generator.model.ids import Span
from generator.model.names import Alias, Kind, Mention

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


# A capitalised name.
_WORD = r"[A-Z0-9][\w&’'/+-]*"
_SMALL_WORDS = r"(?:(?:of|the|for|and|de|du|la|&|of the|for the) )?"
_NAME = rf"{_WORD}(?: {_SMALL_WORDS}{_WORD}){{0,8}}"
_QUOTED_NAME = rf"(?:the )?[\"“‘']?({_NAME})"

# Acronyms.
_ACRONYM_LEAD = r"(?:the |or |aka |a\.k\.a\. |hereafter |hereinafter )?"
_IN_BRACKETS = re.compile(
    rf"[(\[]{_ACRONYM_LEAD}[\"“‘']?([A-Za-z][\w&./-]{{1,10}})[\"”’']?[)\]]"
)
_SPELLED_OUT = re.compile(
    r"\b([A-Z][\w&.-]{1,9})[”\"’]? \((?:the |or )?([A-Z][^()\n]{6,90})\)"
)
_CITATION = re.compile(r"\s\(\d[^()\n]*\)$")  # "Harbour Act (50 U.S.C. 1701 et seq.) (HA)"
_PARTY = re.compile(r"[A-Z]-[A-Z][A-Za-z.]*")  # "(D-ND)": a senator's party and state
_OR = re.compile(r",? or ([A-Z][A-Z&.]{1,7})(?=[,)])")

# Words between two names that are of one entity.
_WHO_IS = r"(?:(?:which|who|that) (?:is|are|was|were) )?"
_ALSO = r"(?:also|better|widely|sometimes|commonly|now|internationally|locally|popularly)"
_WHO_WAS = r"(?:(?:which|that|who) (?:is|was) )?"
_KNOWN_AS = (
    r"(?:known(?: simply| more simply| informally)? as|"
    r"abbreviated (?:as|to)|trading as|doing business as)"
)
_RENAMED = (
    r"(?:changed its name to|rebranded (?:itself )?as|"
    r"was renamed(?: as)?|renamed itself|has renamed itself)"
)
_WORDS_BETWEEN = {
    AliasRule.ALSO_KNOWN_AS: (
        rf",? \(?{_WHO_IS}{_ALSO} "
        r"(?:known|called|branded|referred to)(?: (?:as|to as))? "
    ),
    AliasRule.KNOWN_AS: rf",? \(?{_WHO_WAS}{_KNOWN_AS} ",
    AliasRule.FORMERLY: (
        r",? \(?(?:which was )?(?:formerly|previously|once|until recently|originally) "
        r"(?:known as |called |named )?"
    ),
    AliasRule.RENAMED: rf" {_RENAMED} ",
    AliasRule.SHORT_FOR: r",? \(?(?:short for|aka|a\.k\.a\.|n[ée]e) ",
}
_AFTER_NAME = {
    rule: re.compile(rf"{words}{_QUOTED_NAME}") for rule, words in _WORDS_BETWEEN.items()
}
_FORMERLY_OR_ALSO = (
    rf"(?:{_WORDS_BETWEEN[AliasRule.FORMERLY]}|{_WORDS_BETWEEN[AliasRule.ALSO_KNOWN_AS]})"
)
_TWO_NAMES = re.compile(rf"(?<![\w’'-])({_NAME}){_FORMERLY_OR_ALSO}{_QUOTED_NAME}")
_HEAD_OF = re.compile(  # "the leader of Acme, known as Roe": he is, not Acme
    rf"\b(?:{alternation('heads_of_bodies.txt')}|spokes\w+) of (?:the )?$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"['’]s?$|[.,’']+$")


def find_aliases(text: str, mentions: Sequence[Mention]) -> tuple[Alias, ...]:
    """In text order, each pair of spans once, by the surest rule."""
    least_sure_first = (
        *_find_initials(mentions),
        *_find_two_names(text, mentions),
        *_find_after_names(text, mentions),
        *_find_acronyms(text),
    )
    by_spans = {(alias.name, alias.alias): alias for alias in least_sure_first}
    return tuple(by_spans[spans] for spans in sorted(by_spans, key=_places))


def _places(spans: tuple[Span, Span]) -> tuple[int, int, int, int]:
    """Sorts as the spans do, ten times faster."""
    name, alias = spans
    return (name.start, name.end, alias.start, alias.end)


def _alias(name: Span, alias: Span, rule: AliasRule) -> Alias:
    return Alias(name, alias, rule.value)


@lru_cache(maxsize=1)  # a text is asked for its short forms three times
def _find_acronyms(text: str) -> tuple[Alias, ...]:
    return (*_acronyms_in_brackets(text), *_acronyms_spelled_out(text))


def _acronyms_in_brackets(text: str) -> Iterator[Alias]:
    """"Bureau of Industry and Security (BIS)"."""
    for m in _IN_BRACKETS.finditer(text):
        if _PARTY.fullmatch(m[1]):
            continue
        near = max(0, m.start() - BEFORE_BRACKET)
        before = text[near:m.start()].rstrip()
        before = _CITATION.sub("", before)
        long = long_form(m[1], before)
        if long is None:
            continue
        start = near + before.rindex(long)
        name = Span(start, start + len(long))
        alias = Span(*m.span(1))
        yield _alias(name, alias, AliasRule.ACRONYM)


def _acronyms_spelled_out(text: str) -> Iterator[Alias]:
    """"BIS (Bureau of Industry and Security)"."""
    for m in _SPELLED_OUT.finditer(text):
        long = m[2].strip()
        if long_form(m[1], m[2]) != long:
            continue
        start = m.start(2)
        name = Span(start, start + len(long))
        alias = Span(*m.span(1))
        yield _alias(name, alias, AliasRule.ACRONYM)


def _find_after_names(text: str, mentions: Sequence[Mention]) -> Iterator[Alias]:
    """What follows a mention: "Acme, formerly Widget Works"; "Widget Works, or WW,"."""
    by_start = _spans_by_start(mentions)
    for mention in mentions:
        if _is_name_of_head(text, mention):
            continue
        alias = _alias_after_name(text, mention, by_start)
        if alias:
            yield alias
        m = _OR.match(text, mention.span.end)
        if m and long_form(m[1], mention.surface) == mention.surface:
            yield _alias(mention.span, _name_span(m, 1), AliasRule.ACRONYM)


def _alias_after_name(
    text: str, mention: Mention, by_start: Mapping[int, Span]
) -> Alias | None:
    """By the first rule that fits."""
    for rule, pattern in _AFTER_NAME.items():
        m = pattern.match(text, mention.span.end)
        if m:
            alias = by_start.get(m.start(1), _name_span(m, 1))
            return _alias(mention.span, alias, rule)
    return None


def _is_name_of_head(text: str, mention: Mention) -> bool:
    start = mention.span.start
    near = max(0, start - 40)
    if not text[near:start].lower().endswith((" of ", " of the ")):
        return False  # as most are: the pattern below tries every place
    return _HEAD_OF.search(text, near, start) is not None


def _spans_by_start(mentions: Iterable[Mention]) -> dict[int, Span]:
    return {mention.span.start: mention.span for mention in mentions}


def _find_two_names(text: str, mentions: Sequence[Mention]) -> Iterator[Alias]:
    """"Acme, formerly Widget Works", where the first name is no mention either."""
    ends = {mention.span.end for mention in mentions}
    by_start = _spans_by_start(mentions)
    for m in _TWO_NAMES.finditer(text):
        if m.end(1) in ends:
            continue
        name = _name_span(m, 1)
        alias = by_start.get(m.start(2), _name_span(m, 2))
        yield _alias(name, alias, AliasRule.FORMERLY)


def _find_initials(mentions: Sequence[Mention]) -> Iterator[Alias]:
    """"Semiconductor Manufacturing International Corp ... SMIC".

    No bracket ties the two, but three or more initials do.
    """
    by_initials: dict[str, Mention] = {}
    first_in_capitals: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind is Kind.ORGANISATION:
            initials = _initials(mention.surface)
            by_initials.setdefault(initials, mention)
        surface = mention.surface
        if surface.isupper() and len(surface) >= 3:
            first_in_capitals.setdefault(surface, mention)
    for short, mention in first_in_capitals.items():
        long = by_initials.get(short)
        if long and long.surface != short:
            yield _alias(long.span, mention.span, AliasRule.INITIALS)


def _initials(name: str) -> str:
    return "".join(
        word[0]
        for word in name.split()
        if word[0].isupper()
    )


def _name_span(m: re.Match[str], group: int) -> Span:
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
