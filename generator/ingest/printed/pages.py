"""The bytes of a PDF -> the letters of its pages, by PDFium. The only module that calls it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass
from math import atan2, hypot, pi
from typing import TYPE_CHECKING

from generator.ingest.printed.lines import Letter

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 600
MOST_LETTERS = 1_000_000  # of a file
ASCENT, DESCENT = 0.8, 0.2  # of a letter's size, above and below its base
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
              "\ufb05": "st", "\ufb06": "st"}
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


@dataclass(frozen=True, slots=True)
class PageLetters:
    """The letters of a page, in the order of the file."""

    letters: tuple[Letter, ...]
    height: float  # points


@dataclass(frozen=True, slots=True)
class PdfLetters:
    """What a PDF holds."""

    pages: tuple[PageLetters, ...]
    information: Mapping[str, str]  # "Title", "Author", "Creator" and the like
    is_cut: bool = False  # its last pages were left out


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where the edges of a page are."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Place:
    """A letter and the direction in which it is written: 0 to the right, 1 up, 2 left, 3 down."""

    text: str
    origin: tuple[float, float]
    box: tuple[float, float, float, float]  # left, foot, right, top
    size: float
    direction: int
    begins_line: bool


def read_pdf(data: bytes) -> PdfLetters | str:
    """The letters of a PDF, or what is wrong with it."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        return "password" if error.err_code == PASSWORD_ERROR else "broken"
    try:
        return _read_pages(document)
    finally:
        document.close()


def _read_pages(document: PdfDocument) -> PdfLetters:
    pages: list[PageLetters] = []
    room = MOST_LETTERS
    count = len(document)
    for number in range(min(count, MOST_PAGES)):
        page = _read_page(document, number, room)
        pages.append(page)
        room -= len(page.letters)
        if room <= 0:
            break
    information = document.get_metadata_dict()
    return PdfLetters(tuple(pages), information, len(pages) < count)


def _read_page(document: PdfDocument, number: int, room: int) -> PageLetters:
    """A page that PDFium can't read has no letters."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        text_page = page.get_textpage()
    except PdfiumError:
        return PageLetters((), 0.0)
    sheet = _Sheet(*page.get_mediabox())
    places = list(_find_places(text_page, room))
    direction = _main_direction(places)
    letters = [_turn(place, sheet) for place in places if place.direction == direction]
    text_page.close()
    page.close()
    return PageLetters(tuple(letters), sheet.height if direction % 2 == 0 else sheet.width)


def _find_places(text_page: PdfTextPage, room: int) -> Iterator[_Place]:
    from pypdfium2 import raw

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = c_double(), c_double()
    begins_line = True
    for k in range(min(text_page.count_chars(), room)):
        code = raw.FPDFText_GetUnicode(text_page, k)
        if code in (10, 13):
            begins_line = True
            continue
        if not raw.FPDFText_GetLooseCharBox(text_page, k, byref(box)):
            continue
        raw.FPDFText_GetCharOrigin(text_page, k, byref(x), byref(y))
        raw.FPDFText_GetMatrix(text_page, k, byref(matrix))
        size = raw.FPDFText_GetFontSize(text_page, k) * hypot(matrix.c, matrix.d)
        direction = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
        text = _text_of(code)
        yield _Place(
            text,
            (x.value, y.value),
            (box.left, box.bottom, box.right, box.top),
            size or box.top - box.bottom,
            direction,
            begins_line,
        )
        begins_line = False


def _text_of(code: int) -> str:
    """The letter of a code point; "" for a blank and for what is none."""
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    letter = chr(code)
    if letter.isspace() or code == 0:
        return ""
    return _LIGATURES.get(letter, letter)


def _main_direction(places: Sequence[_Place]) -> int:
    """The direction in which most letters of the page are written."""
    counts = Counter(
        place.direction
        for place in places
        if place.text
    )
    return max(counts, key=lambda direction: (counts[direction], -direction), default=0)


def _turn(place: _Place, sheet: _Sheet) -> Letter:
    """The letter on a page turned so that it is written to the right, from the page's foot."""
    left, bottom, right, top = place.box
    x, y = place.origin
    match place.direction:
        case 0:
            start = left - sheet.left
            end = right - sheet.left
            base = y - sheet.bottom
        case 1:
            start = bottom - sheet.bottom
            end = top - sheet.bottom
            base = sheet.right - x
        case 2:
            start = sheet.right - right
            end = sheet.right - left
            base = sheet.top - y
        case _:
            start = sheet.top - top
            end = sheet.top - bottom
            base = x - sheet.left
    return Letter(
        place.text,
        start,
        base - DESCENT * place.size,
        end,
        base + ASCENT * place.size,
        place.begins_line,
    )
