"""A clause with a verb of saying -> its subject: a name, a pronoun or a noun phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of
from generator.extract.quotes.sides import NO_TITLE
from generator.extract.speech import SpeechUse, speech_verbs
from generator.model.ids import Span
from generator.model.names import Kind, Mention

SAYS = rf"(?:{speech_verbs(SpeechUse.QUOTATION)})"
TITLE = alternation("speaker_titles.txt")

_DEPENDENT = lazy.regex(  # "told Mayor Roe", "a letter to Roe", "the harbour of Roe"
    rf"\b(?:{pattern_of('words_before_dependent_names.txt')})\s(?:the\s|an?\s)?"
    rf"(?:{TITLE}\.?\s){{0,2}}$"
)
_OWNER = lazy.regex(r"['’]s?\b|['’](?=\s)")
_BEFORE_VERB = lazy.regex(  # what may part a subject from its verb: "has also", ", who"
    rf"(?:[,\s]+(?:{pattern_of('words_before_verb_of_saying.txt')}))*\s*\Z"
)
_COORDINATED = lazy.regex(r"(?:\A|[\s,])(?:and|but|then|or)\s*\Z")
_SAYS_EARLIER = lazy.regex(rf"(?<=\s){SAYS}\b")
_OPENS_CLAUSE = lazy.regex(rf"(?:\A|[,:;(—-]|\b(?:{alternation('clause_openers.txt')}|as))\s*\Z")
_PRONOUN = lazy.regex(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b")
_PRONOUN_AT_END = lazy.regex(rf"{_PRONOUN.pattern}\Z")
_AND = lazy.regex(rf",?\s(?:and\s)?(?:the\s|{TITLE}\.?\s)?")
_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Ss]ome|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]nother)"
_PHRASE = lazy.regex(
    rf"(?:{_DETERMINER}\s|[A-Z][\w.]*(?:\s[A-Z][\w.]*)*['’]s?\s)?[\w.’'-]+(?:\s[\w.’'-]+){{0,9}}"
)
_PHRASE_START = lazy.regex(rf"(?:\A|[,\s]){_DETERMINER}\s")
_FIRST_WORDS = lazy.regex(r"\W*(?:(?:and|but|while|as|when|after|because|meanwhile|also),?\s+)*")
_SEGMENT_END = lazy.regex(
    rf"[,;:(“\"—]|{NO_TITLE}\.(?=\s|\Z)|\s(?:{pattern_of('words_behind_speaker.txt')})\b|\s-"
)


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text with its names, in text order."""

    text: str
    mentions: Sequence[Mention]
    kinds: Mapping[Span, Kind]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that lie in [start, end]."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.span.start)
        last = bisect_left(self.mentions, end + 1, key=lambda mention: mention.span.end)
        return self.mentions[first:last]


@dataclass(frozen=True, slots=True)
class Subject:
    """The span of a subject; `form` is name, pronoun or phrase."""

    span: Span
    form: str


def subject_before(named: NamedText, start: int, verb: int) -> Subject | None:
    """The subject of the verb at `verb`, of the clause that begins at `start`."""
    words = named.text[start:verb]
    m = _BEFORE_VERB.search(words)
    end = start + (m.start() if m else len(words))
    if m := _PRONOUN_AT_END.search(named.text, start, end):
        return Subject(Span(*m.span()), "pronoun")
    if name := _name_at_end(named, start, end):
        return Subject(name.span, "name")
    stretch = named.text[start:end]
    earlier = _SAYS_EARLIER.search(named.text, start, end)
    if earlier and _COORDINATED.search(stretch):
        return subject_before(named, start, earlier.start())
    is_parted = stretch.endswith(",") or named.text[end:verb].lstrip().startswith(",")
    phrase = None
    if not is_parted and not _COORDINATED.search(stretch):
        phrase = _phrase_or_doer(named, start, end)
    return phrase or first_subject(named, start, end)


def _phrase_or_doer(named: NamedText, start: int, end: int) -> Subject | None:
    """The phrase that ends at `end`; who does it, where it opens no clause.

    "Acme issued a statement saying": Acme.
    """
    phrase = _phrase_at_end(named, start, end)
    if phrase is None or phrase.form == "name":
        return phrase
    if _OPENS_CLAUSE.search(named.text[start:phrase.span.start]):
        return phrase
    doer = first_subject(named, start, phrase.span.start)
    return doer if doer and doer.form != "phrase" else phrase


