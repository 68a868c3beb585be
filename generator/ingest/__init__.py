"""Bytes -> Articles. One module per format; the table `READERS` names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from generator.catalog import Catalogue
from generator.ingest.article import suffix_of
from generator.ingest.beginnings import true_suffix
from generator.ingest.corrections import apply_corrections, check_corrections, join_parts
from generator.ingest.formats import cut_off, plain
from generator.ingest.formats.archives import archive
from generator.ingest.formats.mail import eml, msg
from generator.ingest.formats.notes import evernote, markdown
from generator.ingest.formats.office import docx, epub, odt, pdf, rtf
from generator.ingest.formats.pages import html
from generator.ingest.formats.records import (
    feeds,
    json_files,
    jsonl,
    references,
    spreadsheets,
    tables,
)
from generator.ingest.formats.records.clean_jsonl import read_clean_line
from generator.ingest.formats.saved import capture, warc
from generator.ingest.layout import repeats
from generator.ingest.layout.repeats import LineKeys
from generator.ingest.metadata.outlets import OutletIndex, index_outlets
from generator.ingest.metadata.sidecar import Sidecar, parse_sidecar
from generator.model.problem import Problem
from generator.model.source import (
    ARCHIVE,
    BIBTEX,
    DOCX,
    EPUB,
    EVERNOTE,
    FEED,
    HTML,
    JSON,
    JSONL,
    MAIL,
    MARKDOWN,
    MBOX,
    MHTML,
    MSG,
    ODT,
    PDF,
    PLAIN,
    RIS,
    RTF,
    SPREADSHEET,
    TABLE,
    WACZ,
    WARC,
    WEBARCHIVE,
    Format,
    Reading,
    Source,
)

Reader = Callable[[Source, bytes, Sidecar, OutletIndex], Reading]


def _read_archive(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    return archive.read(_read_member, source, data, sidecar, outlets)


READERS: Mapping[Format, Reader] = {
    ARCHIVE: _read_archive,
    BIBTEX: references.read_bibtex,
    DOCX: docx.read,
    EPUB: epub.read,
    EVERNOTE: evernote.read,
    FEED: feeds.read,
    HTML: html.read,
    JSON: json_files.read,
    JSONL: jsonl.read,
    MAIL: eml.read,
    MARKDOWN: markdown.read,
    MBOX: eml.read_mbox,
    MHTML: capture.read_mhtml,
    MSG: msg.read,
    ODT: odt.read,
    PDF: pdf.read,
    PLAIN: plain.read,
    RIS: references.read_ris,
    RTF: rtf.read,
    SPREADSHEET: spreadsheets.read,
    TABLE: tables.read,
    WACZ: warc.read_wacz,
    WARC: warc.read,
    WEBARCHIVE: capture.read_webarchive,
}
MEMBER_READERS: Mapping[Format, Reader] = {**READERS, JSONL: jsonl.read_lines}
FORMATS_BY_SUFFIX = {suffix: format_ for format_ in READERS for suffix in format_.suffixes}
SUFFIXES = sorted(FORMATS_BY_SUFFIX)
FORMATS_HINT = "pip install 'cuttings[formats]'"
TOO_DEEP = "an archive in an archive in an archive"
__all__ = [
    "READERS", "SUFFIXES", "apply_corrections", "check_corrections", "find_line_keys", "ingest",
    "join_parts",
    "read_clean_line"]


def ingest(source: Source, data: bytes, sidecar: bytes | None, catalogue: Catalogue) -> Reading:
    """Every story of one source.

    Byte ranges count from the start of `data`. Never raises on bad input: a Problem instead.
    """
    outlets = index_outlets(catalogue.outlets)
    own = parse_sidecar(source.path, sidecar)
    reading = _read(READERS, source, data, own, outlets)
    if reading is not None:
        return reading
    what = f"no reader for `{suffix_of(source.path)}`"
    return Reading((), (Problem(source.path, what, f"known: {', '.join(SUFFIXES)}"),))


def find_line_keys(source: Source, data: bytes) -> LineKeys:
    """The keys of a source's lines, by which the collection counts them; of texts and pages."""
    suffix = true_suffix(suffix_of(source.path), data, FORMATS_BY_SUFFIX)
    format_ = FORMATS_BY_SUFFIX.get(suffix) if suffix else PLAIN
    if format_ not in (HTML, MARKDOWN, PLAIN):
        return LineKeys()
    return repeats.find_line_keys(data, is_page=format_ is HTML)


def _read(
    readers: Mapping[Format, Reader], source: Source, data: bytes, sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading | None:
    """What the reader of a source's format gives; None if there is no reader for it."""
    suffix = true_suffix(suffix_of(source.path), data, FORMATS_BY_SUFFIX)
    format_ = FORMATS_BY_SUFFIX.get(suffix) if suffix else PLAIN
    if format_ is None:
        return None
    try:
        reading = readers[format_](source, data, sidecar, outlets)
    except ModuleNotFoundError as error:
        if not format_.packages:
            raise
        what = f"`{suffix}` is read by the package `{error.name}`, which is not installed"
        return Reading((), (Problem(source.path, what, FORMATS_HINT),))
    if not cut_off.is_cut_off(format_, data):
        return reading
    problem = Problem(source.path, cut_off.WHAT, cut_off.HINT)
    return replace(reading, problems=(*reading.problems, problem))


def _read_member(
    source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex
) -> Reading | None:
    """A file in an archive, which may be an archive itself."""
    read_inner = partial(archive.read, _read_inner_member)
    return _read({**MEMBER_READERS, ARCHIVE: read_inner}, source, data, sidecar, outlets)


def _read_inner_member(
    source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex
) -> Reading | None:
    return _read({**MEMBER_READERS, ARCHIVE: _too_deep}, source, data, sidecar, outlets)


def _too_deep(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    return Reading((), (Problem(source.path, TOO_DEEP, archive.HINT),))
