"""The first bytes of a file -> the suffix that it should have, where its name lies."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from generator import lazy
from generator.ingest.formats.archives.unpacking import ARCHIVE_ERRORS

PAGE_WITHIN = 20_000  # bytes at the beginning of a page among which its head or body begins
LONGEST_MIMETYPE = 100  # bytes
ZIP = ".zip"
COMPOUND_FILES = (".msg", ".doc", ".ppt", ".xls")
PACKED = (".docx", ".epub", ".odt", ".xlsx")  # zip files with members of certain names
OFTEN_WRONG = (ZIP, *COMPOUND_FILES, *PACKED)  # what is in such a file says more than its suffix
TEXTS = (".jsonl", ".markdown", ".md", ".ndjson")  # may begin with markup, and are no pages
MARKUP = (".bib", ".eml", ".enex", ".html", ".json", ".mbox", ".ris", ".xml")
# one is in each of them
CONTENTS = ("META-INF/container.xml", "[Content_Types].xml", "content.xml", "mimetype")
_XML_DECLARATION = rb"(?:<\?xml[^>]{0,99}>\s{0,99})?"
_XML = rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<[?!][^>]{0,500}>\s{0,99}){0,5}"
_BIBTEX = rb"\s{0,99}@[A-Za-z]{3,20}\{[^\s,{}]{1,200},\s{1,99}[\w-]{1,60}\s{0,9}="
# the header of a letter as it was sent: one that somebody pasted has no MIME-Version
_LETTER = rb"[!-9;-~]{1,80}:[^\n]{0,2000}\n(?:[^\r\n][^\n]{0,2000}\n){0,60}?MIME-Version:"
_PAGE = rb"(?:\xef\xbb\xbf)?\s{0,99}" + _XML_DECLARATION + rb"<(?:!doctype )?html"


@dataclass(frozen=True, slots=True)
class Beginning:
    """Bytes with which some formats begin, and their suffixes; the first is the usual one."""

    pattern: re.Pattern[bytes]
    suffixes: tuple[str, ...]


BEGINNINGS = (
    Beginning(lazy.regex(rb"%PDF-"), (".pdf",)),
    Beginning(lazy.regex(rb"\{\\rtf"), (".rtf",)),
    Beginning(lazy.regex(rb"PK\x03\x04"), (
        ZIP, ".docx", ".docm", ".epub", ".odp", ".ods", ".odt", ".pptx", ".wacz", ".xlsm", ".xlsx",
        ".pages", ".key", ".numbers")),
    Beginning(lazy.regex(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), COMPOUND_FILES),
    Beginning(lazy.regex(rb"\x1f\x8b\x08"), (".gz", ".tgz")),
    Beginning(lazy.regex(rb"BZh[1-9]1AY&SY"), (".bz2", ".tbz2")),
    Beginning(lazy.regex(rb".{257}ustar", re.S), (".tar",)),
    Beginning(lazy.regex(rb"WARC/[01]\."), (".warc",)),
    Beginning(lazy.regex(rb"bplist00"), (".webarchive",)),
    Beginning(lazy.regex(rb"From: <Saved by "), (".mhtml", ".mht")),
    Beginning(lazy.regex(_PAGE, re.I), (".html", ".htm", ".xhtml")),
    Beginning(lazy.regex(_XML + rb"<(?:rss|feed|rdf:RDF|opml)[\s>]"), (
        ".xml", ".atom", ".opml", ".rdf", ".rss")),
    Beginning(lazy.regex(_XML + rb"<en-export[\s>]"), (".enex",)),
    Beginning(lazy.regex(rb"\s{0,99}TY {1,2}- [A-Z]{3,8}\s{1,99}[A-Z][A-Z0-9] {1,2}- "), (".ris",)),
    Beginning(lazy.regex(_BIBTEX), (".bib",)),
    Beginning(lazy.regex(rb"From [^\n]{1,200}\n[!-9;-~]{1,80}:"), (".mbox", ".mbx", ".eml")),
    Beginning(lazy.regex(_LETTER, re.I), (".eml", ".mht", ".mhtml")),
    Beginning(lazy.regex(rb"\s{0,99}(?:\[\s{0,99})?\{\s{0,99}\"[^\"\n]{1,60}\"\s{0,9}:"), (
        ".json", ".jsonl", ".ndjson")),
)
_HEAD_OR_BODY = lazy.regex(rb"<(?:head|body)\b", re.I)
_MIMETYPES = {
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.text": ".odt",
}
_MEMBERS = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "ppt/presentation.xml": ".pptx",
    "datapackage.json": ".wacz",
}
_STREAMS = (  # of a compound file of Microsoft's, by the names in its directory
    ("__substg1.0_", ".msg"),
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("PowerPoint Document", ".ppt"),
)


def true_suffix(suffix: str, data: bytes, readable: Container[str]) -> str:
    """The suffix by which a file is read: its own, unless its first bytes are of another format.

    `readable` are the suffixes that have a reader.
    """
    for beginning in BEGINNINGS:
        if not beginning.pattern.match(data):
            continue
        if suffix in beginning.suffixes and suffix in readable and suffix not in OFTEN_WRONG:
            return suffix
        content_suffix = _choose(beginning, suffix, data)
        return content_suffix if content_suffix in readable else suffix
    return suffix


def _choose(beginning: Beginning, suffix: str, data: bytes) -> str:
    """Which of the formats that begin so it is; `suffix` where that is in doubt."""
    usual = beginning.suffixes[0]
    if usual == ZIP:
        return _zip_suffix(data) or suffix
    if usual == ".msg":
        return _compound_suffix(data) or suffix
    if usual in MARKUP and suffix in TEXTS:
        return suffix
    if usual == ".html" and not _HEAD_OR_BODY.search(data[:PAGE_WITHIN]):
        return suffix
    return usual


def _zip_suffix(data: bytes) -> str:
    """The suffix of what a zip file holds; "" where that is in doubt."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = b""
            if "mimetype" in names:
                with archive.open("mimetype") as opened:
                    mimetype = opened.read(LONGEST_MIMETYPE)
    except ARCHIVE_ERRORS:
        return ""
    declared = _MIMETYPES.get(mimetype.decode("latin-1").strip())
    found = [suffix for name, suffix in _MEMBERS.items() if name in names]
    if declared or found:
        return declared or found[0]
    return ZIP if names.isdisjoint(CONTENTS) else ""


def _compound_suffix(data: bytes) -> str:
    for stream, suffix in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return suffix
    return ""
