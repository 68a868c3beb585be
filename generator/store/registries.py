"""`catalog/registries/`: the lists of others that a project uses, a file each, written whole and in one order."""

from __future__ import annotations

import gzip
import re
import zlib
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec

from generator.catalog.formats import Imported, imported
from generator.catalog.listing import Header
from generator.catalog.registries import Registry, registry
from generator.errors import ConfigError
from generator.store.disk import naming
from generator.words import slug

FOLDER = "catalog/registries"
LARGEST = 400_000_000  # bytes of a list, unpacked


def files(root: Path) -> list[tuple[str, bytes]]:
    """(path below the project, bytes) of each list, in order of name."""
    return [(f"{FOLDER}/{file.name}", file.read_bytes()) for file in sorted((root / FOLDER).glob("*.jsonl"))]


def digest(found: list[tuple[str, bytes]]) -> str:
    """Of names and contents; "" where there is no list."""
    return sha256(b"\0".join(name.encode() + b"\0" + sha256(data).digest() for name, data in found)).hexdigest() if found else ""


def loaded(root: Path) -> Registry:
    """The project's lists, read once for each state that they are in."""
    return _loaded(root, digest(files(root)))


@lru_cache(1)
def _loaded(root: Path, state: str) -> Registry:
    return registry(files(root)) if state else Registry()


def read(path: Path, format_: str = "") -> tuple[Imported, str]:
    """What a file that somebody keeps holds, packed by gzip or not, and the digest of its bytes."""
    try:
        data = path.read_bytes()
        with gzip.open(path) as packed:
            text = packed.read(LARGEST + 1) if data[:2] == b"\x1f\x8b" else data
    except IsADirectoryError as error:
        raise ConfigError(str(path), "this is a folder", "name the file of one list") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ConfigError(str(path), "not whole: it cannot be unpacked", "fetch the file again") from error
    except OSError as error:
        raise ConfigError(str(path), error.strerror or "unreadable") from error
    if len(text) > LARGEST:
        raise ConfigError(str(path), f"more than {LARGEST // 1_000_000} MB", "cut the list into several files")
    return imported(text, path.name, format_), sha256(data).hexdigest()


def header(found: Imported, path: Path, digest_: str, name: str, given: dict[str, str]) -> Header:
    """What the first line of the list's file says; what a person has `given` wins over what the file says of itself."""
    edition = found.edition
    stem = slug(re.sub(r"\.(?:gz|jsonl?|ndjson|csv|ya?ml)\b", "", path.name))
    title = f"{edition.title}: {stem}" if edition.format in ("csv", "wikidata", "ftm") else edition.title
    return Header(
        registry=slug(name) if name else stem, title=name or title,
        source=given.get("url") or edition.source or path.name, date=given.get("date") or edition.date,
        licence=given.get("licence") or edition.licence, format=edition.format, file=path.name, digest=digest_,
        entries=len(found.rows), clues=edition.clues)


def write(root: Path, head: Header, found: Imported) -> Path:
    """Put the list in the place of the one of its name; whole or not at all."""
    file = root / FOLDER / f"{head.registry}.jsonl"
    part = file.with_suffix(".part")
    with naming(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in (head, *found.rows)))
        part.replace(file)
    return file
