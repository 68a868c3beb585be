"""A zip file in memory -> its members, as far as they are small enough to be read."""

from __future__ import annotations

import io
import zipfile
import zlib

import lxml.etree

LARGEST_MEMBER = 60_000_000  # bytes, unpacked; counted while they are read
MOST_MEMBERS = 20_000
# A member that is this large, and grows as often when it is unpacked, is a trap: the XML of real
# documents grows to some thirty times its size.
LARGE, MOST_GROWTH = 1_000_000, 100
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError,
    ValueError)


def open_archive(data: bytes) -> zipfile.ZipFile | None:
    """The zip file; None if it is none, or has too many members."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_ERRORS:
        return None
    return archive if len(archive.infolist()) <= MOST_MEMBERS else None


def read_member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a member; None if there is none, or one broken, locked, too large or a trap."""
    try:
        packed = archive.getinfo(name).compress_size
        with archive.open(name) as member:
            data = member.read(LARGEST_MEMBER + 1)
    except (KeyError, *_ZIP_ERRORS):
        return None
    return None if is_trap(data, packed) or len(data) > LARGEST_MEMBER else data


def is_trap(data: bytes, packed: int) -> bool:
    """Has it grown from its `packed` bytes as no real document does?"""
    return len(data) > LARGE and len(data) > MOST_GROWTH * packed


def read_xml(archive: zipfile.ZipFile, name: str) -> lxml.etree._Element | None:
    """The tree of a member; nothing outside it is read, and its entities stay as they are."""
    data = read_member(archive, name)
    if not data:
        return None
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
        remove_comments=True, remove_pis=True, recover=True)
    try:
        return lxml.etree.fromstring(data, parser)
    except (lxml.etree.LxmlError, ValueError):
        return None
