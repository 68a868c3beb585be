"""Text + Mentions -> Quotes: words between quotation marks, and who says them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of
from generator.extract.quotes.marks import SHORT, QuotedWords, is_title, quoted_words
from generator.extract.quotes.sides import (
    NEAR,
    SENTENCE_END,
    marks_end,
    marks_start,
    near_line_start,
)
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

_INTRODUCED = lazy.regex(rf"\b{SAYS}\b(?:\W+\w+){{0,2}}\W*\Z|:\s*\Z")
_NAMED_THUS = lazy.regex(rf"\b(?:{pattern_of('words_before_scare_quotes.txt')})\s*\Z")
_GOES_ON_BEHIND = lazy.regex(
    rf"\s(?:{alternation('prepositions_before_names.txt')}"
    rf"|{pattern_of('words_after_attributed_words.txt')})\b"
)
_NOUN_BEHIND = lazy.regex(r"\s[a-z]")
_MARKS_AND_SPACE = "“\"‘`” \t\n"
_OPENS_LINE = lazy.regex(r"\n\s*(?:[“\"‘]|``)\Z")
_ASIDE = 400  # characters, as of a caption, that may part the paragraphs of a quotation


def find_quotes(text: str, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """In text order; a speaker is the span of a name or, failing that, of a noun phrase."""
    quotes: list[Quote] = []
    kinds = {mention.span: mention.kind for mention in mentions}
    all_words = tuple(quoted_words(text))
    named = NamedText(text, _outside(mentions, all_words), kinds)
    last: QuotedWords | None = None
    for words in all_words:
        if not is_title(text[words.span.start:words.span.end]):
            attribution = _attribute(named, words, last, quotes)
            if attribution:
                quotes.append(Quote(words.span, attribution.speaker, attribution.rule.value))
        last = words
    return tuple(quotes)


def _outside(mentions: Sequence[Mention], all_words: Sequence[QuotedWords]) -> list[Mention]:
    """Those who are not named within a quotation: whom a speaker names is no speaker."""
    starts = [words.span.start for words in all_words]
    outside = []
    for mention in mentions:
        n = bisect_right(starts, mention.span.start)
        if not n or mention.span.start >= all_words[n - 1].span.end:
            outside.append(mention)
    return outside


def _attribute(
    named: NamedText, words: QuotedWords, last: QuotedWords | None, quotes: Sequence[Quote]
) -> Attribution | None:
    """None for words that nobody says: a title or scare quotes."""
    text, span = named.text, words.span
    is_long = len(text[span.start:span.end].split()) > SHORT
    is_said = is_long or _is_said(text, span)
    if not is_said and not _ends_its_clause(text, span):
        return None
    previous = _previous_in_paragraph(text, quotes, span)
    attribution = find_speaker(named, span, previous)
    if not is_said:
        return attribution if attribution and attribution.speaker else None
    attribution = attribution or _attribute_by_neighbour(named, words, last, quotes, previous)
    if attribution is None and is_long and not _is_scare(text, span):
        return Attribution(None, QuoteRule.MARKS)
    return attribution


def _attribute_by_neighbour(
    named: NamedText,
    words: QuotedWords,
    last: QuotedWords | None,
    quotes: Sequence[Quote],
    previous: Quote | None,
) -> Attribution | None:
    """Who says the quotation or the sentence before; `previous` is of the same paragraph."""
    text, span = named.text, words.span
    attribution = _continue(text, span, previous)
    if attribution is None and last and quotes and quotes[-1].span == last.span:
        attribution = _continue_paragraph(text, words, last, quotes[-1])
    return attribution or speaker_of_sentence_before(named, span)


def _is_said(text: str, span: Span) -> bool:
    """Short words that are all that is said: not a part of another's noun phrase."""
    end, mark = marks_end(text, span), marks_start(text, span)
    behind = text[end:end + 40]
    if _is_named_thus(text, mark):
        return False
    if text[span.end - 1] in ",.?!" or behind[:1] in ",.":
        line = near_line_start(text, mark)
        is_opening = not text[line:mark].strip()
        before = text[max(line, mark - 60):mark]
        return bool(
            is_opening
            or before.rstrip()[-1:] in ".!?:,"
            or _INTRODUCED.search(before)
        )
    before = text[max(0, mark - 60):mark]
    return bool(_INTRODUCED.search(before)) and not _NOUN_BEHIND.match(behind)


def _ends_its_clause(text: str, span: Span) -> bool:
    """"It had “no interest” in ships": a few words that are neither a name nor a noun's part."""
    mark, end = marks_start(text, span), marks_end(text, span)
    words = text[span.start:span.end]
    if " " not in words or not words[0].islower():
        return False
    if _is_named_thus(text, mark):
        return False
    return not _NOUN_BEHIND.match(text, end) or bool(_GOES_ON_BEHIND.match(text, end))


def _is_named_thus(text: str, mark: int) -> bool:
    """A mark behind a bracket or behind "the", "called": what it opens is a name for a thing."""
    before = text[max(0, mark - 25):mark]
    return before.endswith("(") or bool(_NAMED_THUS.search(before))


def _is_scare(text: str, span: Span) -> bool:
    """"the “one country, two systems” model": words that are part of a noun phrase."""
    mark = marks_start(text, span)
    is_part = _NAMED_THUS.search(text, max(0, mark - 25), mark)
    return bool(is_part) and bool(_NOUN_BEHIND.match(text, marks_end(text, span)))


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
    between = text[previous.span.end:marks_start(text, span)]
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
    if not _OPENS_LINE.search(between) or "\n" in between.strip(_MARKS_AND_SPACE):
        return None
    end = words.span.end if words.goes_on else marks_end(text, words.span)
    rest = text[end:].split("\n", 1)[0]
    return None if rest.strip() else _continue(text, words.span, previous)