def subject_behind(named: NamedText, start: int, end: int) -> Subject | None:
    """The subject that stands behind its verb, which ends at `start`: "said Ann Roe"."""
    text = named.text
    start += len(text[start:end]) - len(text[start:end].lstrip())
    m = _SEGMENT_END.search(text, start, end)
    stop = m.start() if m else end
    if stop <= start:
        return None
    if m := _PRONOUN.match(text, start, stop):
        return Subject(Span(*m.span()), "pronoun")
    names = named.between(start, end)
    for name in names:
        if name.span.start < stop and name.kind is Kind.PERSON and is_free(text, name):
            return Subject(name.span, "name")
    for name in names:
        is_at_end = name.span.start < stop <= name.span.end
        is_body = name.kind is Kind.ORGANISATION and is_at_end
        if is_body and not _DEPENDENT.search(text[start:name.span.start]):
            return Subject(name.span, "name")
    return _whole_phrase(text, start, stop)


def first_subject(named: NamedText, start: int, end: int) -> Subject | None:
    """The first subject of the stretch: a person goes before the body that leads to it."""
    text = named.text
    names = [
        name
        for name in named.between(start, end)
        if name.kind in (Kind.PERSON, Kind.ORGANISATION) and is_free(text, name)
    ]
    pronoun = _PRONOUN.search(text, start, end)
    if names and not (pronoun and pronoun.start() < names[0].span.start):
        first = names[0]
        for name in names[1:]:
            if first.kind is Kind.PERSON:
                break
            if name.kind is Kind.PERSON and "," not in text[first.span.end:name.span.start]:
                first = name
        phrase = _leading_phrase(text, start, first.span.start)
        if first.kind is Kind.PERSON or phrase is None:
            return Subject(first.span, "name")
        return phrase
    if pronoun:
        return Subject(Span(*pronoun.span()), "pronoun")
    return _leading_phrase(text, start, end)


def _leading_phrase(text: str, start: int, end: int) -> Subject | None:
    """"A doctor on the scene, ...": to the first comma, if it opens with a determiner."""
    m = _FIRST_WORDS.match(text, start, end)
    at = m.end() if m else start
    if not re.compile(rf"{_DETERMINER}\s").match(text, at, end):
        return None
    stop = text.find(",", at, end)
    if stop < 0:
        return None
    return _whole_phrase(text, at, stop)


def _name_at_end(named: NamedText, start: int, end: int) -> Mention | None:
    """The name that ends where the verb's group begins; of a row of names, the first."""
    names = [
        name
        for name in named.between(start, end)
        if name.kind in (Kind.PERSON, Kind.ORGANISATION) and is_free(named.text, name)
    ]
    if not names or names[-1].span.end != end:
        return None
    n = len(names) - 1
    while n and _AND.fullmatch(named.text, names[n - 1].span.end, names[n].span.start):
        n -= 1
    return names[n]


def _phrase_at_end(named: NamedText, start: int, end: int) -> Subject | None:
    """"..., a resident of Porto said": the noun phrase that ends at `end`."""
    text = named.text
    m = _FIRST_WORDS.match(text, start, end)
    at = m.end() if m else start
    comma = text.rfind(", ", at, end)
    if comma >= 0:
        at = comma + 2
    people = [
        name
        for name in named.between(at, end)
        if name.kind is Kind.PERSON and is_free(text, name)
    ]
    if people:
        return Subject(people[0].span, "name")
    for m in _PHRASE_START.finditer(text, at, end):
        phrase = _whole_phrase(text, m.start() + (text[m.start()] in ", "), end)
        if phrase:
            return phrase
    return None if comma >= 0 else _whole_phrase(text, at, end)


def _whole_phrase(text: str, start: int, end: int) -> Subject | None:
    m = _PHRASE.fullmatch(text, start, end)
    if m is None or not any(c.isalpha() for c in m[0]) or m[0][0] in "'’.-":
        return None
    return Subject(Span(start, end), "phrase")


def is_free(text: str, name: Mention) -> bool:
    """Neither addressed nor owner nor part of another noun phrase, unless it says more itself."""
    start, end = name.span.start, name.span.end
    if re.compile(rf",\swho\s(?:\w+\s)?{SAYS}\b").match(text, end):
        return True
    if _OWNER.match(text, end):
        return False
    before = text[max(0, start - 40):start]
    return not _DEPENDENT.search(before)
