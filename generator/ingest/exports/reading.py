"""The lines of a file -> the Parts that a database's export has, ready to be cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import lazy
from generator.ingest.exports.heads import read_head
from generator.ingest.exports.recognising import Export, recognise
from generator.ingest.exports.sorting import FieldText, Sorted, sort_document
from generator.ingest.exports.tokens import Tokens, is_page_mark, is_rights
from generator.ingest.exports.values import metadata_of_fields
from generator.ingest.layout.blocks import Block, Line, build_blocks, wrap_width
from generator.ingest.layout.headlines import count_words
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import CutRule
from generator.ingest.stories.splitting import Part
from generator.model.article import Cut
from generator.words import letters_of

LONGEST_HOLDER = 8  # words
_NO_TEXT = lazy.regex(r"(?:full text )?(?:none|not)\b.{0,20}\bavailable\W*", re.I)
_SENTENCE_END = lazy.regex(r"[.!?…:][”’\"')\]]*$")


def read_export(lines: Sequence[Line], outlets: OutletIndex) -> tuple[Part, ...]:
    """A Part for each document; none for a file that is no export."""
    export = recognise(lines)
    if export is None:
        return ()
    documents = [sort_document(tokens, export.database) for tokens in export.documents]
    width = wrap_width([
        line
        for document in documents
        for line in document.text
    ])
    parts: list[Part] = []
    for tokens, document in zip(export.documents, documents, strict=True):
        part = _read_document(tokens, document, width, export, outlets)
        parts.append(part)
    return _with_rest(parts, export)


def _read_document(
    tokens: Tokens,
    document: Sorted,
    width: int,
    export: Export,
    outlets: OutletIndex,
) -> Part:
    title = _title_of(document.fields)
    head = read_head(document.head, title, export.database, outlets)
    lines, marks = _without_pages(document.text, head.headline)
    blocks = build_blocks(lines, width)
    if all(_NO_TEXT.fullmatch(block.text) for block in blocks):
        blocks = _abstract_of(document.fields)
    blocks, names = _without_holder(blocks, document)
    fields = metadata_of_fields(document.fields, outlets)
    quotes = head.cuts + [field.quote for field in document.fields] + marks + names
    quotes += [token.text for token in document.rest]
    filled = [
        token.line
        for token in tokens
        if token.text
    ]
    return Part(
        blocks,
        tuple(Cut(quote, CutRule.EXPORT_FIELD.value) for quote in quotes),
        headline=head.headline,
        metadata=_without_outlet(merge_metadata((*fields, *head.metadata))),
        span=(filled[0].start, filled[-1].end),
        is_snippet=export.database.has_snippets,
    )


def _without_outlet(metadata: Metadata) -> Metadata:
    """The metadata, where the outlet is not an author too: "Ann Lee, Norland Times"."""
    outlet = letters_of(metadata.outlet or "")
    authors = tuple(
        name
        for name in metadata.authors
        if letters_of(name) != outlet
    )
    return replace(metadata, authors=authors)


def _title_of(fields: Sequence[FieldText]) -> str:
    titles = [
        field.value
        for field in fields
        if field.label.field == Field.TITLE
    ]
    return titles[0] if titles else ""


def _without_pages(lines: Sequence[Line], headline: str) -> tuple[list[Line], list[str]]:
    """The lines without the numbers of pages and the title that is said again on each page.

    A sentence that a page parts is joined.
    """
    rest: list[Line] = []
    marks: list[str] = []
    at_mark = False
    for line in lines:
        repeats = at_mark and _repeats(line.text, headline)
        if is_page_mark(line.text) or repeats:
            marks.append(line.text)
            at_mark = True
            continue
        if at_mark and line.text.strip():
            rest = _joined_to(rest, line)
            at_mark = False
        rest.append(line)
    return rest, marks


def _repeats(text: str, headline: str) -> bool:
    letters = letters_of(text)
    if not letters:
        return False
    return letters_of(headline).startswith(letters)


def _joined_to(lines: list[Line], line: Line) -> list[Line]:
    """The lines without the blank ones at their end, where a sentence goes on."""
    filled = [
        k
        for k, other in enumerate(lines)
        if other.text.strip()
    ]
    if not filled or line.text[:1].isupper():
        return lines
    last = filled[-1]
    if _SENTENCE_END.search(lines[last].text):
        return lines
    return lines[:last + 1]


def _without_holder(
    blocks: tuple[Block, ...], document: Sorted
) -> tuple[tuple[Block, ...], list[str]]:
    """The blocks without the name of who holds the rights at their end."""
    if len(blocks) < 2 or count_words(blocks[-1].text) > LONGEST_HOLDER:
        return blocks, []
    name = letters_of(blocks[-1].text)
    rights = [
        field.value
        for field in document.fields
        if field.label.field == Field.RIGHTS
    ]
    rights += [
        token.text
        for token in document.rest
        if is_rights(token.text)
    ]
    if not any(name in letters_of(text) for text in rights):
        return blocks, []
    return blocks[:-1], [blocks[-1].text]


def _abstract_of(fields: Sequence[FieldText]) -> tuple[Block, ...]:
    """The abstract, of a document without a text."""
    for field in fields:
        if field.label.field != "abstract" or _NO_TEXT.fullmatch(field.value):
            continue
        first = field.tokens[0].line
        last = field.tokens[-1].line
        block = Block(field.value, first.start, last.end)
        return (block,)
    return ()


def _with_rest(parts: Sequence[Part], export: Export) -> tuple[Part, ...]:
    """The parts with words, and the words round them as cuts of the first and the last."""
    told = [
        part
        for part in parts
        if part.blocks or (part.headline and not part.is_snippet)
    ]
    if not told:
        return ()
    silent = [
        cut
        for part in parts
        if part not in told
        for cut in part.cuts
    ]
    before = list(_cuts_of(export.before))
    after = list(_cuts_of(export.after))
    told[0] = replace(told[0], cuts=(*before, *told[0].cuts))
    told[-1] = replace(told[-1], cuts=(*told[-1].cuts, *silent, *after))
    return tuple(told)


def _cuts_of(tokens: Tokens) -> Iterator[Cut]:
    for token in tokens:
        if token.text:
            yield Cut(token.text, CutRule.EXPORT_FRAME.value)
