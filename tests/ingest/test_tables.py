"""Files that hold several articles: JSON, tables, feeds, notes of Evernote, records of reference managers."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from generator import edtf
from generator.model.article import Article
from generator.model.source import Reading
from tests.ingest.test_stories import read

CASES = Path(__file__).parents[1] / "cases" / "formats"
FERRY = "The ferry was laid up on Friday, and the crew of nine went home by bus, its owner told us. Nobody knows when it will sail again."
MILL = "The mill at Sund will close in June after ninety years. Its owner said that orders had fallen by half, and that forty workers stay."
ROW = {"title": "Ferry laid up", "date": "2020-01-02", "outlet": "Sund Post", "author": "Lee, Ann",
       "url": "https://sund.example/f", "text": FERRY}
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>{feed}</title><item><title>{title}</title><link>https://sund.example/f</link><dc:creator>Ann Lee</dc:creator>
<pubDate>Thu, 02 Jan 2020 10:00:00 GMT</pubDate><description><![CDATA[{text}]]></description>{more}</item></channel></rss>"""
ENEX = """<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
<en-export>{notes}</en-export>"""
NOTE = """<note><title>{title}</title><created>20240506T100000Z</created><tag>ferries</tag><note-attributes><author>A Reader</author>{url}
</note-attributes><content><![CDATA[<!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">
<en-note>{body}</en-note>]]></content></note>"""


def facts(article: Article) -> tuple[object, ...]:
    day = edtf.write(article.published.period) if article.published else None
    return article.title, day, article.outlet, article.authors, article.url


FACTS = ("Ferry laid up", "2020-01-02", "Sund Post", ("Ann Lee",), "https://sund.example/f")


def rss(feed: str = "Sund Post", title: str = "Ferry laid up", text: str = FERRY, more: str = "") -> Reading:
    return read("a.rss", RSS.format(feed=feed, title=title, text=text, more=more).encode())


def enex(*notes: str) -> Reading:
    return read("a.enex", ENEX.format(notes="".join(notes)).encode())


@pytest.mark.parametrize("value", [
    ROW, [ROW], {"articles": [ROW]}, {"status": "ok", "response": {"docs": [ROW]}}, {"response": {"results": [ROW]}}, {"items": [ROW]},
    {"a1": ROW}, {"hits": {"hits": [{"_source": ROW}]}}, {"data": {"children": [{"data": ROW}]}},
])
def test_articles_of_a_json_file(value: object) -> None:
    reading = read("a.json", json.dumps(value).encode())

    assert [facts(article) for article in reading.articles] == [FACTS]
    assert reading.problems == ()


def test_lines_of_json_under_another_name() -> None:
    assert len(read("a.json", f"{json.dumps(ROW)}\n{json.dumps({**ROW, 'text': MILL})}\n".encode()).articles) == 2


def test_a_name_in_a_file_is_not_its_place() -> None:
    other = {**ROW, "url": "https://sund.example/m", "title": "Mill to close", "text": MILL}
    both = read("a.json", json.dumps([ROW, other]).encode()).articles
    turned = read("a.json", json.dumps([other, ROW]).encode()).articles

    assert {article.id for article in both} == {article.id for article in turned}
    assert len({article.id for article in both}) == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table(delimiter: str) -> None:
    names = ["Headline", "Published At", "Newspaper", "Byline", "Link", "Full text"]
    cells = names, ["Ferry laid up", "2020-01-02", "Sund Post", "Ann Lee", ROW["url"], FERRY]
    data = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in cells).encode()
    suffix = "tsv" if delimiter == "\t" else "csv"

    assert [facts(article) for article in read(f"a.{suffix}", data).articles] == [FACTS]


@pytest.mark.parametrize("table", [
    "title,url,time_added,tags,status\nFerry,https://sund.example/f,1577959200,,unread\n",
    "URL,Title,Selection,Folder,Timestamp\nhttps://sund.example/f,Ferry,,Unread,1577959200\n",
    "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nFerry,https://sund.example/f,01x,,2024-05-06,0,new,True\n",
])
def test_bookmarks_are_no_stories(table: str) -> None:
    reading = read("a.csv", table.encode())

    assert reading.articles == ()
    assert "bookmarks" in reading.problems[0].what


