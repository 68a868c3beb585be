"""A quotation -> its Attribution: who says it, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator import lazy
from generator.english.vocabulary import pattern_of
from generator.extract.quotes.descriptions import resolve_description
from generator.extract.quotes.pronouns import resolve_pronoun
from generator.extract.quotes.sides import (
    LEADS_TO_QUOTATION,
    Place,
    Side,
    sentence_before,
    side_after,
    side_before,
)
from generator.extract.quotes.subject import (
    SAYS,
    NamedText,
    Subject,
    first_subject,
    subject_before,
    subject_behind,
)
from generator.model.ids import Span
from generator.model.relations import Quote

_VERB = lazy.regex(  # "toldThe Verge" lost its space; "states' rights" says nothing
    rf"(?P<to>\b[Aa]ccording to\b)|\b{SAYS}(?:\b(?!['’])|(?=[A-Z]))"
)
_PARTS_CLAUSES = lazy.regex(rf"\s*(?:{pattern_of('words_after_attributed_words.txt')})\b")
_SAYING_ENDS = lazy.regex(  # "Roe said.", "Roe said in a statement"
    rf"\s*(?:[.,;:—-]|\Z|\s(?:{pattern_of('words_behind_verb_of_saying.txt')})\b|[A-Z])"
)
_SENTENCE_STOP = ".!?…"


class QuoteRule(StrEnum):
    """What gave a quotation its speaker; the place is where it stands beside the quotation."""

    NAME_AFTER = "name-after"
    NAME_BEFORE = "name-before"
    PRONOUN_AFTER = "pronoun-after"
    PRONOUN_BEFORE = "pronoun-before"
    PHRASE_AFTER = "phrase-after"
    PHRASE_BEFORE = "phrase-before"
    SENTENCE_BEFORE = "sentence-before"  # who says the sentence before
    CONTINUED = "continued"  # the speaker of the quotation before
    MARKS = "marks"  # nothing: it has no speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation; None where a pronoun says it and nobody is named before."""

    speaker: Span | None
    rule: QuoteRule


def find_speaker(
    named: NamedText, span: Span, previous: Quote | None
) -> Attribution | None:
    """Who says the quotation, by the subject of the verb of saying beside it."""
    after = side_after(named.text, span)
    before = side_before(named.text, span)
    last = named.text[span.start:span.end].rstrip("'’”\" ")[-1:]
    found: Subject | Attribution | None = None
    if last in f",{_SENTENCE_STOP}—-" or after.words.startswith((",", " —", "—", " -")):
        found = _says_after(named, after, last)
    if found is None and before.words.strip():
        found = _says_before(named, before, previous)
    if isinstance(found, Attribution):
        return found
    if found is None and last not in _SENTENCE_STOP:
        found = _says_next(named, after) or _says_at_end(named, after)
    if isinstance(found, Subject):
        side = before if found.span.end <= span.start else after
        return _attribute(named, found, side.place, previous)
    return None


def speaker_of_sentence_before(named: NamedText, span: Span) -> Attribution | None:
    """Who says the sentence before, where the quotation is a sentence of its own."""
    side = side_before(named.text, span)
    is_sentence = named.text[span.start:span.start + 1].isupper() and not side.words.strip()
    earlier = sentence_before(named.text, side) if is_sentence else None
    found = _says_before(named, earlier, None) if earlier else None
    if not isinstance(found, Subject):
        return None
    attribution = _attribute(named, found, Place.BEFORE, None)
    if attribution.speaker is None:
        return None
    return Attribution(attribution.speaker, QuoteRule.SENTENCE_BEFORE)


def _attribute(
    named: NamedText, subject: Subject, place: Place, previous: Quote | None
) -> Attribution:
    meant: Span | None = subject.span
    if subject.form == "pronoun":
        meant = resolve_pronoun(named, subject.span, previous)
    elif subject.form == "phrase":
        meant = resolve_description(named, subject.span) or subject.span
    return Attribution(meant, QuoteRule(f"{subject.form}-{place}"))


def _says_after(named: NamedText, side: Side, last: str) -> Subject | None:
    """"..., said Ann Roe", "..., Ann Roe, a farmer, told CNBC": at once after the marks."""
    m = _VERB.search(side.words)
    if m is None:
        return None
    lead = side.words[:m.start()]
    if _PARTS_CLAUSES.match(lead):
        return None
    at = side.start + m.end()
    if m["to"] or not lead.strip(" ,—-"):
        if m["to"] and lead.strip(" ,—-"):
            return None
        return subject_behind(named, at, side.end)
    if last in _SENTENCE_STOP and not _SAYING_ENDS.match(side.words, m.end()):
        return None
    start = side.start + len(lead) - len(lead.lstrip(" ,—-"))
    return subject_before(named, start, side.start + m.start())


def _says_before(
    named: NamedText, side: Side, previous: Quote | None
) -> Subject | Attribution | None:
    """"Ann Roe, who left, said that": the last verb of saying before the marks."""
    verbs = list(_VERB.finditer(side.words))
    if not verbs:
        if LEADS_TO_QUOTATION.search(side.words):
            found = first_subject(named, side.start, side.end)
            return found if found and found.form == "name" else None
        return None
    m = verbs[-1]
    if m["to"]:
        return subject_behind(named, side.start + m.end(), side.end)
    verb = side.start + m.start()
    found = subject_before(named, side.start, verb)
    if found is None and previous and previous.speaker and side.start == previous.span.end + 1:
        return Attribution(previous.speaker, QuoteRule.CONTINUED)
    return found


def _says_next(named: NamedText, side: Side) -> Subject | None:
    """"... the harbour” says Ann Roe": where the comma is left out, only a name is sure."""
    m = _VERB.match(side.words, 1)
    if m is None or m["to"]:
        return None
    found = subject_behind(named, side.start + m.end(), side.end)
    return found if found and found.form == "name" else None


def _says_at_end(named: NamedText, side: Side) -> Subject | None:
    """"... and so on, Ann Roe said.": at the end of the sentence that holds the quotation."""
    for m in _VERB.finditer(side.words):
        comma = side.words.rfind(", ", 0, m.start())
        if m["to"]:
            return subject_behind(named, side.start + m.end(), side.end)
        if comma < 0 or not _SAYING_ENDS.match(side.words, m.end()):
            continue
        lead = side.words[comma + 2:m.start()]
        if not lead.strip():
            return subject_behind(named, side.start + m.end(), side.end)
        if not _PARTS_CLAUSES.match(lead):
            return subject_before(named, side.start + comma + 2, side.start + m.start())
    return None
