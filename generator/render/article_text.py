"""Findings -> the article's text as HTML, with sentences, mentions, dates and quotations marked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from generator.interface import Words
from generator.model.dates import DateMention
from generator.model.entities import Tier
from generator.model.findings import Findings, Sentence
from generator.model.ids import EntityId
from generator.render.entity_links import mention_tags
from generator.render.library import Library
from generator.render.paths import Base
from generator.render.periods import period_tags
from generator.render.weaving import Mark, weave

# Of two marks round the same words, the one of lower rank is outside.
PARAGRAPH_RANK = -1
SENTENCE_RANK = 0
QUOTE_RANK = 1
DATE_RANK = 2
MENTION_RANK = 3


def render_headline(library: Library, findings: Findings, base: Base) -> str:
    """The headline as the text prints it."""
    article = findings.article
    end = len(article.text[: article.body_start].rstrip())
    return _render_text(library, findings, 0, end, base, [])


def render_body(library: Library, findings: Findings, base: Base) -> str:
    """The text below the headline: numbered paragraphs, each entity linked once in each."""
    article = findings.article
    end = len(article.text)
    paragraphs = list(_mark_paragraphs(article.text, article.body_start, end))
    if not paragraphs:
        return ""
    return _render_text(library, findings, article.body_start, end, base, paragraphs)


def _mark_paragraphs(text: str, start: int, end: int) -> Iterator[Mark]:
    """Paragraphs with their numbers; one of blanks alone has none."""
    number = 0
    for first, last in find_paragraphs(text, start, end):
        if text[first:last].strip():
            number += 1
            opening = _paragraph_opening(number)
            yield Mark(first, -last, PARAGRAPH_RANK, opening, "", "</p>")


def find_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph of text[start:end]; two line breaks stand between them."""
    first = start
    while first < end:
        last = text.find("\n\n", first, end)
        if last < 0:
            last = end
        yield first, last
        first = last + 2


def _paragraph_opening(number: int) -> str:
    link = f'<a class="no" href="#p-{number}">{number}</a>'
    return f'<p class="para" id="p-{number}">{link} '


def _render_text(
    library: Library, findings: Findings, start: int, end: int, base: Base, paragraphs: list[Mark]
) -> str:
    """text[start:end] with everything marked; an entity is linked anew in each paragraph."""
    marks = [
        *paragraphs,
        *mark_sentences(library, findings, start, end),
        *_mark_quotes(findings, start, end),
        *_mark_dates(library.words, findings, start, end),
        *_mark_mentions(library, findings, start, end, [mark.start for mark in paragraphs]),
    ]
    return base.place_links(weave(findings.article.text, start, end, marks))


def mark_sentences(library: Library, findings: Findings, start: int, end: int) -> Iterator[Mark]:
    """Sentences with their anchors; those that a timeline rests on are marked as evidence."""
    evidence = library.timeline.evidence.get(findings.article.id, {})
    for sentence in findings.sentences:
        span = sentence.span
        if span.end <= start or span.start >= end:
            continue
        css_class = "s ev" if sentence.anchor in evidence else "s"
        reopening = f'<span class="{css_class}">'
        opening = _sentence_opening(sentence, css_class) if span.start >= start else reopening
        first = max(span.start, start)
        last = min(span.end, end)
        yield Mark(first, -last, SENTENCE_RANK, opening, reopening, "</span>")


def _sentence_opening(sentence: Sentence, css_class: str) -> str:
    return f'<span id="{sentence.anchor}" class="{css_class}">'


def _mark_quotes(findings: Findings, start: int, end: int) -> Iterator[Mark]:
    """Words between quotation marks."""
    opening = '<span class="q">'
    for quote in findings.quotes:
        span = quote.span
        if start <= span.start < end:
            last = min(span.end, end)
            yield Mark(span.start, -last, QUOTE_RANK, opening, opening, "</span>")


def _mark_dates(words: Words, findings: Findings, start: int, end: int) -> Iterator[Mark]:
    """Date expressions; an unresolved one is marked as open."""
    for date in findings.dates:
        span = date.span
        if start <= span.start < end:
            opening, closing = _date_tags(words, date)
            yield Mark(span.start, -min(span.end, end), DATE_RANK, opening, opening, closing)


def _date_tags(words: Words, date: DateMention) -> tuple[str, str]:
    """Opening and closing tag; the title is what the words mean, unless they say it themselves."""
    if date.period is None:
        return '<span class="when when-open">', "</span>"
    meaning = words.period(date.period)
    if date.surface == meaning:
        return period_tags(date.period)
    return period_tags(date.period, f' title="{meaning}"')


def _mark_mentions(
    library: Library, findings: Findings, start: int, end: int, breaks: Iterable[int]
) -> Iterator[Mark]:
    """Linked mentions, of each entity the first after each break.

    A possible mention does not count as the first.
    """
    links = library.corpus.links.get(findings.article.id, {})
    linked: set[EntityId] = set()
    breaks_ahead = deque(breaks)
    for mention in findings.mentions:
        span = mention.span
        while breaks_ahead and breaks_ahead[0] <= span.start:
            breaks_ahead.popleft()
            linked.clear()
        link = links.get(span)
        if link is None or link.entity in linked or not start <= span.start < end:
            continue
        if link.tier is not Tier.POSSIBLE:
            linked.add(link.entity)
        opening, closing = mention_tags(library, link)
        yield Mark(span.start, -min(span.end, end), MENTION_RANK, opening, opening, closing)
