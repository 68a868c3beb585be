"""Text + Mentions -> Aliases: where an article says that two names are of one entity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.acronyms import AliasRule, alias_of, find_acronyms, name_span
from generator.model.ids import Span
from generator.model.names import Alias, Kind, Mention

# A capitalised name.
_WORD = r"[A-Z0-9][\w&’'/+-]*"
_SMALL_WORDS = r"(?:(?:of|the|for|and|de|du|la|&|of the|for the) )?"
_NAME = rf"{_WORD}(?: {_SMALL_WORDS}{_WORD}){{0,8}}"
_QUOTED_NAME = rf"(?:the )?[\"“‘']?({_NAME})"

_PART_IN_BRACKETS = lazy.regex(
    r" \((?:the |or |collectively,? (?:the )?)?[\"“‘']?([A-Z][\w-]+(?: [A-Z][\w-]+)*)[\"”’']?\)"
)

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
    rule: lazy.regex(rf"{words}{_QUOTED_NAME}") for rule, words in _WORDS_BETWEEN.items()
}
_MAY_FOLLOW = lazy.regex(r",? \(?[a-z]")  # all of these words begin so, and few names have such
_FORMERLY_OR_ALSO = (
    rf"(?:{_WORDS_BETWEEN[AliasRule.FORMERLY]}|{_WORDS_BETWEEN[AliasRule.ALSO_KNOWN_AS]})"
)
_TWO_NAMES = lazy.regex(rf"(?<![\w’'-])({_NAME}){_FORMERLY_OR_ALSO}{_QUOTED_NAME}")
_HEAD_OF = lazy.regex(  # "the leader of Acme, known as Roe": he is, not Acme
    rf"\b(?:{alternation('heads_of_bodies.txt')}|spokes\w+) of (?:the )?$",
    re.IGNORECASE,
)


def find_aliases(text: str, mentions: Sequence[Mention]) -> tuple[Alias, ...]:
    """In text order, each pair of spans once, by the surest rule."""
    least_sure_first = (
        *_find_initials(mentions),
        *_find_two_names(text, mentions),
        *_find_after_names(text, mentions),
        *find_acronyms(text),
    )
    by_spans = {(alias.name, alias.alias): alias for alias in least_sure_first}
    return tuple(by_spans[spans] for spans in sorted(by_spans, key=_places))


def _places(spans: tuple[Span, Span]) -> tuple[int, int, int, int]:
    """Sorts as the spans do, ten times faster."""
    name, alias = spans
    return (name.start, name.end, alias.start, alias.end)


def _find_after_names(text: str, mentions: Sequence[Mention]) -> Iterator[Alias]:
    """What follows a mention: "Acme, formerly Widget Works"; "Widget Works, or WW,"."""
    by_start = _spans_by_start(mentions)
    for mention in mentions:
        if _is_name_of_head(text, mention):
            continue
        alias = _alias_after_name(text, mention, by_start) or _part_in_brackets(text, mention)
        if alias:
            yield alias


def _part_in_brackets(text: str, mention: Mention) -> Alias | None:
    """"Norrland Harbour Initiative (the “Initiative”)": words of the name itself."""
    m = _PART_IN_BRACKETS.match(text, mention.span.end)
    if m is None or m[1] == mention.surface:
        return None
    if not set(m[1].split()) <= set(mention.surface.split()):
        return None
    return alias_of(mention.span, Span(*m.span(1)), AliasRule.SHORT_FOR)


def _alias_after_name(
    text: str, mention: Mention, by_start: Mapping[int, Span]
) -> Alias | None:
    """By the first rule that fits."""
    if not _MAY_FOLLOW.match(text, mention.span.end):
        return None
    for rule, pattern in _AFTER_NAME.items():
        m = pattern.match(text, mention.span.end)
        if m:
            alias = by_start.get(m.start(1), name_span(m, 1))
            return alias_of(mention.span, alias, rule)
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
        name = name_span(m, 1)
        alias = by_start.get(m.start(2), name_span(m, 2))
        yield alias_of(name, alias, AliasRule.FORMERLY)


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
            yield alias_of(long.span, mention.span, AliasRule.INITIALS)


def _initials(name: str) -> str:
    return "".join(
        word[0]
        for word in name.split()
        if word[0].isupper()
    )
