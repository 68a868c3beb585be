"""The bytes of a PDF -> whether its packed streams are small enough for PDFium to unpack.

PDFium unpacks a stream whole, and takes time by the square of the words on a page.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from generator import lazy

LARGEST_STREAM = 200_000_000  # bytes, unpacked
MOST_WORDS = 30_000  # operators that show text in one stream; a dense page has some thousands
CHUNK = 1_000_000  # bytes that are unpacked at a time
_STREAM = lazy.regex(rb"stream\r?\n")
_ZLIB_STARTS = (b"\x78", b"\x58", b"\x68", b"\x48")
_SHOWS_TEXT = lazy.regex(rb"T[jJ]\b")


def find_excess(data: bytes) -> str:
    """What is too much in a PDF; "" if nothing is."""
    for packed in _find_streams(data):
        size = words = 0
        for chunk in _unpack(packed):
            size += len(chunk)
            words += len(_SHOWS_TEXT.findall(chunk))
            if size > LARGEST_STREAM:
                return "more unpacked than is read"
            if words > MOST_WORDS:
                return "more words on a page than are read"
    return ""


def has_broken_stream(data: bytes) -> bool:
    """Can a packed stream of a PDF that is not locked not be unpacked to its end?"""
    if b"/Encrypt" in data:
        return False
    return any(_is_broken(packed) for packed in _find_streams(data) if _is_packed(packed))


def _is_packed(packed: bytes) -> bool:
    """Does it begin as zlib begins (RFC 1950)?"""
    return packed[:1] in _ZLIB_STARTS and int.from_bytes(packed[:2]) % 31 == 0


def _is_broken(packed: bytes) -> bool:
    unpacker = zlib.decompressobj()
    rest = packed
    while rest and not unpacker.eof:
        try:
            unpacker.decompress(rest, CHUNK)
        except zlib.error:
            return True
        rest = unpacker.unconsumed_tail
    return not unpacker.eof


def _find_streams(data: bytes) -> Iterator[bytes]:
    """Each stream, as packed."""
    m = _STREAM.search(data)
    while m:
        end = data.find(b"endstream", m.end())
        if end < 0:
            yield data[m.end():]
            return
        yield data[m.end():end]
        m = _STREAM.search(data, end + len(b"endstream"))


def _unpack(packed: bytes) -> Iterator[bytes]:
    """What a stream holds, piece by piece, as far as it can be unpacked."""
    if not packed.startswith(_ZLIB_STARTS):
        yield packed
        return
    unpacker = zlib.decompressobj()
    while packed:
        try:
            chunk = unpacker.decompress(packed, CHUNK)
        except zlib.error:
            return
        if not chunk:
            return
        yield chunk
        packed = unpacker.unconsumed_tail
