"""Files in which a browser keeps a page with all its pictures -> its Article: MHTML, webarchive."""

from __future__ import annotations

import plistlib
from email import message_from_bytes
from email.message import Message
from xml.parsers.expat import ExpatError

from generator.ingest.formats.document import Document, read_documents
from generator.ingest.formats.mail.eml import MAIL_ERRORS, header_of, leaves_of
from generator.ingest.formats.pages.html import decode_page
from generator.ingest.formats.plain import count_broken
from generator.ingest.formats.saved.saved_page import metadata_of_capture
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = "save the page again"
NO_PAGE = "no page in it"
# The mistakes of `plistlib` on hostile files.
PLIST_ERRORS = (ExpatError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_mhtml(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The page of an MHTML file, with the address and the day under which a browser saved it."""
    try:
        document = _parse_mhtml(data.lstrip(), outlets)
    except MAIL_ERRORS:
        document = None
    return _read_page(source, document, len(data), sidecar, outlets)


def read_webarchive(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The page of a file that Safari saved."""
    try:
        document = _parse_webarchive(data, outlets)
    except PLIST_ERRORS:
        document = None
    return _read_page(source, document, len(data), sidecar, outlets)


def _read_page(
    source: Source,
    document: Document | None,
    size: int,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    if document is None:
        return Reading((), (Problem(source.path, NO_PAGE, HINT),))
    return read_documents(source, [document], size, sidecar, outlets)


def _parse_mhtml(data: bytes, outlets: OutletIndex) -> Document | None:
    """The first page in the file: those after it are its frames."""
    message = message_from_bytes(data)
    pages = [
        part
        for part in leaves_of(message)
        if _is_page(part)
    ]
    if not pages:
        return None
    payload = pages[0].get_payload(decode=True)
    if not isinstance(payload, bytes):
        return None
    decoded = decode_page(payload, pages[0].get_content_charset() or "")
    if isinstance(decoded, str):
        return None
    url = header_of(message, "Snapshot-Content-Location")
    url = url or header_of(pages[0], "Content-Location")
    day = header_of(message, "Date")
    capture = metadata_of_capture(url, day, f"{url} {day}", outlets)
    return Document(html=decoded.text, fallback=capture, broken=count_broken(decoded))


def _is_page(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _parse_webarchive(data: bytes, outlets: OutletIndex) -> Document | None:
    resource = plistlib.loads(data)["WebMainResource"]
    page = resource["WebResourceData"]
    if not isinstance(page, bytes):
        return None
    decoded = decode_page(page, str(resource.get("WebResourceTextEncodingName", "")))
    if isinstance(decoded, str):
        return None
    url = str(resource.get("WebResourceURL", ""))
    capture = metadata_of_capture(url, "", url, outlets)
    return Document(html=decoded.text, fallback=capture, broken=count_broken(decoded))
