"""The search index: the same records, the same bytes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import host_cbor, host_search
from generator.config import Config
from generator.errors import EngineError
from generator.model import SearchRecord

KEYS = ("theme", "outlet", "year", "person")
FILTERS = "".join(f'<span data-pagefind-filter="{key}:{key} {n}"></span>' for key in KEYS for n in range(4))


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(root=tmp_path, sources=tmp_path)


def record(n: int, words: str = "harbour tax") -> SearchRecord:
    return SearchRecord(f"articles/n{n}/", f'<html lang="en"><head><title>{n}</title></head><body data-pagefind-body><h1>{n}</h1>{FILTERS}'
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
        (config.cache / host_search.RECORD).unlink(missing_ok=True)
        assert host_search.index(config)
        found.append(tree(config.site))

    assert found[1:] == found[:-1]
    assert "pagefind/pagefind.js" in found[0]
    assert not [path for path in found[0] if "ui" in path]


def test_nothing_is_done_twice(config: Config) -> None:
    leave(config, record(1))

    assert [host_search.index(config) for _ in range(2)] == [True, False]
    leave(config, record(1, "other words"))
    assert host_search.index(config)


def test_an_index_that_someone_deleted_comes_back(config: Config) -> None:
    leave(config, record(1))
    host_search.index(config)
    (config.site / "pagefind/pagefind-entry.json").unlink()

    assert host_search.index(config)
    assert (config.site / "pagefind/pagefind-entry.json").is_file()


def test_no_records_are_an_index_of_nothing(config: Config) -> None:
    leave(config)

    assert host_search.index(config)
    assert (config.site / "pagefind/pagefind.js").is_file()


def test_the_index_is_not_put_in_place_when_the_pages_go_wrong(config: Config) -> None:
    leave(config, record(1))

    def fails() -> None:
        with host_search.beside(config) as start:
            start()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()

    assert not (config.site / "pagefind").exists()
    assert host_search.index(config)
    assert [p.name for p in config.cache.iterdir() if p.is_dir()] == []


def test_a_project_that_was_never_generated_has_no_index(config: Config) -> None:
    assert not host_search.index(config)


@pytest.mark.parametrize("url", ["../../outside/", "/outside/", "articles/../../outside/"])
def test_a_record_cannot_leave_the_site(config: Config, url: str) -> None:
    leave(config, SearchRecord(url, "<p>x</p>"))

    with pytest.raises(EngineError, match="below"):
        host_search.index(config)


VALUES = st.recursive(st.none() | st.booleans() | st.integers(-2**63, 2**63) | st.text(), lambda inner: st.lists(inner, max_size=30))


@given(VALUES)
def test_cbor_round_trip(value: host_cbor.Value) -> None:
    assert host_cbor.decoded(host_cbor.encoded(value)) == value
