"""Text -> Quotes: words between quotation marks, and who says them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import Kind, Mention, Quote, Span

SAYS = (r"(?:said|says|say|saying|told|tells|added|adds|wrote|writes|tweeted|posted|asked|asks|replied|warned|warns|noted|notes|"
        r"argued|argues|explained|explains|stated|states|announced|insisted|predicted|claimed|claims|commented|concluded|"
        r"continued|declared|recalled|remarked|responded|observed|testified|joked|acknowledged|admitted|stressed|called|"
        r"urged|vowed|quipped|reported|boasted|complained|pointed out)")
NEAR = 120  # characters from the marks within which the speaker is named
SHORT = 3  # words: at most so many, without a verb of saying, are scare quotes
_PAIRS = re.compile(r"“([^“”]{1,3000}?)”|\"([^\"\n]{1,3000}?)\"|(?<!\w)‘([^‘\n]{1,1500}?)’(?!\w)|``([^`\n]{1,3000}?)(?:''|´´)")
_VERB = re.compile(rf"\b{SAYS}\b")
_ACCORDING = re.compile(r"\baccording to\s+(?:the\s+)?$", re.IGNORECASE)
_PRONOUN = re.compile(rf"\b([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\s+(?:\w+\s+)?{SAYS}\b|\b{SAYS}\s+(he|she|they|it)\b")
_PHRASE = re.compile(rf"(?:^|[.,]\s+|\s)((?:[Tt]he|[Aa]n?|[Oo]ne)\s(?:[\w.’'-]+\s){{1,4}}?){SAYS}\b"
                     rf"|\b{SAYS}\s+((?:the|an?|one)\s[\w.’'-]+(?:\s[\w’'-]+)?)")


def quotes(text: str, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """In text order; a speaker is the span of a name or, failing that, of a noun phrase."""
    found = []
    for span in _quoted(text):
        before, after = _around(text, span)
        speaker, by = _speaker(text, span, before, after, mentions)
        if by or len(text[span.start:span.end].split()) > SHORT:
            found.append(Quote(span, speaker, by or "marks"))
    return tuple(found)


def _quoted(text: str) -> Iterator[Span]:
    last = 0
    for m in _PAIRS.finditer(text):
        start, end = next((m.span(n) for n in range(1, 5) if m[n] is not None), (0, 0))
        if start >= last and end > start and "\n\n" not in m[0]:
            last = m.end()
            yield Span(start, end)


def _around(text: str, span: Span) -> tuple[Span, Span]:
    """The words about a quotation within its paragraph, as far as the next quotation mark."""
    start = max(text.rfind("\n", 0, span.start), span.start - 1 - NEAR)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + 1 + NEAR)
    before = text[max(0, start):max(0, span.start - 1)]
    after = text[span.end + 1:end]
    cut = max(before.rfind(mark) for mark in "“”\"")
    stop = min((at for at in (after.find(mark) for mark in "“”\"") if at >= 0), default=len(after))
    return Span(max(0, start) + cut + 1, max(0, span.start - 1)), Span(span.end + 1, span.end + 1 + stop)


def _speaker(text: str, span: Span, before: Span, after: Span, mentions: Sequence[Mention]) -> tuple[Span | None, str]:
    for side, name in ((after, "after"), (before, "before")):
        words = text[side.start:side.end]
        if name == "after":
            words = re.split(r"(?<=[a-z]{2})\.\s", words)[0]
        if not _VERB.search(words) and "ccording to" not in words:
            continue
        if m := _PRONOUN.search(words):
            return _last_person(mentions, side.start + m.start()), f"pronoun-{name}"
        inside = [m for m in mentions if side.start <= m.span.start and m.span.end <= side.start + len(words)
                  and m.kind in (Kind.PERSON, Kind.ORGANISATION)]
        inside.sort(key=lambda m: (m.kind is not Kind.PERSON, m.span))
        if inside:
            return inside[0].span, f"name-{name}"
        if m := _PHRASE.search(words):
            n = 1 if m[1] else 2
            return Span(side.start + m.start(n), side.start + m.start(n) + len(m[n].rstrip())), f"phrase-{name}"
    return None, ""


def _last_person(mentions: Sequence[Mention], at: int) -> Span | None:
    earlier = [m.span for m in mentions if m.kind is Kind.PERSON and m.span.end <= at]
    return earlier[-1] if earlier else None
