"""Files that real programs made of one page: pandoc (DOCX, EPUB) and LibreOffice (ODT)."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import edtf
from generator.model.article import Article
from tests.ingest.test_stories import read

CASES = Path(__file__).parents[1] / "cases" / "formats"
NAMES = ("pandoc.epub", "word.docx", "writer.odt")


def article_of(name: str) -> Article:
    article, = read(name, (CASES / name).read_bytes()).articles
    return article


@pytest.mark.parametrize("name", NAMES)
def test_who_and_when(name: str) -> None:
    article = article_of(name)

    assert article.authors == ("Ann Lee",)
    assert article.published
    assert edtf.write(article.published.period) == "2024-03-12"
    assert article.title.startswith("Harbour tax passes after long night")


@pytest.mark.parametrize("name", NAMES)
def test_words_and_rows(name: str) -> None:
    text = article_of(name).text

    assert text.count("“It is a fair tax,” Mayor Ilse Brandt told reporters.") == 4
    assert "Ship · Tax · Paid\n\nArden Star · 900 · 3 May 2019\n\nBoreal Queen · 700 · 4 May 2019" in text
