"""Bytes -> Articles. One module per format; `READERS` is the whole seam."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.catalog import Catalogue
from generator.ingest.corrections import corrected, meaningless, rejoined
from generator.ingest.formats import html, jsonl, markdown, plain
from generator.ingest.formats.jsonl import clean
from generator.ingest.metadata.outlets import Press, press
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.sidecar import read as _sidecar
from generator.model.problem import Problem
from generator.model.source import Reading, Source

Reader = Callable[[Source, bytes, Sidecar, Press], Reading]
READERS: Mapping[str, Reader] = {
    ".htm": html.read, ".html": html.read, ".jsonl": jsonl.read, ".markdown": markdown.read, ".md": markdown.read, ".ndjson": jsonl.read,
    ".text": plain.read, ".txt": plain.read, ".xhtml": html.read,
}
__all__ = ["READERS", "clean", "corrected", "ingest", "meaningless", "rejoined"]


def ingest(source: Source, data: bytes, sidecar: bytes | None, catalogue: Catalogue) -> Reading:
    """Every story of one source. Byte ranges count from the start of `data`. Never raises on bad input: a Problem instead."""
    suffix = _suffix(source.path)
    reader = READERS.get(suffix, plain.read if not suffix else None)
    if reader is None:
        return Reading((), (Problem(source.path, f"no reader for `{suffix}`", f"known: {', '.join(READERS)}"),))
    return reader(source, data, _sidecar(source.path, sidecar), press(catalogue.outlets))


def _suffix(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    return f".{name.rpartition('.')[2].lower()}" if "." in name.lstrip(".") else ""
