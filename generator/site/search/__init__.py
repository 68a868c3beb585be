"""`.cuttings/search.json` -> site/pagefind/: the search index, made by Pagefind in a process."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

import generator
from generator import workers
from generator.config import Config
from generator.errors import EngineError
from generator.model.page import SearchRecord
from generator.pages import SEARCH_RECORDS
from generator.site.folders import SEARCH
from generator.site.search import bundle, names, pagefind
from generator.store import memo, publish

RECORD = "pagefind.json"  # in the cache: digest of what site/pagefind/ was made from
SCRATCH = "indexing."  # and the process's number: the folder in the cache where the index is made
# Pagefind refuses an empty folder
PLACEHOLDER = SearchRecord(
    url="",
    title="",
    kind="",
    html='<html lang="en"><body data-pagefind-body>No story yet.</body></html>',
)


class IndexJob:
    """An index in the making, in a process of its own, so that pages can be rendered meanwhile."""

    def __init__(self, config: Config, digest: bytes, records: Sequence[SearchRecord]) -> None:
        """Start the process. `digest`: of all that the index is made from, as RECORD keeps it."""
        self._config = config
        self._digest = digest
        for folder in config.cache.glob(f"{SCRATCH}*"):  # left by runs that were killed
            shutil.rmtree(folder, ignore_errors=True)
        self._scratch = config.cache / f"{SCRATCH}{os.getpid()}"
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        arguments = (records, self._scratch, os.getpid())
        self._process = context.Process(target=_write_bundle, args=arguments)
        with workers.unsignalled():
            self._process.start()

    def finish(self) -> None:
        """Wait for the process, and put the index into site/."""
        self._process.join()
        if self._process.exitcode:
            raise EngineError(
                f"site/{SEARCH}", "Pagefind made no index", "its own words stand above"
            )
        record = self._config.cache / RECORD
        folder = self._config.site / SEARCH
        record.unlink(missing_ok=True)  # no record describes the folder while it is replaced
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        (self._scratch / "bundle").rename(folder)
        publish.replace(record, self._digest, self._config.cache)
        shutil.rmtree(self._scratch)

    def cancel(self) -> None:
        """End the process, if it is still at work."""
        self._process.kill()
        self._process.join()


@contextmanager
def index_meanwhile(config: Config) -> Iterator[Callable[[], None]]:
    """Make the index while the body of the `with` works.

    Gives the function that starts it. The index is put in place if the body ends well.
    """
    jobs: list[IndexJob] = []

    def start() -> None:
        job = start_index(config)
        if job is not None:
            jobs.append(job)

    try:
        yield start
        for job in jobs:
            job.finish()
    finally:
        for job in jobs:
            job.cancel()


def build_index(config: Config) -> bool:
    """Make site/pagefind/ hold the search records that `generate` wrote.

    False if it does already, or if there are no records.
    """
    job = start_index(config)
    if job is None:
        return False
    job.finish()
    return True


def start_index(config: Config) -> IndexJob | None:
    """Start to make the index; None if there is nothing to do."""
    try:
        encoded_records = (config.cache / SEARCH_RECORDS).read_bytes()
    except FileNotFoundError:
        return None
    digest = _digest(encoded_records)
    if _is_current(config, digest):
        return None
    records = msgspec.json.decode(encoded_records, type=list[SearchRecord])
    for record in records:
        if record.url.startswith("/") or ".." in record.url.split("/"):
            raise EngineError(record.url, "a search record must stay below the site's root")
    return IndexJob(config, digest, records)


def _digest(encoded_records: bytes) -> bytes:
    """Of all that an index is made from: its records, Pagefind, and our code."""
    versions = memo.version("pagefind").encode() + generator.__version__.encode()
    digest = publish.digest(encoded_records + versions)
    return msgspec.json.encode(digest)


def _is_current(config: Config, digest: bytes) -> bool:
    """True if site/pagefind/ was made from what has this digest."""
    record = config.cache / RECORD
    entry = config.site / SEARCH / bundle.ENTRY
    return (
        record.is_file()
        and record.read_bytes() == digest
        and entry.is_file()
    )


def _write_bundle(records: Sequence[SearchRecord], scratch: Path, parent: int) -> None:
    """Write the index of these records into `scratch/bundle`. `parent`: the process to end with."""
    workers.follow(parent)
    articles = [record for record in records if not record.kind]
    files = pagefind.build_files(articles or [PLACEHOLDER])
    site_files = {**bundle.sort_files(files), **names.build_files(records)}
    for path, content in site_files.items():
        file = scratch / "bundle" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
