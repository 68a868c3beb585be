"""Bytes -> text, and back from a place in the text to its byte. UTF-8 first, then what the bytes themselves suggest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from charset_normalizer import from_bytes

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"ID3", b"\x7fELF", b"Rar!")
SAMPLE = 100_000  # bytes that are looked at when guessing
_CONTROL = bytes([*range(9), *range(14, 27), *range(28, 32)])
_STRAY = {0xDC00 + b: (bytes([b]).decode("cp1252", "replace")) for b in range(0x80, 0x100)}  # surrogateescape's marks
_WESTERN = {b: bytes([b]).decode("cp1252", "replace") for b in range(0x80, 0xA0)}


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    codec: str  # Python's name
    skip: int = 0  # bytes of the byte order mark
    strays: int = 0  # bytes that are not of the codec, read as Windows-1252
    raw: str = ""  # as `text`, with the strays as surrogates: what `offsets` measures


def decoded(data: bytes) -> Decoded | str:
    """The text of `data`, or what is wrong with it."""
    if not data.strip():
        return "empty"
    if data.startswith(MAGIC):
        return "not text but a binary file"
    for bom, codec in BOMS:
        if data.startswith(bom):
            return _marked(data, codec, len(bom))
    sample = data[:SAMPLE]
    if b"\0" in sample and (wide := _wide(sample)):
        return _marked(data, wide, 0)
    if sum(map(sample.count, _CONTROL_BYTES)) > len(sample) // 100:
        return "not text but a binary file"
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _legacy(data)


_CONTROL_BYTES = tuple(bytes([b]) for b in _CONTROL)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of English is zero."""
    half = len(sample) // 2 or 1
    if sample[1::2].count(0) > 0.4 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.05 * half else None


def _marked(data: bytes, codec: str, skip: int) -> Decoded | str:
    if codec == "utf-8":
        found = _strayed(data[skip:])
        return Decoded(found.text, codec, skip, found.strays, found.raw)
    text = data[skip:].decode(codec, "replace")
    broken = text.count("\ufffd")
    if not text.strip():
        return "empty"
    return "not text but a binary file" if broken > len(text) // 20 else Decoded(text, codec, skip, broken)


def _strayed(data: bytes) -> Decoded:
    raw = data.decode("utf-8", "surrogateescape")
    strays = len(re.findall("[\udc80-\udcff]", raw))
    return Decoded(raw.translate(_STRAY) if strays else raw, "utf-8", 0, strays, raw if strays else "")


def _legacy(data: bytes) -> Decoded | str:
    found = _strayed(data)
    if found.strays <= sum(c > "\x7f" for c in found.raw[:SAMPLE]) - found.strays:
        return found
    high = found.strays / len(data)
    guess = _guess(data[:SAMPLE]) if high > 0.05 else None
    if guess is not None:
        try:
            return Decoded(data.decode(guess), guess)
        except (UnicodeDecodeError, LookupError):
            guess = None
    if high > 0.3:
        return "not text but a binary file, or in an unknown encoding"
    if re.search(rb"[a-z]\xd5[a-z]", data) and not re.search(rb"[\x91-\x94]", data):
        return Decoded(data.decode("mac_roman"), "mac_roman")
    return Decoded(data.decode("latin-1").translate(_WESTERN), "latin-1")


def _guess(sample: bytes) -> str | None:
    best = from_bytes(sample).best()
    return best.encoding if best is not None and best.encoding != "utf_8" else None


def offsets(found: Decoded, places: Iterable[int]) -> tuple[int, ...]:
    """The byte at which each code point of `places` (rising) begins in the file."""
    raw = found.raw or found.text
    if found.codec in ("latin-1", "mac_roman"):
        return tuple(places)
    made, at, byte = [], 0, found.skip
    for place in places:
        byte += len(raw[at:place].encode(found.codec, "surrogateescape" if found.codec == "utf-8" else "replace"))
        at = place
        made.append(byte)
    return tuple(made)
