"""Documents within a source -> a Reading: each a page or a text, with what its container says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.ingest.article import with_bytes
from generator.ingest.formats import plain
from generator.ingest.formats.pages import html
from generator.ingest.layout import encoding
from generator.ingest.layout.blocks import split_lines
from generator.ingest.metadata.metadata import FRONT_MATTER_KEYS, Field, Metadata
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.article import Article
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import letters_of

FALLBACK_FIELDS = (
    Field.PUBLISHED, Field.OUTLET, Field.AUTHORS, Field.URL, Field.ARCHIVED_URL, Field.ACCESSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a source, in words: as HTML, or else as text."""

    name: str = ""  # within its source, whatever stands beside it; "" for its only document
    html: str = ""
    text: str = ""  # lines, a blank one between paragraphs
    metadata: Metadata = field(default_factory=Metadata)  # outweighs what the document itself says
    fallback: Metadata = field(default_factory=Metadata)  # for what the document doesn't say itself
    broken: int = 0  # bytes of it that are broken text


def read_documents(
    source: Source,
    documents: Iterable[Document],
    size: int,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    """The stories of all documents of a source of `size` bytes."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for document in documents:
        reading = _read_document(source, document, sidecar, outlets)
        completed = [with_fallback(article, document.fallback) for article in reading.articles]
        articles += of_member(completed, source, document.name, size)
        problems += plain.broken_text(source, document.broken)
        problems += reading.problems
    return Reading(tuple(articles), tuple(dict.fromkeys(problems)))


def with_fallback(article: Article, fallback: Metadata) -> Article:
    """The article with values of `fallback`, and their evidence, where it has none."""
    values: dict[str, object] = {}
    for name in FALLBACK_FIELDS:
        value = getattr(fallback, name)
        if value and not getattr(article, name):
            values[name] = value
    keys = {FRONT_MATTER_KEYS.get(name, name) for name in values}
    evidence = tuple(
        entry
        for entry in fallback.evidence
        if entry.field in keys
    )
    completed = replace(article, **values)  # type: ignore[arg-type]
    return replace(completed, evidence=article.evidence + evidence)


def member_source(source: Source, name: str) -> Source:
    """What stands for a named part of a source while it is read: ids and Problems tell it apart."""
    return replace(source, path=f"{source.path}#{name}") if name else source


def of_member(
    articles: Iterable[Article], source: Source, name: str, size: int
) -> tuple[Article, ...]:
    """The articles of a named part of a source, as articles of the source."""
    if not name:
        return with_bytes(articles, size)
    return tuple(
        replace(
            article,
            source=source.path,
            record=name,
            byte_range=(0, size),
        )
        for article in articles
    )


def _read_document(
    source: Source,
    document: Document,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    named = member_source(source, document.name)
    if document.html:
        return html.read_page(named, document.html, sidecar, outlets, document.metadata)
    text = _with_title(document.text, document.metadata.title)
    decoded = encoding.Decoded(text, "utf-8")
    lines = split_lines(text)
    return plain.read_lines(named, decoded, lines, sidecar, outlets, document.metadata)


def _with_title(text: str, title: str | None) -> str:
    """The text with its title over it."""
    if not title or not letters_of(title):
        return text
    beginning = letters_of(text[: 2 * len(title)])
    if beginning.startswith(letters_of(title)):
        return text
    return f"{title}\n\n{text}"
