"""An EPUB file -> its Articles: each chapter that is long enough, in the order of reading."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, normpath
from urllib.parse import unquote

import lxml.html
from lxml.etree import _Element as Element

from generator.ingest.formats.archives.zipped import open_archive, read_member, read_xml
from generator.ingest.formats.document import Document, read_documents
from generator.ingest.formats.pages.text import parse_tree
from generator.ingest.layout.headlines import count_words, looks_like_headline
from generator.ingest.metadata.datestamps import parse_date, parse_timestamp
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.values import clean_line, parse_names
from generator.ingest.rules import EvidenceRule
from generator.model.article import Basis, Dated
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = "save it again as .epub, or its chapters as .html"
FEWEST_WORDS = 40  # of a chapter: fewer are a title page or a cover
MOST_CHAPTERS = 5_000
MOST_BYTES = 200_000_000  # of all chapters, unpacked
_PROGRAMS = ("calibre", "pandoc", "unknown", "sigil")
_DC = "{http://purl.org/dc/elements/1.1/}"
_TITLES = "//h1|//h2|//h3"
_LISTS = "boolean(//nav[contains(@*[name()='epub:type'],'toc')])"


@dataclass(frozen=True, slots=True)
class _Chapter:
    name: str  # of its member
    page: str
    title: str


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The stories of an EPUB file."""
    archive = open_archive(data)
    name = "" if archive is None else _package_name(archive)
    package = read_xml(archive, name) if archive and name else None
    if archive is None or package is None:
        return Reading((), (Problem(source.path, "no EPUB file that can be read", HINT),))
    chapters = list(_find_chapters(archive, package, name))
    if not chapters:
        return Reading((), (Problem(source.path, "no chapter of any length in it", HINT),))
    book = _parse_book(package, outlets)
    own_title = clean_line(package.findtext(f".//{_DC}title"))
    titles = [
        chapter.title or (own_title if len(chapters) == 1 else "")
        for chapter in chapters
    ]
    documents = [
        Document(
            name=chapter.name if len(chapters) > 1 else "", html=chapter.page,
            metadata=_with_title(title, book))
        for chapter, title in zip(chapters, titles, strict=True)
    ]
    return read_documents(source, documents, len(data), sidecar, outlets)


def _package_name(archive: zipfile.ZipFile) -> str:
    """The member that lists all others."""
    container = read_xml(archive, "META-INF/container.xml")
    file = None if container is None else container.find(".//{*}rootfile")
    if file is None:
        return ""
    return str(file.get("full-path") or "")


def _find_chapters(
    archive: zipfile.ZipFile,
    package: Element,
    package_name: str,
) -> Iterator[_Chapter]:
    """The chapters in the order of reading, without lists of contents and title pages."""
    folder = dirname(package_name)
    items = {item.get("id"): item for item in package.iter("{*}item")}
    room = MOST_BYTES
    seen: set[str] = set()
    for place in list(package.iter("{*}itemref"))[:MOST_CHAPTERS]:
        item = items.get(place.get("idref"))
        if item is None or "nav" in str(item.get("properties") or "").split():
            continue
        href = unquote(str(item.get("href") or "").partition("#")[0])
        name = normpath(f"{folder}/{href}" if folder else href)
        data = None if name in seen else read_member(archive, name)
        seen.add(name)
        room -= len(data or b"")
        if data is None or room < 0:
            continue
        chapter = _build_chapter(name, data)
        if chapter:
            yield chapter


def _build_chapter(name: str, data: bytes) -> _Chapter | None:
    """The chapter; None where it is too short for a story, or a list of contents."""
    page = data.decode("utf-8", "replace")
    tree = parse_tree(page)
    if tree is None or tree.xpath(_LISTS):
        return None
    body = tree.find("body")
    if body is None or count_words(body.text_content()) < FEWEST_WORDS:
        return None
    return _Chapter(name, page, _title_of(tree))


def _title_of(tree: lxml.html.HtmlElement) -> str:
    headings = [clean_line(heading.text_content()) for heading in tree.xpath(_TITLES)]
    page_title = clean_line(tree.findtext(".//title"))
    if "." in page_title:  # "ch002.xhtml"
        page_title = ""
    candidates = [*headings[:1], page_title]
    return next((title for title in candidates if looks_like_headline(title)), "")


def _with_title(title: str, book: Metadata) -> Metadata:
    if not title:
        return book
    own = metadata_of(Field.TITLE, title, title, EvidenceRule.HEADLINE)
    return merge_metadata((own, book))


def _parse_book(package: Element, outlets: OutletIndex) -> Metadata:
    """What the file says of all its chapters."""
    pieces: list[Metadata] = []
    rule = EvidenceRule.PAGE_METADATA
    creators = [
        clean_line(node.text)
        for node in package.iter(f"{_DC}creator")
    ]
    authors = parse_names([
        name
        for name in creators
        if not _is_program(name)
    ])
    if authors:
        pieces.append(metadata_of(Field.AUTHORS, authors, "; ".join(creators), rule))
    publisher = clean_line(package.findtext(f".//{_DC}publisher"))
    if publisher and not _is_program(publisher):
        outlet = outlets.spell_outlet(publisher)
        pieces.append(metadata_of(Field.OUTLET, outlet, publisher, rule))
    pieces.append(_parse_day(package))
    return merge_metadata(pieces)


def _is_program(name: str) -> bool:
    return name.lower().startswith(_PROGRAMS)


def _parse_day(package: Element) -> Metadata:
    """The day of publication; the day on which a program made the file is none."""
    rule = EvidenceRule.PAGE_METADATA
    stated = clean_line(package.findtext(f".//{_DC}date"))
    changed = [
        clean_line(node.text)
        for node in package.iter("{*}meta")
        if node.get("property") == "dcterms:modified"
    ]
    period = parse_date(stated)
    if period is None:
        return Metadata()
    if stated[:10] in [day[:10] for day in changed]:
        day = parse_timestamp(stated)
        return metadata_of(Field.ACCESSED, day, stated, rule) if day else Metadata()
    return metadata_of(Field.PUBLISHED, Dated(period, Basis.STATED, stated), stated, rule)
