"""`catalog/registries/`: the lists of others that a project uses, a file each.

A file is written whole, and its records stand in one order.
"""

from __future__ import annotations

import gzip
import zlib
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec

from generator import lazy
from generator.catalog.formats import ImportedList, read_list
from generator.catalog.listings.index import ListingIndex, build_index
from generator.catalog.listings.values import Header
from generator.errors import ConfigError
from generator.store.disk import naming
from generator.words import slug

FOLDER = "catalog/registries"
LARGEST = 400_000_000  # bytes of a list, unpacked
GZIP_MAGIC = b"\x1f\x8b"  # the first bytes of a file that is packed by gzip
FORMATS_OF_MANY_LISTS = ("csv", "wikidata", "ftm")  # their title does not tell one from another
_FORMAT_SUFFIXES = lazy.regex(r"\.(?:gz|jsonl?|ndjson|csv|ya?ml)\b")


def read_files(root: Path) -> list[tuple[str, bytes]]:
    """(path below the project, bytes) of each list, in order of name."""
    files = sorted((root / FOLDER).glob("*.jsonl"))
    return [
        (f"{FOLDER}/{file.name}", file.read_bytes())
        for file in files
    ]


def digest_files(files: list[tuple[str, bytes]]) -> str:
    """sha256 of names and contents; "" where there is no list."""
    if not files:
        return ""
    parts = [
        path.encode() + b"\0" + sha256(data).digest()
        for path, data in files
    ]
    return sha256(b"\0".join(parts)).hexdigest()


def load_index(root: Path) -> ListingIndex:
    """The project's lists, read once for each state that they are in."""
    return _load_index(root, digest_files(read_files(root)))


@lru_cache(1)
def _load_index(root: Path, digest: str) -> ListingIndex:
    if digest:
        return build_index(read_files(root))
    return ListingIndex()


def read_published_list(path: Path, format_name: str = "") -> tuple[ImportedList, str]:
    """What a list that somebody publishes holds, and the digest of its file's bytes.

    The file may be packed by gzip.
    """
    data, unpacked = _read_unpacked(path)
    if len(unpacked) > LARGEST:
        what = f"more than {LARGEST // 1_000_000} MB"
        raise ConfigError(str(path), what, "cut the list into several files")
    return read_list(unpacked, path.name, format_name), sha256(data).hexdigest()


def _read_unpacked(path: Path) -> tuple[bytes, bytes]:
    """(the file's bytes, the same unpacked, no more of them than show that they are too many)."""
    try:
        data = path.read_bytes()
        if not data.startswith(GZIP_MAGIC):
            return data, data
        with gzip.open(path) as packed:
            return data, packed.read(LARGEST + 1)
    except IsADirectoryError as error:
        raise ConfigError(str(path), "this is a folder", "name the file of one list") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        what = "not whole: it cannot be unpacked"
        raise ConfigError(str(path), what, "fetch the file again") from error
    except OSError as error:
        raise ConfigError(str(path), error.strerror or "unreadable") from error


def build_header(
    imported: ImportedList, path: Path, digest: str, name: str, given: dict[str, str]
) -> Header:
    """What the first line of the list's file says.

    `given` is what a person says of the list (`url`, `date`, `licence`); it wins over what the file
    says of itself.
    """
    edition = imported.edition
    stem = slug(_FORMAT_SUFFIXES.sub("", path.name))
    title = edition.title
    if edition.format in FORMATS_OF_MANY_LISTS:
        title = f"{title}: {stem}"
    return Header(
        registry=slug(name) if name else stem,
        title=name or title,
        source=given.get("url") or edition.source or path.name,
        date=given.get("date") or edition.date,
        licence=given.get("licence") or edition.licence,
        format=edition.format,
        file=path.name,
        digest=digest,
        entries=len(imported.records),
        clues=edition.clues,
    )


def write_list(root: Path, header: Header, imported: ImportedList) -> Path:
    """Put the list in the place of the one of its name; whole or not at all."""
    file = root / FOLDER / f"{header.registry}.jsonl"
    part = file.with_suffix(".part")
    lines = [
        msgspec.json.encode(value) + b"\n"
        for value in (header, *imported.records)
    ]
    with naming(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(b"".join(lines))
        part.replace(file)
    return file
