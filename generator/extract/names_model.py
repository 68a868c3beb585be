"""Text -> what spaCy's model calls a name. The model is loaded at the first article that is studied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

from generator.extract.names_trim import trimmed
from generator.model import Kind, Mention, Span

KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE,
         "NORP": Kind.GROUP, "LAW": Kind.LAW, "PRODUCT": Kind.PRODUCT, "EVENT": Kind.EVENT}
UNUSED = ("parser", "tagger", "attribute_ruler", "lemmatizer")
LONGEST = 4_000  # characters of a piece: the model looks at a few words about, so pieces cost nothing and bound its memory
SCORE = 0.7  # what a small model's word is worth, before the document has its say
_TICKER = re.compile(r" ?\((?:NASDAQ|NYSE|AMEX|NYSEARCA|OTC\w*|LSE|LON|TSX|TSE|ASX|HKEX|HK|SS|SZ|SH|SSE|SZSE|KS|KRX|TYO|FRA|ETR|EPA|"
                     r"BSE|NSE)\s?:\s?[\w.]+\)", re.IGNORECASE)
_RULE_OF = re.compile(r"(?!Customs|Food|Drug|Federal|State|National|Energy|Aviation|Transit)([A-Z][a-z]+) [Aa]dministration")
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"""[.!?:;][)"'”’]*\s*$""")


def missing(model: str | None) -> str:
    """What is not installed, in one line; "" where all is there or nothing is wanted."""
    if model is None:
        return ""
    for name in ("spacy", model):
        if not name.isidentifier() or find_spec(name) is None:
            return f"`{name}` is not installed, so names are found by the catalogues alone"
    return ""


@cache
def language(model: str) -> Any:  # spaCy's Language; spaCy may not be there to name it
    """The model, once a process; a `tok2vec` that the name finder doesn't listen to would only cost a third of the time."""
    import spacy

    made: Any = spacy.load(model, exclude=list(UNUSED))
    if made.has_pipe("tok2vec") and "ner" not in made.get_pipe("tok2vec").listening_components:
        made.remove_pipe("tok2vec")
    return made


def recognised(text: str, model: str) -> list[Mention]:
    """Names as the model sees them, trimmed, in text order."""
    spans = list(pieces(text))
    kept = [_kept(text, start, end) for start, end in spans]
    found = []
    for parts, doc in zip(kept, language(model).pipe([_joined(text, parts) for parts in kept], batch_size=32), strict=True):
        for entity in doc.ents:
            kind = KINDS.get(entity.label_)
            here = Span(_at(parts, entity.start_char), _at(parts, entity.end_char - 1) + 1)
            span = trimmed(text, here, kind) if kind else None
            if kind is Kind.ORGANISATION and span and (m := _RULE_OF.fullmatch(text, span.start, span.end)):
                kind, span = Kind.PERSON, Span(span.start, m.end(1))
            if kind and span:
                found.append(Mention(span, text[span.start:span.end], kind, "spacy", SCORE))
    return found


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
