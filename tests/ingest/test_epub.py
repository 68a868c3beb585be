"""EPUB files: chapters, what the book says of them, and broken files."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator import edtf
from generator.model.source import Reading
from tests.ingest.test_stories import read

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
BODY = "".join(f"<p>The council met for hour number {n} and spoke of the harbour tax, which nobody wanted.</p>" for n in range(6))
COVER = "<html><body><p>The Norland Reader</p></body></html>"


def chapter(title: str) -> str:
    return f"<html><head><title>ch1.xhtml</title></head><body><h1>{title}</h1>{BODY}</body></html>"


def epub(*chapters: str, metadata: str = "", folder: str = "text") -> Reading:
    buffer = io.BytesIO()
    items = "".join(f'<item id="c{k}" href="{folder}/{k}.xhtml"/>' for k in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{k}"/>' for k in reversed(range(len(chapters))))
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("META-INF/container.xml", CONTAINER)
        packed.writestr("OPS/book.opf", f'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata><manifest>'
            f"{items}</manifest><spine>{spine}</spine></package>")
        for k, page in enumerate(chapters):
            packed.writestr(f"OPS/text/{k}.xhtml", page)
    return read("a.epub", buffer.getvalue())


def test_chapters_come_in_the_order_of_the_spine() -> None:
    articles = epub(chapter("Harbour tax passes at last"), chapter("Coal ship sold to island"), COVER).articles

    assert [article.title for article in articles] == ["Coal ship sold to island", "Harbour tax passes at last"]
    assert [article.record for article in articles] == ["OPS/text/1.xhtml", "OPS/text/0.xhtml"]
    assert articles[0].text.count("council met") == 6


def test_a_book_says_who_and_when() -> None:
    said = "<dc:creator>Ann Lee</dc:creator><dc:publisher>Norland Times</dc:publisher><dc:date>2024-03-12</dc:date>"
    article, = epub(chapter("Harbour tax passes at last"), metadata=said).articles

    assert (article.authors, article.outlet) == (("Ann Lee",), "Norland Times")
    assert article.published
    assert edtf.write(article.published.period) == "2024-03-12"


def test_the_day_of_making_is_no_day_of_publication() -> None:
    time = "2024-03-12T10:00:00Z"
    made = f'<dc:creator>calibre</dc:creator><dc:date>{time}</dc:date><meta property="dcterms:modified">{time}</meta>'
    article, = epub(chapter("Harbour tax passes at last"), metadata=made).articles

    assert (article.published, article.authors) == (None, ())


def test_no_path_leads_out() -> None:
    assert epub(chapter("Harbour tax passes at last"), folder="../../../etc").articles == ()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"words"])
def test_what_is_no_epub_is_a_problem(data: bytes) -> None:
    assert "no EPUB" in read("a.epub", data).problems[0].what


def test_a_book_of_covers_is_a_problem() -> None:
    assert "no chapter" in epub(COVER).problems[0].what
