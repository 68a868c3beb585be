"""Text -> Aliases: where an article says that two names are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.model.names import Alias, Kind, Mention

_WORD = r"[A-Z0-9][\w&’'/+-]*"
_NAME = rf"{_WORD}(?: (?:(?:of|the|for|and|de|du|la|&|of the|for the) )?{_WORD}){{0,8}}"
_BRACKETED = re.compile(r"[(\[](?:the |or |aka |a\.k\.a\. |hereafter |hereinafter )?[\"“‘']?([A-Za-z][\w&./-]{1,10})[\"”’']?[)\]]")
_SPELLED = re.compile(r"\b([A-Z][\w&.-]{1,9})[”\"’]? \((?:the |or )?([A-Z][^()\n]{6,90})\)")
_CITATION = re.compile(r"\s\(\d[^()\n]*\)$")  # "Harbour Act (50 U.S.C. 1701 et seq.) (HA)"
_PARTY = re.compile(r"[A-Z]-[A-Z][A-Za-z.]*")  # "(D-ND)": a senator's party and state
_HOW = {
    "also-known-as": (r",? \(?(?:(?:which|who|that) (?:is|are|was|were) )?(?:also|better|widely|sometimes|commonly|now|internationally|"
                      r"locally|popularly) (?:known|called|branded|referred to)(?: (?:as|to as))? "),
    "known-as": (r",? \(?(?:(?:which|that|who) (?:is|was) )?(?:known(?: simply| more simply| informally)? as|abbreviated (?:as|to)|"
                 r"trading as|doing business as) "),
    "formerly": r",? \(?(?:which was )?(?:formerly|previously|once|until recently|originally) (?:known as |called |named )?",
    "renamed": r" (?:changed its name to|rebranded (?:itself )?as|was renamed(?: as)?|renamed itself|has renamed itself) ",
    "short-for": r",? \(?(?:short for|aka|a\.k\.a\.|n[ée]e) ",
}
_SAYINGS = tuple((by, re.compile(rf"{how}(?:the )?[\"“‘']?({_NAME})")) for by, how in _HOW.items())
_BARE = re.compile(rf"(?<![\w’'-])({_NAME})(?:{_HOW['formerly']}|{_HOW['also-known-as']})(?:the )?[\"“‘']?({_NAME})")
_HOLDER = re.compile(  # "the leader of Acme, known as Roe": he is, not Acme
    r"\b(?:leader|head|chief|president|chair(?:man|woman)?|founder|commander|director|member|spokes\w+|minister|secretary|ruler|king|queen|"
    r"emir|boss|owner|captain|son|daughter|brother|sister|wife|husband|widow) of (?:the )?$", re.IGNORECASE)
_OR = re.compile(r",? or ([A-Z][A-Z&.]{1,7})(?=[,)])")


def aliases(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Alias, ...]:
    """In text order, each pair of spans once."""
    told = (*_initials(mentions), *_bare(text, mentions), *_sayings(text, mentions), *_brackets(text))  # the surest last
    found = {(alias.name, alias.alias): alias for alias in told}
    return tuple(found[key] for key in sorted(found))


@lru_cache(maxsize=1)  # a text is asked for its short forms three times
def _brackets(text: str) -> tuple[Alias, ...]:
    return tuple(_bracketed(text))


def _bracketed(text: str) -> Iterator[Alias]:
    for m in _BRACKETED.finditer(text):
        before_at = max(0, m.start() - 120)
        before = _CITATION.sub("", text[before_at:m.start()].rstrip())
        if _PARTY.fullmatch(m[1]):
            continue
        if long := long_form(m[1], before):
            start = before_at + before.rindex(long)
            yield Alias(Span(start, start + len(long)), Span(m.start(1), m.end(1)), "acronym")
    for m in _SPELLED.finditer(text):
        if long_form(m[1], m[2]) == m[2].strip():
            yield Alias(Span(m.start(2), m.start(2) + len(m[2].strip())), Span(m.start(1), m.end(1)), "acronym")


def _sayings(text: str, mentions: Sequence[Mention]) -> Iterator[Alias]:
    starts = {m.span.start: m.span for m in mentions}
    for mention in mentions:
        if _HOLDER.search(text, max(0, mention.span.start - 40), mention.span.start):
            continue
        for by, pattern in _SAYINGS:
            if m := pattern.match(text, mention.span.end):
                yield Alias(mention.span, starts.get(m.start(1), _span(m, 1)), by)
                break
        if (m := _OR.match(text, mention.span.end)) and long_form(m[1], mention.surface) == mention.surface:
            yield Alias(mention.span, _span(m, 1), "acronym")


def _bare(text: str, mentions: Sequence[Mention]) -> Iterator[Alias]:
    """Where no one knew the first name either: "Acme, formerly Widget Works"."""
    ends = {m.span.end for m in mentions}
    starts = {m.span.start: m.span for m in mentions}
    for m in _BARE.finditer(text):
        if m.end(1) not in ends:
            yield Alias(_span(m, 1), starts.get(m.start(2), _span(m, 2)), "formerly")


def _initials(mentions: Sequence[Mention]) -> Iterator[Alias]:
    """"Semiconductor Manufacturing International Corp ... SMIC": no bracket ties them, three or more initials do."""
    spelled: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind is Kind.ORGANISATION:
            letters = "".join(word[0] for word in mention.surface.split() if word[0].isupper())
            spelled.setdefault(letters, mention)
    first = {m.surface: m for m in reversed(mentions) if m.surface.isupper() and len(m.surface) >= 3}
    for short, mention in first.items():
        long = spelled.get(short)
        if long and long.surface != short:
            yield Alias(long.span, mention.span, "initials")


def _span(m: re.Match[str], group: int) -> Span:
    return Span(m.start(group), m.start(group) + len(re.sub(r"['’]s?$|[.,’']+$", "", m[group])))


@lru_cache(maxsize=1024)  # an article is asked for its short forms three times
def long_form(short: str, before: str) -> str | None:
    """Schwartz and Hearst (2003): the shortest words at the end of `before` that spell `short`; None if they do not."""
    letters = [c.lower() for c in short if c.isalnum()]
    if len(letters) < 2 or not any(c.isupper() for c in short):
        return None
    first = [word[0].lower() for word in re.findall(r"\w+", before)]
    if sum(c.isupper() for c in short) == 1 and not all(letter in first for letter in letters):
        return None  # "Asifma" is made of initials, "China" is not
    at = len(before := before.rstrip())
    for n in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (before[at].lower() != letters[n] or (n == 0 and at > 0 and before[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    long = before[at:]
    fits = len(short) < len(long) and 1 < len(long.split()) <= min(len(letters) + 5, len(letters) * 2 + 1)
    return long if fits and long[:1].isupper() and "\n" not in long and short not in long.split() else None
