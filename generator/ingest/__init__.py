"""Bytes -> Articles. One module per format; the table `READERS` names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.catalog import Catalogue
from generator.ingest.corrections import apply_corrections, check_corrections, join_parts
from generator.ingest.formats import html, jsonl, markdown, plain
from generator.ingest.formats.clean_jsonl import read_clean_line
from generator.ingest.metadata.outlets import OutletIndex, index_outlets
from generator.ingest.metadata.sidecar import Sidecar, parse_sidecar
from generator.model.problem import Problem
from generator.model.source import HTML, JSONL, MARKDOWN, PLAIN, Format, Reading, Source

Reader = Callable[[Source, bytes, Sidecar, OutletIndex], Reading]
READERS: Mapping[Format, Reader] = {
    HTML: html.read,
    JSONL: jsonl.read,
    MARKDOWN: markdown.read,
    PLAIN: plain.read,
}
FORMATS_BY_SUFFIX = {suffix: format_ for format_ in READERS for suffix in format_.suffixes}
SUFFIXES = sorted(FORMATS_BY_SUFFIX)
FORMATS_HINT = "pip install 'cuttings[formats]'"
__all__ = [
    "READERS", "SUFFIXES", "apply_corrections", "check_corrections", "ingest", "join_parts",
    "read_clean_line"]


def ingest(source: Source, data: bytes, sidecar: bytes | None, catalogue: Catalogue) -> Reading:
    """Every story of one source.

    Byte ranges count from the start of `data`. Never raises on bad input: a Problem instead.
    """
    suffix = _suffix_of(source.path)
    format_ = FORMATS_BY_SUFFIX.get(suffix) if suffix else PLAIN
    if format_ is None:
        problem = Problem(source.path, f"no reader for `{suffix}`", f"known: {', '.join(SUFFIXES)}")
        return Reading((), (problem,))
    outlets = index_outlets(catalogue.outlets)
    own = parse_sidecar(source.path, sidecar)
    try:
        return READERS[format_](source, data, own, outlets)
    except ModuleNotFoundError as error:
        if not format_.packages:
            raise
        what = f"`{suffix}` is read by the package `{error.name}`, which is not installed"
        return Reading((), (Problem(source.path, what, FORMATS_HINT),))


def _suffix_of(path: str) -> str:
    """".txt" in small letters; empty for a name without one: "README", ".notes", "Mr.

    Holm speaks".
    """
    name = path.rsplit("/", 1)[-1]
    stem, _, ending = name.rpartition(".")
    if not stem.strip(".") or not ending.isalnum():
        return ""
    return f".{ending.lower()}"
