"""DOCX and ODT: headings, tables, notes, deleted words, and hostile files."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.ingest.formats.archives import zipped as members
from generator.model.article import Article
from tests.ingest.test_stories import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
     ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"')
LONG = "The harbour tax passed on Monday by a vote of nine to four, and the mayor signed it on the same evening in the hall."
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name.replace("__", "/") + ".xml", text)
    return buffer.getvalue()


def p(words: str, style: str = "", run: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{run}<w:t>{words}</w:t></w:r></w:p>'


def docx(body: str, head: str = "", **more: str) -> Article:
    reading = read("a.docx", zipped(word__document=f"{head}<w:document {W}><w:body>{body}</w:body></w:document>", **more))
    assert len(reading.articles) == 1
    return reading.articles[0]


def odt(body: str) -> Article:
    whole = f"<office:document-content {OPEN}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    reading = read("a.odt", zipped(content=whole))
    assert len(reading.articles) == 1
    return reading.articles[0]


def test_a_title_and_paragraphs() -> None:
    article = docx(p("Harbour tax passes at last", "Title") + p("By Ann Lee") + p(LONG))

    assert (article.title, article.authors) == ("Harbour tax passes at last", ("Ann Lee",))
    assert article.text.endswith(LONG)


@pytest.mark.parametrize("hidden", [
    "<w:del><w:r><w:delText>trap</w:delText></w:r></w:del>", "<w:moveFrom><w:r><w:t>trap</w:t></w:r></w:moveFrom>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>trap</w:t></w:r>", "<w:r><w:instrText>trap</w:instrText></w:r>"])
def test_deleted_and_hidden_words_are_not_shown(hidden: str) -> None:
    article = docx(f"<w:p><w:r><w:t>{LONG} </w:t></w:r>{hidden}<w:ins><w:r><w:t>It was late.</w:t></w:r></w:ins></w:p>")

    assert "trap" not in article.text
    assert article.text.endswith("It was late.")


def test_rows_of_a_table_are_kept() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format(p('Ship'), p('Tax'))}{row.format(p('Arden Star'), p('900'))}</w:tbl>"

    assert "Ship · Tax\n\nArden Star · 900" in docx(p(LONG) + table).text


def test_notes_come_last() -> None:
    notes = f"<w:footnotes {W}><w:footnote>{p('The note names the clerk of the port.')}</w:footnote></w:footnotes>"

    assert docx(p(LONG), word__footnotes=notes).text.endswith("The note names the clerk of the port.")


def test_the_day_of_saving_is_no_day_of_publication() -> None:
    core = ('<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>Harbour tax passes at last</dc:title>"
        "<dc:creator>Some Clerk</dc:creator><t:created>2024-03-12T10:00:00Z</t:created></c>")
    article = docx(p(LONG), docProps__core=core)

    assert (article.title, article.published, article.authors) == ("Harbour tax passes at last", None, ())
    assert article.accessed == "2024-03-12T10:00:00Z"


def test_entities_stay_unread() -> None:
    article = docx(p(LONG) + p("&f; and &b; are nothing."), BOMB)

    assert "root:" not in article.text
    assert "haha" not in article.text


def test_blanks_headings_and_notes_of_an_odt_file() -> None:
    article = odt(f'<text:tracked-changes><text:p>trap</text:p></text:tracked-changes><text:h text:outline-level="1">Harbour tax passes'
        f" at last</text:h><text:p>{LONG}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note names the"
        "  clerk.</text:p></text:note-body></text:note> It<text:s/>was<text:tab/>late.</text:p>")

    assert article.text == f"Harbour tax passes at last\n\n{LONG} It was late.\n\nThe note names the clerk."


def test_rows_of_an_odt_table() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('Arden Star')}{cell.format('900')}</table:table-row>"

    assert "Arden Star · 900" in odt(f"<text:p>{LONG}</text:p><table:table>{row}</table:table>").text


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"words", zipped(other="<a/>"), zipped(content="<a", word__document="")])
def test_what_is_no_such_file_is_a_problem(name: str, data: bytes) -> None:
    reading = read(name, data)

    assert reading.articles == ()
    assert reading.problems[0].what


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "LARGEST_MEMBER", 1_000)
    whole = zipped(word__document=f"<w:document {W}>{p('a' * 5_000)}</w:document>")

    assert "no DOCX" in read("a.docx", whole).problems[0].what


def test_tables_within_tables_end() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 60 + p("deep") + "</w:tc></w:tr></w:tbl>" * 60

    assert LONG in docx(p(LONG) + deep).text


def test_boxes_within_boxes_are_read_once() -> None:
    deep = "<w:p><w:r><w:txbxContent>" * 60 + p("deep") + "</w:txbxContent></w:r></w:p>" * 60

    assert LONG in docx(p(LONG) + deep).text


def test_a_text_box_is_a_paragraph_of_its_own() -> None:
    box = f"<w:txbxContent>{p('The box names the clerk of the port.')}</w:txbxContent>"

    assert docx(f"<w:p><w:r><w:t>{LONG}</w:t>{box}</w:r></w:p>").text == f"{LONG}\n\nThe box names the clerk of the port."
