"""A proposal -> the evidence that stories begin at its borders, each piece a named number."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, median

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of
from generator.ingest.stories.looks import Kind
from generator.ingest.stories.proposal import Mark, Proposal
from generator.ingest.stories.shapes import Side
from generator.ingest.stories.spans import File, Span, spans_of

BODY = 12  # words: less is no story's body
FEW = 4  # words: shorter headlines may be subheads
MASTHEAD = 20  # words before the first story that are no piece of its own
MOST_ALIKE = 0.6  # of words shared: standing texts of one topic share more, and are two
NEAR = 4  # lines beneath a headline

_VERB = lazy.regex(rf"\b{pattern_of('headline_verbs.txt')}\b", re.I)
_QUESTION = lazy.regex(rf"{alternation('subhead_openings.txt')}\b", re.I)
_BARE = (  # weighed again where nothing but headlines parts the stories
    "first headline later", "shared names", "shared words", "short headlines", "headline words",
    "fewest headline words", "own body minus neighbour", "words each", "uneven", "stories",
    "attested", "headlines of sentences", "repeated words in one", "repeated names in one")
_STATING = (Kind.DATE, Kind.BYLINE, Kind.OUTLET, Kind.URL)


def weigh(file: File, proposal: Proposal) -> dict[str, float]:
    """The evidence for the proposal."""
    spans = spans_of(file, proposal)
    evidence = {f"mark {mark}": float(proposal.mark is mark) for mark in Mark}
    evidence |= _size(file, spans)
    evidence |= _titles(file, spans)
    evidence |= _borders(file, spans)
    evidence |= _content(file, spans)
    evidence |= _of_template(proposal)
    is_list = proposal.mark in (Mark.NUMBER, Mark.POINT)
    evidence["list after prose"] = evidence["prose before"] * is_list
    evidence["list of short headlines"] = evidence["short headlines"] * is_list
    evidence["only first attested"] *= not is_list
    evidence["headless below headline"] = float(not is_list and _is_headless(file, spans))
    is_bare = proposal.mark in (Mark.BARE, Mark.GAP, Mark.HEADING, Mark.CAPITALS)
    for name in _BARE:
        evidence[f"bare, {name}"] = evidence[name] * is_bare
    return evidence


def _is_headless(file: File, spans: Sequence[Span]) -> bool:
    """Does a headline stand over stories that have none?"""
    without = [span for span in spans if span.title is None]
    if len(without) <= len(spans) / 2:
        return False
    return any(look.kind is Kind.HEADLINE for look in file.looks[:spans[0].start])


def _of_template(proposal: Proposal) -> Iterator[tuple[str, float]]:
    """What the shape is that recurs, if any, and how well it accounts for the file."""
    template = proposal.template
    is_new = proposal.mark is Mark.SHAPE
    for side in Side:
        yield f"shape {side}", float(template is not None and template.side is side)
    yield "shape of words", float(template is not None and template.is_literal)
    yield "shape of a day or a number", float(template is not None and template.is_hard)
    yield "shape of a day", float(template is not None and template.is_dated)
    yield "shape at the end", float(template is not None and template.is_foot)
    yield "shape alone", float(is_new and template is not None and not template.is_hard)
    yield "shape, lines elsewhere", 1 - template.share if template else 0.0
    yield "shape, other heads", 1 - template.fit if template else 0.0


def _size(file: File, spans: Sequence[Span]) -> Iterator[tuple[str, float]]:
    """How many stories, how long, how even, and what stands before them."""
    lengths = [span.words for span in spans]
    mean = fmean(lengths)
    before = sum(look.words for look in file.looks[:spans[0].start])
    prose_before = sum(look.words for look in file.looks[:spans[0].start] if look.is_prose)
    yield "stories", min(2.0, math.log2(len(spans)))
    yield "stories a paragraph", min(1.0, len(spans) / (1 + file.paragraphs))
    yield "without body", _share(span.longest < BODY for span in spans)
    yield "any without body", float(any(span.longest < BODY for span in spans[1:]))
    yield "words each", math.log2(1 + median(lengths))
    yield "uneven", min(2.0, _deviation(lengths, mean) / mean) if mean else 2.0
    yield "words before", min(1.0, before / 100)
    yield "prose before", min(1.0, prose_before / MASTHEAD)
    yield "prose before, of a story", min(2.0, prose_before / (1 + median(lengths)))


def _deviation(values: Sequence[int], mean: float) -> float:
    return math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def _titles(file: File, spans: Sequence[Span]) -> Iterator[tuple[str, float]]:
    """What the headlines look like."""
    titles = [span.title for span in spans if span.title is not None]
    texts = [span.headline for span in spans if span.title is not None]
    lengths = [len(text.split()) for text in texts]
    without = 1 - len(titles) / len(spans)
    yield "without headline", without
    yield "mixed headlines", min(without, 1 - without)
    yield "short headlines", _share(n < FEW for n in lengths)
    yield "short median headline", float(bool(lengths) and median(lengths) < FEW)
    yield "headline words", min(10.0, median(lengths)) / 10 if lengths else 0.0
    yield "fewest headline words", min(10.0, min(lengths)) / 10 if lengths else 0.0
    yield "headlines of sentences", _share(bool(_VERB.search(text)) for text in texts)
    yield "questions", _share(bool(_QUESTION.match(text)) or text[-1:] == "?" for text in texts)
    capitals = _share(file.looks[k].is_capitals for k in titles)
    yield "capitals", capitals
    yield "mixed capitals", min(capitals, 1 - capitals)
    headings = _share(file.looks[k].heading > 0 for k in titles)
    yield "mixed headings", min(headings, 1 - headings)


def _borders(file: File, spans: Sequence[Span]) -> Iterator[tuple[str, float]]:
    """What stands at the borders."""
    attested = _share(_is_attested(file, span) for span in spans)
    yield "attested", attested
    with_body = _share(span.longest >= BODY and _is_attested(file, span) for span in spans)
    yield "attested, with a body", with_body
    yield "all attested, with a body", float(with_body == 1)
    yield "dated", _share(_has_kind(file, span, Kind.DATE) for span in spans)
    yield "bylined", _share(_has_kind(file, span, Kind.BYLINE) for span in spans)
    yield "mixed attested", min(attested, 1 - attested)
    first = _is_attested(file, spans[0])
    yield "only first attested", float(first and attested * len(spans) < 1.5)
    yield from _around(file, spans)
    yield from _within(file, spans)


def _around(file: File, spans: Sequence[Span]) -> Iterator[tuple[str, float]]:
    """What stands right before and after the borders."""
    looks = file.looks
    lasts = [looks[span.start - 1] for span in spans[1:]]
    yield "after ends", _share(look.kind is Kind.END or look.ends_story for look in lasts)
    yield "wider gaps", _share(looks[span.start].gap > file.usual_gap for span in spans[1:])
    later = looks[spans[0].start:]
    yield "after related", float(any(look.kind is Kind.RELATED for look in later))
    proses = [span.prose for span in spans if span.prose < span.end]
    with_dateline = sum(looks[k].has_dateline for k in proses)
    yield "datelines", with_dateline / len(spans)
    heads = [span.prose - span.start for span in spans]
    common = max(heads.count(n) for n in sorted(set(heads)))
    yield "same heads", common / len(heads)


def _within(file: File, spans: Sequence[Span]) -> Iterator[tuple[str, float]]:
    """What would stay unparted."""
    inner = sum(_inner_headlines(file, span) for span in spans)
    yield "inner headlines", min(2.0, inner / len(spans))
    yield "inner marks", min(2.0, _inner_marks(file, spans) / len(spans))
    attested = sum(_inner_attested(file, span) for span in spans)
    yield "inner attested", min(2.0, attested / len(spans))
    yield "any inner attested", float(attested > 0)


def _is_attested(file: File, span: Span) -> bool:
    if span.title is None:
        return False
    head = file.looks[span.start:min(span.prose, span.start + NEAR) + 1]
    return any(look.kind in _STATING or look.has_dateline for look in head)


def _has_kind(file: File, span: Span, kind: Kind) -> bool:
    return any(look.kind is kind for look in file.looks[span.start:span.prose])


def _inner_headlines(file: File, span: Span) -> int:
    """Headlines below running text, over running text: perhaps stories that stay unparted."""
    inner = 0
    for k in range(span.prose + 1, span.end - 1):
        if file.looks[k].kind is Kind.HEADLINE and file.looks[k + 1].is_prose:
            inner += 1
    return inner


def _inner_attested(file: File, span: Span) -> int:
    """Headlines below running text that a byline, a date or a dateline follows."""
    inner = 0
    for k in range(span.prose + 1, span.end - 1):
        after = file.looks[k + 1]
        if file.looks[k].kind is Kind.HEADLINE and (after.kind in _STATING or after.has_dateline):
            inner += 1
    return inner


def _inner_marks(file: File, spans: Sequence[Span]) -> int:
    """Bylines, dates and rules below running text that isn't the story's last."""
    inner = 0
    for span in spans:
        last = max((k for k in range(span.prose, span.end) if file.looks[k].is_prose), default=-1)
        inner += sum(
            file.looks[k].kind in (*_STATING, Kind.RULE, Kind.MARKER, Kind.END)
            for k in range(span.prose, last))
    return inner


def _content(file: File, spans: Sequence[Span]) -> Iterator[tuple[str, float]]:
    """Whether the words change at the borders."""
    words = [_union(file.words[span.prose:span.end]) for span in spans]
    names = [_union(file.names[span.start:span.end]) for span in spans]
    own: list[float] = []
    other: list[float] = []
    for n, span in enumerate(spans):
        if span.title is None:
            continue
        title = file.words[span.title]
        neighbour = words[n - 1] if n else words[1]
        own.append(_part_of(title, words[n]))
        other.append(_part_of(title, neighbour))
    yield "headline in body", fmean(own) if own else 0.0
    yield "headline in neighbour", fmean(other) if other else 0.0
    yield "own body minus neighbour", fmean(own) - fmean(other) if own else 0.0
    pairs = list(pairwise(words))
    yield "shared words", fmean(_alike(a, b) for a, b in pairs)
    yield "shared names", fmean(_alike(a, b) for a, b in pairwise(names))
    yield "repeated words in one", _confined(spans, file.repeated_words)
    yield "repeated names in one", _confined(spans, file.repeated_names)
    first = _union(file.words[:spans[0].prose])
    yield "first headline later", fmean(_part_of(first, later) for later in words[1:])
    common = set.intersection(*map(set, names)) if len(names) > 2 else set()
    yield "names in all", min(2.0, float(len(common)))


def _confined(spans: Sequence[Span], words: Sequence[frozenset[str]]) -> float:
    """The share of the words that stand in several paragraphs which stand in one story's alone."""
    paragraphs: Counter[str] = Counter()
    stories: Counter[str] = Counter()
    for span in spans:
        for block in words[span.prose:span.end]:
            paragraphs.update(block)
        stories.update(_union(words[span.prose:span.end]))
    repeated = [word for word, count in paragraphs.items() if count > 1]
    return sum(stories[word] == 1 for word in repeated) / len(repeated) if repeated else 0.5


def _union(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _part_of(few: frozenset[str], many: frozenset[str]) -> float:
    return len(few & many) / len(few) if few else 0.0


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the words of the smaller set that stand in the other: length matters little."""
    return min(MOST_ALIKE, len(a & b) / min(len(a), len(b))) if a and b else 0.0


def _share(answers: Iterator[bool]) -> float:
    found = list(answers)
    return sum(found) / len(found) if found else 0.0
