"""A quotation -> its Attribution: who says it, and by which rule."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.english.vocabulary import alternation
from generator.extract.quotes.sides import Place, Side, find_sides
from generator.extract.speech import SpeechUse, speech_verbs
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.model.relations import Quote

FAR = 60  # mentions back, to the one that a pronoun means

# Verbs of saying, and what stands beside them.
_SAYS = rf"(?:{speech_verbs(SpeechUse.QUOTATION)})"
_TITLE = alternation("speaker_titles.txt")
_ATTRIBUTION = re.compile(rf"\b{_SAYS}\b|\b[Aa]ccording to\b")
_PRONOUN_SAYS = re.compile(rf"\b([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\s+(?:\w+\s+)?{_SAYS}\b")
_SAYS_PRONOUN = re.compile(rf"^\W*{_SAYS}\s+(he|she)\b")
_NOUN_PHRASE_SPEAKER = re.compile(  # "a resident of Porto said", "said the mayor"
    rf"(?:^|[.,]\s+|\s)((?:[Tt]he|[Aa]n?|[Oo]ne)\s(?:[\w.’'-]+\s){{1,4}}?){_SAYS}\b"
    rf"|\b{_SAYS}\s+((?:the|an?|one)\s[\w.’'-]+(?:\s[\w’'-]+)?)"
)
_ADDRESSED = re.compile(  # "told Mayor Roe", "a letter to Roe"
    r"\b(?:(?<![Aa]ccording\s)to|told|with|of|for)\s(?:the\s)?"
    rf"(?:{_TITLE}\.?\s){{0,2}}$"
)
_TITLE_BEFORE = re.compile(rf"\b{_TITLE}\.?\s$")
_WHO_SAYS = re.compile(rf",\swho\s(?:\w+\s)?{_SAYS}\b")
_SAYS_AFTER_NAME = re.compile(rf"\s(?:\w+\s)?{_SAYS}\b")
_AND = re.compile(rf",?\s(?:and\s)?(?:the\s|{_TITLE}\.?\s)?")


class QuoteRule(StrEnum):
    """What gave a quotation its speaker; the place is where it stands beside the quotation."""

    NAME_AFTER = "name-after"
    NAME_BEFORE = "name-before"
    PRONOUN_AFTER = "pronoun-after"
    PRONOUN_BEFORE = "pronoun-before"
    PHRASE_AFTER = "phrase-after"
    PHRASE_BEFORE = "phrase-before"
    CONTINUED = "continued"  # the speaker of the quotation before
    MARKS = "marks"  # nothing: it has no speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation; None where a pronoun says it and nobody is named before."""

    speaker: Span | None
    rule: QuoteRule


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text with its names, in text order."""

    text: str
    mentions: Sequence[Mention]
    kinds: Mapping[Span, Kind]


def find_speaker(
    named_text: NamedText, span: Span, previous: Quote | None
) -> Attribution | None:
    """Who says the quotation, by the words on the first side that has a verb of saying."""
    for side in find_sides(named_text.text, span):
        if not _ATTRIBUTION.search(side.words):
            continue
        attribution = _attribute_by_side(named_text, side, previous)
        if attribution:
            return attribution
    return None


def _attribute_by_side(
    named_text: NamedText,
    side: Side,
    previous: Quote | None,
) -> Attribution | None:
    """By a pronoun, else a name, else a noun phrase, else the quotation before."""
    if m := _find_pronoun(side):
        position = side.start + m.start()
        meant = _resolve_pronoun(named_text, m[1].lower(), position, previous)
        return Attribution(meant, QuoteRule(f"pronoun-{side.place}"))
    mentions = _mentions_between(named_text.mentions, side.start, side.end)
    if name := _speaking_name(named_text.text, mentions):
        return Attribution(name.span, QuoteRule(f"name-{side.place}"))
    if m := _NOUN_PHRASE_SPEAKER.search(side.words):
        phrase = _noun_phrase(side, m)
        return Attribution(phrase, QuoteRule(f"phrase-{side.place}"))
    return _attribute_by_previous(side, previous)


def _attribute_by_previous(side: Side, previous: Quote | None) -> Attribution | None:
    """The last quotation's speaker, if the side begins where that quotation ends.

    He said it was "so", and added that it was "thus".
    """
    if previous is None or previous.speaker is None:
        return None
    if side.place is not Place.BEFORE:
        return None
    goes_on_at = previous.span.end + 1
    if side.start != goes_on_at:
        return None
    return Attribution(previous.speaker, QuoteRule.CONTINUED)


def _noun_phrase(side: Side, m: re.Match[str]) -> Span:
    group = 1 if m[1] else 2
    phrase = m[group].rstrip()
    start = side.start + m.start(group)
    return Span(start, start + len(phrase))


def _find_pronoun(side: Side) -> re.Match[str] | None:
    """"he said", and after the quotation "said he" too."""
    m = _PRONOUN_SAYS.search(side.words)
    if m is None and side.place is Place.AFTER:
        return _SAYS_PRONOUN.search(side.words)
    return m


def _speaking_name(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The person, else the organisation, who speaks.

    A name by the verb goes before a name apart from it; "a letter to Roe" is not Roe's.
    """
    people = [
        mention
        for mention in mentions
        if mention.kind is Kind.PERSON
    ]
    free = [person for person in people if _may_speak(text, person)]
    bodies = [mention for mention in mentions if mention.kind is Kind.ORGANISATION]
    names = free or bodies
    by_verb = _first_by_verb(text, names)
    if by_verb is not None:
        return names[_first_of_row(text, names, by_verb)]
    if free:
        return free[0]
    if bodies and not people:
        return bodies[0]
    return None


