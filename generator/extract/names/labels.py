"""Text -> Labels: all that is kept of what spaCy's model says. The model is loaded at the first text that it is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from generator.extract.names.embedding import remember_words
from generator.model.names import Label

UNUSED = ("parser", "tagger", "attribute_ruler", "lemmatizer", "senter")
LONGEST = 4_000  # characters of a piece: the model looks at a few words about, so pieces cost nothing and bound its memory
BATCH = 8_000  # characters that the model reads at once, or one piece more
_TICKER = re.compile(r" ?\((?:NASDAQ|NYSE|AMEX|NYSEARCA|OTC\w*|LSE|LON|TSX|TSE|ASX|HKEX|HK|SS|SZ|SH|SSE|SZSE|KS|KRX|TYO|FRA|ETR|EPA|"
                     r"BSE|NSE)\s?:\s?[\w.]+\)", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"""[.!?:;][)"'”’]*\s*$""")


def labels(texts: Sequence[str], model: str) -> list[tuple[Label, ...]]:
    """Of each text every entity that the model sees, of any kind, in text order. Nothing but the text and the model has a say."""
    kept = [[_kept(text, start, end) for start, end in pieces(text)] for text in texts]
    docs = _read(language(model), [_joined(text, parts) for text, some in zip(texts, kept, strict=True) for parts in some])
    return [tuple(Label(_at(parts, entity.start_char), _at(parts, entity.end_char - 1) + 1, entity.label_)
                  for parts in some for entity in next(docs).ents) for some in kept]


@cache
def language(model: str) -> Any:  # spaCy's Language; spaCy may not be there to name it
    """The model, once a process; a `tok2vec` that the name finder doesn't listen to would only cost a third of the time."""
    import spacy
    from threadpoolctl import threadpool_limits

    made: Any = spacy.load(model, exclude=list(UNUSED))
    if made.has_pipe("tok2vec") and "ner" not in made.get_pipe("tok2vec").listening_components:
        made.remove_pipe("tok2vec")
    threadpool_limits(1, "blas")  # the workers share the cores
    ops = _arithmetic()
    for _, part in made.pipeline:
        for layer in part.model.walk():
            layer.ops = ops
        if part.model.has_ref("tok2vec"):
            remember_words(part.model.get_ref("tok2vec"))
    return made


@cache
def _arithmetic() -> Any:  # thinc's Ops
    """Matrix products summed in double precision, then rounded, so that no way of summing shows.

    BLIS, which spaCy uses, is slow at single floats. numpy's BLAS is fast at them, but what it gives for a row hangs, in its last bits,
    on where the row stands. Doubles take 18 % off the model's time and hide that (2026-11-27; singles would take 40 %).
    """
    import numpy
    from thinc.api import NumpyOps

    class Double(NumpyOps):  # type: ignore[misc]  # thinc may not be there
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            left, right = x.T if trans1 else x, y.T if trans2 else y
            product = left.astype(numpy.float64) @ right.astype(numpy.float64)
            if out is None:
                return product.astype(x.dtype)
            out[...] = product
            return out

    return Double()


def _read(language_: Any, texts: Iterable[str]) -> Iterator[Any]:
    """spaCy's Docs of the texts, in order, named. What a text gives does not hang on those that are read with it."""
    for some in _batches(texts):
        docs = [language_.make_doc(text) for text in some]
        for _, part in language_.pipeline:
            docs = _named(part, docs) if part.cfg.get("beam_width") == 1 and any(map(len, docs)) else list(part.pipe(docs))
        yield from docs


def _named(finder: Any, docs: list[Any]) -> list[Any]:
    """What `finder.pipe(docs)` gives, in less than half the time.

    spaCy's own loop over the words lets go of the interpreter's lock, and then takes and leaves it again some hundred times a word;
    this one holds it.
    """
    model, states = finder.model.predict(docs), finder.moves.init_batch(docs)
    going = [state for state in states if not state.is_final()]
    while going:
        going = finder.transition_states(going, model.predict(going))
    model.clear_memory()
    finder.set_annotations(docs, states)
    return docs


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for text in texts:
        some.append(text)
        if sum(map(len, some)) > BATCH:
            yield some
            some = []
    yield some


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
