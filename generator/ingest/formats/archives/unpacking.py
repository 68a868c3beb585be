"""The bytes of an archive -> its members, in memory: ZIP, tar, gzip, bzip2. Nothing is written.

Every size is counted while it is unpacked: what an archive says of itself is not believed.
"""

from __future__ import annotations

import re
import struct
import tarfile
import zlib
from bz2 import BZ2File
from collections.abc import Iterator
from dataclasses import dataclass
from gzip import GzipFile
from io import BytesIO
from tarfile import TarFile, TarInfo
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from generator import lazy
from generator.ingest.metadata.values import replace_surrogates

MOST_MEMBERS = 20_000
LARGEST_MEMBER = 20_000_000  # bytes
LARGEST_WHOLE = 200_000_000  # bytes of all members together
LONGEST_NAME = 300  # characters
CHUNK = 100_000  # bytes
# The mistakes of `zipfile`, `tarfile` and `gzip` on hostile files.
ARCHIVE_ERRORS = (
    BadZipFile, tarfile.TarError, zlib.error, struct.error, EOFError, OSError, ValueError,
    LookupError, OverflowError, NotImplementedError, RuntimeError)
TOO_MANY = f"more than {MOST_MEMBERS} members"
TOO_LARGE = f"more than {LARGEST_MEMBER // 1_000_000} MB"
WHOLE_TOO_LARGE = f"more than {LARGEST_WHOLE // 1_000_000} MB when unpacked: the rest is not read"
BROKEN = "broken, or cut off"

_GZIP, _BZIP2, _WARC = b"\x1f\x8b", b"BZh", b"WARC/"
_CONTROL = lazy.regex(r"[\x00-\x1f\x7f]")
_METHODS = (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; or why it, or the archive from there on, cannot be read."""

    name: str  # "/"-separated; leads nowhere out of the archive; "" for the archive itself
    content: bytes = b""
    fault: str = ""


def unpack(data: bytes, path: str) -> Iterator[Member]:
    """The files of an archive, each under the last that it holds of a name."""
    if data.startswith((_GZIP, _BZIP2)):
        content, fault = _decompress(data)
        if fault:
            yield Member("", fault=fault)
        if _is_tar(content) or path.lower().endswith((".tgz", ".tbz2", ".tar.gz", ".tar.bz2")):
            yield from _unpack_tar(content)
        elif content:
            yield _only_member(_uncompressed_name(path), content)
    elif data.startswith(b"PK"):
        yield from _unpack_zip(data)
    elif _is_tar(data) or path.lower().endswith(".tar"):
        yield from _unpack_tar(data)
    else:
        yield Member("", fault=BROKEN)


def _only_member(name: str, content: bytes) -> Member:
    """A compressed file; one that holds pages of the web may be as large as an archive."""
    if len(content) > LARGEST_MEMBER and not content.startswith(_WARC):
        return Member(name, fault=TOO_LARGE)
    return Member(name, content)


def _is_tar(data: bytes) -> bool:
    return data[257:262] == b"ustar"


def _uncompressed_name(path: str) -> str:
    name = path.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
    stem = re.sub(r"\.(?:gz|bz2)$", "", name, flags=re.I)
    return clean_name(stem) or "text"


def _decompress(data: bytes) -> tuple[bytes, str]:
    """What is compressed, as far as it can be read; and what is wrong with it."""
    chunks: list[bytes] = []
    size = 0
    try:
        with _open_compressed(data) as opened:
            while chunk := opened.read1(CHUNK):
                size += len(chunk)
                if size > LARGEST_WHOLE:
                    return b"".join(chunks), WHOLE_TOO_LARGE
                chunks.append(chunk)
    except ARCHIVE_ERRORS:
        return b"".join(chunks), BROKEN
    return b"".join(chunks), ""


def _open_compressed(data: bytes) -> GzipFile | BZ2File:
    if data.startswith(_GZIP):
        return GzipFile(fileobj=BytesIO(data))
    return BZ2File(BytesIO(data))


def _unpack_zip(data: bytes) -> Iterator[Member]:
    try:
        archive = ZipFile(BytesIO(data))
    except ARCHIVE_ERRORS:
        yield Member("", fault=BROKEN)
        return
    members = {
        clean_name(info.filename): info
        for info in archive.infolist()
        if not info.is_dir()
    }
    yield from _count_members(
        (name, _read_zipped(archive, info)) for name, info in members.items() if name)


def _read_zipped(archive: ZipFile, info: ZipInfo) -> bytes | str:
    """A member's bytes, or what is wrong with it."""
    if info.flag_bits & 1:
        return "locked with a password"
    if info.compress_type not in _METHODS:
        return "compressed in a way that is not read"
    try:
        with archive.open(info) as opened:
            return opened.read(LARGEST_MEMBER + 1)
    except ARCHIVE_ERRORS:
        return BROKEN


def _unpack_tar(data: bytes) -> Iterator[Member]:
    try:
        archive = TarFile(fileobj=BytesIO(data))
    except ARCHIVE_ERRORS:
        yield Member("", fault=BROKEN)
        return
    members: dict[str, TarInfo] = {}
    fault = ""
    try:
        for number, info in enumerate(archive):
            if number >= MOST_MEMBERS:
                fault = TOO_MANY
                break
            if info.isreg():
                members[clean_name(info.name)] = info
    except ARCHIVE_ERRORS:
        fault = BROKEN
    yield from _count_members(
        (name, _read_tarred(archive, info)) for name, info in members.items() if name)
    if fault:
        yield Member("", fault=fault)


def _read_tarred(archive: TarFile, info: TarInfo) -> bytes | str:
    try:
        opened = archive.extractfile(info)
        return opened.read(LARGEST_MEMBER + 1) if opened else BROKEN
    except ARCHIVE_ERRORS:
        return BROKEN


def _count_members(contents: Iterator[tuple[str, bytes | str]]) -> Iterator[Member]:
    """The members, as long as they keep within bounds."""
    size = 0
    for number, (name, content) in enumerate(contents):
        if number >= MOST_MEMBERS:
            yield Member("", fault=TOO_MANY)
            return
        if isinstance(content, str):
            yield Member(name, fault=content)
            continue
        size += len(content)
        if size > LARGEST_WHOLE:
            yield Member("", fault=WHOLE_TOO_LARGE)
            return
        if len(content) > LARGEST_MEMBER:
            yield Member(name, fault=TOO_LARGE)
            continue
        yield Member(name, content)


def clean_name(name: str) -> str:
    """A member's path within its archive, without what leads out of it: `../`, `C:\\`, `/`."""
    parts = _CONTROL.sub("", replace_surrogates(name)).replace("\\", "/").split("/")
    inner = [
        part
        for part in parts
        if part.strip() not in ("", ".", "..")
    ]
    if inner and re.fullmatch("[A-Za-z]:", inner[0]):
        inner = inner[1:]
    return "/".join(inner)[-LONGEST_NAME:]
