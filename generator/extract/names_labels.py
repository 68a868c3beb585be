"""Text -> Labels: all that is kept of what spaCy's model says. The model is loaded at the first text that it is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.terms import Label

UNUSED = ("parser", "tagger", "attribute_ruler", "lemmatizer")
LONGEST = 4_000  # characters of a piece: the model looks at a few words about, so pieces cost nothing and bound its memory
_TICKER = re.compile(r" ?\((?:NASDAQ|NYSE|AMEX|NYSEARCA|OTC\w*|LSE|LON|TSX|TSE|ASX|HKEX|HK|SS|SZ|SH|SSE|SZSE|KS|KRX|TYO|FRA|ETR|EPA|"
                     r"BSE|NSE)\s?:\s?[\w.]+\)", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"""[.!?:;][)"'”’]*\s*$""")


def labels(text: str, model: str) -> tuple[Label, ...]:
    """Every entity that the model sees, of any kind, as it sees it, in text order. Nothing but the text and the model has a say."""
    kept = [_kept(text, start, end) for start, end in pieces(text)]
    docs = language(model).pipe([_joined(text, parts) for parts in kept], batch_size=32)
    return tuple(Label(_at(parts, entity.start_char), _at(parts, entity.end_char - 1) + 1, entity.label_)
                 for parts, doc in zip(kept, docs, strict=True) for entity in doc.ents)


@cache
def language(model: str) -> Any:  # spaCy's Language; spaCy may not be there to name it
    """The model, once a process; a `tok2vec` that the name finder doesn't listen to would only cost a third of the time."""
    import spacy

    made: Any = spacy.load(model, exclude=list(UNUSED))
    if made.has_pipe("tok2vec") and "ner" not in made.get_pipe("tok2vec").listening_components:
        made.remove_pipe("tok2vec")
    return made


def _kept(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a piece that the model reads: all but tickers, which stand in the middle of names."""
    parts = []
    for m in _TICKER.finditer(text, start, end):
        parts.append((start, m.start()))
        start = m.end()
    return [part for part in (*parts, (start, end)) if part[0] < part[1]]


def _joined(text: str, parts: list[tuple[int, int]]) -> str:
    return "".join(text[a:b] for a, b in parts).replace("\n", " ")


def _at(parts: list[tuple[int, int]], offset: int) -> int:
    """Where in the text the character at `offset` of the joined parts stands."""
    for start, end in parts:
        if offset < end - start:
            return start + offset
        offset -= end - start
    return parts[-1][1]


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that no name crosses: paragraphs, and lines that are wrapped rather than ended, cut to a bearable length."""
    start = end = -1
    for m in _LINE.finditer(text):
        if start >= 0 and not _wrapped(text, start, end, m.start()):
            yield from _cut(text, start, end)
            start = -1
        start, end = m.start() if start < 0 else start, m.end()
    if start >= 0:
        yield from _cut(text, start, end)


def _wrapped(text: str, start: int, end: int, after: int) -> bool:
    line = text[max(start, text.rfind("\n", start, end) + 1):end]
    return after == end + 1 and 45 <= len(line) <= 100 and not _ENDS.search(line)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = max(text.rfind(". ", start, start + LONGEST) + 1, start)
        at = at if at > start else max(text.rfind(" ", start, start + LONGEST), start)
        at = at if at > start else start + LONGEST
        yield start, at
        start = at
    yield start, end
