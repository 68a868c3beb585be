"""Sentences + Mentions + Quotes -> Relations.

A relation is what a fixed pattern states of two names in one sentence, or of whom a quotation
speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.relations.marked import MARKS, MarkedSentence, is_mark, marked_sentences
from generator.extract.relations.patterns import NO_ENTITY
from generator.extract.relations.rule import Rule
from generator.extract.relations.rules import RULES
from generator.extract.relations.spoken import find_spoken_relations
from generator.model.events import Certainty
from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.model.relations import Bond, Quote, Relation

REACH = 1000  # characters before a relation's words; what stands further off is of something else

# "the head of A", "officials from A": then it is not A that did it.
_PREPOSITION = alternation("prepositions_before_names.txt")
_DATE = rf"\d|\w+day\b|{alternation('months.txt')}\b"
_WORDS_OF_NAME = r"(?:(?:the|an?|its|their)\s)?(?:[a-z][\w’'-]*\s|[\ue003\ue004]\s){0,3}"
_NO_SUBJECT = lazy.regex(
    rf"\b{_PREPOSITION}\s(?!{_DATE}){_WORDS_OF_NAME}$|"
    r"\b(?:nor|neither)\s(?:the\s)?$"
)
_DOUBT = lazy.regex(
    rf"\b{alternation('words_of_doubt.txt')}\b[^,;:]{{0,60}}$",
    re.IGNORECASE,
)
_HEARSAY = lazy.regex(
    r"\b(?:reportedly|allegedly|rumou?r(?:ed|s)?|purportedly|speculation|"
    r"reports?\s(?:said|says|that))\b|"
    r"\bare said to\b|\bis said to\b",
    re.IGNORECASE,
)
_PLACE_AND_COMMA = f"{MARKS[Kind.PLACE]}, "

RelationKey = tuple[Bond, Span, Span]  # with the spans of the subject and of the object


def find_relations(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> tuple[Relation, ...]:
    """In text order, one relation for each bond and pair of names in a sentence."""
    quoted = [quote.span for quote in quotes]
    by_names: dict[RelationKey, Relation] = {}
    for sentence in marked_sentences(text, sentences, mentions, least=2):
        for relation in _relations_of_sentence(sentence, quoted):
            by_names.setdefault(_key(relation), relation)
    for relation in find_spoken_relations(text, mentions, quotes):
        by_names.setdefault(_key(relation), relation)
    return tuple(sorted(by_names.values(), key=_order))


def _key(relation: Relation) -> RelationKey:
    return relation.kind, relation.subject, relation.object_


def _order(relation: Relation) -> tuple[Span, Bond, Span, Span]:
    return relation.span, relation.kind, relation.subject, relation.object_


def _relations_of_sentence(
    sentence: MarkedSentence, quoted: Sequence[Span]
) -> Iterator[Relation]:
    """Nothing of a question; `quoted` are the spans of quotations, in text order."""
    if sentence.words.rstrip("”\"").endswith("?"):
        return
    for rule in RULES:
        if not any(cue in sentence.words for cue in rule.cues):
            continue
        for m in rule.words.find_all(sentence.words):
            yield from _relations_of_match(sentence, rule, m, quoted)


def _relations_of_match(
    sentence: MarkedSentence, rule: Rule, m: re.Match[str], quoted: Sequence[Span]
) -> Iterator[Relation]:
    before = sentence.words[max(0, m.start() - REACH):m.start()]
    if _is_no_statement(sentence, rule, m, before):
        return
    span = sentence.span(m.start(), m.end())
    certainty = _certainty(m, before, _is_quoted(span, quoted))
    for bond, subject_group, object_group in rule.bonds:
        subjects = _names(sentence, m, subject_group)
        objects = _names(sentence, m, object_group)
        for subject, object_ in _pairs(subjects, objects):
            yield Relation(bond, subject.span, object_.span, span, certainty, rule.name)


def _is_no_statement(
    sentence: MarkedSentence, rule: Rule, m: re.Match[str], before: str
) -> bool:
    """Whether the words before make the first name no subject, or the clause no fact."""
    if rule.first_name_is_subject and _NO_SUBJECT.search(before):
        return True
    if _DOUBT.search(before):
        return True
    # "Porto, Ruritania, which owns": Ruritania says only where Porto is.
    starts_with_place = sentence.words[m.start()] == MARKS[Kind.PLACE]
    return starts_with_place and before.endswith(_PLACE_AND_COMMA)


def _pairs(
    subjects: Sequence[Mention], objects: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Each subject with each object, but none with its own name."""
    for subject in subjects:
        for object_ in objects:
            if subject.surface.casefold() != object_.surface.casefold():
                yield subject, object_


def _names(sentence: MarkedSentence, m: re.Match[str], group: str) -> list[Mention]:
    """The names in a group of the match that may be an entity's."""
    names = []
    for position in range(*m.span(group)):
        if is_mark(sentence.words[position]):
            mention = sentence.name(position)
            if _may_be_entity(mention):
                names.append(mention)
    return names


def _may_be_entity(mention: Mention) -> bool:
    """Not a common noun, nor two names in one: "Conference, and Sen. Roe"."""
    if NO_ENTITY.search(mention.surface):
        return False
    return mention.kind is not Kind.PERSON or " and " not in mention.surface


def _certainty(m: re.Match[str], before: str, in_quote: bool) -> Certainty:
    """How the sentence puts it; words in quotation marks are only reported."""
    groups = m.groupdict()
    if groups.get("deny"):
        return Certainty.DENIED
    if _HEARSAY.search(before + m[0]):
        return Certainty.REPORTED
    if groups.get("plan"):
        return Certainty.PLANNED
    return Certainty.REPORTED if in_quote else Certainty.HAPPENED


def _is_quoted(span: Span, quoted: Sequence[Span]) -> bool:
    """Whether one quotation holds all of the span."""
    n = bisect_right(quoted, span.start, key=lambda quotation: quotation.start)
    if n == 0:
        return False
    last_before = quoted[n - 1]
    return span.end <= last_before.end
