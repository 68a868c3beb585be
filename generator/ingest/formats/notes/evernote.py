"""Notes that Evernote exported (ENEX) -> Articles, one a note; clipped pages are read as pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.etree

from generator import lazy
from generator.ingest.formats.document import Document, read_documents
from generator.ingest.formats.pages.text import markup_text
from generator.ingest.formats.xml_text import name_of, parse_xml, text_of
from generator.ingest.metadata.fields import LONGEST_OUTLET, parse_fields
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.article import Basis
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = "export the notes from Evernote again, as .enex"
MOST_NOTES = 20_000
_RESOURCE = lazy.regex(rb"<resource>.*?</resource>", re.S)  # pictures: they may be very long
_HEADING = lazy.regex(r"<h1[^>]{0,500}>(.{1,2000}?)</h1>", re.S | re.I)
_PROLOGUE = lazy.regex(r"<\?xml[^>]{0,200}\?>|<!DOCTYPE[^>]{0,300}>")


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Every note that holds words."""
    tree = parse_xml(_RESOURCE.sub(b"", data))
    if tree is None or name_of(tree.root) != "en-export":
        return Reading((), (Problem(source.path, "no notes of Evernote in it", HINT),))
    documents: list[Document] = []
    problems: list[Problem] = []
    for note in list(tree.root.iter("note"))[:MOST_NOTES]:
        document, note_problems = _read_note(note, source)
        documents.append(document)
        problems += note_problems
    named = list(_with_own_names(documents))
    reading = read_documents(source, named, len(data), sidecar, outlets)
    if tree.fault:
        problems.append(Problem(source.path, tree.fault, HINT))
    if not documents:
        problems.append(Problem(source.path, "no notes in it", HINT))
    return Reading(reading.articles, (*problems, *reading.problems))


def _read_note(
    note: lxml.etree._Element, source: Source
) -> tuple[Document, tuple[Problem, ...]]:
    """A note as a page, if it was clipped from one, or else as text."""
    markup = _PROLOGUE.sub("", _content_of(note))
    values = _with_headline(_values_of(note), markup)
    metadata, problems = parse_fields(values, source.path, Basis.STATED)
    if metadata.url:
        body = markup.replace("<en-note", "<article").replace("</en-note>", "</article>")
        page = f"<html><body>{body}</body></html>"
        return Document(name=metadata.url, html=page, metadata=metadata), problems
    parts = (metadata.title, metadata.accessed)
    name = " ".join(filter(None, parts))
    text = markup_text(markup)
    return Document(name=name, text=text, metadata=metadata), problems


def _content_of(note: lxml.etree._Element) -> str:
    return next((
        text_of(node)
        for node in note
        if name_of(node) == "content"
    ), "")


def _values_of(note: lxml.etree._Element) -> dict[str, object]:
    """The fields of a note: it was created when it was clipped; its author is who clipped it."""
    values: dict[str, object] = {}
    tags: list[str] = []
    for node in note.iter():
        name = name_of(node)
        if name == "tag":
            tags.append(text_of(node))
        elif name in ("title", "created", "updated", "source-url"):
            words = text_of(node)
            values.setdefault(name, words)
    return {**values, "tags": tags}


def _with_headline(values: dict[str, object], markup: str) -> dict[str, object]:
    """Where the title is the page's headline and its site, "Ferry laid up - Sund Post", each
    for itself.
    """
    title = str(values.get("title", ""))
    m = _HEADING.search(markup)
    headline = markup_text(m[1]) if m else ""
    site = title.removeprefix(headline).strip(" -|–—·")
    if not headline or not title.startswith(headline) or not site or len(site) > LONGEST_OUTLET:
        return values
    return {**values, "title": headline, "site": site}


def _with_own_names(documents: list[Document]) -> Iterator[Document]:
    """Documents of one name that are the same are one; others of a name have a number."""
    seen: dict[str, list[Document]] = {}
    for document in documents:
        others = seen.setdefault(document.name, [])
        if document in others:
            continue
        others.append(document)
        name = document.name or "note"
        if len(others) > 1:
            name = f"{name} {len(others)}"
        yield Document(
            name=name,
            html=document.html,
            text=document.text,
            metadata=document.metadata,
        )
