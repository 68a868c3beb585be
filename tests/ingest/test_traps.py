"""Small files that unpack into large ones: refused with a reason."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.ingest.formats.archives.zipped import open_archive, read_member
from tests.ingest.test_stories import read

WORDS = "The harbour board met again. "


def packed(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(("file", "name"), [
    ("a.odt", "content.xml"), ("a.docx", "word/document.xml"), ("a.xlsx", "xl/worksheets/sheet1.xml")])
def test_a_document_that_grows_without_end_is_refused(file: str, name: str) -> None:
    reading = read(file, packed(name, f"<p>{WORDS * 1_000_000}</p>".encode()))

    assert reading.articles == ()
    assert reading.problems[0].where.startswith(file)


def test_what_grows_as_documents_do_is_read() -> None:
    archive = open_archive(packed("a.xml", WORDS.encode() * 10_000))

    assert archive
    assert read_member(archive, "a.xml") == WORDS.encode() * 10_000


def test_a_page_of_countless_tags_is_refused() -> None:
    reading = read("a.html", b"<html><body>" + b"<b><i><p>word " * 40_000)

    assert reading.articles == ()
    assert "100,000 tags" in reading.problems[0].what


def test_a_record_of_one_endless_line_is_refused() -> None:
    (problem,) = read("a.jsonl", f'{{"title": "Notes of the board", "text": "{WORDS * 100_000}"}}'.encode()).problems

    assert "longer than is read" in problem.what
