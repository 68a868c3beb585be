"""Text -> Aliases: where an article says that two names are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model import Alias, Mention, Sentence, Span

_NAME = r"[A-Z0-9][\w&.’'/+-]*(?:[ -](?:of|the|for|and|de|du|la|&)?(?: (?:the|for))?[ ]?[A-Z0-9][\w&.’'/+-]*){0,9}"
_TICKER = re.compile(r"\s?\((?:NASDAQ|NYSE|LSE|LON|TSE|HKEX|SSE|SZSE|AMEX|OTC\w*|[A-Z]{2,8})\s?:\s?[\w.]+\)")
_SHORT_IN = re.compile(r"\s?[(\[][\"“‘']?([A-Z][\w&.-]{1,9}|[A-Z]{2,8})[\"”’']?[)\]]")
_LONG_IN = re.compile(r"\b([A-Z][\w&.-]{1,9})\s\((?:the\s)?([A-Z][^()\n]{6,90})\)")
_SAYINGS = (
    ("also-known-as", re.compile(r",?\s\(?(?:(?:which|who) (?:is|are|was) )?(?:also|better|formally|widely|sometimes|commonly|now) "
                                 rf"(?:known|called) as (?:the )?[\"“‘']?({_NAME})")),
    ("known-as", re.compile(rf",? \(?(?:which is |that is |who is )?(?:known|abbreviated) as (?:the )?[\"“‘']?({_NAME})")),
    ("formerly", re.compile(rf",? \(?(?:formerly|previously|once) (?:known as |called |named |the )?[\"“‘']?({_NAME})")),
    ("or", re.compile(r",? or ([A-Z][A-Z&.]{1,7})\b[,)]")),
    ("short-for", re.compile(rf",? \(?(?:short for|stands for|aka|a\.k\.a\.|alias|n[ée]e) [\"“‘']?({_NAME})")),
)


def aliases(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Alias, ...]:
    """In text order, each pair of spans once."""
    found = {(alias.name, alias.alias): alias for alias in (*_brackets(text, mentions), *_sayings(text, mentions))}
    return tuple(found[key] for key in sorted(found))


def _brackets(text: str, mentions: Iterable[Mention]) -> Iterator[Alias]:
    for m in re.finditer(r"[(\[][\"“‘']?([A-Za-z][\w&./-]{1,10})[\"”’']?[)\]]", text):
        long = long_form(m[1], text[max(0, m.start() - 120):m.start()])
        if long:
            end = m.start() - (len(text[:m.start()]) - len(text[:m.start()].rstrip()))
            yield Alias(Span(end - len(long), end), Span(m.start(1), m.end(1)), "acronym")
    for m in _LONG_IN.finditer(text):
        if long_form(m[1], m[2]) == m[2].strip():
            yield Alias(Span(m.start(2), m.start(2) + len(m[2].strip())), Span(m.start(1), m.end(1)), "acronym")


def _sayings(text: str, mentions: Sequence[Mention]) -> Iterator[Alias]:
    for mention in mentions:
        for by, pattern in _SAYINGS:
            m = pattern.match(text, mention.span.end)
            if m:
                yield Alias(mention.span, _named(mentions, Span(m.start(1), m.start(1) + len(m[1].rstrip(".,’'")))), by)
                break


def _named(mentions: Sequence[Mention], span: Span) -> Span:
    """The mention that begins where `span` does, if there is one."""
    return next((m.span for m in mentions if m.span.start == span.start), span)


def long_form(short: str, before: str) -> str | None:
    """Schwartz and Hearst (2003): the shortest words at the end of `before` that spell `short`; None if they do not."""
    before = before.rstrip()
    letters = [c.lower() for c in short if c.isalnum()]
    if len(letters) < 2 or not any(c.isupper() for c in short):
        return None
    at = len(before)
    for n in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (before[at].lower() != letters[n] or (n == 0 and at > 0 and before[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    long = before[at:]
    fits = len(short) < len(long) and len(long.split()) <= min(len(letters) + 5, len(letters) * 2 + 1)
    return long if fits and long[:1].isupper() and "\n" not in long and short not in long.split() else None
