"""Sentences + Mentions -> Relations: what a fixed pattern says of two names in one sentence, and of whom a quotation speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.extract.relations.marked import MARKS, Marked, is_mark, marked
from generator.extract.relations.rules import NO_ONE, RULES, Rule
from generator.extract.relations.spoken import spoken
from generator.model.events import Certainty
from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.model.relations import Bond, Quote, Relation

_HEAD = re.compile(  # "the head of A", "officials from A": then it is not A that did it
    r"\b(?:of|at|for|in|from|by|with|against|on|into|under|about|between|like|than|over|near|including|versus|via|to)\s"
    r"(?!\d|\w+day\b|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?:(?:the|an?|its|their)\s)?(?:[a-z][\w’'-]*\s|[\ue003\ue004]\s){0,3}$|\b(?:nor|neither)\s(?:the\s)?$")
_OWNERS = frozenset((  # rules whose first name is no subject: "Acme's parent", "Acme member Roe"
    "acquired-noun", "owns-its-unit", "owns-owned", "owns-parent", "member-its", "member-leads", "invested-backed"))
_DOUBT = re.compile(r"\b(?:if|whether|unless|could|might|would|should|lest|whenever|until|before)\b[^,;:]{0,60}$", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:reportedly|allegedly|rumou?r(?:ed|s)?|purportedly|speculation|reports?\s(?:said|says|that))\b|"
                   r"\bare said to\b|\bis said to\b", re.IGNORECASE)
FAR = 1000  # characters of the same sentence before the words that tell a relation: what stands further off is of something else
_TOWN = f"{MARKS[Kind.PLACE]}, "


def relations(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Relation, ...]:
    """In text order, one for each kind and pair of names in a sentence."""
    quoted = [quote.span for quote in quotes]
    found: dict[tuple[Bond, Span, Span], Relation] = {}
    for words in marked(text, sentences, mentions, 2):
        for one in _told(words, quoted):
            found.setdefault((one.kind, one.subject, one.object_), one)
    for one in spoken(text, mentions, quotes):
        found.setdefault((one.kind, one.subject, one.object_), one)
    return tuple(sorted(found.values(), key=lambda one: (one.span, one.kind, one.subject, one.object_)))


def _told(sentence: Marked, quoted: Sequence[Span]) -> Iterator[Relation]:
    if sentence.words.rstrip("”\"").endswith("?"):
        return
    for rule in RULES:
        for m in rule.words.finditer(sentence.words) if any(cue in sentence.words for cue in rule.cues) else ():
            before = sentence.words[max(0, m.start() - FAR):m.start()]
            if (rule.name not in _OWNERS and _HEAD.search(before)) or _DOUBT.search(before):
                continue
            if before.endswith(_TOWN) and sentence.words[m.start()] == MARKS[Kind.PLACE]:
                continue  # "Porto, Ruritania, which owns"
            span = sentence.span(m.start(), m.end())
            yield from _pairs(sentence, rule, m, span, certainty(m, before, _within(span, quoted)))


def _pairs(sentence: Marked, rule: Rule, m: re.Match[str], span: Span, sure: Certainty) -> Iterator[Relation]:
    for kind, subject, object_ in rule.tells:
        for left in _names(sentence, m, subject):
            for right in _names(sentence, m, object_):
                if left.surface.casefold() != right.surface.casefold():
                    yield Relation(kind, left.span, right.span, span, sure, rule.name)


def _names(sentence: Marked, m: re.Match[str], group: str) -> list[Mention]:
    named = [sentence.name(at) for at in range(*m.span(group)) if is_mark(sentence.words[at])]
    named = [one for one in named if not NO_ONE.search(one.surface)]
    return [one for one in named if one.kind is not Kind.PERSON or " and " not in one.surface]  # "Conference, and Sen. Roe" is no one


def certainty(m: re.Match[str], before: str, in_quote: bool) -> Certainty:
    """How the sentence puts it; words in quotation marks are only reported."""
    said = m.groupdict()
    if said.get("deny"):
        return Certainty.DENIED
    if _TOLD.search(before + m[0]):
        return Certainty.REPORTED
    if said.get("plan"):
        return Certainty.PLANNED
    return Certainty.REPORTED if in_quote else Certainty.HAPPENED


def _within(span: Span, quoted: Sequence[Span]) -> bool:
    n = bisect_right(quoted, span.start, key=lambda one: one.start) - 1
    return n >= 0 and span.end <= quoted[n].end
