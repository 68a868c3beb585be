"""Sentences of articles, quoted on other pages."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.events import TimelineEntry, Told
from generator.model.findings import Findings, Sentence
from generator.model.ids import Span
from generator.model.relations import Cited
from generator.render.library import Library, sentence_named
from generator.render.markup import Raw, html
from generator.render.paths import Here, article_path
from generator.words import shorten

LONGEST = 360  # characters of a quoted sentence; a longer one is cut round the words that matter
LINE = 240  # characters of a timeline entry's line


def window(found: Findings, span: Span, around: Span) -> tuple[int, int]:
    """The part of a sentence that a quotation shows: whole words, round `around`."""
    text, end = found.article.text, span.end
    start = span.start
    if end - start > LONGEST:
        start = max(start, min(around.start - LONGEST // 3, end - LONGEST))
        start = start if start == span.start else text.find(" ", start, around.start) + 1 or around.start
        stop = min(end, max(start + LONGEST, around.end))
        end = stop if stop == end else max(text.rfind(" ", around.end, stop), around.end)
    return start, end


def cut_marks(found: Findings, span: Span, start: int, end: int) -> tuple[str, str]:
    """Ellipses where a quotation leaves words out, or an outlet's excerpt ends."""
    cut = end < span.end or (found.article.unshown and end == len(found.article.text))
    return "… " if start > span.start else "", " …" if cut else ""


def in_sentence(found: Findings, sentence: Sentence, marked: Sequence[Span], here: Here) -> str:
    """A sentence with these words marked, the first a link to the sentence in its story."""
    text = found.article.text
    start, end = window(found, sentence.span, marked[0])
    opening = f'<a href="{here.url(article_path(found.article.id), sentence.anchor)}"><mark>'
    closing = "</mark></a>"
    out, at = "", start
    for span in marked:
        if at <= span.start and span.end <= end:
            out += html(text[at : span.start])
            out += f"{opening}{html(text[span.start : span.end])}{closing}"
            at, opening, closing = span.end, "<mark>", "</mark>"
    before, after = cut_marks(found, sentence.span, start, end)
    return before + out + html(text[at:end]) + after


def line_of(library: Library, entry: TimelineEntry) -> str:
    """What happened, in one line."""
    return shorten(entry.text, LINE)


def evidence(library: Library, told: Told, here: Here, css: str = "evidence", more: str = "") -> Raw:
    """A telling sentence with a link to where it stands; `more` is HTML at its end."""
    return cited(library, Cited(told.article, told.anchor, told.event.span), here, css, more)


def cited(library: Library, of: Cited, here: Here, css: str = "evidence", more: str = "") -> Raw:
    """The same for any sentence, cut round the words that matter."""
    found = library.corpus.findings[of.article]
    sentence = sentence_named(found, of.anchor) or Sentence(of.span, of.anchor)
    source = f"<cite>{html(found.article.outlet or shorten(found.article.title, 60))}</cite>"
    start, end = window(found, sentence.span, of.span if of.span.start < sentence.span.end else sentence.span)
    before, after = cut_marks(found, sentence.span, start, end)
    words = before + html(found.article.text[start:end]) + after
    there = here.url(article_path(of.article), of.anchor)
    if not found.article.outlet and start < found.article.body:
        source = "<cite>a headline</cite>"
    return Raw(f'<blockquote class="{css}"><a href="{there}">{words}</a> {source}{more}</blockquote>')