def test_highlights_of_an_article_are_one_text() -> None:
    rows = [f'"{text}",Ferry laid up,Ann Lee,2024-05-06' for text in (FERRY, MILL)]
    table = "\n".join(("Highlight,Book Title,Book Author,Highlighted at", *rows))
    (article,) = read("a.csv", table.encode()).articles

    assert article.text == f"Ferry laid up\n\n{FERRY}\n\n{MILL}"
    assert (article.published, article.accessed) == (None, "2024-05-06")


def test_a_library_s_export_of_rows() -> None:
    names = "Key,Item Type,Publication Year,Author,Title,Publication Title,Url,Abstract Note,Date,Date Added,Access Date"
    table = (f'{names}\nAB12,newspaperArticle,2020,"Lee, Ann",Ferry laid up,Sund Post,https://sund.example/f,'
             f'"{FERRY}",2020-01-02,2024-05-06,2024-05-06\n')

    assert facts(read("a.csv", table.encode()).articles[0]) == FACTS


def test_sheets_made_by_openpyxl() -> None:
    reading = read("a.xlsx", (CASES / "press-review.xlsx").read_bytes())

    assert facts(reading.articles[0]) == FACTS
    assert reading.articles[1].title == "Mill to close"
    assert "1 record without a text" in reading.problems[0].what


def test_a_broken_archive_is_a_problem() -> None:
    whole = (CASES / "press-review.xlsx").read_bytes()

    assert read("a.xlsx", whole[50:]).problems
    assert read("a.xlsx", whole.replace(b"PK\x01\x02", b"PK\x01\xff")).problems
    assert read("a.xlsx", whole[:40] + whole[90:]).problems


def test_a_far_cell_takes_no_room() -> None:
    far = io.BytesIO()
    with zipfile.ZipFile(CASES / "press-review.xlsx") as whole, zipfile.ZipFile(far, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, whole.read(name).replace(b'r="A1"', b'r="XFD1048576"'))

    assert facts(read("a.xlsx", far.getvalue()).articles[0]) == FACTS


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.ingest.formats.records.spreadsheets.MOST_BYTES", 1_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 5_000_000)

    assert "unpacked" in read("a.xlsx", packed.getvalue()).problems[0].what


def test_a_feed() -> None:
    assert facts(rss().articles[0]) == FACTS


def test_a_feed_s_full_text_without_its_foot() -> None:
    full = f"<content:encoded><![CDATA[<p>{FERRY}</p><p>{MILL}</p><p>The post Ferry appeared first on Sund Post.</p>]]></content:encoded>"

    assert rss(text="Short.", more=full).articles[0].text == f"Ferry laid up\n\n{FERRY}\n\n{MILL}"


def test_a_feed_of_a_search_names_the_outlet_of_each() -> None:
    link = '<a href="https://news.example/x">Ferry laid up</a>&nbsp;&nbsp;<font>Sund Post</font>'
    source = '<source url="https://sund.example">Sund Post</source>'
    (article,) = rss('"ferry" - Google News', "Ferry laid up - Sund Post", link, source).articles

    assert facts(article) == FACTS
    assert article.text == "Ferry laid up"


