"""Text -> Quotes: words between quotation marks, and who says them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.model.relations import Quote

SAYS = (r"(?:said|says|say|saying|told|tells|added|adds|wrote|writes|tweeted|posted|asked|asks|replied|warned|warns|noted|notes|"
        r"argued|argues|explained|explains|stated|states|announced|insisted|predicted|claimed|claims|commented|concluded|"
        r"continued|declared|recalled|remarked|responded|observed|testified|joked|acknowledged|admitted|stressed|called|"
        r"urged|vowed|quipped|reported|boasted|complained|pointed out)")
NEAR = 160  # characters from the marks within which the speaker is named
FAR = 60  # mentions back, to the one that a pronoun means
SHORT = 3  # words: at most so many, without a verb of saying, are scare quotes
_PAIRS = re.compile(r"“([^“”]{1,3000}?)”|\"([^\"\n]{1,3000}?)\"|(?<!\w)‘([^‘\n]{1,1500}?)’(?!\w)|``([^`\n]{1,3000}?)(?:''|´´)")
_VERB = re.compile(rf"\b{SAYS}\b|\b[Aa]ccording to\b")
_AT_ONCE = re.compile(rf"[,.?!]?[”\"’']?,?\s*(?!and\b|but\b|while\b|as\b|when\b|after\b)(?:(?:the |an? )?[\w.’'-]+\s){{0,3}}{SAYS}\b")
_PRONOUN = re.compile(rf"\b([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\s+(?:\w+\s+)?{SAYS}\b")
_INVERTED = re.compile(rf"^\W*{SAYS}\s+(he|she)\b")
_PHRASE = re.compile(rf"(?:^|[.,]\s+|\s)((?:[Tt]he|[Aa]n?|[Oo]ne)\s(?:[\w.’'-]+\s){{1,4}}?){SAYS}\b"
                     rf"|\b{SAYS}\s+((?:the|an?|one)\s[\w.’'-]+(?:\s[\w’'-]+)?)")
_ENDS = re.compile(r"(?<=[a-z\d]{2})[.!?][”\"’]?\s+(?=[A-Z“\"])")
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Mayor|Governor|Secretary|Chairman|Judge|Justice|Minister|King|Queen)"
_TO = re.compile(rf"\b(?:(?<![Aa]ccording\s)to|told|with|of|for)\s(?:the\s)?(?:{_TITLE}\.?\s){{0,2}}$")
_TITLED = re.compile(rf"\b{_TITLE}\.?\s$")
_WHO_SAYS = re.compile(rf",\swho\s(?:\w+\s)?{SAYS}\b")
_DOES_SAY = re.compile(rf"\s(?:\w+\s)?{SAYS}\b")
_OTHERWISE = re.compile(r"\s+(?:And|But|He|She|They|It|In|On|At|As|When|This|That|If|After)\b")  # another sentence, that tells other things
_AND = re.compile(rf",?\s(?:and\s)?(?:the\s|{_TITLE}\.?\s)?")
_ANEW = re.compile(r"(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bMrs)(?<!\b(?:M[rs]|[DSJ]r))(?<!\b[A-Z])[.!?]\)?\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class Side:
    """The words before or after a quotation, within its sentence or to the next mark."""

    start: int
    words: str
    name: str


def quotes(text: str, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """In text order; a speaker is the span of a name or, failing that, of a noun phrase."""
    found: list[Quote] = []
    kinds = {m.span: m.kind for m in mentions}
    for span in _quoted(text):
        last = found[-1] if found and "\n" not in text[found[-1].span.end:span.start] else None
        speaker, by = _speaker(text, span, mentions, kinds, last)
        long = len(text[span.start:span.end].split()) > SHORT
        if not by and long and last and last.speaker and _goes_on(text[last.span.end:span.start]):
            speaker, by = last.speaker, "continued"
        if by or long:
            found.append(Quote(span, speaker, by or "marks"))
    return tuple(found)


def _goes_on(between: str) -> bool:
    """Whether nothing but the end of a sentence parts two quotations: whose words come after another sentence, nobody says."""
    return len(between) < 2 * NEAR and not _ANEW.search(between)


def _quoted(text: str) -> Iterator[Span]:
    for m in _PAIRS.finditer(text):
        start, end = next((m.span(n) for n in range(1, 5) if m[n] is not None), (0, 0))
        if end > start and "\n\n" not in m[0]:
            yield Span(start, end)


def _sides(text: str, span: Span) -> list[Side]:
    """Where to look, the likelier side first: after, unless the quotation goes on a sentence that began before it."""
    start = max(text.rfind("\n", max(0, span.start - 1 - NEAR), span.start) + 1, span.start - 1 - NEAR, 0)
    end = min(at for at in (text.find("\n", span.end, span.end + 1 + NEAR) % (len(text) + 1), span.end + 1 + NEAR, len(text)) if at >= 0)
    before, after = text[start:max(start, span.start - 1)], text[span.end + 1:end]
    cut = max([0, *(m.end() for m in re.finditer(r"[“”\"]", before)), *(m.end() for m in _ENDS.finditer(before))])
    stop = min((m.start() for m in re.finditer(r"[“\"]", after)), default=len(after))
    sentence = _ENDS.search(after, 0, stop)
    if text[span.end - 1:span.end] in (".", "?", "!") and _OTHERWISE.match(after):
        stop = 0
    sides = [Side(span.end + 1, after[:sentence.start() if sentence else stop], "after"), Side(start + cut, before[cut:], "before")]
    goes_on = before[-2:-1].islower() and before[-1:] == " " and not _AT_ONCE.match(after)
    return sides[::-1] if goes_on else sides


def _speaker(
    text: str, span: Span, mentions: Sequence[Mention], kinds: Mapping[Span, Kind], last: Quote | None
) -> tuple[Span | None, str]:
    for side in _sides(text, span):
        if not _VERB.search(side.words):
            continue
        if m := _PRONOUN.search(side.words) or (_INVERTED.search(side.words) if side.name == "after" else None):
            return _meant(text, m[1].lower(), mentions, kinds, side.start + m.start(), last), f"pronoun-{side.name}"
        end = side.start + len(side.words)
        inside = _between(mentions, side.start, end)
        if named := _named(text, inside):
            return named.span, f"name-{side.name}"
        if p := _PHRASE.search(side.words):
            n = 1 if p[1] else 2
            return Span(side.start + p.start(n), side.start + p.start(n) + len(p[n].rstrip())), f"phrase-{side.name}"
        if side.name == "before" and last and last.speaker and side.start == last.span.end + 1:
            return last.speaker, "continued"  # he said it was "so", and added that it was "thus"
    return None, ""


def _named(text: str, inside: Sequence[Mention]) -> Mention | None:
    """The person, else the body, who speaks: one by the verb before one apart from it; "a letter to Roe" is not Roe's."""
    people = [m for m in inside if m.kind is Kind.PERSON]
    free = [m for m in people if _WHO_SAYS.match(text, m.span.end) or not _TO.search(text[max(0, m.span.start - 40):m.span.start])]
    named = free or [m for m in inside if m.kind is Kind.ORGANISATION]
    first = next((n for n, m in enumerate(named) if _DOES_SAY.match(text, m.span.end)), None)
    if first is None:
        return named[0] if free or (named and not people) else None
    while first and _AND.fullmatch(text, named[first - 1].span.end, named[first].span.start):
        first -= 1  # "Roe and Poe said"
    return named[first]


def _meant(
    text: str, pronoun: str, mentions: Sequence[Mention], kinds: Mapping[Span, Kind], at: int, last: Quote | None
) -> Span | None:
    """The speaker of the quotation before, in the same paragraph; else the last person (or body, for "it") named.

    A lone word without a title, such as the name of a site, is often no person: one with a full name comes before it.
    """
    kind = Kind.PERSON if pronoun in ("he", "she") else Kind.ORGANISATION
    if last and last.speaker and kind is Kind.PERSON and kinds.get(last.speaker, kind) is kind:
        return last.speaker
    last_one = bisect_left(mentions, at, key=lambda m: m.span.end)
    meant = [m for m in reversed(mentions[max(0, last_one - FAR):last_one]) if m.kind is kind]
    full = " ".join(m.surface for m in meant if " " in m.surface).split()
    sure = [m for m in meant if m.surface.split()[-1] in full or _TITLED.search(text[max(0, m.span.start - 20):m.span.start])]
    return next((m.span for m in sure or meant), None) if kind is Kind.PERSON else next((m.span for m in meant), None)


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    return mentions[bisect_left(mentions, start, key=lambda m: m.span.start):bisect_left(mentions, end + 1, key=lambda m: m.span.end)]