def _may_speak(text: str, person: Mention) -> bool:
    if _WHO_SAYS.match(text, person.span.end):
        return True
    before = text[max(0, person.span.start - 40):person.span.start]
    return not _ADDRESSED.search(before)


def _first_by_verb(text: str, names: Iterable[Mention]) -> int | None:
    """The number of the first name that a verb of saying follows."""
    for n, name in enumerate(names):
        if _SAYS_AFTER_NAME.match(text, name.span.end):
            return n
    return None


def _first_of_row(text: str, names: Sequence[Mention], n: int) -> int:
    """"Roe and Poe said": the number of the first name of the row that ends in the n-th."""
    while n and _AND.fullmatch(text, names[n - 1].span.end, names[n].span.start):
        n -= 1
    return n


def _resolve_pronoun(
    named_text: NamedText, pronoun: str, position: int, previous: Quote | None
) -> Span | None:
    """Whom a pronoun at the position means.

    The speaker of the quotation before, in the same paragraph; else the last person named (for
    "it" and "they", the last organisation).
    """
    if pronoun not in ("he", "she"):
        bodies = _last_mentions(named_text.mentions, position, Kind.ORGANISATION)
        return bodies[0].span if bodies else None
    if previous and previous.speaker:
        kind = named_text.kinds.get(previous.speaker, Kind.PERSON)
        if kind is Kind.PERSON:
            return previous.speaker
    people = _last_mentions(named_text.mentions, position, Kind.PERSON)
    candidates = _sure_people(named_text.text, people) or people
    if candidates:
        return candidates[0].span
    return None


def _last_mentions(
    mentions: Sequence[Mention], position: int, kind: Kind
) -> list[Mention]:
    """Those of the kind among the last FAR mentions before the position, the last first."""
    end = bisect_left(mentions, position, key=lambda mention: mention.span.end)
    nearest_first = reversed(mentions[max(0, end - FAR):end])
    return [
        mention
        for mention in nearest_first
        if mention.kind is kind
    ]


def _sure_people(text: str, people: Sequence[Mention]) -> list[Mention]:
    """Those with a title, or whose last word is part of a full name among them.

    A lone word without a title, such as the name of a site, is often no person.
    """
    full_names = " ".join(
        person.surface
        for person in people
        if " " in person.surface
    )
    words = full_names.split()
    return [
        person
        for person in people
        if person.surface.split()[-1] in words or _has_title(text, person)
    ]


def _has_title(text: str, person: Mention) -> bool:
    start = person.span.start
    near = max(0, start - 20)
    before = text[near:start]
    return _TITLE_BEFORE.search(before) is not None


def _mentions_between(
    mentions: Sequence[Mention],
    start: int,
    end: int,
) -> Sequence[Mention]:
    """The mentions that lie in [start, end]."""
    first = bisect_left(mentions, start, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, end + 1, key=lambda mention: mention.span.end)
    return mentions[first:last]
