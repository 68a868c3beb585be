"""Text + Mentions -> Quotes: words between quotation marks, and who says them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.extract.quotes.sides import NEAR
from generator.extract.quotes.speakers import Attribution, NamedText, QuoteRule, find_speaker
from generator.model.ids import Span
from generator.model.names import Mention
from generator.model.relations import Quote

SHORT = 3  # words: at most so many, without a verb of saying, are scare quotes

_MARKED_WORDS = re.compile(
    r"“([^“”]{1,3000}?)”|"
    r"\"([^\"\n]{1,3000}?)\"|"
    r"(?<!\w)‘([^‘\n]{1,1500}?)’(?!\w)|"
    r"``([^`\n]{1,3000}?)(?:''|´´)"
)
# Where another sentence begins, that tells other things; not after an abbreviation.
_NO_ABBREVIATION = (
    r"(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bMrs)"
    r"(?<!\b(?:M[rs]|[DSJ]r))(?<!\b[A-Z])"
)
_NEW_SENTENCE = re.compile(rf"{_NO_ABBREVIATION}[.!?]\)?\s+(?=\w)")


def find_quotes(text: str, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """In text order; a speaker is the span of a name or, failing that, of a noun phrase."""
    quotes: list[Quote] = []
    kinds = {mention.span: mention.kind for mention in mentions}
    named_text = NamedText(text, mentions, kinds)
    for span in _quoted_spans(text):
        previous = _previous_in_paragraph(text, quotes, span)
        is_long = len(text[span.start:span.end].split()) > SHORT
        attribution = find_speaker(named_text, span, previous)
        if attribution is None and is_long:
            attribution = _continue(text, span, previous)
        if attribution:
            quotes.append(Quote(span, attribution.speaker, attribution.rule.value))
        elif is_long:
            quotes.append(Quote(span, None, QuoteRule.MARKS.value))
    return tuple(quotes)


def _quoted_spans(text: str) -> Iterator[Span]:
    """The words between marks, which no empty line parts."""
    for m in _MARKED_WORDS.finditer(text):
        if m.lastindex is None or "\n\n" in m[0]:
            continue
        start, end = m.span(m.lastindex)
        yield Span(start, end)


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
    between = text[previous.span.end:span.start]
    if len(between) >= 2 * NEAR or _NEW_SENTENCE.search(between):
        return None
    return Attribution(previous.speaker, QuoteRule.CONTINUED)
