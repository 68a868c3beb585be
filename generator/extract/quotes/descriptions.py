"""A description, "the doctor" -> who was called so before: "Ann Roe, a doctor at the port"."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.quotes.subject import NamedText
from generator.model.ids import Span
from generator.model.names import Kind

FAR = 40  # mentions back, to the person who is described
_NEAR = 3000  # characters back
_TITLE = 40  # characters before a name, for its title
_APPOSITION = 100  # characters behind a name

_DESCRIPTION = lazy.regex(r"[Tt]he (?:[\w’'-]+ ){0,2}(?P<head>[a-z]{3,})")

_CLOSED = (  # no clause of its own: "to Roe, the warden left"
    rf"(?=[,.;)]|\s(?:who|{alternation('prepositions_before_names.txt')})\b)"
)


def resolve_description(named: NamedText, phrase: Span) -> Span | None:
    """The last person of that title or apposition; None if a nameless one was named since."""
    text = named.text
    m = _DESCRIPTION.fullmatch(text, phrase.start, phrase.end)
    if m is None:
        return None
    head = re.escape(m["head"])
    title = re.compile(rf"(?i:\b{head})\s(?:[A-Z][\w.’'-]*\s?)+\Z")
    apposition = re.compile(rf",\s(?:an?|the|one)\s[^,.;\n]{{0,60}}?\b{head}{_CLOSED}")
    nameless = re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w’'-]+\s){{0,4}}{head}\b")
    end = bisect_left(named.mentions, phrase.start, key=lambda mention: mention.span.start)
    for person in reversed(named.mentions[max(0, end - FAR):end]):
        first, last = person.span.start, person.span.end
        if person.kind is not Kind.PERSON or first < phrase.start - _NEAR:
            continue
        described = apposition.match(text, last, last + _APPOSITION)
        if described or title.search(text[max(0, first - _TITLE):last]):
            since = described.end() if described else last
            return None if nameless.search(text, since, phrase.start) else person.span
    return None
