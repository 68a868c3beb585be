"""An ODT file, of LibreOffice -> its Articles. What was deleted is not shown."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping

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

HINT = "save it again as .odt, or its text as .txt"
DEEPEST = 40  # tables within tables
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_TEXT = f"{{{_NAMESPACES['text']}}}"
_STYLE = f"{{{_NAMESPACES['style']}}}"
_GONE = ("tracked-changes", "annotation", "note", "sequence-decls", "ruby-text", "frame")
_SIGNS = {"tab": " ", "line-break": "\n", "s": " "}


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The stories of an ODT file."""
    archive = open_archive(data)
    tree = None if archive is None else read_xml(archive, "content.xml")
    body = None if tree is None else tree.find("office:body/office:text", _NAMESPACES)
    if archive is None or tree is None or body is None:
        return Reading((), (Problem(source.path, "no ODT file that can be read", HINT),))
    titles = _title_styles(tree)
    blocks = list(_blocks_of(body, titles, 0))
    for note in body.iter(f"{_TEXT}note-body"):
        blocks += _blocks_of(note, titles, 0)
    for box in body.iter("{*}text-box"):
        blocks += _blocks_of(box, titles, 0)
    document = build_document(blocks, _read_properties(archive))
    return read_documents(source, (document,), len(data), sidecar, outlets)


def _title_styles(tree: Element) -> Mapping[str, int]:
    """Names of styles of titles and headings -> their level."""
    levels = {"Title": 1}
    for style in tree.iter(f"{_STYLE}style"):
        parent = style.get(f"{_STYLE}parent-style-name")
        if parent == "Title":
            name = str(style.get(f"{_STYLE}name"))
            levels[name] = 1
    return levels


def _blocks_of(element: Element, titles: Mapping[str, int], depth: int) -> Iterator[TextBlock]:
    """The blocks within an element, in order."""
    if depth > DEEPEST:
        return
    for child in element:
        name = local_name(child)
        if name in ("p", "h"):
            words = "".join(_words_of(child))
            yield TextBlock(words, _level_of(child, titles))
        elif name == "table":
            yield from build_rows(_rows_of(child, titles, depth))
        elif name not in _GONE:
            yield from _blocks_of(child, titles, depth + 1)


def _rows_of(
    table: Element, titles: Mapping[str, int], depth: int
) -> Iterator[list[list[TextBlock]]]:
    for row in table.iter("{*}table-row"):
        if next(row.iterancestors("{*}table"), None) is not table:
            continue  # of a table within a cell
        cells = row.iterchildren("{*}table-cell")
        yield [
            [block for block in _blocks_of(cell, titles, depth + 1) if block.text]
            for cell in cells
        ]


def _words_of(element: Element) -> Iterator[str]:
    """The words of a paragraph, without its notes, in order."""
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
            continue
        name = local_name(node)
        if name in _SIGNS:
            yield _SIGNS[name]
        if name in _GONE:
            continue
        for child in reversed(node):
            stack.append(child.tail or "")
            stack.append(child)
        stack.append(node.text or "")


def _level_of(block: Element, titles: Mapping[str, int]) -> int:
    """1 for a title, 2 for a heading of the first level and so on; 0 for a paragraph."""
    style = str(block.get(f"{_TEXT}style-name") or "")
    if style in titles:
        return titles[style]
    if local_name(block) != "h":
        return 0
    level = str(block.get(f"{_TEXT}outline-level") or "1")
    if level[:1].isdecimal():
        return int(level[:1]) + 1
    return 2


def _read_properties(archive: zipfile.ZipFile) -> Properties:
    tree = read_xml(archive, "meta.xml")
    meta = None if tree is None else tree.find("office:meta", _NAMESPACES)
    if meta is None:
        return Properties()
    title = meta.findtext("dc:title", "", _NAMESPACES)
    creator = meta.findtext("dc:creator", "", _NAMESPACES)
    first = meta.findtext("meta:initial-creator", creator, _NAMESPACES)
    created = meta.findtext("meta:creation-date", "", _NAMESPACES)
    return Properties(title, first, created)
