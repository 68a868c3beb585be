"""Text -> Sentences: by rule, within paragraphs; each with an anchor made from its own words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator import lazy
from generator.english.vocabulary import word_set
from generator.extract.legible import LONGEST_WORD
from generator.model.findings import Sentence
from generator.model.ids import Anchor, Span
from generator.words import mark, squeeze

LONGEST_HEADLINE = 250  # characters; a first paragraph without a stop at its end is one
_ENDS_PARAGRAPH = ".!?…\"”'’)"
_PARAGRAPH = lazy.regex(r"\n[^\S\n]*\n\s*")

# A stop, its closing quotes, then a gap and a start; or no gap at all between a word's end and a
# capital (lost line breaks).
_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\[¿¡"
_GAP = rf"(?P<gap>\s+)(?=[{_OPENERS}]{{0,3}}[^\W_a-z]|[•*–—-]\s)"
_NO_GAP = rf"(?=[{_OPENERS}]{{0,2}}[A-Z](?:[a-z]|\s))"
_STOP = lazy.regex(rf"[.!?…][.!?…]{{0,8}}[{_CLOSERS}]{{0,4}}(?:{_GAP}|{_NO_GAP})")

# Where all stops of a long paragraph are lost, and their gaps are left.
_LOST_STOP = lazy.regex(rf"(?<=\w)(?P<gap>[^\S\n]{{3,}})(?=[{_OPENERS}]{{0,2}}[A-Z])")
_LONGEST_SENTENCE = 400  # characters; a paragraph of more has a stop

_LAST_WORD = lazy.regex(r"[\w.&’'-]{1,24}\Z")
_FIRST_WORD = lazy.regex(r"\W*(\w+)")
_COMPOUND = lazy.regex(r"[\w.]{2,}-(?=[A-Z][\w.])")  # "Minneapolis-St. Paul", "the Indo-U.S. Board"
_LETTERS_WITH_STOPS = lazy.regex(r"\b(?:[A-Z]\.){2,}\Z")
_INITIALS = lazy.regex(r"(?:[A-Za-z]\.)+[A-Za-z]")
_ENDS_NO_SENTENCE = word_set("abbreviations_inside_sentences.txt")
_MAY_END_SENTENCE = word_set("abbreviations_at_sentence_ends.txt")
_SENTENCE_OPENERS = word_set("sentence_openers.txt")


def split_sentences(
    text: str, names: Iterable[Span] = (), asides: Iterable[Span] = ()
) -> tuple[Sentence, ...]:
    """Sentences in order, trimmed, none empty.

    None ends inside one of `names`, which are in order ("Yahoo! Inc."), and none goes over an end
    of one of `asides`.
    """
    spans = _sentence_spans(text)
    joined = _join_over_names(spans, tuple(names))
    parted = _part_at_asides(text, joined, asides)
    return anchor_sentences(text, parted)


def _part_at_asides(text: str, spans: Iterable[Span], asides: Iterable[Span]) -> Iterator[Span]:
    """The spans, each parted where an aside begins or ends in it."""
    borders = sorted({border for aside in asides for border in (aside.start, aside.end)})
    for span in spans:
        first = bisect_right(borders, span.start)
        last = bisect_left(borders, span.end)
        ends = (span.start, *borders[first:last], span.end)
        for start, end in pairwise(ends):
            yield from _trimmed(text, start, end)


def anchor_sentences(text: str, spans: Iterable[Span]) -> tuple[Sentence, ...]:
    """A sentence for each of the spans.

    The anchors of sentences with equal words differ by "-2", "-3" at their end.
    """
    count_of: Counter[str] = Counter()
    sentences = []
    for span in spans:
        words = squeeze(text[span.start:span.end])
        anchor = f"s-{mark(words)}"
        count_of[anchor] += 1
        n = count_of[anchor]
        unique = anchor if n == 1 else f"{anchor}-{n}"
        sentences.append(Sentence(span, Anchor(unique)))
    return tuple(sentences)


def _join_over_names(spans: Iterable[Span], names: Sequence[Span]) -> Iterator[Span]:
    """The spans, but two that a name goes over are one."""
    sentence: Span | None = None
    for span in spans:
        if sentence is None:
            sentence = span
        elif _crosses_end(names, sentence, span):
            sentence = Span(sentence.start, span.end)
        else:
            yield sentence
            sentence = span
    if sentence is not None:
        yield sentence


def _crosses_end(names: Sequence[Span], sentence: Span, following: Span) -> bool:
    """Whether a name begins in the sentence and ends in the following one."""
    n = bisect_left(names, following.start, key=_start)
    if n == 0:
        return False
    name = names[n - 1]
    return name.start < sentence.end and name.end > following.start


def _start(span: Span) -> int:
    return span.start


def _sentence_spans(text: str) -> Iterator[Span]:
    for n, paragraph in enumerate(_paragraphs(text)):
        if n == 0 and _is_headline(text, paragraph):
            yield paragraph
        else:
            yield from _spans_of_paragraph(text, paragraph)


def _is_headline(text: str, paragraph: Span) -> bool:
    """Of a first paragraph: a headline is one sentence, whatever stops it has inside."""
    length = paragraph.end - paragraph.start
    last = text[paragraph.end - 1]
    return length < LONGEST_HEADLINE and last not in _ENDS_PARAGRAPH


def _spans_of_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    is_long = paragraph.end - start > _LONGEST_SENTENCE
    if is_long and not _STOP.search(text, start, paragraph.end):
        for m in _LOST_STOP.finditer(text, start, paragraph.end):
            yield Span(start, m.start())
            start = m.end()
    for m in _STOP.finditer(text, paragraph.start, paragraph.end):
        end = m.start("gap") if m["gap"] else m.end()
        if end <= start:
            continue
        if _is_sentence_end(text, m, start):
            yield Span(start, end)
            start = m.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _paragraphs(text: str) -> Iterator[Span]:
    """Without white space at their ends, none empty."""
    start = len(text) - len(text.lstrip())
    for m in _PARAGRAPH.finditer(text, start):
        yield from _trimmed(text, start, m.start())
        start = m.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    end = start + len(text[start:end].rstrip())
    if start < end:
        yield Span(start, end)


def _is_sentence_end(text: str, m: re.Match[str], start: int) -> bool:
    """Whether a stop ends the sentence that begins at `start`.

    It does not within an address, after a title or initial, and after "U.S." or "Inc.", unless the
    next word is one that begins sentences.
    """
    if not m["gap"] and _is_in_address(text, m):
        return False
    if _is_number_of_order(text, m, start):
        return False
    if not m["gap"]:
        return text[m.start()] != "." or _may_lack_gap(text, m)
    stop = m[0].rstrip()
    if stop != ".":
        return True
    return _is_end_after_word(text, m, _last_word(text, m, start))


def _is_in_address(text: str, m: re.Match[str]) -> bool:
    near = max(0, m.start() - LONGEST_WORD)
    before = text[near:m.start()]
    words = before.split(" ")
    return "://" in words[-1]


def _is_number_of_order(text: str, m: re.Match[str], start: int) -> bool:
    """"(E.O.) 13219"."""
    stop = m.start()
    near = max(start, stop - 8)
    if not _LETTERS_WITH_STOPS.search(text, near, stop + 1):
        return False
    end = m.end()
    following = text[end:end + 1]
    return following.isdigit()


def _last_word(text: str, m: re.Match[str], start: int) -> str:
    """The word before a stop; of a compound, its last part."""
    stop = m.start()
    near = max(start, stop - 24)
    word = _LAST_WORD.search(text, near, stop)
    if word is None:
        return ""
    whole = word[0]
    return _COMPOUND.sub("", whole)


def _is_end_after_word(text: str, m: re.Match[str], word: str) -> bool:
    lower = word.lower().lstrip("'’.-")
    is_initial = len(word) == 1 and word.isupper()
    if lower in _ENDS_NO_SENTENCE or is_initial:
        return False
    may_go_on = lower in _MAY_END_SENTENCE or _INITIALS.fullmatch(word)
    if not may_go_on:
        return True
    end = m.end()
    following = text[end:end + 24]
    return _opens_sentence(following)


def _opens_sentence(following: str) -> bool:
    """Whether the first word, in capitals, is one that begins sentences."""
    m = _FIRST_WORD.match(following)
    if m is None:
        return False
    word = m[1]
    return word[0].isupper() and word.lower() in _SENTENCE_OPENERS


def _may_lack_gap(text: str, m: re.Match[str]) -> bool:
    """Whether a full stop without a gap after it can end a sentence.

    Only after a lower-case word, a number, its sign or a closing quote, and never inside an
    address.
    """
    if text[m.end() - 1] in "\"”’)":
        return True
    near = max(0, m.start() - 12)
    before = text[near:m.start()]
    if "/" in before:
        return False
    if before[-2:].islower():
        return True
    last = before[-1:]
    return last.isdigit() or last in ("%", ")", "”", "\"", "’")
