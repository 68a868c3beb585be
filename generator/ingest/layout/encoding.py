"""Bytes -> text, and back from a place in the text to its byte.

UTF-8 first, then what the bytes themselves suggest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from charset_normalizer import from_bytes

from generator import lazy

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
BINARY_BEGINNINGS = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0",
    b"ID3", b"\x7fELF", b"Rar!")
SAMPLE = 100_000  # bytes that are looked at when guessing
EMPTY = "empty"
BINARY = "not text but a binary file"
UNKNOWN = "not text but a binary file, or in an unknown encoding"
GUESSED = 0.05  # of the bytes above 0x7f: with fewer, the file is Western, else it is guessed
MANY_CONTROLS = 100  # one byte in so many: a file with more control bytes is no text
DOS = "cp850"  # the code page of Western Europe
DOS_LETTERS = 0.5  # of the bytes above 0x7f: with more within words the file is of DOS
NO_TEXT = 0.3  # of the bytes above 0x7f

_CONTROL_BYTES = tuple(bytes([byte]) for byte in (*range(9), *range(14, 27), *range(28, 32)))
_STRAY = {  # the marks of `surrogateescape` -> the Windows-1252 character of their byte
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_DOS_LETTER = lazy.regex(rb"|".join((
    rb"(?<=[A-Za-z])[\x81\x82\x84\x86-\x8d\x94\xa1-\xa4](?=[a-z])",
    rb"(?<=[a-z])[\x81\x82\x88-\x8a](?=[ ,.\r\n])",
    rb"(?<=[A-Z])[\x8e\x90\x99\x9a\xa5](?=[A-Z])",
    rb"(?<![\w.])[\x81\x90\x99](?=[a-z])",
)))
_WINDOWS_QUOTE = lazy.regex(rb"[\x91\x92\x93]|[ \n\x96\x97]\x84[A-Z]")
_WESTERN = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xA0)}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how it was decoded."""

    text: str
    codec: str  # Python's name
    skip: int = 0  # bytes of the byte order mark
    strays: int = 0  # bytes that are not of the codec, read as Windows-1252
    raw: str = ""  # as `text`, with the strays as surrogates: what `byte_offsets` measures


def decode(data: bytes) -> Decoded | str:
    """The text of `data`, or what is wrong with it."""
    if not data.strip():
        return EMPTY
    if data.startswith(BINARY_BEGINNINGS):
        return BINARY
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(codec, data, skip=len(mark))
    sample = data[:SAMPLE]
    wide_codec = _utf16_codec(sample) if b"\0" in sample else None
    if wide_codec:
        return _decode_as(wide_codec, data, skip=0)
    if sum(map(sample.count, _CONTROL_BYTES)) > len(sample) // MANY_CONTROLS:
        return BINARY
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_unknown(data)


def _utf16_codec(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of English is zero."""
    half = len(sample) // 2 or 1
    even_zeros = sample[::2].count(0)
    odd_zeros = sample[1::2].count(0)
    many = 0.4 * half
    few = 0.05 * half
    if odd_zeros > many and even_zeros < few:
        return "utf-16-le"
    if even_zeros > many and odd_zeros < few:
        return "utf-16-be"
    return None


def _decode_as(codec: str, data: bytes, *, skip: int) -> Decoded | str:
    """The text behind `skip` bytes of mark, in the codec that the bytes declare."""
    if codec == "utf-8":
        decoded = decode_with_strays(data[skip:])
        return Decoded(decoded.text, codec, skip, decoded.strays, decoded.raw)
    text = data[skip:].decode(codec, "replace")
    broken = text.count("\ufffd")
    if not text.strip():
        return EMPTY
    if broken > len(text) // 20:
        return BINARY
    return Decoded(text, codec, skip, broken)


def decode_with_strays(data: bytes) -> Decoded:
    """UTF-8, with the bytes that are none read as Windows-1252."""
    raw = data.decode("utf-8", "surrogateescape")
    strays = len(re.findall("[\udc80-\udcff]", raw))
    if not strays:
        return Decoded(raw, "utf-8")
    return Decoded(raw.translate(_STRAY), "utf-8", strays=strays, raw=raw)


def _decode_unknown(data: bytes) -> Decoded | str:
    """Bytes that are no clean UTF-8: UTF-8 with strays, a guess, Mac Roman or Windows-1252."""
    with_strays = decode_with_strays(data)
    not_ascii = sum(letter > "\x7f" for letter in with_strays.raw[:SAMPLE])
    if with_strays.strays <= not_ascii - with_strays.strays:
        return with_strays
    high = with_strays.strays / len(data)
    is_dos = _looks_like_dos(data)
    guessed = _decode_by_guess(data) if high > GUESSED and not is_dos else None
    if guessed is not None:
        return guessed
    if high > NO_TEXT:
        return UNKNOWN
    if is_dos:
        return Decoded(data.decode(DOS), DOS)
    if _looks_like_mac_roman(data):
        return Decoded(data.decode("mac_roman"), "mac_roman")
    return Decoded(data.decode("latin-1").translate(_WESTERN), "latin-1")


def _looks_like_dos(data: bytes) -> bool:
    """Letters of code page 850 within words, and no quotation mark of Windows-1252 round words.

    In Windows-1252 their bytes are marks that stand before a word, or no characters.
    """
    within_words = len(_DOS_LETTER.findall(data))
    high = sum(byte >= 0x80 for byte in data)
    return within_words > DOS_LETTERS * high and not _WINDOWS_QUOTE.search(data)


def _looks_like_mac_roman(data: bytes) -> bool:
    """An apostrophe of Mac Roman between letters, and no quotation mark of Windows-1252."""
    has_apostrophe = re.search(rb"[a-z]\xd5[a-z]", data)
    if not has_apostrophe:
        return False
    return not re.search(rb"[\x91-\x94]", data)


def _decode_by_guess(data: bytes) -> Decoded | None:
    best = from_bytes(data[:SAMPLE]).best()
    if best is None or best.encoding == "utf_8":
        return None
    try:
        return Decoded(data.decode(best.encoding), best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def byte_offsets(decoded: Decoded, places: Iterable[int]) -> tuple[int, ...]:
    """The byte at which each code point of `places` (rising) begins in the file."""
    if decoded.codec in ("latin-1", "mac_roman", DOS):  # one byte a character
        return tuple(places)
    raw = decoded.raw or decoded.text
    errors = "surrogateescape" if decoded.codec == "utf-8" else "replace"
    offsets: list[int] = []
    start = 0
    offset = decoded.skip
    for place in places:
        piece = raw[start:place].encode(decoded.codec, errors)
        offset += len(piece)
        start = place
        offsets.append(offset)
    return tuple(offsets)
