"""`.cuttings/search.json` -> site/pagefind/: the search index, made by Pagefind and put in one order."""

from __future__ import annotations

import gzip
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

import generator
from generator import host_cbor as cbor
from generator import workers
from generator.config import Config
from generator.errors import EngineError
from generator.host_state import SEARCH
from generator.model import SearchRecord
from generator.store import memo, publish

RECORD = "pagefind.json"  # digest of what site/pagefind/ was made from
SCRATCH = "indexing."  # and the process's number: where it is made
UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "playground")  # Pagefind's own interfaces; ours is overrides/shipped/search.js
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
    record, entry = config.cache / RECORD, config.site / SEARCH / "pagefind-entry.json"
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
    pages, bundle = scratch / "pages", scratch / "bundle"
    for record in records or [NOTHING]:
        file = pages / (record.url + "index.html" if record.url.endswith("/") or not record.url else record.url)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record.html, "utf-8", newline="")
    _index(pages, bundle)
    for pattern in UNUSED:
        for path in sorted(bundle.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    _order(bundle)


def _index(pages: Path, bundle: Path) -> None:
    """All in one call. Not through Pagefind's Python service: that is ended by a signal while files are still being written."""
    made = subprocess.run([sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(bundle), "--quiet"],
                          capture_output=True, text=True, check=False)
    if made.returncode:
        raise EngineError(f"site/{SEARCH}", "Pagefind made no index", (made.stderr or made.stdout).strip()[-400:])


def _order(bundle: Path) -> None:
    """Pagefind lists filters and their values in a chance order: sort them, and name the files by what they now hold."""
    entry = msgspec.json.decode((bundle / "pagefind-entry.json").read_bytes())
    for known in entry["languages"].values():
        old = bundle / f"pagefind.{known['hash']}.pf_meta"
        meta = _read(old)
        meta[3] = sorted([name, _order_filter(bundle, str(hash_))] for name, hash_ in meta[3])
        meta[4] = sorted(meta[4])
        data = _packed(meta)
        known["hash"] = f"{known['hash'].partition('_')[0]}_{publish.digest(data)[:10]}"
        old.unlink()
        (bundle / f"pagefind.{known['hash']}.pf_meta").write_bytes(data)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    (bundle / "pagefind-entry.json").write_bytes(msgspec.json.encode(entry))


def _order_filter(bundle: Path, hash_: str) -> str:
    old = bundle / "filter" / f"{hash_}.pf_filter"
    name, values = _read(old)
    data = _packed([name, sorted(values)])
    new = f"{hash_.partition('_')[0]}_{publish.digest(data)[:10]}"
    old.unlink()
    (bundle / "filter" / f"{new}.pf_filter").write_bytes(data)
    return new


def _read(file: Path) -> list[Any]:
    found = cbor.decoded(gzip.decompress(file.read_bytes()).removeprefix(MAGIC))
    if not isinstance(found, list):
        raise EngineError(file.name, "Pagefind writes an index of another kind", "`pip install 'pagefind[bin]==1.5.2'`")
    return found


def _packed(value: cbor.Value) -> bytes:
    return gzip.compress(MAGIC + cbor.encoded(value), 9, mtime=0)
