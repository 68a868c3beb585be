"""Lines -> the database that they are an export of, and its documents; None for other files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.ingest.exports.databases import Database, databases
from generator.ingest.exports.tokens import Token, Tokens, part_documents, read_tokens
from generator.ingest.layout.blocks import Line
from generator.ingest.layout.headlines import count_words

MOST = 2 / 3  # of the documents have enough labels
PROSE = 30  # words of a line: with one, what stands beside the documents is a story


@dataclass(frozen=True, slots=True)
class Export:
    """An export of a database, parted into its documents."""

    database: Database
    documents: tuple[Tokens, ...]
    before: Tokens  # what stands before the first: a cover page, a list of contents
    after: Tokens


def recognise(lines: Sequence[Line]) -> Export | None:
    """The export that the most labels speak for."""
    best: Export | None = None
    for database in databases():
        if not _has_sign(lines, database):
            continue
        export = _read_export(lines, database)
        if export and (best is None or _count_labels(export) > _count_labels(best)):
            best = export
    return best


def _has_sign(lines: Sequence[Line], database: Database) -> bool:
    return any(database.is_sign(line.text.strip()) for line in lines)


def _read_export(lines: Sequence[Line], database: Database) -> Export | None:
    """None where too few documents have enough labels."""
    pieces = part_documents(read_tokens(lines, database), database)
    are_documents = [
        len(_labels_of(piece)) >= database.fewest
        for piece in pieces
    ]
    if True not in are_documents:
        return None
    first = are_documents.index(True)
    end = len(pieces) - are_documents[::-1].index(True)
    before = pieces[:first]
    documents = pieces[first:end]
    after = pieces[end:]
    if sum(are_documents) < MOST * len(documents):
        return None
    if any(map(_is_story, before + after)):
        return None
    return Export(database, tuple(documents), _joined(before), _joined(after))


def _labels_of(tokens: Tokens) -> set[str]:
    return {
        token.label.name
        for token in tokens
        if token.label
    }


def _count_labels(export: Export) -> int:
    return sum(len(_labels_of(document)) for document in export.documents)


def _is_story(tokens: Tokens) -> bool:
    return any(count_words(token.text) >= PROSE for token in tokens)


def _joined(pieces: Sequence[Tokens]) -> list[Token]:
    return [token for piece in pieces for token in piece]
