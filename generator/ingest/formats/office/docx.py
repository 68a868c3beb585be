"""A DOCX file, of Word -> its Articles. What was deleted or is hidden is not shown."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml.etree import _Element as Element

from generator.ingest.formats.archives.zipped import open_archive, read_xml
from generator.ingest.formats.document import read_documents
from generator.ingest.formats.office.text_blocks import (
    Properties,
    TextBlock,
    build_document,
    build_rows,
)
from generator.ingest.formats.xml_text import local_name
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = "save it again as .docx, or its text as .txt"
DEEPEST = 40  # tables within tables
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_GONE = ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "Fallback", "drawing")
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The stories of a DOCX file."""
    archive = open_archive(data)
    tree = None if archive is None else read_xml(archive, "word/document.xml")
    if archive is None or tree is None:
        return Reading((), (Problem(source.path, "no DOCX file that can be read", HINT),))
    blocks = list(_blocks_of(tree, 0))
    for name in NOTES:
        notes = read_xml(archive, name)
        if notes is not None:
            blocks += _blocks_of(notes, 0)
    document = build_document(blocks, _read_properties(archive))
    return read_documents(source, (document,), len(data), sidecar, outlets)


def _value(element: Element, name: str) -> str:
    return str(element.get(_W + name) or element.get(_STRICT + name) or "")


def _blocks_of(element: Element, depth: int) -> Iterator[TextBlock]:
    """The blocks within an element, in order."""
    if depth > DEEPEST:
        return
    for child in element:
        name = local_name(child)
        if name == "p":
            yield TextBlock("".join(_words_of(child)), _level_of(child))
            yield from _boxes_of(child, depth)
        elif name == "tbl":
            yield from build_rows(_rows_of(child, depth))
        elif name not in _GONE:
            yield from _blocks_of(child, depth + 1)


def _rows_of(table: Element, depth: int) -> Iterator[list[list[TextBlock]]]:
    for row in table.iterchildren("{*}tr"):
        cells = row.iterchildren("{*}tc")
        yield [
            [block for block in _blocks_of(cell, depth + 1) if block.text]
            for cell in cells
        ]


def _boxes_of(paragraph: Element, depth: int) -> Iterator[TextBlock]:
    """The blocks of text boxes that hang on a paragraph."""
    for box in paragraph.iter("{*}txbxContent"):
        owner = next(box.iterancestors("{*}p"), None)
        is_fallback = any(local_name(parent) == "Fallback" for parent in box.iterancestors())
        if owner is paragraph and not is_fallback:
            yield from _blocks_of(box, depth + 1)


def _words_of(element: Element) -> Iterator[str]:
    """The words of a paragraph, without what is deleted, hidden or in a box of its own."""
    stack = [element]
    while stack:
        node = stack.pop()
        name = local_name(node)
        if name in _GONE or name == "txbxContent" or _is_hidden(node):
            continue
        if name == "t":
            yield node.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        stack += reversed(node)


def _is_hidden(run: Element) -> bool:
    """Is it a run of hidden words?"""
    if local_name(run) != "r":
        return False
    hidden = run.find("{*}rPr/{*}vanish")
    return hidden is not None and _value(hidden, "val") not in ("0", "false")


def _level_of(paragraph: Element) -> int:
    """1 for a title, 2 for "Heading 1" and so on; 0 for a paragraph that is no heading."""
    style = paragraph.find("{*}pPr/{*}pStyle")
    if style is None:
        return 0
    name = _value(style, "val").lower().replace(" ", "")
    if name == "title":
        return 1
    if name.startswith("heading") and name[7:8].isdigit():
        return int(name[7:8]) + 1
    return 0


def _read_properties(archive: zipfile.ZipFile) -> Properties:
    tree = read_xml(archive, "docProps/core.xml")
    if tree is None:
        return Properties()
    return Properties(
        tree.findtext(f"{_DC}title") or "", tree.findtext(f"{_DC}creator") or "",
        tree.findtext(f"{_TERMS}created") or "")
