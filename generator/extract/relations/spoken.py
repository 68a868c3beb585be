"""Quotes -> Relations: of whom each named speaker speaks.

A quotation is about a name that does something in it, or to which the speaker takes a stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator import lazy
from generator.extract.names.word_lists import TITLES
from generator.extract.quotes import SHORT
from generator.extract.quotes.speakers import QuoteRule
from generator.extract.relations.marked import (
    MarkedPattern,
    MarkedSentence,
    is_mark,
    marked_sentences,
)
from generator.extract.relations.patterns import NO_ENTITY
from generator.extract.relations.spoken_patterns import BEFORE_QUOTATION, OBJECT, SUBJECT
from generator.model.events import Certainty
from generator.model.findings import Sentence
from generator.model.ids import Anchor, Span
from generator.model.names import Kind, Mention
from generator.model.relations import Bond, Quote, Relation

MOST_TARGETS = 3  # names that one quotation is about
# Characters from a name to a quotation that a pronoun, or nothing, gives to it; beyond, it is
# often another who speaks.
FAR = 300
_SPEAKERS = (Kind.PERSON, Kind.ORGANISATION)
_NAMED_BESIDE = (QuoteRule.NAME_AFTER, QuoteRule.NAME_BEFORE)
_ADDRESSED = lazy.regex(r"\b(?:told|tells|of|with)\s(?:the\s)?$")  # "told Acme": another speaks


def find_spoken_relations(
    text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> Iterator[Relation]:
    """Of whom a named speaker speaks, at most three a quotation; no name in passing."""
    by_span = {mention.span: mention for mention in mentions}
    first_names = _count_first_names(mentions)
    for quote in quotes:
        speaker = by_span.get(quote.speaker) if quote.speaker else None
        if speaker is None or not _is_speech(text, quote, speaker):
            continue
        targets = _targets(text, mentions, first_names, quote, speaker)
        for target in _first_of_each_name(targets)[:MOST_TARGETS]:
            yield Relation(
                kind=Bond.SAID,
                subject=speaker.span,
                object_=target.span,
                span=Span(target.span.start, quote.span.end),
                certainty=Certainty.HAPPENED,
                rule=f"quote-{quote.rule}",
            )


def _is_speech(text: str, quote: Quote, speaker: Mention) -> bool:
    """Whether the speaker surely says the quotation, and it is more than scare quotes."""
    if not _speaks(text, quote, speaker):
        return False
    words = text[quote.span.start:quote.span.end].split()
    return len(words) > SHORT


def _speaks(text: str, quote: Quote, speaker: Mention) -> bool:
    distance = quote.span.start - speaker.span.end
    if quote.rule not in _NAMED_BESIDE and distance > FAR:
        return False
    if speaker.surface.split()[-1].lower() in TITLES:
        return False  # "Arden Mayor" is the half of a name
    if speaker.kind not in _SPEAKERS:
        return False
    before = text[max(0, speaker.span.start - 12):speaker.span.start]
    return not _ADDRESSED.search(before)


def _count_first_names(mentions: Sequence[Mention]) -> Counter[str]:
    """How many people's full names each word, or row of words, begins."""
    full_names = set()
    for mention in mentions:
        if mention.kind is Kind.PERSON and " " in mention.surface:
            full_names.add(mention.surface)
    beginnings: Counter[str] = Counter()
    for name in sorted(full_names):
        for m in re.finditer(" ", name):
            beginnings[name[:m.start()]] += 1
    return beginnings


def _first_of_each_name(targets: Sequence[Mention]) -> list[Mention]:
    """The first mention of each name, in text order."""
    first: dict[str, Mention] = {}
    for target in targets:
        first.setdefault(target.surface.casefold(), target)
    return sorted(first.values(), key=_span)


def _span(mention: Mention) -> Span:
    return mention.span


def _targets(
    text: str,
    mentions: Sequence[Mention],
    first_names: Mapping[str, int],
    quote: Quote,
    speaker: Mention,
) -> list[Mention]:
    """The names that the quotation is about, in text order.

    "said Acme was “a danger”" is about Acme too. A first name of two people is nobody's.
    """
    names = list(_names_in_quotation(text, mentions, quote))
    if quote.rule == QuoteRule.NAME_BEFORE and speaker.span.end < quote.span.start:
        names += _names_before_quotation(text, mentions, quote, speaker)
    targets = []
    for name in names:
        is_speaker = name.surface in speaker.surface
        is_ambiguous = first_names.get(name.surface, 0) > 1
        if not is_speaker and not is_ambiguous and _is_whole_name(text, name):
            targets.append(name)
    return sorted(targets, key=_span)


def _names_in_quotation(
    text: str, mentions: Sequence[Mention], quote: Quote
) -> Iterator[Mention]:
    for quotation in _mark_names(text, quote.span, mentions):
        yield from _names_of_rule(quotation, SUBJECT, "b")
        yield from _names_of_rule(quotation, OBJECT, "b")


def _names_before_quotation(
    text: str, mentions: Sequence[Mention], quote: Quote, speaker: Mention
) -> Iterator[Mention]:
    span = Span(speaker.span.end, quote.span.end)
    for words in _mark_names(text, span, mentions):
        yield from _names_of_rule(words, BEFORE_QUOTATION, "b")
        yield from _names_of_rule(words, BEFORE_QUOTATION, "c")


def _mark_names(
    text: str, span: Span, mentions: Sequence[Mention]
) -> Iterator[MarkedSentence]:
    """The words of the span with marks for names; nothing if it has no name."""
    return marked_sentences(text, (Sentence(span, Anchor("")),), mentions, least=1)


def _names_of_rule(
    words: MarkedSentence, rule: MarkedPattern, group: str
) -> Iterator[Mention]:
    for m in rule.find_all(words.words):
        for position in range(*m.span(group)):
            if is_mark(words.words[position]):
                yield words.name(position)


def _is_whole_name(text: str, mention: Mention) -> bool:
    """Not a part of a word ("pro-Acme"), nor two names glued."""
    if NO_ENTITY.search(mention.surface):
        return False
    start = mention.span.start
    end = mention.span.end
    return text[start - 1:start] != "-" and text[end:end + 1] != "-"
