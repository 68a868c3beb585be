"""The tokens of a document -> its head, its fields and its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator import lazy
from generator.ingest.exports.databases import Database, Label, Place
from generator.ingest.exports.tokens import Token, Tokens
from generator.ingest.layout.blocks import Line
from generator.ingest.layout.headlines import count_words

LONG = 12  # words: a longer line is of the text
WIDE = 60  # characters: a line as long runs on
SHORT = 8  # words of a line that belongs to the label above it
_OTHER_LABEL = lazy.regex(r"[A-ZÀ-Þ][\w()/ -]{2,40}:\s")  # one that the tables have not


@dataclass(slots=True)
class FieldText:
    """A label with all lines of its value."""

    label: Label
    tokens: list[Token]

    @property
    def value(self) -> str:
        first, *others = self.tokens
        return " ".join(
            part
            for part in (first.value, *(other.text for other in others))
            if part
        )

    @property
    def quote(self) -> str:
        return " ".join(token.text for token in self.tokens)


@dataclass(slots=True)
class Sorted:
    """A document, line by line."""

    head: list[Token] = field(default_factory=list)  # lines without a label
    fields: list[FieldText] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)
    rest: list[Token] = field(default_factory=list)  # borders, rights, what stands at the end


def sort_document(tokens: Tokens, database: Database) -> Sorted:
    """Each line to its place."""
    owners = list(_find_owners(tokens))
    start = _find_text(tokens, owners, database)
    end = _find_tail(tokens, owners, start, database)
    document = Sorted()
    for k, token in enumerate(tokens):
        if token.text:
            _sort_token(
                token,
                owners[k],
                start <= k < end,
                k < start,
                document,
            )
        elif start <= k < end:
            document.text.append(token.line)
    return document


def _sort_token(
    token: Token,
    owner: Label | None,
    in_text: bool,
    in_head: bool,
    document: Sorted,
) -> None:
    """One line to the head, a field, the text or the rest."""
    if token.label and (not in_text or token.stands(Place.TEXT)):
        document.fields.append(FieldText(token.label, [token]))
        if token.stands(Place.TEXT) and token.value:
            document.text.append(_value_line(token))
    elif in_text and not token.marks:
        document.text.append(_bare_line(token))
    elif owner and document.fields and not token.is_furniture:
        document.fields[-1].tokens.append(token)
    elif in_head and not token.is_furniture:
        document.head.append(token)
    else:
        document.rest.append(token)


def _bare_line(token: Token) -> Line:
    line = token.line
    indent = line.text.index(token.text)
    start = line.start + indent
    return Line(token.text, start, line.end)


def _value_line(token: Token) -> Line:
    """The words that stand after a label on its line."""
    line = token.line
    place = line.text.rindex(token.value)
    start = line.start + place
    return Line(token.value, start, line.end)


def _find_owners(tokens: Tokens) -> Iterator[Label | None]:
    """For each line without a label, the label whose value it goes on with."""
    owner: Label | None = None
    last = Token(Line("", 0), "")  # the line before
    is_value = False  # has the owner's value begun?
    for token in tokens:
        if token.label:
            owner = None if token.stands(Place.TEXT) else token.label
            is_value = bool(token.value)
            yield None
        elif not token.text:
            if owner and is_value and not owner.runs_on:
                owner = None
            yield None
        else:
            if owner and not _goes_on(token, last, owner, is_value):
                owner = None
            is_value = True
            yield owner
        last = token


def _goes_on(token: Token, last: Token, owner: Label, is_value: bool) -> bool:
    """Is this line of the value above it?"""
    if owner.runs_on or not is_value:
        return not owner.is_whole
    if owner.is_whole or _OTHER_LABEL.match(token.text):
        return False
    is_indented = (
        token.line.text[:1].isspace()
        and not last.line.text[:1].isspace()
    )
    is_wrapped = len(last.text) >= WIDE
    return (
        is_indented
        or is_wrapped
        or count_words(token.text) < SHORT
    )


def _find_text(tokens: Tokens, owners: Sequence[Label | None], database: Database) -> int:
    """Where the text begins."""
    for k, token in enumerate(tokens):
        if token.stands(Place.TEXT):
            return k
    plain = [
        k
        for k, token in enumerate(tokens)
        if _is_plain(token, owners[k])
    ]
    if database.has_snippets:
        return _find_snippet(tokens, plain, len(database.head))
    has_head = [token.stands(Place.HEAD) for token in tokens]
    for k in plain:
        if True in has_head[:k] and not _leads_to_head(tokens[k:]):
            return k
    return len(tokens)


def _is_plain(token: Token, owner: Label | None) -> bool:
    return (
        bool(token.text)
        and not token.label
        and not token.is_furniture
        and not owner
    )


def _find_snippet(tokens: Tokens, plain: Sequence[int], longest_head: int) -> int:
    """The line after title and outlet; a long line is neither."""
    for number, k in enumerate(plain):
        if number == longest_head:
            return k
        length = count_words(tokens[k].text)
        if number and length >= LONG:
            return k
    return len(tokens)


def _leads_to_head(tokens: Tokens) -> bool:
    """Does a field of the head come before the first long line?"""
    for token in tokens:
        if token.stands(Place.HEAD):
            return True
        if count_words(token.text) >= LONG or len(token.text) >= WIDE or token.label:
            return False
    return False


def _find_tail(
    tokens: Tokens, owners: Sequence[Label | None], start: int, database: Database
) -> int:
    """Where the text ends: at a field that no text follows, or where only such lines follow."""
    end = len(tokens)
    for k in range(start + 1, len(tokens)):
        if _ends_text(tokens[k], database):
            end = k
            break
    first = end
    for k in range(end - 1, start, -1):
        token = tokens[k]
        if token.stands(Place.TAIL, Place.ENDS) or (token.text and token.is_furniture):
            first = k
        elif _is_plain(token, owners[k]) and not _OTHER_LABEL.match(token.text):
            break
    return first


def _ends_text(token: Token, database: Database) -> bool:
    label = token.label
    if label is None or label.place == Place.TEXT:
        return False
    return (
        label.place == Place.ENDS
        or label.runs_on
        or database.has_snippets
    )
