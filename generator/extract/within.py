"""Findings + Sentences -> the same, each within one sentence: the one place where that law is kept.

Names and dates are found before anyone knows where sentences end, and some go on over an end: "Washington D.C. However". A name of a
catalogue is sure, so that no sentence ends inside it ("Yahoo! Inc."); any other is cut at the end. A quotation may hold several
sentences: its evidence is the part in each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.extract.dates import find_dates
from generator.extract.legible import legible, stretches
from generator.extract.names.trim import trimmed
from generator.extract.placing import moved
from generator.model.dates import DateMention, Period
from generator.model.findings import Findings, Sentence
from generator.model.ids import Span
from generator.model.names import Alias, Mention
from generator.model.relations import Relation, Role
from generator.model.subjects import Theme


def parts(span: Span, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """What of the span lies in each sentence, in order."""
    n = max(0, bisect_right(sentences, span.start, key=lambda one: one.span.start) - 1)
    while n < len(sentences) and sentences[n].span.start < span.end:
        start, end = max(span.start, sentences[n].span.start), min(span.end, sentences[n].span.end)
        if start < end:
            yield Span(start, end)
        n += 1


def whole(span: Span | None, sentences: Sequence[Sentence]) -> bool:
    """Whether one sentence holds all of it; None is nowhere, and crosses nothing."""
    return span is None or next(parts(span, sentences), None) == span


def names(text: str, found: Iterable[Mention], sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Each name that goes on over a sentence's end becomes the longest name among its parts, or none."""
    for mention in found:
        if whole(mention.span, sentences):
            yield mention
            continue
        trim = (trimmed(text, part, mention.kind) for part in parts(mention.span, sentences))
        left = max((span for span in trim if span), key=lambda span: (span.end - span.start, -span.start), default=None)
        if left and whole(left, sentences):
            yield replace(mention, span=left, surface=text[left.start:left.end])


def dates(text: str, sentences: Sequence[Sentence], published: Period | None) -> tuple[DateMention, ...]:
    """The dates of a stretch; one that goes on over a sentence's end is read part by part: "at 10 a.m. On Tuesday" are two."""
    found = []
    for date in find_dates(text, published):
        if whole(date.span, sentences):
            found.append(date)
            continue
        for part in parts(date.span, sentences):
            found += [moved(one, part.start) for one in find_dates(text[part.start:part.end], published)]
    return tuple(found)


def all_dates(found: Findings, published: Period | None) -> tuple[DateMention, ...]:
    """The dates of a whole article that is read already, as if it had been published then."""
    text = found.article.text
    made: list[DateMention] = []
    for at in stretches(text):
        near = [moved(one, -at.start) for one in found.sentences if at.start <= one.span.start < at.end]
        made += [moved(one, at.start) for one in dates(legible(text[at.start:at.end]), near, published)]
    return tuple(made)


def aliases(found: Iterable[Alias], sentences: Sequence[Sentence]) -> tuple[Alias, ...]:
    """Those of which each name is in one sentence."""
    return tuple(one for one in found if whole(one.name, sentences) and whole(one.alias, sentences))


def roles(found: Iterable[Role], sentences: Sequence[Sentence]) -> tuple[Role, ...]:
    """Those that one sentence tells."""
    return tuple(one for one in found if whole(one.span, sentences))


def relations(found: Iterable[Relation], sentences: Sequence[Sentence]) -> tuple[Relation, ...]:
    """Each with the words of one sentence alone: of a quotation, those of the sentence that has the name it is about."""
    return tuple(one if whole(one.span, sentences) else replace(one, span=next(parts(one.span, sentences), one.span)) for one in found)


def themes(found: Iterable[Theme], sentences: Sequence[Sentence]) -> tuple[Theme, ...]:
    """Each with those of its words that one sentence holds."""
    return tuple(replace(one, spans=tuple(span for span in one.spans if whole(span, sentences))) for one in found)
