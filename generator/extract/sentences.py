"""Text -> Sentences: by rule, within paragraphs; each with an anchor made from its own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.extract.dates.lexicon import listed
from generator.extract.legible import LONGEST_WORD
from generator.model.findings import Sentence
from generator.model.ids import Anchor, Span
from generator.words import mark, squeeze

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\[¿¡"
# a stop, its closing quotes, then a gap and a start; or no gap at all between a word's end and a capital (lost line breaks)
_STOP = re.compile(
    rf"[.!?…][.!?…]{{0,8}}[{_CLOSERS}]{{0,4}}(?:(?P<gap>\s+)(?=[{_OPENERS}]{{0,3}}[^\W_a-z]|[•–—-]\s)|(?=[{_OPENERS}]{{0,2}}[A-Z](?:[a-z]|\s)))")
_LAST_WORD = re.compile(r"[\w.&’'-]{1,24}\Z")
_COMPOUND = re.compile(r"[\w.]{2,}-(?=[A-Z][\w.])")  # "Minneapolis-St. Paul", "the Indo-U.S. Board"
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}\Z")
_TITLES = listed(
    "mr mrs ms mx dr prof sen rep gov gen col lt maj sgt capt cmdr adm brig cpl pvt hon rev fr st mt ft messrs mme mlle m pres supt "
    "det insp no nos vol vols fig figs pp art sec ch vs v cf al ca approx dept univ assn eds ed trans jan feb mar apr jun jul aug sep "
    "sept oct nov dec e.g i.e op cit viz atty rev fri thu thurs tue tues wed mon"
)
_SHORT = listed(
    "inc corp co ltd plc llc bros jr sr etc a.m p.m ph.d d.c u.s u.k u.n e.u u.s.a n.y l.a calif fla mass pa conn ariz mich wash"
)
_STARTERS = listed(
    "the a an in on at but and or so he she it they we i you this that these those some many most for from to as if when while after "
    "before although though however there their his her its our your my by with since under over last meanwhile according both all no "
    "not one two what who why how where once still yet until even each another several among other others also then now instead"
)


def sentences(text: str, names: Iterable[Span] = ()) -> tuple[Sentence, ...]:
    """Sentences in order, trimmed, none empty; none ends inside one of `names`, which are in order ("Yahoo! Inc.")."""
    return anchored(text, [Span(start, end) for start, end in _joined(_spans(text), tuple(names))])


def anchored(text: str, spans: Iterable[Span]) -> tuple[Sentence, ...]:
    """A sentence for each of the spans. Those with equal words are told apart by "-2", "-3" at the end of the anchor."""
    seen: Counter[str] = Counter()
    made = []
    for start, end in ((span.start, span.end) for span in spans):
        anchor = f"s-{mark(squeeze(text[start:end]))}"
        seen[anchor] += 1
        made.append(Sentence(Span(start, end), Anchor(anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}")))
    return tuple(made)


def _joined(spans: Iterable[tuple[int, int]], names: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The spans, but two that a name goes over are one."""
    start = end = -1
    for first, last in spans:
        n = bisect_left(names, first, key=lambda name: name.start) - 1
        if end >= 0 and n >= 0 and names[n].start < end and names[n].end > first:
            end = last
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for n, (start, end) in enumerate(_paragraphs(text)):
        if n == 0 and end - start < 250 and text[end - 1] not in ".!?…\"”'’)":
            yield start, end  # a headline, whatever stops it has inside
            continue
        at = start
        for m in _STOP.finditer(text, start, end):
            stop = m.start("gap") if m["gap"] else m.end()
            if stop > at and _is_end(text, m, at):
                yield at, stop
                at = m.end()
        if at < end:
            yield at, end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = len(text) - len(text.lstrip())
    for m in _PARAGRAPH.finditer(text, at):
        yield from _trimmed(text, at, m.start())
        at = m.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    end = start + len(text[start:end].rstrip())
    if start < end:
        yield start, end


def _is_end(text: str, m: re.Match[str], at: int) -> bool:
    """False within an address, after a title or initial, and after "U.S." or "Inc." unless the next word is one that begins sentences."""
    if not m["gap"] and "://" in text[max(0, m.start() - LONGEST_WORD) : m.start()].rpartition(" ")[2]:
        return False
    if _DOTTED.search(text, max(at, m.start() - 8), m.start() + 1) and text[m.end() : m.end() + 1].isdigit():
        return False  # "(E.O.) 13219"
    if text[m.start()] != "." or m.end() - m.start() - len(m["gap"] or "") > 1:
        return bool(m["gap"]) or text[m.start()] != "." or _glued(text, m)
    found = _LAST_WORD.search(text, max(at, m.start() - 24), m.start())
    word = found[0] if found else ""
    if not m["gap"]:
        return _glued(text, m)
    word = _COMPOUND.sub("", word)
    low = word.lower().lstrip("'’.-")
    if low in _TITLES or (len(word) == 1 and word.isupper()):
        return False
    if low in _SHORT or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        following = re.match(r"\W*(\w+)", text[m.end() : m.end() + 24])
        return bool(following and following[1].lower() in _STARTERS and following[1][0].isupper())
    return True


def _glued(text: str, m: re.Match[str]) -> bool:
    """No gap: only after a lower-case word, a number, its sign or a closing quote, and never inside an address."""
    if text[m.end() - 1] in "\"”’)":
        return True
    before = text[max(0, m.start() - 12) : m.start()]
    return "/" not in before and (before[-2:].islower() or before[-1:].isdigit() or before[-1:] in tuple("%)”\"’"))
