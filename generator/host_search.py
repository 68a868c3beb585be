"""`.cuttings/search.json` -> site/pagefind/: the search index, made by Pagefind and put in one order."""

from __future__ import annotations

import asyncio
import gzip
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from pagefind.index import PagefindIndex

from generator import host_cbor as cbor
from generator.config import Config
from generator.errors import EngineError
from generator.host_state import SEARCH
from generator.model import SearchRecord
from generator.store import memo, publish

RECORD = "pagefind.json"  # digest of what site/pagefind/ was made from
UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "playground")  # Pagefind's own interfaces; ours is overrides/shipped/search.js
MAGIC = b"pagefind_dcd"  # before the CBOR in each of its files


def index(config: Config) -> bool:
    """Make site/pagefind/ hold what `generate` left to be searched. False if it did already, or if there is nothing."""
    try:
        wanted = (config.cache / "search.json").read_bytes()
    except FileNotFoundError:
        return False
    record, folder = config.cache / RECORD, config.site / SEARCH
    made_from = msgspec.json.encode(publish.digest(wanted + memo.version("pagefind").encode()))
    if record.is_file() and record.read_bytes() == made_from and (folder / "pagefind-entry.json").is_file():
        return False
    made = _made(msgspec.json.decode(wanted, type=list[SearchRecord]), config.cache)
    record.unlink(missing_ok=True)  # until the new index stands, none does
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made.rename(folder)
    publish.replace(record, made_from, config.cache)
    return True


def _made(records: Sequence[SearchRecord], scratch: Path) -> Path:
    """A folder with the index of these records."""
    pages, bundle = scratch / "pagefind.pages", scratch / "pagefind.new"
    for folder in (pages, bundle):
        shutil.rmtree(folder, ignore_errors=True)
    pages.mkdir(parents=True)
    for record in records:
        file = pages / (record.url + "index.html" if record.url.endswith("/") or not record.url else record.url)
        if not file.resolve().is_relative_to(pages.resolve()):
            raise EngineError(record.url, "a search record must stay below the site's root")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record.html, "utf-8", newline="")
    asyncio.run(_indexed(pages, bundle))
    shutil.rmtree(pages)
    for pattern in UNUSED:
        for path in sorted(bundle.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    _order(bundle)
    return bundle


async def _indexed(pages: Path, bundle: Path) -> None:
    """All in one call: told page by page, Pagefind's Python side waits a tenth of a second for each."""
    async with PagefindIndex({"output_path": str(bundle)}) as made:
        await made.add_directory(str(pages))


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
