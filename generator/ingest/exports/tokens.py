"""Lines of an export -> Tokens, what each line is to its database; and each document's tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator import lazy
from generator.ingest.exports.databases import Database, Label, Place
from generator.ingest.layout.blocks import Line

_RESERVED = (
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados|tutti i diritti riservati")
_RIGHTS = lazy.regex(rf"(?:\(c\)|©|copyright\b).{{0,200}}|(?:{_RESERVED})\W*", re.I)
_PAGE_MARK = lazy.regex(r"Page \d+(?: of \d+)?|\d+ / \d+|Seite \d+ von \d+", re.I)


@dataclass(frozen=True, slots=True)
class Token:
    """One line of an export."""

    line: Line
    text: str  # of the line, without blanks at its ends; "" for a blank line
    label: Label | None = None
    value: str = ""
    marks: bool = False  # a document's border or end
    ends: bool = False  # the last line of a document, but for fields and rights

    @property
    def is_furniture(self) -> bool:
        """Is it of no document: a border, a page's number, a line of rights?"""
        return (
            self.marks
            or is_page_mark(self.text)
            or is_rights(self.text)
        )

    def stands(self, *places: Place) -> bool:
        if self.label is None:
            return False
        return self.label.place in places


Tokens = Sequence[Token]


def is_rights(text: str) -> bool:
    """Is it a line of rights?"""
    return _RIGHTS.fullmatch(text) is not None


def is_page_mark(text: str) -> bool:
    """Is it the number of a page?"""
    return _PAGE_MARK.fullmatch(text) is not None


def read_tokens(lines: Sequence[Line], database: Database) -> list[Token]:
    """What each line is to this database."""
    return [_read_token(line, database) for line in lines]


def _read_token(line: Line, database: Database) -> Token:
    text = line.text.strip("\ufeff \t\xa0\x0c")
    if not text:
        return Token(line, "")
    found = database.find_label(text)
    label, value = found or (None, "")
    ends = database.is_end(text)
    marks = ends or database.is_border(text)
    return Token(line, text, label, value, marks=marks, ends=ends)


def part_documents(tokens: Tokens, database: Database) -> list[list[Token]]:
    """The tokens of each document.

    A piece without a field of a head belongs to the document before it.
    """
    documents: list[list[Token]] = []
    for piece in _part_pieces(tokens, database):
        if documents and _has_fields(documents[-1]) and not _has_fields(piece):
            documents[-1] += piece
        else:
            documents.append(piece)
    return documents


def _has_fields(tokens: Tokens) -> bool:
    return any(token.stands(Place.HEAD, Place.TEXT) for token in tokens)


def _part_pieces(tokens: Tokens, database: Database) -> list[list[Token]]:
    """What stands between borders and ends; fields and rights after an end belong before it."""
    pieces: list[list[Token]] = [[]]
    has_ended = False
    for token in tokens:
        is_content = _is_content(token)
        follows_end = (
            has_ended
            and is_content
            and not token.stands(Place.TEXT)
        )
        begins = database.is_border(token.text) or follows_end or _repeats(token, pieces[-1])
        if begins and _has_words(pieces[-1]):
            pieces.append([])
        if is_content or begins:
            has_ended = False
        has_ended = has_ended or token.ends
        pieces[-1].append(token)
    return [piece for piece in pieces if _is_filled(piece)]


def _has_words(tokens: Tokens) -> bool:
    return any(token.text and not token.marks for token in tokens)


def _is_filled(tokens: Tokens) -> bool:
    return any(token.text for token in tokens)


def _repeats(token: Token, piece: Tokens) -> bool:
    """Does a code of a document's head come again after its text?"""
    if not token.stands(Place.HEAD) or token.label is None or not token.label.runs_on:
        return False
    labels = [other.label for other in piece]
    return (
        token.label in labels
        and any(other.stands(Place.TEXT) for other in piece)
    )


def _is_content(token: Token) -> bool:
    """Is it neither blank nor a border, nor a field at a document's foot?"""
    if not token.text or token.is_furniture:
        return False
    return not token.stands(Place.TAIL, Place.ENDS)
