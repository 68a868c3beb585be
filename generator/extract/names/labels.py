"""Text -> Labels: all that is kept of what spaCy's model says.

The model is loaded at the first text that it is asked about.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from generator import lazy
from generator.extract.names.embedding import remember_words
from generator.model.names import Label

UNUSED = ("parser", "tagger", "attribute_ruler", "lemmatizer", "senter")
LONGEST = 4_000
"""Characters of a piece: the model looks at a few words about, so pieces cost nothing and bound its
memory."""

BATCH = 32_000  # characters that the model reads at once, or one piece more
WRAPPED = range(45, 101)  # characters of a line that is wrapped rather than ended
_EXCHANGES = (
    r"NASDAQ|NYSE|AMEX|NYSEARCA|OTC\w*|LSE|LON|TSX|TSE|ASX|HKEX|HK|SS|SZ|SH|SSE|SZSE|KS|KRX|TYO"
    r"|FRA|ETR|EPA|BSE|NSE"
)
_TICKER = lazy.regex(rf" ?\((?:{_EXCHANGES})\s?:\s?[\w.]+\)", re.IGNORECASE)
_LINE = lazy.regex(r"[^\n]+")
_ENDS = lazy.regex(r"""[.!?:;][)"'”’]*\s*$""")

Part = tuple[int, int]
"""Where a part of a text starts and ends, half-open."""


def label_texts(texts: Sequence[str], model: str) -> list[tuple[Label, ...]]:
    """Of each text every entity that the model sees, of any kind, in text order.

    Nothing but the text and the model has a say.
    """
    pieces_of_texts = [_split_text(text) for text in texts]
    joined = [
        _join_parts(text, parts)
        for text, pieces in zip(texts, pieces_of_texts, strict=True)
        for parts in pieces
    ]
    docs = iter(_read(load_model(model), joined))
    labels = []
    for pieces in pieces_of_texts:
        of_text: list[Label] = []
        for parts in pieces:
            of_text += _read_labels(parts, next(docs))
        labels.append(tuple(of_text))
    return labels


def _split_text(text: str) -> list[list[Part]]:
    """The pieces of a text, each as the parts that the model reads."""
    return [_skip_tickers(text, start, end) for start, end in find_pieces(text)]


def _read_labels(parts: Sequence[Part], doc: Any) -> Iterator[Label]:
    """The entities of a piece, with their places in the text."""
    for entity in doc.ents:
        start = _find_place(parts, entity.start_char)
        last = _find_place(parts, entity.end_char - 1)
        yield Label(start, last + 1, entity.label_)


@cache
def load_model(model: str) -> Any:  # spaCy's Language; spaCy may not be there to name it
    """The model, once a process.

    A `tok2vec` that the name finder doesn't listen to would only cost a third of the time.
    """
    import spacy
    from threadpoolctl import threadpool_limits

    collects_garbage = gc.isenabled()
    language: Any = spacy.load(model, exclude=list(UNUSED))
    if not collects_garbage:
        gc.disable()  # spaCy's reader of its files has switched it on
    if _has_useless_tok2vec(language):
        language.remove_pipe("tok2vec")
    threadpool_limits(1, "blas")  # the workers share the cores
    ops = _build_ops()
    for _, part in language.pipeline:
        for layer in part.model.walk():
            layer.ops = ops
        if part.model.has_ref("tok2vec"):
            remember_words(part.model.get_ref("tok2vec"))
    return language


def _has_useless_tok2vec(language: Any) -> bool:
    """Whether the pipeline has a `tok2vec` of which the name finder makes no use."""
    if not language.has_pipe("tok2vec"):
        return False
    return "ner" not in language.get_pipe("tok2vec").listening_components


@cache
def _build_ops() -> Any:  # thinc's Ops
    """Matrix products summed in double precision, then rounded, so that no way of summing shows.

    BLIS, which spaCy uses, is slow at single floats. numpy's BLAS is fast at them, but what it
    gives for a row hangs, in its last bits, on where the row stands. Doubles take 18 % off the
    model's time and hide that (2026-11-27; singles would take 40 %).
    """
    import numpy
    from thinc.api import NumpyOps

    class Double(NumpyOps):  # type: ignore[misc]  # thinc may not be there
        def gemm(
            self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
        ) -> Any:
            left = x.T if trans1 else x
            right = y.T if trans2 else y
            product = left.astype(numpy.float64) @ right.astype(numpy.float64)
            if out is None:
                return product.astype(x.dtype)
            out[...] = product
            return out

    return Double()


