"""A pronoun -> whom it means: the speaker before, else the last subject of fitting kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from generator import lazy
from generator.extract.quotes.sides import SENTENCE_END, near_line_start
from generator.extract.quotes.subject import TITLE, NamedText, is_free
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.model.relations import Quote

OPENING = 60  # characters of a sentence within which its subject's name begins
FAR = 60  # mentions back, to the one that a pronoun means

_NAME_WORD = r"(?!(?:The|An?|On|In|At|His|Her|Their|Its|This|That|Last|Next)\b)[A-Z][\w’'-]*[a-z]"
_UNLISTED_NAME = lazy.regex(  # "Pavel Orsk was glad. ...", where no finder knows the name
    rf"(?:\A|[.!?][”\"’]?\s|\s[–—-]{{1,2}}\s)(?P<name>{_NAME_WORD}(?:\s(?:van|von|de|al|bin))?"
    rf"(?:\s{_NAME_WORD}){{1,2}})(?=,\s|\s[a-z]+(?:ed|s|d|k|t)\b)"
)
_TITLE_BEFORE = lazy.regex(rf"\b{TITLE}\.?\s$")
_OTHER_GENDER = {
    "he": lazy.regex(r"\b(?:Mrs|Ms|Miss|Queen|Lady)\.?\s$"),
    "she": lazy.regex(r"\b(?:Mr|King|Lord)\.?\s$"),
}


def resolve_pronoun(named: NamedText, pronoun: Span, previous: Quote | None) -> Span | None:
    """The speaker of the quotation before, in the same paragraph; else the last person named.

    Of the persons of one sentence the first who depends on no other word is meant. For "it" and
    "they" it is the last organisation.
    """
    word = named.text[pronoun.start:pronoun.end].lower()
    speaker = previous.speaker if previous else None
    if word not in ("he", "she"):
        if speaker and named.kinds.get(speaker) is not Kind.PERSON:
            return speaker
        bodies = _last_mentions(named.mentions, pronoun.start, Kind.ORGANISATION)
        return bodies[0].span if bodies else None
    if previous and speaker and named.kinds.get(speaker, Kind.PERSON) is Kind.PERSON:
        return _named_since(named, previous, pronoun) or speaker
    return _last_person(named, pronoun)


def _last_person(named: NamedText, pronoun: Span) -> Span | None:
    """Whom "he" or "she" means after what no person said."""
    word = named.text[pronoun.start:pronoun.end].lower()
    people = [
        person
        for person in _last_mentions(named.mentions, pronoun.start, Kind.PERSON)
        if not _OTHER_GENDER[word].search(_before(named.text, person))
    ]
    candidates = _sure_people(named.text, people) or people
    meant = _first_of_last_sentence(named.text, candidates)
    unlisted = _unlisted_name(named, pronoun.start)
    return max(filter(None, (meant, unlisted)), default=None)


def _unlisted_name(named: NamedText, position: int) -> Span | None:
    """Who opens a sentence of the same line by a full name, though no finder gave it."""
    start = near_line_start(named.text, position)
    names = list(_UNLISTED_NAME.finditer(named.text[start:position]))
    if not names:
        return None
    first, last = names[-1].span("name")
    span = Span(start + first, start + last)
    return None if named.between(span.start - 1, span.end + 1) else span


def _named_since(named: NamedText, previous: Quote, pronoun: Span) -> Span | None:
    """Who opens the last sentence before the pronoun's, if it is not that of the quotation."""
    start = previous.span.end
    ends = [m.end() for m in SENTENCE_END.finditer(named.text, start, pronoun.start)]
    for sentence in ends:
        people = [
            person
            for person in named.between(sentence, pronoun.start)
            if person.kind is Kind.PERSON and is_free(named.text, person)
        ]
        if people and people[0].span.start - sentence <= OPENING:
            return people[0].span
    return None


def _first_of_last_sentence(text: str, nearest_first: Sequence[Mention]) -> Span | None:
    """Of the persons in the sentence of the nearest, the first who is free; else the nearest."""
    if not nearest_first:
        return None
    nearest = nearest_first[0].span
    meant = nearest if is_free(text, nearest_first[0]) else None
    for person in nearest_first[1:]:
        between = text[person.span.end:nearest.start]
        if "\n" in between or SENTENCE_END.search(between):
            break
        if is_free(text, person):
            meant = person.span
    return meant or nearest


def _before(text: str, person: Mention) -> str:
    return text[max(0, person.span.start - 20):person.span.start]


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
        if person.surface.split()[-1] in words or _TITLE_BEFORE.search(_before(text, person))
    ]
