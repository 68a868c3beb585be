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
    assert reading.problems[0].where == file


def test_what_grows_as_documents_do_is_read() -> None:
    archive = open_archive(packed("a.xml", WORDS.encode() * 10_000))

    assert archive
    assert read_member(archive, "a.xml") == WORDS.encode() * 10_000
