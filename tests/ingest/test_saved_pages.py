"""Pages that a program saved: MHTML, webarchives, and HTML with the mark of its program."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from generator import edtf
from generator.ingest.formats import cut_off
from generator.ingest.metadata.archived import original_url
from generator.model.article import Article, Basis
from tests.ingest.test_mail import PARAGRAPHS, TEXT
from tests.ingest.test_stories import read

CASES = Path(__file__).parents[1] / "cases" / "formats"
URL = "https://norland.example/news/ferry"
PAGE = (
    '<!DOCTYPE html>{mark}<html><head><meta charset="utf-8"><title>The ferry sails again</title></head><body>'
    "<nav><a href='/'>Home</a></nav>{bar}<article><h1>The ferry sails again</h1><p>"
    + "</p><p>".join(PARAGRAPHS) + "</p></article></body></html>")
SINGLE_FILE = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Sat Feb 15 2020 08:13:40 GMT-0500 (EST)\n-->"
STAMPED = f"https://web.archive.org/web/20200215081340/{URL}"


def one(path: str, data: bytes) -> Article:
    reading = read(path, data)
    assert reading.problems == ()
    assert len(reading.articles) == 1
    return reading.articles[0]


def page(mark: str = "", bar: str = "") -> Article:
    return one("a.html", PAGE.format(mark=mark, bar=bar).encode())


@pytest.mark.parametrize(("mark", "accessed"), [
    (f"<!-- saved from url=(0035){URL} -->", None),
    (f"<!-- Saved from {URL} at 2020-02-15T08:13:40Z using monolith v2.8.1 -->", "2020-02-15"),
    (SINGLE_FILE, "2020-02-15"),
    (f'<meta name="savepage-url" content="{URL}"><meta name="savepage-title" content="x">'
     '<meta name="savepage-date" content="Sat Feb 15 2020 08:13:40 GMT+0100">', "2020-02-15"),
    (f'<script>__wm.wombat("{URL}","20200215081340","https://web.archive.org/");</script>', "2020-02-15"),
])
def test_a_mark_gives_address_and_day_of_saving(mark: str, accessed: str | None) -> None:
    article = page(mark)

    assert (article.url, article.accessed, article.published) == (URL, accessed, None)
    assert article.text == f"The ferry sails again\n\n{TEXT}"


def test_httrack_gives_no_scheme() -> None:
    article = page("<!-- Mirrored from norland.example/ferry by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 15 Feb 2020 08:13:40 GMT -->")

    assert (article.url, article.accessed) == ("http://norland.example/ferry", "2020-02-15")


def test_the_address_of_the_page_itself_outweighs_a_mark() -> None:
    assert page(f'{SINGLE_FILE}<link rel="canonical" href="https://norland.example/b">').url == "https://norland.example/b"


def test_a_mark_in_the_words_of_a_page_is_none() -> None:
    assert page(bar="<p>&lt;!-- saved from url=(0035)https://norland.example/x --&gt;</p>").url is None


def test_an_archived_copy_has_the_address_of_its_page() -> None:
    article = page(f'<link rel="canonical" href="{STAMPED}">')

    assert (article.url, article.archived_url) == (URL, STAMPED)


def test_the_bar_of_the_wayback_machine_is_no_part_of_a_page() -> None:
    bar = "<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>12 captures of this page are kept by the archive</p><!-- END WAYBACK TOOLBAR INSERT -->"

    assert "captures" not in page(bar=bar).text


@pytest.mark.parametrize(("url", "original"), [
    (STAMPED, URL), ("http://web.archive.org/web/2020/norland.example/a", "http://norland.example/a"),
    ("https://web.archive.org/web/20200215081340if_/https://norland.example/a?b=c", "https://norland.example/a?b=c"),
    ("https://archive.ph/20200215/https://norland.example/a", "https://norland.example/a"),
    ("https://archive.ph/XyZ1", None), (URL, None), ("https://web.archive.org/web/2020/javascript:alert(1)", None),
])
def test_an_archived_address_is_undone(url: str, original: str | None) -> None:
    assert original_url(url) == original


def test_what_chromium_saved() -> None:
    article = one("a.mhtml", (CASES / "chromium.mhtml").read_bytes())

    assert (article.title, article.outlet, article.authors) == ("The ferry sails again", "Norland Times", ("Ann Lee",))
    assert (article.url, article.accessed) == ("https://norland.example/2019/03/12/ferry", "2026-11-27")
    assert article.published
    assert (edtf.write(article.published.period), article.published.basis) == ("2019-03-12", Basis.URL)
    assert article.text == f"The ferry sails again\n\n{TEXT}"


@pytest.mark.parametrize("kind", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_what_safari_saves(kind: plistlib.PlistFormat) -> None:
    markup = PAGE.format(mark="", bar="").replace('<meta charset="utf-8">', "")
    resource = {"WebResourceData": markup.encode("cp1252"), "WebResourceURL": URL, "WebResourceTextEncodingName": "windows-1252"}
    article = one("a.webarchive", plistlib.dumps({"WebMainResource": resource}, fmt=kind))

    assert (article.title, article.url) == ("The ferry sails again", URL)
    assert article.text == f"The ferry sails again\n\n{TEXT}"


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><plist><string>&b;</string></plist>'


@pytest.mark.parametrize("data", [
    b"", b"words", b"bplist00", b"bplist00" + bytes(range(99)), ENTITIES, plistlib.dumps({"WebMainResource": 1}),
    plistlib.dumps({"WebMainResource": {"WebResourceData": "x"}}), b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx",
    b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!", b"<plist>" + b"<array>" * 9_000,
])
@pytest.mark.parametrize("path", ["a.mhtml", "a.webarchive"])
def test_a_broken_file_is_a_problem(path: str, data: bytes) -> None:
    reading = read(path, data)

    assert not reading.articles
    assert reading.problems


def test_a_truncated_file_gives_what_is_left() -> None:
    data = (CASES / "chromium.mhtml").read_bytes()

    reading = read("a.mhtml", data[: data.rindex(b"</p>")])

    assert PARAGRAPHS[0] in reading.articles[0].text
    assert [problem.what for problem in reading.problems] == [cut_off.WHAT]
