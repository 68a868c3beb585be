"""The files that Pagefind makes -> those that the site needs, the same for the same records.

Pagefind lists filters and their values in a chance order, and names a file by a digest of it.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from typing import Any

import cbor2
import msgspec

from generator.errors import EngineError
from generator.site.search import pagefind
from generator.store import publish

ENTRY = "pagefind-entry.json"
# the rest is written here again, or is a user interface that the site does not use
NEEDED = ("fragment/", "index/", "wasm.", "pagefind.js", "pagefind-worker.js")
# the chunk of no words, for searches by filters alone:
# where none has an empty name, Pagefind asks for all chunks
BLANK = "blank"
MAGIC = b"pagefind_dcd"  # before the CBOR in each of its files

Files = Mapping[str, bytes]  # path below site/pagefind/ -> content

# the items of Pagefind's list of meta data: version, pages, chunks of words, filters, sorts, fields
CHUNKS, FILTERS, SORTS = 2, 3, 4


def sort_files(files: Files) -> dict[str, bytes]:
    """The files that the site needs, filters and their values sorted.

    The files that list them are named by a digest of what they hold then.
    """
    site_files = {
        path: content
        for path, content in files.items()
        if path.startswith(NEEDED)
    }
    entry = msgspec.json.decode(files[ENTRY])
    for language in entry["languages"].values():
        meta = read_meta(files, language["hash"])
        for filter_ in meta[FILTERS]:
            filter_[1], content = _sort_filter(files, filter_[1])
            site_files[f"filter/{filter_[1]}.pf_filter"] = content
        meta[CHUNKS] = [["", "", BLANK], *meta[CHUNKS]]
        meta[FILTERS] = sorted(meta[FILTERS])
        meta[SORTS] = sorted(meta[SORTS])
        content = _pack(meta)
        language["hash"] = _content_hash(language["hash"], content)
        site_files[f"pagefind.{language['hash']}.pf_meta"] = content
    site_files[f"index/{BLANK}.pf_index"] = _pack([[]])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    site_files[ENTRY] = msgspec.json.encode(entry)
    return site_files


def read_meta(files: Files, hash_: str) -> list[Any]:
    """Pagefind's list of meta data for one language: see CHUNKS, FILTERS, SORTS."""
    return read_file(f"pagefind.{hash_}.pf_meta", files)


def read_file(path: str, files: Files) -> list[Any]:
    """What one of Pagefind's packed files holds. EngineError, if it is not a list."""
    value = cbor2.loads(gzip.decompress(files[path]).removeprefix(MAGIC))
    if not isinstance(value, list):
        raise EngineError(path, "Pagefind writes an index of another kind", pagefind.INSTALL)
    return value


def _sort_filter(files: Files, hash_: str) -> tuple[str, bytes]:
    """(new hash, content) of a filter's file, its values sorted."""
    name, values = read_file(f"filter/{hash_}.pf_filter", files)
    content = _pack([name, sorted(values)])
    return _content_hash(hash_, content), content


def _content_hash(hash_: str, content: bytes) -> str:
    """Pagefind's hash of a file with its digest replaced by that of this content."""
    language = hash_.partition("_")[0]
    return f"{language}_{publish.digest(content)[:10]}"


def _pack(value: object) -> bytes:
    return gzip.compress(MAGIC + cbor2.dumps(value), 9, mtime=0)
