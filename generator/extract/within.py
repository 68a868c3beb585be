"""Findings + Sentences -> the same findings, each within one sentence.

This is the one place where that law is enforced. Names and dates are found before it is known
where sentences end, and some go on over an end: "Washington D.C. However". A name of a catalogue
is sure, so that no sentence ends inside it ("Yahoo! Inc."); any other is cut at the end. A
quotation may hold several sentences: its evidence is the part in each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from generator.extract.dates import find_dates, find_unresolved_dates, resolve_dates
from generator.extract.legible import split_stretches, void_long_words
from generator.extract.names.trim import trim_name
from generator.extract.placing import shift_spans
from generator.model.dates import DateMention, Period
from generator.model.findings import Findings, Sentence
from generator.model.ids import Span
from generator.model.names import Alias, Mention
from generator.model.relations import Relation, Role
from generator.model.subjects import Theme


def parts_in_sentences(span: Span, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """What of the span lies in each sentence, in order."""
    n = bisect_right(sentences, span.start, key=_start) - 1
    n = max(0, n)
    while n < len(sentences) and sentences[n].span.start < span.end:
        sentence = sentences[n].span
        start = max(span.start, sentence.start)
        end = min(span.end, sentence.end)
        if start < end:
            yield Span(start, end)
        n += 1


def is_within_sentence(span: Span | None, sentences: Sequence[Sentence]) -> bool:
    """Whether one sentence holds all of it; None is nowhere, and crosses nothing."""
    if span is None:
        return True
    n = bisect_right(sentences, span.start, key=_start) - 1
    return n >= 0 and span.end <= sentences[n].span.end and span.start < span.end


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def cut_names(
    text: str, mentions: Iterable[Mention], sentences: Sequence[Sentence]
) -> Iterator[Mention]:
    """Each name that goes on over a sentence's end becomes the longest name among its parts.

    If no part is a name, the mention is left out.
    """
    for mention in mentions:
        if is_within_sentence(mention.span, sentences):
            yield mention
            continue
        longest = _longest_name(text, mention, sentences)
        if longest and is_within_sentence(longest, sentences):
            surface = text[longest.start:longest.end]
            yield replace(mention, span=longest, surface=surface)


def _longest_name(
    text: str, mention: Mention, sentences: Sequence[Sentence]
) -> Span | None:
    """The longest of the parts, each trimmed as a name is; the first of equally long ones."""
    longest: Span | None = None
    for part in parts_in_sentences(mention.span, sentences):
        name = trim_name(text, part, mention.kind)
        if name and (longest is None or _length(name) > _length(longest)):
            longest = name
    return longest


def _length(span: Span) -> int:
    return span.end - span.start


def find_dates_in_sentences(
    text: str, sentences: Sequence[Sentence], published: Period | None
) -> tuple[DateMention, ...]:
    """The dates of a stretch, each within a sentence."""
    dates = find_dates(text, published)
    return tuple(_cut_dates(text, dates, sentences, published))


def _cut_dates(
    text: str,
    dates: Iterable[DateMention],
    sentences: Sequence[Sentence],
    published: Period | None,
) -> Iterator[DateMention]:
    """The dates of a text; one that goes on over a sentence's end is read part by part.

    "At 10 a.m. On Tuesday" are two.
    """
    for date in dates:
        if is_within_sentence(date.span, sentences):
            yield date
            continue
        for part in parts_in_sentences(date.span, sentences):
            words = text[part.start:part.end]
            yield from (shift_spans(date, part.start) for date in find_dates(words, published))


def dates_outside(asides: Sequence[Span], dates: Iterable[DateMention]) -> list[DateMention]:
    """The dates that begin in no aside; both are in text order."""
    ends = [aside.end for aside in asides]
    others: list[DateMention] = []
    for date in dates:
        n = bisect_right(ends, date.span.start)
        if n == len(asides) or date.span.start < asides[n].start:
            others.append(date)
    return others


def find_all_dates(
    findings: Findings, publications: Collection[Period | None]
) -> list[tuple[DateMention, ...]]:
    """For each publication the dates of a whole article, as if it had been published then.

    The article is read already.
    """
    text = findings.article.text
    dates: list[list[DateMention]] = [[] for _ in publications]
    for stretch in split_stretches(text):
        sentences = [
            shift_spans(sentence, -stretch.start)
            for sentence in findings.sentences
            if stretch.start <= sentence.span.start < stretch.end
        ]
        words = void_long_words(text[stretch.start:stretch.end])
        unresolved = find_unresolved_dates(words)
        for published, of_publication in zip(publications, dates, strict=True):
            resolved = resolve_dates(unresolved, published)
            for date in _cut_dates(words, resolved, sentences, published):
                of_publication.append(shift_spans(date, stretch.start))
    return list(map(tuple, dates))


def aliases_in_sentences(
    aliases: Iterable[Alias], sentences: Sequence[Sentence]
) -> tuple[Alias, ...]:
    """Those of which each name is in one sentence."""
    return tuple(
        alias
        for alias in aliases
        if is_within_sentence(alias.name, sentences)
        and is_within_sentence(alias.alias, sentences)
    )


def roles_in_sentences(roles: Iterable[Role], sentences: Sequence[Sentence]) -> tuple[Role, ...]:
    """Those whose words are in one sentence."""
    return tuple(
        role
        for role in roles
        if is_within_sentence(role.span, sentences)
    )


def cut_relations(
    relations: Iterable[Relation], sentences: Sequence[Sentence]
) -> tuple[Relation, ...]:
    """Each with the words of one sentence alone.

    Of a quotation, that is the sentence that has the name which it is about.
    """
    return tuple(_cut_relation(relation, sentences) for relation in relations)


def _cut_relation(relation: Relation, sentences: Sequence[Sentence]) -> Relation:
    if is_within_sentence(relation.span, sentences):
        return relation
    first = next(parts_in_sentences(relation.span, sentences), relation.span)
    return replace(relation, span=first)


def cut_themes(themes: Iterable[Theme], sentences: Sequence[Sentence]) -> tuple[Theme, ...]:
    """Each with those of its words that one sentence holds."""
    return tuple(_cut_theme(theme, sentences) for theme in themes)


def _cut_theme(theme: Theme, sentences: Sequence[Sentence]) -> Theme:
    spans = []
    for span in theme.spans:
        if is_within_sentence(span, sentences):
            spans.append(span)
    return replace(theme, spans=tuple(spans))
