"""A PDF -> its Articles: the words of its pages in reading order, by where its letters stand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, groupby

from generator import lazy
from generator.ingest.formats import cut_off
from generator.ingest.formats.document import Document, read_documents
from generator.ingest.metadata.headers import parse_date_line, parse_header
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.values import clean_line, parse_names, parse_url
from generator.ingest.printed.columns import order_blocks
from generator.ingest.printed.furniture import Margins, split_furniture
from generator.ingest.printed.lines import PrintedLine, build_lines, close_wide_blanks
from generator.ingest.printed.pages import PageLetters, PdfLetters, read_pdf
from generator.ingest.printed.paragraphs import body_size, build_paragraphs
from generator.ingest.printed.story import find_headline, story_text
from generator.ingest.printed.streams import find_excess, has_broken_stream
from generator.ingest.printed.tables import join_rows
from generator.ingest.rules import EvidenceRule
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import letters_of

FEWEST_LETTERS = 20  # of a page with text: fewer are a stamp on a picture
LONGEST_OUTLET = 40  # characters behind the headline in a file's title
BROKEN_PART = "a part of it is broken: words may be missing"
_FAULTS: Mapping[str, tuple[str, str]] = {
    "password": ("it is locked with a password", "open it and print it to a PDF without one"),
    "broken": ("no PDF that can be read", "save it again, or its text as .txt"),
}
_PICTURES_HINT = "run `ocrmypdf IN.pdf OUT.pdf`, which reads pictures of text, and keep OUT.pdf"
_LONG_HINT = "split the file"
_BROWSERS = lazy.regex(r"Mozilla/|Chrome|Firefox|Safari|Skia/PDF|Quartz PDFContext")
_STAMP = lazy.regex(r"D:(\d{4})(\d\d)(\d\d)")
_HEAD_PARTS = lazy.regex(r"\s+[-–—|•·]\s+")
_SITE_PARTS = lazy.regex(r"\s+[-–—|]\s+")


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The stories of a PDF with text."""
    excess = find_excess(data)
    if excess:
        return Reading((), (Problem(source.path, excess, _LONG_HINT),))
    pdf = read_pdf(data)
    if isinstance(pdf, str):
        what, hint = _FAULTS[pdf]
        return Reading((), (Problem(source.path, what, hint),))
    problems = _find_shortfall(source, pdf)
    if has_broken_stream(data):
        problems += (Problem(source.path, BROKEN_PART, cut_off.HINT),)
    if not any(page.letters for page in pdf.pages):
        return Reading((), problems)
    document = _build_document(pdf, outlets)
    if not document.text:
        return Reading((), problems)
    reading = read_documents(source, (document,), len(data), sidecar, outlets)
    return Reading(reading.articles, problems + reading.problems)


def _find_shortfall(source: Source, pdf: PdfLetters) -> tuple[Problem, ...]:
    """What a person should know of pages that are not read."""
    problems: list[Problem] = []
    count = len(pdf.pages)
    pictures = [
        page
        for page in pdf.pages
        if len(page.letters) < FEWEST_LETTERS
    ]
    if len(pictures) == count:
        what = "no text in it: its pages are pictures"
        problems.append(Problem(source.path, what, _PICTURES_HINT))
    elif pictures:
        what = f"{len(pictures)} of {count} pages have no text: they are pictures, or empty"
        problems.append(Problem(source.path, what, _PICTURES_HINT))
    if pdf.is_cut:
        what = f"only its first {count} pages are read"
        problems.append(Problem(source.path, what, _LONG_HINT))
    return tuple(problems)


def _build_document(pdf: PdfLetters, outlets: OutletIndex) -> Document:
    pages = [
        _lines_of(page, number)
        for number, page in enumerate(pdf.pages)
    ]
    heights = [page.height for page in pdf.pages]
    margins = split_furniture(pages, heights)
    blocks = list(chain.from_iterable(
        order_blocks(lines)
        for _, lines in groupby(margins.lines, key=lambda line: line.page)
    ))
    paragraphs = build_paragraphs(blocks)
    title = clean_line(pdf.information.get("Title"))
    headline = find_headline(paragraphs, body_size(margins.lines), title, outlets)
    text = story_text(paragraphs, headline)
    top = "" if headline is None else paragraphs[headline].text
    stated = _parse_information(pdf.information, top, text, outlets)
    metadata = merge_metadata((_parse_margins(margins, outlets), stated))
    return Document(text=text, metadata=metadata)


def _lines_of(page: PageLetters, number: int) -> list[PrintedLine]:
    lines = build_lines(page.letters, number)
    return close_wide_blanks(join_rows(lines))


def _parse_margins(margins: Margins, outlets: OutletIndex) -> Metadata:
    """The address that a browser printed; what running heads say of outlet and day of issue."""
    url = parse_url(margins.url)
    if url:
        return metadata_of(Field.URL, url, margins.url, EvidenceRule.ADDRESS_LINE)
    if margins.print_date:
        return Metadata()
    pieces = [parse_header(head, outlets) for head in margins.heads]
    for head in margins.heads:
        for part in _HEAD_PARTS.split(head):
            pieces.append(parse_date_line(part, outlets) or Metadata())
    return merge_metadata(pieces)


def _parse_information(
    information: Mapping[str, str],
    headline: str,
    text: str,
    outlets: OutletIndex,
) -> Metadata:
    """What the file says of itself, as far as its pages bear it out."""
    pieces: list[Metadata] = []
    title = clean_line(information.get("Title"))
    outlet = _outlet_of_title(title, headline, outlets)
    if outlet:
        pieces.append(metadata_of(Field.OUTLET, outlet, title, EvidenceRule.SITE_NAME))
    author = clean_line(information.get("Author"))
    if author and letters_of(author) in letters_of(text[:2_000]):
        names = parse_names(author)
        pieces.append(metadata_of(Field.AUTHORS, names, author, EvidenceRule.PAGE_METADATA))
    created = _STAMP.match(information.get("CreationDate", ""))
    programs = f"{information.get('Creator')} {information.get('Producer')}"
    if created and _BROWSERS.search(programs):
        day = "-".join(created.groups())
        pieces.append(metadata_of(Field.ACCESSED, day, created[0], EvidenceRule.PAGE_METADATA))
    return merge_metadata(pieces)


def _outlet_of_title(title: str, headline: str, outlets: OutletIndex) -> str | None:
    """The outlet of "Tax passes - Norland Times", where "Tax passes" is the headline."""
    first, *rest = _SITE_PARTS.split(title)
    if not rest or not headline:
        return None
    if not letters_of(headline).startswith(letters_of(first)) or len(rest[-1]) > LONGEST_OUTLET:
        return None
    if "." in rest[-1]:
        return outlets.find_outlet(rest[-1])
    return outlets.spell_outlet(rest[-1])
