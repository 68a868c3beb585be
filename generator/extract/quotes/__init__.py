"""Text + Mentions -> Quotes: words between quotation marks, and who says them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.english.vocabulary import pattern_of
from generator.extract.quotes.marks import SHORT, QuotedWords, is_title, quoted_words
from generator.extract.quotes.sides import NEAR, SENTENCE_END, near_line_start
from generator.extract.quotes.speakers import (
    Attribution,
    QuoteRule,
    find_speaker,
    speaker_of_sentence_before,
)
from generator.extract.quotes.subject import SAYS, NamedText
from generator.model.ids import Span
from generator.model.names import Mention
from generator.model.relations import Quote

__all__ = ["SHORT", "find_quotes"]

_INTRODUCED = re.compile(rf"\b{SAYS}\b(?:\W+\w+){{0,2}}\W*\Z|:\s*\Z")
_NAMED_THUS = re.compile(rf"\b(?:{pattern_of('words_before_scare_quotes.txt')})\s*\Z")
_NOUN_BEHIND = re.compile(r"\s[a-z]")
_PARAGRAPH_BREAK = re.compile(r"[”\"’]?\s*\n\s*[“\"‘]?")
_OPENS_LINE = re.compile(r"\n\s*[“\"‘]\Z")
_ASIDE = 400  # characters, as of a caption, that may part the paragraphs of a quotation


def find_quotes(text: str, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """In text order; a speaker is the span of a name or, failing that, of a noun phrase."""
    quotes: list[Quote] = []
    kinds = {mention.span: mention.kind for mention in mentions}
    named = NamedText(text, mentions, kinds)
    last: QuotedWords | None = None
    for words in quoted_words(text):
        if not is_title(text[words.span.start:words.span.end]):
            attribution = _attribute(named, words, last, quotes)
            if attribution:
                quotes.append(Quote(words.span, attribution.speaker, attribution.rule.value))
        last = words
    return tuple(quotes)


def _attribute(
    named: NamedText, words: QuotedWords, last: QuotedWords | None, quotes: Sequence[Quote]
) -> Attribution | None:
    """None for words that nobody says: a title or scare quotes."""
    text, span = named.text, words.span
    is_long = len(text[span.start:span.end].split()) > SHORT
    if not is_long and not _is_said(text, span):
        return None
    previous = _previous_in_paragraph(text, quotes, span)
    attribution = find_speaker(named, span, previous)
    if attribution is None:
        attribution = _continue(text, span, previous)
    if attribution is None and last and quotes and quotes[-1].span == last.span:
        attribution = _continue_paragraph(text, words, last, quotes[-1])
    if attribution is None:
        attribution = speaker_of_sentence_before(named, span)
    if attribution is None and (is_long and not _is_scare(text, span)):
        return Attribution(None, QuoteRule.MARKS)
    return attribution


def _is_said(text: str, span: Span) -> bool:
    """Short words that are all that is said: not a part of another's noun phrase."""
    behind = text[span.end + 1:span.end + 40]
    if text[max(0, span.start - 2):span.start - 1] == "(":
        return False
    if _NAMED_THUS.search(text, max(0, span.start - 25), span.start - 1):
        return False
    if text[span.end - 1] in ",.?!" or behind[:1] in ",.":
        line = near_line_start(text, span.start)
        is_opening = not text[line:span.start - 1].strip()
        before = text[max(line, span.start - 60):span.start - 1]
        return bool(
            is_opening
            or before.rstrip()[-1:] in ".!?:,"
            or _INTRODUCED.search(before)
        )
    before = text[max(0, span.start - 60):span.start - 1]
    return bool(_INTRODUCED.search(before)) and not _NOUN_BEHIND.match(behind)


def _is_scare(text: str, span: Span) -> bool:
    """"the “one country, two systems” model": words that are part of a noun phrase."""
    is_part = _NAMED_THUS.search(text, max(0, span.start - 25), span.start - 1)
    return bool(is_part) and bool(_NOUN_BEHIND.match(text, span.end + 1))


def _previous_in_paragraph(text: str, quotes: Sequence[Quote], span: Span) -> Quote | None:
    if not quotes:
        return None
    previous = quotes[-1]
    between = text[previous.span.end:span.start]
    if "\n" in between:
        return None
    return previous


def _continue(text: str, span: Span, previous: Quote | None) -> Attribution | None:
    """The speaker of the quotation before, if nothing but a sentence's end parts the two.

    Words that come after another sentence have no speaker.
    """
    if previous is None or previous.speaker is None:
        return None
    between = text[previous.span.end:span.start - 1]
    ends = [m for m in SENTENCE_END.finditer(between.rstrip() + " A") if m.start() > 0]
    if len(between) >= 2 * NEAR or len(ends) > 1:
        return None
    is_whole = not ends or ends[0].end() >= len(between.rstrip())
    return Attribution(previous.speaker, QuoteRule.CONTINUED) if is_whole else None


def _continue_paragraph(
    text: str, words: QuotedWords, last: QuotedWords, previous: Quote
) -> Attribution | None:
    """The speaker of the quotation that ends the paragraph before and goes on in this one."""
    if previous.speaker is None:
        return None
    between = text[last.span.end:words.span.start]
    if last.goes_on and _OPENS_LINE.search(between) and len(between) < _ASIDE:
        return Attribution(previous.speaker, QuoteRule.CONTINUED)
    if not _PARAGRAPH_BREAK.fullmatch(between):
        return None
    rest = text[words.span.end + 1:].split("\n", 1)[0]
    if not rest.strip():
        return Attribution(previous.speaker, QuoteRule.CONTINUED)
    return None
