"""Paragraphs, headings and rows of a word processor's file -> one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.ingest.formats.document import Document
from generator.ingest.layout.headlines import count_words, looks_like_headline
from generator.ingest.metadata.datestamps import parse_timestamp
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.values import clean_line, parse_names
from generator.ingest.rules import EvidenceRule
from generator.words import letters_of, squeeze

BETWEEN_CELLS = " · "
LONGEST_CELL = 40  # words: a table with a longer cell lays out the page
TOP = 3_000  # characters of a text among which its author is named
FEWEST_TITLE_WORDS = 4  # of a title that no paragraph repeats


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, a heading, or a row of a table."""

    text: str
    level: int = 0  # of a heading, from 1; 0 for others


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself, beside its text."""

    title: str = ""
    creator: str = ""
    created: str = ""


def build_rows(rows: Iterable[Sequence[Sequence[TextBlock]]]) -> list[TextBlock]:
    """The rows of a table, each with the blocks of its cells; a table that only lays out the page
    gives its cells' own blocks.
    """
    table = [[cell for cell in row if cell] for row in rows]
    cells = [cell for row in table for cell in row]
    lengths = [
        sum(count_words(block.text) for block in cell)
        for cell in cells
    ]
    if max(lengths, default=0) > LONGEST_CELL:
        return [block for cell in cells for block in cell]
    lines = [
        BETWEEN_CELLS.join(_text_of_cell(cell) for cell in row)
        for row in table
    ]
    return [TextBlock(line) for line in lines if line]


def build_document(blocks: Sequence[TextBlock], properties: Properties) -> Document:
    """The text of all blocks, with headings underlined, and what the file says of itself."""
    levels = sorted({
        block.level
        for block in blocks
        if block.level
    })
    lines: list[str] = []
    for block in blocks:
        text = "\n".join(
            line
            for line in map(squeeze, block.text.split("\n"))
            if line
        )
        if not text:
            continue
        is_heading = block.level > 0 and "\n" not in text and looks_like_headline(text)
        rule = "=====" if block.level in levels[:1] else "-----"
        lines.append(f"{text}\n{rule}" if is_heading else text)
    text = "\n\n".join(lines)
    has_title = any(block.level for block in blocks[:3])
    return Document(text=text, metadata=_parse_properties(properties, text, has_title))


def _text_of_cell(cell: Iterable[TextBlock]) -> str:
    return " ".join(squeeze(block.text) for block in cell)


def _parse_properties(properties: Properties, text: str, has_title: bool) -> Metadata:
    """The title where no heading gives one, the creator where the text names him, and the day on
    which the file was saved: that is no day of publication.
    """
    pieces: list[Metadata] = []
    rule = EvidenceRule.PAGE_METADATA
    title = clean_line(properties.title)
    if not has_title and count_words(title) >= FEWEST_TITLE_WORDS and looks_like_headline(title):
        pieces.append(metadata_of(Field.TITLE, title, title, rule))
    creator = clean_line(properties.creator)
    if creator and letters_of(creator) in letters_of(text[:TOP]):
        pieces.append(metadata_of(Field.AUTHORS, parse_names(creator), creator, rule))
    day = parse_timestamp(clean_line(properties.created))
    if day:
        pieces.append(metadata_of(Field.ACCESSED, day, properties.created, rule))
    return merge_metadata(pieces)