def _read(language: Any, texts: Sequence[str]) -> list[Any]:
    """spaCy's Docs of the texts, in order, with their entities.

    Texts of like length are read together, for a batch takes as many steps as its longest text has
    words: a fifth off the time (2026-11-28). What a text gives does not hang on those that are read
    with it.
    """
    shortest_first = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    read: list[Any] = []
    for batch in _batch_texts(texts[place] for place in shortest_first):
        docs = [language.make_doc(text) for text in batch]
        for _, part in language.pipeline:
            docs = _apply(part, docs)
        read += docs
    by_place = dict(zip(shortest_first, read, strict=True))
    return [by_place[place] for place in range(len(texts))]


def _apply(part: Any, docs: list[Any]) -> list[Any]:
    """The docs as a part of the pipeline leaves them."""
    if part.cfg.get("beam_width") == 1 and any(map(len, docs)):
        return _find_entities(part, docs)
    return list(part.pipe(docs))


def _find_entities(finder: Any, docs: list[Any]) -> list[Any]:
    """What `finder.pipe(docs)` gives, in less than half the time.

    spaCy's own loop over the words lets go of the interpreter's lock, and then takes and leaves it
    again some hundred times a word; this one holds it.
    """
    model = finder.model.predict(docs)
    states = finder.moves.init_batch(docs)
    going = [state for state in states if not state.is_final()]
    while going:
        going = finder.transition_states(going, model.predict(going))
    model.clear_memory()
    finder.set_annotations(docs, states)
    return docs


def _batch_texts(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in order, each batch ended by the text that makes it longer than the limit."""
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if sum(map(len, batch)) > BATCH:
            yield batch
            batch = []
    yield batch


def _skip_tickers(text: str, start: int, end: int) -> list[Part]:
    """The parts of a piece that the model reads: all but tickers, which stand amid names."""
    parts = []
    for m in _TICKER.finditer(text, start, end):
        parts.append((start, m.start()))
        start = m.end()
    parts.append((start, end))
    return [(left, right) for left, right in parts if left < right]


def _join_parts(text: str, parts: Sequence[Part]) -> str:
    return "".join(text[start:end] for start, end in parts).replace("\n", " ")


def _find_place(parts: Sequence[Part], offset: int) -> int:
    """Where in the text the character at `offset` of the joined parts stands."""
    for start, end in parts:
        if offset < end - start:
            return start + offset
        offset -= end - start
    return parts[-1][1]


def find_pieces(text: str) -> Iterator[Part]:
    """Stretches that no name crosses, cut to a bearable length.

    They are paragraphs, and lines that are wrapped rather than ended.
    """
    start = end = -1
    for m in _LINE.finditer(text):
        if start >= 0 and _is_wrapped(text, start, end, m.start()):
            end = m.end()
            continue
        if start >= 0:
            yield from _cut(text, start, end)
        start, end = m.span()
    if start >= 0:
        yield from _cut(text, start, end)


def _is_wrapped(text: str, start: int, end: int, next_line: int) -> bool:
    """Whether the last line of a piece goes on in the next line."""
    if next_line != end + 1:
        return False
    line_start = text.rfind("\n", start, end) + 1
    line = text[max(start, line_start) : end]
    return len(line) in WRAPPED and not _ENDS.search(line)


def _cut(text: str, start: int, end: int) -> Iterator[Part]:
    """A piece in parts of bearable length."""
    while end - start > LONGEST:
        cut = _find_cut(text, start)
        yield start, cut
        start = cut
    yield start, end


def _find_cut(text: str, start: int) -> int:
    """Where a piece is cut: after the last sentence that it has room for, else the last word."""
    limit = start + LONGEST
    sentence_end = text.rfind(". ", start, limit) + 1
    if sentence_end > start:
        return sentence_end
    word_end = text.rfind(" ", start, limit)
    return word_end if word_end > start else limit
