"""Sentences of articles, quoted on other pages, never more than their outlets allow."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Cited, Findings, Mention, Sentence, Span, TimelineEntry, Told
from generator.render.library import Library, sentence_named, title_of
from generator.render.markup import Raw, html
from generator.render.paths import Here, article_path
from generator.words import shorten

LONGEST = 360  # characters of a quoted sentence; a longer one is cut round the words that matter
LINE = 240  # characters of a timeline entry's line
NOT_SHOWN = "in the part of the story that this site may not show"


def window(library: Library, found: Findings, span: Span, around: Span) -> tuple[int, int]:
    """The part of a sentence that a quotation shows: within what is allowed, whole words, round `around`."""
    text, end = found.article.text, min(span.end, library.shown[found.article.id])
    start = span.start
    if end - start > LONGEST:
        start = max(start, min(around.start - LONGEST // 3, end - LONGEST))
        start = start if start == span.start else text.find(" ", start, around.start) + 1 or around.start
        stop = min(end, max(start + LONGEST, around.end))
        end = stop if stop == end else max(text.rfind(" ", around.end, stop), around.end)
    return start, end


def cut_marks(library: Library, span: Span, start: int, end: int) -> tuple[str, str]:
    """Ellipses where a quotation leaves words out."""
    return "… " if start > span.start else "", " …" if end < span.end else ""


def in_sentence(library: Library, found: Findings, sentence: Sentence, mentions: Sequence[Mention], here: Here) -> str:
    """A sentence with mentions marked, each a link to the sentence in its story; empty if none of it may be shown."""
    text = found.article.text
    start, end = window(library, found, sentence.span, mentions[0].span)
    opening = f'<a href="{here.url(article_path(found.article.id), sentence.anchor)}"><mark>'
    out, at = "", start
    for span in (mention.span for mention in mentions):
        if at <= span.start and span.end <= end:
            out += f"{html(text[at : span.start])}{opening}{html(text[span.start : span.end])}</mark></a>"
            at = span.end
    before, after = cut_marks(library, sentence.span, start, end)
    return before + out + html(text[at:end]) + after if out else ""


def line_of(library: Library, entry: TimelineEntry) -> str:
    """What happened, in one line; the headline where no telling sentence may be shown."""
    best = entry.told[0]
    if best.event.span.end <= library.shown[best.article]:
        return shorten(entry.text, LINE)
    for told in entry.told[1:]:
        if told.event.span.end <= library.shown[told.article]:
            text = library.corpus.findings[told.article].article.text
            return shorten(text[told.event.span.start : told.event.span.end], LINE)
    return title_of(library, best.article)


def evidence(library: Library, told: Told, here: Here, css: str = "evidence", more: str = "") -> Raw:
    """A telling sentence with a link to where it stands; where it may not be shown, only the link to the story.

    `more` is HTML that stands at its end.
    """
    return cited(library, Cited(told.article, told.anchor, told.event.span), here, css, more)


def cited(library: Library, of: Cited, here: Here, css: str = "evidence", more: str = "") -> Raw:
    """The same for any sentence, cut round the words that matter."""
    found = library.corpus.findings[of.article]
    sentence = sentence_named(found, of.anchor)
    title = title_of(library, of.article)
    source = f"<cite>{html(found.article.outlet or shorten(title, 60))}</cite>"
    if sentence is None or sentence.span.start >= library.shown[of.article]:
        return Raw(f'<blockquote class="{css}">{here.a(title, article_path(of.article))} ({NOT_SHOWN})'
                   f" {source}{more}</blockquote>")
    start, end = window(library, found, sentence.span, of.span if of.span.start < sentence.span.end else sentence.span)
    before, after = cut_marks(library, sentence.span, start, end)
    words = before + html(found.article.text[start:end]) + after
    there = here.url(article_path(of.article), of.anchor)
    if not found.article.outlet and start < found.article.body:
        source = "<cite>a headline</cite>"
    return Raw(f'<blockquote class="{css}"><a href="{there}">{words}</a> {source}{more}</blockquote>')