def test_atom() -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Sund Post</title><entry>
<title type="html">Ferry &lt;b&gt;laid&lt;/b&gt; up</title>
<link rel="self" href="https://sund.example/s"/><link href="https://sund.example/f"/><id>tag:1</id><updated>2020-01-05T10:00:00Z</updated>
<published>2020-01-02T10:00:00Z</published><author><name>Ann Lee</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FERRY}</p></div></content></entry></feed>"""
    (article,) = read("a.atom", feed.encode()).articles

    assert facts(article) == FACTS
    assert article.text.endswith(FERRY)


def test_a_list_of_feeds_is_no_article() -> None:
    reading = read("a.opml", b'<opml version="2.0"><body><outline text="Sund" xmlUrl="https://sund.example/rss"/></body></opml>')

    assert reading.articles == ()
    assert "a list of feeds" in reading.problems[0].what


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    whole = RSS.format(feed="Sund Post", title="Ferry laid up", text=FERRY, more="").encode()
    reading = read("a.xml", whole[:whole.index(b"</description>")])

    assert reading.articles[0].title == "Ferry laid up"
    assert "broken XML" in reading.problems[0].what


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "' + b"x" * 99 + b'"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    (article,) = read("a.xml", bomb + b"<rss><channel><item><title>Ferry &a;&f;</title></item></channel></rss>").articles

    assert "xxx" not in article.title
    assert "root" not in article.text


def test_a_page_that_was_clipped_to_evernote() -> None:
    story = f"<p>By Ann Lee</p><p>January 2, 2020</p><p>{FERRY}</p><p>{MILL}</p>"
    body = f"<div><h1>Ferry laid up</h1>{story}<en-media hash='a'/><script>x()</script></div>"
    url = "<source-url>https://sund.example/f</source-url>"
    (article,) = enex(NOTE.format(title="Ferry laid up - Sund Post", url=url, body=body)).articles

    assert facts(article) == FACTS
    assert (article.text, article.accessed) == (f"Ferry laid up\n\n{FERRY}\n\n{MILL}", "2024-05-06")


def test_notes_of_one_title_are_two_articles() -> None:
    notes = [NOTE.format(title="Ferry", url="", body=f"<div>{text}</div>") for text in (FERRY, MILL)]

    assert len({article.id for article in enex(*notes).articles}) == 2


def test_ris() -> None:
    record = (f"TY  - NEWS\r\nTI  - Ferry laid up\r\nAU  - Lee, Ann\r\nT2  - Sund Post\r\nDA  - 2020/01/02/\r\nPY  - 2020\r\n"
              f"UR  - https://sund.example/f\r\nAB  - {FERRY}\r\nY2  - 2024/05/06\r\nER  - \r\n\r\nTY  - NEWS\r\nTI  - Mill\r\nER  - \r\n")
    reading = read("a.ris", record.encode())

    assert [facts(article) for article in reading.articles] == [FACTS]
    assert "1 record without a text" in reading.problems[0].what


def test_bibtex() -> None:
    record = (f"@comment{{x}}\n@article{{lee_2020,\n title = {{{{Ferry}} laid up}},\n author = {{Lee, Ann}},\n journal = \"Sund Post\",\n "
              f" year = 2020,\n month = jan, day = 2,\n url = {{https://sund.example/f}},\n abstract = {{{FERRY}}},\n"
              f" urldate = {{2024-05-06}}\n}}\n")
    (article,) = read("a.bib", record.encode()).articles

    assert facts(article) == FACTS


def test_accents_of_tex() -> None:
    record = f'@article{{x, title={{Ferry}}, author={{M{{\\"u}}ller, Ann and Ga{{\\v{{s}}}}i, Bo}}, abstract={{{FERRY}}}}}'

    assert read("a.bib", record.encode()).articles[0].authors == ("Ann Müller", "Bo Gaši")


@pytest.mark.parametrize("suffix", ["json", "csv", "tsv", "xlsx", "rss", "atom", "xml", "opml", "enex", "ris", "bib"])
@pytest.mark.parametrize("data", [
    b"", b"\0\xff\xfe\x01" * 50, b"PK\x03\x04" + b"x" * 90, b"{" * 5_000, b"[" * 100_000, b"<rss>" * 3_000,
    b'{"articles": [1, null, "x", []]}',
    b"title,text\n" + b'"' * 999, b"@article{x, title = {a" * 50, b"TY  - \nER  - \n", b"<a><b></a>", b"\xd0\xcf\x11\xe0" * 300,
])
def test_bad_bytes_are_a_problem(suffix: str, data: bytes) -> None:
    reading = read(f"a.{suffix}", data)

    assert reading.problems or reading.articles
