"""A letter of any mail program -> the Document that it holds: an article, or a digest of many."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email.utils import parseaddr, parsedate_to_datetime

from generator import edtf, lazy
from generator.ingest.formats.document import Document
from generator.ingest.formats.mail.forwarded import find_forwarded
from generator.ingest.formats.pages.text import extract_body, markup_text
from generator.ingest.layout.blocks import build_blocks, split_lines
from generator.ingest.metadata.authors import NAME, names_newsroom, parse_authors
from generator.ingest.metadata.datestamps import parse_date
from generator.ingest.metadata.headers import parse_header
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import clean_line
from generator.ingest.rules import EvidenceRule
from generator.ingest.stories.splitting import split_stories
from generator.model.article import Basis, Dated
from generator.words import letters_of

LONGEST_HEADER = 2_000  # characters of a header's value
FEWEST_ROWS = 3  # of a table that is none of layout
LONGEST_SIGNATURE = 15  # lines below "-- "
WHOLE = 0.7  # of a text's letters: an HTML part in which fewer are found loses too much

_PASSED_ON = lazy.regex(
    r"(?:\[[^\]]{1,40}\]\s*)?(?:(?:re|fwd?|fw|aw|wg|tr|sv|vs)\s*(?:\[\d+\])?\s*:\s*)+", re.I)
_LINK = lazy.regex(r"[ \t]?<(?:https?|mailto):[^>\s]{0,4000}>|\[(?:image|cid):[^\]\n]{0,300}\]")
_NAME_AT_OUTLET = lazy.regex(rf"(?P<name>{NAME})(?: at | from |, | \| | - )(?P<outlet>.{{2,60}})")
_LAYOUT = lazy.regex(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th|center)\b[^<>]*>", re.I)
_INNER_TABLE = lazy.regex(r"<table\b(?:(?!<table\b).){0,50000}?</table>", re.I | re.S)
_ROW = lazy.regex(r"<tr\b", re.I)
_CELL = lazy.regex(r"<t[dh]\b", re.I)
_LINK_OR_PICTURE = lazy.regex(r"<(?:a|img)\b", re.I)
_SIGNATURE = lazy.regex(r"^-- ?$", re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as its mail program keeps it. Empty is unknown."""

    name: str = ""  # its Message-ID
    subject: str = ""
    sender: str = ""  # "Ann Lee <ann@norland.example>"
    date: str = ""  # in the words of its header
    text: str = ""
    html: str = ""
    is_mailing: bool = False  # sent to many by a list


def build_document(letter: Letter, outlets: OutletIndex) -> Document | None:
    """What a letter holds; None if it has no words.

    A letter that it passes on counts by that one's own header. Several stories are read from the
    text; a single one from the HTML, unless the text alone is the whole.
    """
    text = _plain_text(letter)
    forwarded = find_forwarded(text)
    if forwarded:
        header = forwarded.header
        letter = Letter(
            name=letter.name, text=_strip_signature(forwarded.text),
            subject=header.get("subject", letter.subject), sender=header["from"],
            date=header.get("date", ""))
        text = letter.text
    if not text.strip():
        return None
    page = _without_layout(letter.html)
    title = _title_of(letter.subject)
    origin = _outlet_and_author(letter, outlets)
    fallback = merge_metadata((_published(letter.date), origin))
    document = Document(name=letter.name, text=text, fallback=fallback)
    if _has_stories(text, outlets):
        return document
    metadata = merge_metadata((title, _only_outlet(origin)))
    if page and not _loses_words(page, text):
        return replace(document, text="", html=page, metadata=metadata)
    return replace(document, metadata=metadata)


def _without_layout(html: str) -> str:
    """The page without the tables that lay letters out; those with rows of figures stay."""
    pieces: list[str] = []
    place = 0
    for m in _INNER_TABLE.finditer(html):
        if _has_rows(m[0]):
            pieces += [_LAYOUT.sub(r"<\1div>", html[place:m.start()]), m[0]]
            place = m.end()
    rest = _LAYOUT.sub(r"<\1div>", html[place:])
    return "".join([*pieces, rest])


