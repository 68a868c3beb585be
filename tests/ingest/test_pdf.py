"""PDFs: reading order, hyphens, running heads, and files that are no text."""

from __future__ import annotations

import zlib

import pytest

from generator.ingest.printed import streams
from generator.ingest.printed.columns import order_blocks
from generator.ingest.printed.lines import PrintedLine
from generator.ingest.printed.tables import join_rows
from generator.ingest.repairs.hyphens import join_lines
from generator.model.article import Article
from tests.ingest.test_stories import read

LEFT = ["The harbour tax passed on Monday by", "a vote of nine to four, and the coun-", "cil went home in the rain at mid-", "night,"]
RIGHT = ["which the clerk wrote down in her", "book. The coal-fired ships will pay", "twice as much as the others do."]


def shown(lines: list[str], x: int, y: int, size: int = 10) -> str:
    """The operators that print lines below each other."""
    return "".join(f"BT /F {size} Tf {x} {y - 12 * k} Td ({line}) Tj ET\n" for k, line in enumerate(lines))


def pdf_of(pages: list[str], information: str = "") -> bytes:
    """A PDF with these pages, in Helvetica."""
    kids = " ".join(f"{4 + 2 * k} 0 R" for k in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        f"<<{information}>>".encode()]
    font = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    for k, page in enumerate(pages):
        packed = zlib.compress(page.encode("latin-1"))
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {5 + 2 * k} 0 R/Resources{font}>>".encode())
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed))
    whole, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R/Info 3 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(whole))
    return whole + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def one(*pages: str, information: str = "") -> Article:
    reading = read("a.pdf", pdf_of(list(pages), information))
    assert len(reading.articles) == 1
    return reading.articles[0]


def article_page() -> str:
    top = shown(["Harbour tax passes at last"], 50, 700, 24) + shown(["By Ann Lee", "12 March 2024"], 50, 670)
    return top + shown(RIGHT, 320, 600) + shown(LEFT, 50, 600)


def test_columns_are_read_one_after_the_other() -> None:
    article = one(article_page())

    assert article.text.split("\n\n")[1:] == [
        "The harbour tax passed on Monday by a vote of nine to four, and the council went home in the rain at midnight, which the clerk"
        " wrote down in her book. The coal-fired ships will pay twice as much as the others do."]


def test_the_biggest_line_is_the_headline() -> None:
    article = one(article_page())

    assert (article.title, article.authors) == ("Harbour tax passes at last", ("Ann Lee",))


def test_running_heads_and_page_numbers_go() -> None:
    pages = [article_page() if n == 1 else shown([f"Page {n} says that the ship came in on a day of its own."], 50, 600) for n in (1, 2)]
    framed = [shown(["The Norland Times | 11 March 2024"], 50, 780, 8) + page + shown([f"- {n} -"], 290, 20) for n, page in
        enumerate(pages, 1)]

    article = one(*framed)

    assert "Norland" not in article.text
    assert "- 2 -" not in article.text
    assert article.outlet == "The Norland Times"


def test_a_printed_web_page_says_its_address() -> None:
    stamps = shown(["3/14/24, 3:50 PM"], 20, 785, 8) + shown(["https://norland.example/tax"], 20, 12, 8)

    article = one(stamps + article_page())

    assert article.url == "https://norland.example/tax"
    assert "3:50" not in article.text


def test_a_browsers_day_is_no_day_of_publication() -> None:
    page = shown(["Harbour tax passes at last"], 50, 700, 24) + shown(LEFT, 50, 600)
    article = one(page, information="/Producer(Skia/PDF m120)/CreationDate(D:20240314120000)")

    assert article.published is None
    assert article.accessed == "2024-03-14"


@pytest.mark.parametrize(("lines", "authors", "outlet"), [
    (["By Ann Lee", "Sund Post", "12 March 2024"], ("Ann Lee",), "Sund Post"),
    (["By Ann Lee and", "Bo Chan"], ("Ann Lee", "Bo Chan"), None),
])
def test_lines_that_sign_a_story_are_lines_of_their_own(lines: list[str], authors: tuple[str, ...], outlet: str | None) -> None:
    top = shown(["Harbour tax passes at last"], 50, 700, 24) + shown(lines, 50, 670)
    article = one(top + shown(LEFT + RIGHT, 50, 600))

    assert (article.authors, article.outlet) == (authors, outlet)


@pytest.mark.parametrize(("before", "after", "joined"), [
    ("the coun-", "cil met", "the council met"), ("a coal-", "fired ship", "a coal-fired ship"), ("the Anglo-", "Saxon", "the Anglo-Saxon"),
    ("in 2019-", "20 it", "in 2019-20 it"), ("was over\x02", "turned", "was overturned"), ("one", "two", "one two")])
def test_hyphens_at_line_ends(before: str, after: str, joined: str) -> None:
    assert join_lines(before, after, frozenset({"coal-fired"})) == joined


def test_a_headline_over_columns_comes_first() -> None:
    lines = [PrintedLine("head", 50, 700, 500, 720), PrintedLine("right", 300, 600, 500, 610), PrintedLine("left", 50, 598, 250, 608)]

    assert [block.lines[0].text for block in order_blocks(lines)] == ["head", "left", "right"]


def test_rows_of_a_table_are_kept() -> None:
    lines = [PrintedLine(text, x, y, x + 40, y + 10) for y, row in ((50, ("Ship", "Tax")), (30, ("Arden", "900")))
        for x, text in zip((10, 200), row, strict=True)]

    assert [line.text for line in join_rows(lines)] == ["Ship · Tax", "Arden · 900"]


def test_a_scanned_page_is_a_problem() -> None:
    reading = read("a.pdf", pdf_of(["q 1 0 0 1 0 0 cm Q"]))

    assert reading.articles == ()
    assert "pictures" in reading.problems[0].what
    assert "ocrmypdf" in reading.problems[0].hint


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"<html>no", pdf_of([article_page()])[:700], bytes(range(256)) * 9])
def test_what_is_no_pdf_is_a_problem(data: bytes) -> None:
    reading = read("a.pdf", data)

    assert reading.articles == ()
    assert reading.problems[0].hint


def test_too_many_words_on_a_page_are_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium would take minutes."""
    monkeypatch.setattr(streams, "MOST_WORDS", 5)

    assert [p.what for p in read("a.pdf", pdf_of([article_page()])).problems] == ["more words on a page than are read"]


def test_a_packed_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LARGEST_STREAM", 10_000_000)

    assert [p.what for p in read("a.pdf", pdf_of([" " * 20_000_000])).problems] == ["more unpacked than is read"]
