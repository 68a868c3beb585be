"""MSG, a letter as Outlook saves it -> Articles."""

from __future__ import annotations

from email.utils import format_datetime
from io import BytesIO
from typing import TYPE_CHECKING

from generator.ingest.formats.archives.unpacking import ARCHIVE_ERRORS
from generator.ingest.formats.document import read_documents
from generator.ingest.formats.mail.eml import decode_words
from generator.ingest.formats.mail.letter import Letter, build_document
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.values import replace_surrogates
from generator.model.problem import Problem
from generator.model.source import Reading, Source

if TYPE_CHECKING:
    from oxmsg import Message

HINT = "save the letter as .eml, or its text as .txt"
MSG_ERRORS = (*ARCHIVE_ERRORS, TypeError, AttributeError, AssertionError)


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The stories of one letter."""
    letter = _parse_letter(data)
    if letter is None:
        return Reading((), (Problem(source.path, "no letter in it", HINT),))
    document = build_document(letter, outlets)
    if document is None:
        return Reading((), (Problem(source.path, "no words in it", HINT),))
    return read_documents(source, [document], len(data), sidecar, outlets)


def _parse_letter(data: bytes) -> Letter | None:
    from oxmsg import Message

    try:
        message = Message.load(BytesIO(data))
        headers = message.message_headers
        sent = message.sent_date
        sender = headers.get("From") or message.sender or ""
        subject = message.subject
    except MSG_ERRORS:
        return None
    return Letter(
        subject=decode_words(_plain(subject)),
        sender=decode_words(_plain(sender)),
        date=headers.get("Date") or (format_datetime(sent) if sent else ""),
        text=_body(message, "body"),
        html=_body(message, "html_body"),
        is_mailing="List-Unsubscribe" in headers or "List-Id" in headers)


def _body(message: Message, kind: str) -> str:
    """The letter's text or HTML; empty where it is broken."""
    try:
        return _plain(getattr(message, kind) or "")
    except MSG_ERRORS:
        return ""


def _plain(text: str) -> str:
    words = replace_surrogates(text)
    words = words.replace("\r\n", "\n")
    return words.replace("\0", "")
