"""`.cuttings/search.json` -> site/pagefind/: the search index, made by Pagefind and put in one order."""

from __future__ import annotations

import gzip
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cbor2
import msgspec

import generator
from generator import workers
from generator.config import Config
from generator.errors import EngineError
from generator.model.page import SearchRecord
from generator.site.search import names, pagefind
from generator.site.state import SEARCH
from generator.store import memo, publish

RECORD = "pagefind.json"  # digest of what site/pagefind/ was made from
SCRATCH = "indexing."  # and the process's number: where it is made
ENTRY = "pagefind-entry.json"
KEPT = ("fragment/", "index/", "wasm.", "pagefind.js", "pagefind-worker.js")  # the rest is written anew, or interfaces that are not ours
BLANK = "blank"  # the chunk of no words, for searches by filters alone: with none of that name Pagefind asks for all chunks
NOTHING = SearchRecord("", '<html lang="en"><body data-pagefind-body>No story yet.</body></html>')  # Pagefind refuses an empty folder
MAGIC = b"pagefind_dcd"  # before the CBOR in each of its files


class Indexing:
    """An index in the making, in a process of its own, so that pages can be rendered meanwhile."""

    def __init__(self, config: Config, made_from: bytes, records: Sequence[SearchRecord]) -> None:
        self._config, self._made_from = config, made_from
        for left in config.cache.glob(f"{SCRATCH}*"):  # by runs that were killed
            shutil.rmtree(left, ignore_errors=True)
        self._scratch = config.cache / f"{SCRATCH}{os.getpid()}"
        fork = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        self._process = fork.Process(target=_make, args=(records, self._scratch, os.getpid()))
        with workers.unsignalled():
            self._process.start()

    def finish(self) -> None:
        """Wait for it, and put it into site/."""
        self._process.join()
        if self._process.exitcode:
            raise EngineError(f"site/{SEARCH}", "Pagefind made no index", "its own words stand above")
        record, folder = self._config.cache / RECORD, self._config.site / SEARCH
        record.unlink(missing_ok=True)  # until the new index stands, none does
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        (self._scratch / "bundle").rename(folder)
        publish.replace(record, self._made_from, self._config.cache)
        shutil.rmtree(self._scratch)

    def give_up(self) -> None:
        """Leave it, if it is still in the making."""
        self._process.kill()
        self._process.join()


@contextmanager
def beside(config: Config) -> Iterator[Callable[[], None]]:
    """Gives what starts the indexing while the body of the `with` works; the index is put in place when that has gone well."""
    making: list[Indexing] = []

    def start() -> None:
        making.extend(filter(None, [begin(config)]))

    try:
        yield start
        for one in making:
            one.finish()
    finally:
        for one in making:
            one.give_up()


def index(config: Config) -> bool:
    """Make site/pagefind/ hold what `generate` left to be searched. False if it did already, or if there is nothing."""
    making = begin(config)
    if making is not None:
        making.finish()
    return making is not None


def begin(config: Config) -> Indexing | None:
    """As `index`, but without waiting; None if there is nothing to do."""
    try:
        wanted = (config.cache / "search.json").read_bytes()
    except FileNotFoundError:
        return None
    record, entry = config.cache / RECORD, config.site / SEARCH / ENTRY
    made_from = msgspec.json.encode(publish.digest(wanted + memo.version("pagefind").encode() + generator.__version__.encode()))
    if record.is_file() and record.read_bytes() == made_from and entry.is_file():
        return None
    records = msgspec.json.decode(wanted, type=list[SearchRecord])
    for one in records:
        if ".." in one.url.split("/") or one.url.startswith("/"):
            raise EngineError(one.url, "a search record must stay below the site's root")
    return Indexing(config, made_from, records)


def _make(records: Sequence[SearchRecord], scratch: Path, parent: int) -> None:
    """The index of these records, in `scratch/bundle`."""
    workers.follow(parent)
    found = pagefind.indexed(records or [NOTHING])
    for path, data in {**ordered(found), **_names(found, records)}.items():
        file = scratch / "bundle" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def ordered(found: Mapping[str, bytes]) -> dict[str, bytes]:
    """What of Pagefind's files the site needs, its filters and their values sorted.

    Pagefind lists them in a chance order; the files that hold them are named by what they now hold.
    """
    made = {path: data for path, data in found.items() if path.startswith(KEPT)}
    entry = msgspec.json.decode(found[ENTRY])
    for known in entry["languages"].values():
        meta = _meta(found, known["hash"])
        for row in meta[3]:
            row[1], data = _filter(found, row[1])
            made[f"filter/{row[1]}.pf_filter"] = data
        meta[2] = [["", "", BLANK], *meta[2]]
        meta[3], meta[4] = sorted(meta[3]), sorted(meta[4])
        data = _packed(meta)
        known["hash"] = _named(known["hash"], data)
        made[f"pagefind.{known['hash']}.pf_meta"] = data
    made[f"index/{BLANK}.pf_index"] = _packed([[]])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    return {**made, ENTRY: msgspec.json.encode(entry)}


def _names(found: Mapping[str, bytes], records: Sequence[SearchRecord]) -> dict[str, bytes]:
    entry = msgspec.json.decode(found[ENTRY])
    [known] = entry["languages"].values()  # all records are in one
    ids = [str(page[0]) for page in _meta(found, known["hash"])[1]]
    return names.files(records, ids[: len(records)])


def _meta(found: Mapping[str, bytes], hash_: str) -> list[Any]:
    """[version, pages, chunks of words, filters, sorts, meta fields]."""
    return _read(f"pagefind.{hash_}.pf_meta", found)


def _filter(found: Mapping[str, bytes], hash_: str) -> tuple[str, bytes]:
    name, values = _read(f"filter/{hash_}.pf_filter", found)
    data = _packed([name, sorted(values)])
    return _named(hash_, data), data


def _named(hash_: str, data: bytes) -> str:
    return f"{hash_.partition('_')[0]}_{publish.digest(data)[:10]}"


def _read(path: str, found: Mapping[str, bytes]) -> list[Any]:
    value = cbor2.loads(gzip.decompress(found[path]).removeprefix(MAGIC))
    if not isinstance(value, list):
        raise EngineError(path, "Pagefind writes an index of another kind", pagefind.INSTALL)
    return value


def _packed(value: object) -> bytes:
    return gzip.compress(MAGIC + cbor2.dumps(value), 9, mtime=0)
