"""Sentences of articles -> HTML quotations on other pages."""

from __future__ import annotations

from collections.abc import Sequence

from generator.english.lines import shorten_at_phrase
from generator.interface import Words
from generator.model.events import EventReport, TimelineEntry
from generator.model.findings import Findings, Sentence
from generator.model.ids import Span
from generator.model.relations import Cited
from generator.render.library import Library
from generator.render.markup import Raw, html
from generator.render.paths import Base, article_path
from generator.render.sentences import find_sentence
from generator.words import shorten

LONGEST = 360  # characters of a quoted sentence; a longer one is cut round the words that matter
LONGEST_LINE = 240  # characters of a timeline entry's line
LONGEST_TITLE = 60  # characters of the title that stands for an unknown outlet


def quote_with_marks(
    findings: Findings, sentence: Sentence, spans: Sequence[Span], base: Base
) -> str:
    """A sentence with these words marked, the first a link to the sentence in its article."""
    text = findings.article.text
    start, end = choose_window(findings, sentence.span, spans[0])
    address = base.url(article_path(findings.article.id), sentence.anchor)
    parts: list[str] = []
    place = start
    for span in spans:
        if place <= span.start and span.end <= end:
            is_first = not parts
            words = html(text[span.start : span.end])
            parts.append(html(text[place : span.start]))
            parts.append(_linked_mark(words, address) if is_first else _mark(words))
            place = span.end
    before, after = _ellipses(findings, sentence.span, start, end)
    return before + "".join(parts) + html(text[place:end]) + after


def _linked_mark(words: str, address: str) -> str:
    return f'<a href="{address}"><mark>{words}</mark></a>'


def _mark(words: str) -> str:
    return f"<mark>{words}</mark>"


def quote_report(
    library: Library, report: EventReport, base: Base, *, css: str = "evidence", more: str = ""
) -> Raw:
    """The sentence of a report, as by `quote_sentence`."""
    cited = Cited(report.article, report.anchor, report.event.span)
    return quote_sentence(library, cited, base, css=css, more=more)


def quote_sentence(
    library: Library, cited: Cited, base: Base, *, css: str = "evidence", more: str = ""
) -> Raw:
    """A sentence with its source and a link to where it stands, cut round the words that matter.

    `css` is the class of the quotation; `more` is HTML at its end.
    """
    findings = library.corpus.findings[cited.article]
    sentence = (
        find_sentence(findings, cited.anchor)
        or Sentence(cited.span, cited.anchor)
    )
    span = sentence.span
    is_inside = cited.span.start < span.end
    start, end = choose_window(findings, span, cited.span if is_inside else span)
    before, after = _ellipses(findings, span, start, end)
    words = before + html(findings.article.text[start:end]) + after
    address = base.url(article_path(cited.article), cited.anchor)
    source = _source_of(library.words, findings, start)
    return Raw(_quotation(css, words, address, source, more))


def quoted_words(findings: Findings, cited: Cited) -> str:
    """The words that `quote_sentence` shows, as plain text."""
    sentence = find_sentence(findings, cited.anchor)
    span = sentence.span if sentence else cited.span
    start, end = choose_window(findings, span, cited.span)
    words = findings.article.text[start:end]
    before, after = _ellipses(findings, span, start, end)
    return f"{before}{words}{after}"


def _quotation(css: str, words: str, address: str, source: str, more: str) -> str:
    """A quotation; all but `css` and `address` are HTML."""
    link = f'<a href="{address}">{words}</a>'
    return f'<blockquote class="{css}">{link} <cite>{source}</cite>{more}</blockquote>'


def _source_of(words: Words, findings: Findings, start: int) -> str:
    """Who says what stands at `start`, as HTML: the outlet, or else the article by its title."""
    article = findings.article
    if article.outlet:
        return html(article.outlet)
    if start < article.body_start:
        return words.phrase("a headline")
    return html(shorten(article.title, LONGEST_TITLE))


def choose_window(findings: Findings, span: Span, focus: Span) -> tuple[int, int]:
    """Start and end of the part of a sentence that is quoted: whole words, with `focus` in it."""
    if span.end - span.start <= LONGEST:
        return span.start, span.end
    text = findings.article.text
    start = _choose_start(text, span, focus)
    limit = min(span.end, max(start + LONGEST, focus.end))
    if limit == span.end:
        return start, limit
    return start, max(text.rfind(" ", focus.end, limit), focus.end)


def _choose_start(text: str, span: Span, focus: Span) -> int:
    """A third of the window stands before `focus`, unless the sentence ends or begins sooner."""
    earliest = min(focus.start - LONGEST // 3, span.end - LONGEST)
    if earliest <= span.start:
        return span.start
    blank = text.find(" ", earliest, focus.start)
    if blank < 0:
        return focus.start
    return blank + 1


def _ellipses(findings: Findings, span: Span, start: int, end: int) -> tuple[str, str]:
    """What stands before and after where words are left out, or an outlet's excerpt ends."""
    article = findings.article
    is_excerpt_end = article.hidden_words and end == len(article.text)
    before = "… " if start > span.start else ""
    after = " …" if end < span.end or is_excerpt_end else ""
    return before, after


def entry_line(entry: TimelineEntry) -> str:
    """What happened, in one line."""
    return shorten_at_phrase(entry.text, LONGEST_LINE)