def _has_rows(table: str) -> bool:
    """Have three rows or more the same cells, two or more, none of them a link or a picture?"""
    if _LINK_OR_PICTURE.search(table):
        return False
    rows = _ROW.split(table)[1:]
    widths = {len(_CELL.findall(row)) for row in rows}
    return len(rows) >= FEWEST_ROWS and len(widths) == 1 and min(widths) > 1


def _plain_text(letter: Letter) -> str:
    """The letter's text, or the words of its HTML where it has none to speak of."""
    text = _LINK.sub("", letter.text)
    if not letter.html:
        return _strip_signature(text)
    words = markup_text(letter.html)
    if len(letters_of(text)) < WHOLE * len(letters_of(words)):
        return words
    return _strip_signature(text)


def _strip_signature(text: str) -> str:
    """The text without what a person's mail program writes below it."""
    places = [m.start() for m in _SIGNATURE.finditer(text)]
    if not places or text.count("\n", places[-1]) > LONGEST_SIGNATURE:
        return text
    return text[:places[-1]]


def _has_stories(text: str, outlets: OutletIndex) -> bool:
    """Do several stories stand in it?"""
    parts = split_stories(build_blocks(split_lines(text)), outlets).parts
    return sum(bool(part.blocks) for part in parts) > 1


def _loses_words(html: str, text: str) -> bool:
    """Is so little of the text found in the HTML that the text is the better copy?"""
    found = letters_of(" ".join(extract_body(html)))
    return len(found) < WHOLE * len(letters_of(text))


def _title_of(subject: str) -> Metadata:
    line = clean_line(subject)
    title = _PASSED_ON.sub("", line, count=1).strip()
    if not letters_of(title):
        return Metadata()
    return metadata_of(Field.TITLE, title, subject, EvidenceRule.MAIL_HEADER)


def _published(text: str) -> Metadata:
    """The day of a header such as "Tue, 12 Mar 2019 08:00:00 +0100", where it was sent."""
    try:
        sent = parsedate_to_datetime(text)
        period = edtf.read(sent.date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        period = parse_date(text[:60])
    if period is None:
        return Metadata()
    published = Dated(period, Basis.STATED, clean_line(text))
    return metadata_of(Field.PUBLISHED, published, text, EvidenceRule.MAIL_HEADER)


def _outlet_and_author(letter: Letter, outlets: OutletIndex) -> Metadata:
    """Whom a sender plainly is: an outlet, or its reporter. Anyone else is neither.

    In a mailing, "Ann Lee from Packet Loss" says what it is called, whether it is known or not.
    """
    display, address = parseaddr(letter.sender)
    name = clean_line(display).strip("\"'")
    host = address.rpartition("@")[2].lower()
    site = outlets.outlet_of_url(f"https://{host}")
    m = _NAME_AT_OUTLET.fullmatch(name)
    named = parse_header(m["outlet"] if m else name, outlets).outlet
    of_mailing = m["outlet"] if m and letter.is_mailing else None
    outlet = named or site or of_mailing
    if outlet is None:
        return Metadata()
    quote = clean_line(letter.sender)
    origin = metadata_of(Field.OUTLET, outlet, quote, EvidenceRule.MAIL_HEADER)
    person = m["name"] if m else name
    is_person = m is not None or (named is None and _is_person(person, outlets))
    authors = parse_authors(person) if is_person else ()
    if not authors:
        return origin
    of_author = metadata_of(Field.AUTHORS, authors, quote, EvidenceRule.MAIL_HEADER)
    return merge_metadata((origin, of_author))


def _is_person(name: str, outlets: OutletIndex) -> bool:
    if re.fullmatch(NAME, name) is None or names_newsroom(name):
        return False
    return outlets.find_outlet(name.split(" ")[0]) is None


def _only_outlet(metadata: Metadata) -> Metadata:
    evidence = tuple(
        entry
        for entry in metadata.evidence
        if entry.field == Field.OUTLET
    )
    return Metadata(outlet=metadata.outlet, evidence=evidence)
