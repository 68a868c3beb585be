"""The search index: the same records, the same bytes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.errors import EngineError
from generator.model.page import SearchRecord
from generator.site import search
from generator.site.search import bundle, pagefind

KEYS = ("theme", "outlet", "year", "person")
FILTERS = "".join(f'<span data-pagefind-filter="{key}:{key} {n}"></span>' for key in KEYS for n in range(4))


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(root=tmp_path, sources=tmp_path)


def record(n: int, words: str = "harbour tax") -> SearchRecord:
    return SearchRecord(f"articles/n{n}/", str(n), "",
                        html=f'<html lang="en"><head><title>{n}</title></head><body data-pagefind-body><h1>{n}</h1>{FILTERS}'
                        f'<span data-pagefind-sort="date:2021-01-0{n % 3 + 1}"></span><p id="s-{n}">{words} {n}</p></body></html>')


def leave(config: Config, *records: SearchRecord) -> None:
    config.cache.mkdir(exist_ok=True)
    (config.cache / "search.json").write_bytes(msgspec.json.encode(records))


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_same_records_give_the_same_bytes(config: Config) -> None:
    found = []
    for _ in range(4):
        leave(config, *map(record, range(9)))
        (config.cache / search.RECORD).unlink(missing_ok=True)
        assert search.build_index(config)
        found.append(tree(config.site))

    assert found[1:] == found[:-1]
    assert "pagefind/pagefind.js" in found[0]
    assert not [path for path in found[0] if "ui" in path]


def test_the_index_has_equal_bytes_on_every_file_system(tmp_path: Path) -> None:
    shm = Path("/dev/shm")
    if not shm.is_dir() or shm.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("only one file system here")
    with TemporaryDirectory(dir=shm) as other:
        found = []
        for root in (tmp_path, Path(other)):
            here = Config(root=root, sources=root)
            leave(here, *map(record, range(40)))
            search.build_index(here)
            found.append(tree(here.site))

    assert found[0] == found[1]


@given(st.permutations(range(12)))
@settings(max_examples=5)
def test_the_pages_of_the_index_follow_the_records(order: list[int]) -> None:
    records = [record(n) for n in order]

    made = bundle.sort_files(pagefind.build_files(records))

    known = msgspec.json.decode(made[bundle.ENTRY])["languages"]["en"]["hash"]
    pages = [made[f"fragment/{id_}.pf_fragment"] for id_, _ in bundle.read_meta(made, known)[1]]
    urls = [json.loads(gzip.decompress(page)[len(bundle.MAGIC):])["url"] for page in pages]
    assert urls == [f"/{one.url}" for one in records]


def test_a_search_without_words_asks_for_one_empty_chunk() -> None:
    made = bundle.sort_files(pagefind.build_files([record(1)]))

    known = msgspec.json.decode(made[bundle.ENTRY])["languages"]["en"]["hash"]
    chunks = bundle.read_meta(made, known)[2]
    assert [name for start, _, name in chunks if start == ""] == [bundle.BLANK]
    assert bundle.read_file(f"index/{bundle.BLANK}.pf_index", made) == [[]]


def test_nothing_is_done_twice(config: Config) -> None:
    leave(config, record(1))

    assert [search.build_index(config) for _ in range(2)] == [True, False]
    leave(config, record(1, "other words"))
    assert search.build_index(config)


def test_an_index_that_someone_deleted_comes_back(config: Config) -> None:
    leave(config, record(1))
    search.build_index(config)
    (config.site / "pagefind/pagefind-entry.json").unlink()

    assert search.build_index(config)
    assert (config.site / "pagefind/pagefind-entry.json").is_file()


def test_no_records_are_an_index_of_nothing(config: Config) -> None:
    leave(config)

    assert search.build_index(config)
    assert (config.site / "pagefind/pagefind.js").is_file()


def test_the_index_is_not_put_in_place_when_the_pages_go_wrong(config: Config) -> None:
    leave(config, record(1))

    def fails() -> None:
        with search.index_meanwhile(config) as start:
            start()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()

    assert not (config.site / "pagefind").exists()
    assert search.build_index(config)
    assert [p.name for p in config.cache.iterdir() if p.is_dir()] == []


def test_a_project_that_was_never_generated_has_no_index(config: Config) -> None:
    assert not search.build_index(config)


@pytest.mark.parametrize("url", ["../../outside/", "/outside/", "articles/../../outside/"])
def test_a_record_cannot_leave_the_site(config: Config, url: str) -> None:
    leave(config, SearchRecord(url, "x", "", html="<p>x</p>"))

    with pytest.raises(EngineError, match="below"):
        search.build_index(config)
