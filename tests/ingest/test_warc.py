"""WARC and WACZ: what a crawler took of the web."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.ingest.test_archives import zipped
from tests.ingest.test_mail import TEXT
from tests.ingest.test_stories import read

CRAWL = (Path(__file__).parents[1] / "cases" / "formats" / "wget.warc.gz").read_bytes()
URL = "http://norland.example/news/2019/03/12/ferry"
BOMB = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/b\r\nWARC-Date: 2020-02-15T08:13:40Z\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n")


def response(body: bytes, headers: bytes = b"Content-Type: text/html\r\n") -> bytes:
    payload = b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n" + body
    return BOMB % (len(payload), payload)


@pytest.mark.parametrize(("path", "data", "name"), [
    ("a.warc", gzip.decompress(CRAWL), URL), ("a.warc.gz", CRAWL, f"a.warc#{URL}"),
    ("a.wacz", zipped({"datapackage.json": b"{}", "archive/data.warc.gz": CRAWL}), URL),
])
def test_what_wget_took_is_its_article_once(path: str, data: bytes, name: str) -> None:
    """The front, a section's front, a missing page, a picture and the second capture are not."""
    reading = read(path, data)

    assert reading.problems == ()
    assert [(a.record, a.url, a.accessed) for a in reading.articles] == [(name, URL, "2026-11-27")]
    assert reading.articles[0].text == f"The ferry sails again\n\n{TEXT}"


def test_a_list_of_pages_is_heeded() -> None:
    lines = json.dumps({"format": "json-pages-1.0"}) + "\n" + json.dumps({"url": "http://norland.example/other"})
    reading = read("a.wacz", zipped({"archive/data.warc.gz": CRAWL, "pages/pages.jsonl": lines.encode()}))

    assert [p.what for p in reading.problems] == ["no article among its pages"]


def test_a_cut_off_crawl_gives_what_is_left() -> None:
    data = gzip.decompress(CRAWL)
    reading = read("a.warc", data[: data.rindex(b"The ferry") - 300])

    assert [a.url for a in reading.articles] == [URL]


@pytest.mark.parametrize("data", [
    b"", b"words", b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: x\r\n\r\n", CRAWL[:900], b"PK\x03\x04",
    response(gzip.compress(b"\0" * 50_000_000), b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
    response(b"<script>alert(1)</script>"), zipped({"archive/a.warc": b"\0"}),
])
@pytest.mark.parametrize("path", ["a.warc", "a.wacz"])
def test_a_broken_crawl_is_a_problem(path: str, data: bytes) -> None:
    reading = read(path, data)

    assert not reading.articles
    assert reading.problems
