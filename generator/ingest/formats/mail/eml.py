"""EML and mbox -> Articles: one letter or many, with the letters that are attached to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.header import decode_header, make_header
from email.message import Message

from generator import lazy
from generator.ingest.formats.document import Document, read_documents
from generator.ingest.formats.mail.letter import LONGEST_HEADER, Letter, build_document
from generator.ingest.layout import encoding
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.values import clean_line
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import mark

MOST_LETTERS = 20_000  # of one file
MOST_PARTS = 500  # of one letter
LONGEST_NAME = 200  # characters of a Message-ID
NOT_MAIL_HINT = "save the letter again, or its text as .txt"
# The mistakes of the package `email` on hostile letters.
MAIL_ERRORS = (
    MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    RecursionError)

_SEPARATOR = lazy.regex(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n(?=[!-9;-~]+:)")
_QUOTED_FROM = lazy.regex(rb"^>(>*From )", re.M)
_FIRST_LINE = lazy.regex(rb"(?:From [^\n]*\n)?[!-9;-~]{1,80}:")


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The stories of one letter."""
    if not _FIRST_LINE.match(data.lstrip()):
        return _not_mail(source)
    return _read_letters(source, [data.lstrip()], len(data), sidecar, outlets, is_alone=True)


def read_mbox(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The stories of all letters of a file."""
    letters = part_letters(data)
    if not letters:
        return _not_mail(source)
    first = letters[:MOST_LETTERS]
    reading = _read_letters(source, first, len(data), sidecar, outlets, is_alone=False)
    if len(letters) <= MOST_LETTERS:
        return reading
    what = f"only the first {MOST_LETTERS} of {len(letters)} letters are read"
    problem = Problem(source.path, what, "part the file")
    return replace(reading, problems=(*reading.problems, problem))


def part_letters(data: bytes) -> list[bytes]:
    """The letters of an mbox file, without the lines that part them."""
    starts = [m.start() for m in _SEPARATOR.finditer(data)]
    ends = [*starts[1:], len(data)]
    letters: list[bytes] = []
    for start, end in zip(starts, ends, strict=False):
        _, _, letter = data[start:end].partition(b"\n")
        letters.append(_QUOTED_FROM.sub(rb"\1", letter))
    return letters


def _not_mail(source: Source) -> Reading:
    return Reading((), (Problem(source.path, "no letter in it", NOT_MAIL_HINT),))


def _read_letters(
    source: Source, raw_letters: Sequence[bytes], size: int, sidecar: Sidecar,
    outlets: OutletIndex, *, is_alone: bool,
) -> Reading:
    """A letter that a file holds twice, as mail programs with labels keep them, is read once."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for number, raw in enumerate(raw_letters, 1):
        try:
            letters = list(_parse_letters(message_from_bytes(raw)))
            found = [build_document(letter, outlets) for letter in letters]
        except MAIL_ERRORS:
            what = f"letter {number} is broken"
            problems.append(Problem(source.path, what, NOT_MAIL_HINT))
            continue
        for letter_number, document in enumerate(found):
            if document is not None:
                is_only = is_alone and len(found) == 1
                name = "" if is_only else document.name or f"{_digest(raw)}-{letter_number}"
                documents.setdefault(name, replace(document, name=name))
    if not documents and not problems:
        problems.append(Problem(source.path, "no words in it", NOT_MAIL_HINT))
    reading = read_documents(source, documents.values(), size, sidecar, outlets)
    return replace(reading, problems=(*problems, *reading.problems))


def _digest(letter: bytes) -> str:
    return mark(letter.decode("latin-1"))


def _parse_letters(message: Message) -> Iterator[Letter]:
    """The letters that are attached to a letter, or else the letter itself.

    A letter that somebody attached is what the one about it passes on.
    """
    attached = _find_attached(message)
    for inner in attached:
        yield from _parse_letters(inner)
    if attached:
        return
    texts: list[str] = []
    pages: list[str] = []
    for part in leaves_of(message):
        kind = part.get_content_type()
        if kind == "text/plain":
            texts.append(decode_part(part))
        elif kind == "text/html":
            pages.append(decode_part(part))
    if texts and has_open_end(message):
        pages.clear()  # the text stands before the page, and is the one that is whole
    yield Letter(
        name=header_of(message, "Message-ID").strip("<> ")[:LONGEST_NAME],
        subject=header_of(message, "Subject"),
        sender=header_of(message, "From"),
        date=header_of(message, "Date"),
        text="\n\n".join(texts),
        html="\n".join(pages),
        is_mailing="List-Unsubscribe" in message or "List-Id" in message)


def _find_attached(message: Message) -> list[Message]:
    """The letters straight within this one, and not those within them."""
    found: list[Message] = []
    waiting = [message]
    while waiting and len(found) < MOST_PARTS:
        part = waiting.pop()
        payload = part.get_payload()
        if not isinstance(payload, list):
            continue
        inner = [entry for entry in payload if isinstance(entry, Message)]
        if part.get_content_type() == "message/rfc822":
            found += inner
        else:
            waiting += reversed(inner)
    return found


def leaves_of(message: Message) -> Iterator[Message]:
    """The parts that hold words and are no attachments."""
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            return
        if not part.is_multipart() and part.get_content_disposition() != "attachment":
            yield part


def has_open_end(message: Message) -> bool:
    """Is the end of one of its parts missing?"""
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)


def decode_part(part: Message) -> str:
    """The words of a part, in the character set that it declares, or in the one of its bytes."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = payload.decode(charset)
    except (LookupError, ValueError):
        decoded = encoding.decode(payload)
        text = "" if isinstance(decoded, str) else decoded.text
    return text.replace("\r\n", "\n")


def header_of(message: Message, name: str) -> str:
    """A header in words; empty where there is none."""
    values = [
        value
        for key, value in message.raw_items()
        if key.lower() == name.lower()
    ]
    if not values:
        return ""
    return decode_words(str(values[0]))


def decode_words(value: str) -> str:
    """The value of a header, with `=?utf-8?q?Caf=C3=A9?=` and bytes of its own, in words."""
    raw = _decode_raw(value[:LONGEST_HEADER])
    try:
        return clean_line(make_header(decode_header(raw)))
    except MAIL_ERRORS:
        return clean_line(raw)


def _decode_raw(value: str) -> str:
    """A header with bytes of its own, which `email` gives as surrogates, read as UTF-8."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
