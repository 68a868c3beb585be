"""Markdown, HTML, JSONL, sidecars and corrections."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from generator import edtf
from generator.errors import CuttingsError
from generator.ingest import apply_corrections, read_clean_line
from generator.model.article import Article, Basis
from generator.model.dates import Precision
from generator.model.decisions import Correction
from tests.ingest.test_stories import read

STORY = b"Arden sells its last coal ship\n\nThe firm sold the ship on Friday, it said, for three and a half million crowns.\n"
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>{title} - Norland Times</title>
<meta property="og:site_name" content="Norland Times">
<meta property="article:published_time" content="{date}"><meta name="author" content="Ann Lee"><link rel="canonical" href="{url}"></head>
<body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article><footer>© Norland Times</footer></body></html>"""
BODY = "".join(f"<p>The council met for hour number {n} and spoke of the harbour tax, which nobody wanted.</p>" for n in range(8))


def page(
    title: str = "Harbour tax passes at last", date: str = "2024-03-12T10:00:00Z", url: str = "https://norland.example/a", body: str = BODY
) -> bytes:
    return PAGE.format(title=title, date=date, url=url, body=body).encode()


def one(path: str, data: bytes, sidecar: bytes | None = None) -> Article:
    reading = read(path, data, sidecar)
    assert len(reading.articles) == 1
    return reading.articles[0]


def line(**row: object) -> Article:
    return one("a.jsonl", json.dumps(row).encode())


def test_front_matter_speaks_for_a_note() -> None:
    note = (b"---\ntitle: Coal goes\ndate: 2024-03-12\nsource: Norland Times\nlink: https://a.example/x\nauthors: [Ann Lee]\n"
            b"tags: [coal]\nlang: en\n---\nThe ship is sold.\n")
    article = one("n.md", note)

    assert (article.title, article.outlet, article.authors, article.url, article.tags) == ("Coal goes", "Norland Times", ("Ann Lee",),
        "https://a.example/x", ("coal",))
    assert article.published is not None
    assert article.published.basis is Basis.STATED
    assert article.text == "The ship is sold."


@pytest.mark.parametrize(("marked", "plain"), [
    ("the [[Arden Shipping|Arden]] ship", "the Arden ship"), ("the [[Arden]] ship", "the Arden ship"),
    ("a [link](https://a.example/x_(y)) here", "a link here"), ("![[p.png]] seen", "seen"),
    ("**bold** and *soft* and ~~gone~~", "bold and soft and gone"), ("> [!note] Seen\n> by us", "Seen\n\nby us"), ("snake_case_name",
    "snake_case_name"), ("2 * 3 * 4", "2 * 3 * 4"),
    ("# Head of the note\n\nwords", "Head of the note\n\nwords"), ("- one\n- two", "• one\n\n• two"), ("said so.[^1]", "said so."),
    ("`code` <b>x</b>", "code x"), ("%%hidden%% shown", "shown"), (r"\*not\*", "*not*"),
])
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert one("n.md", marked.encode()).text == plain


def test_a_page_tells_of_itself() -> None:
    article = one("p.html", page())

    assert (article.title, article.outlet, article.authors, article.url, article.language) == (
        "Harbour tax passes at last", "Norland Times", ("Ann Lee",), "https://norland.example/a", "en-GB")
    assert article.published is not None
    assert edtf.write(article.published.period) == "2024-03-12"
    assert article.text[:article.body_start].strip() == article.title
    assert article.text.count("council met") == 8


def test_a_page_without_a_date_has_none() -> None:
    """Not from running text, pictures' names or copyright lines."""
    body = BODY + '<p>It was on 5 May 2019 that the tax began.</p><img src="/2018/01/02/x.jpg"><p>Copyright 2017</p>'

    assert one("p.html", page(date="", body=body)).published is None


@pytest.mark.parametrize("stated", [
    '<meta property="article:modified_time" content="2024-05-30T08:00:00Z">',
    '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-05-30"}</script>',
])
def test_the_day_of_a_change_is_not_the_day_of_publication(stated: str) -> None:
    article = one("p.html", page().replace(b"<meta", stated.encode() + b"<meta", 1))

    assert article.published is not None
    assert edtf.write(article.published.period) == "2024-03-12"


def test_pages_do_not_know_each_other() -> None:
    first, second = page(), page(title="Another tax passes at last")
    alone = one("b.html", second)
    for _ in range(4):
        one("a.html", first)

    assert one("b.html", second) == alone


def test_script_is_text() -> None:
    article = one("p.html", page(title="&lt;script&gt;alert(1)&lt;/script&gt; passes", url="javascript:alert(1)"))

    assert article.url is None
    assert "<script>alert(1)</script> passes" in article.title


def test_a_line_of_jsonl() -> None:
    article = line(id="x:1", title="Coal goes", text="The ship is sold.\nIt was old.", published="2024-03", publisher="Norland Times",
        author=["Ann Lee"], url="https://a.example/2024/03/12/x")

    assert (article.record, article.title, article.outlet, article.authors) == ("x:1", "Coal goes", "Norland Times", ("Ann Lee",))
    assert article.published is not None
    assert article.published.period.precision is Precision.MONTH
    assert article.text == "Coal goes\n\nThe ship is sold.\n\nIt was old."
    assert article.id.startswith("x-1-")


def test_jsonl_with_markup_and_with_blanks_for_newlines() -> None:
    marked = line(id=1, html="<p>The ship is <b>sold</b>.</p><p>It was old.<br>Very old.</p><script>alert(1)</script>")
    spaced = line(id=2, text="The ship is sold" + " " * 40 + "It was old " + "and so on " * 50)

    assert marked.text == "The ship is sold.\n\nIt was old.\n\nVery old."
    assert spaced.text.startswith("The ship is sold\n\nIt was old and")


def test_a_jsonl_text_is_never_a_digest() -> None:
    assert "Leave a Reply" in line(id=1,
        text="* * *\n\nArden sells its ship\n\nIt did so.\n\n* * *\n\nBoreal sells its ship\n\nIt did.\n\nLeave a Reply").text


@pytest.mark.parametrize("text", ["a\r\nb", "  two  spaces \n\n\n\n", "glued.The end", "Leave a Reply", ""])
def test_clean_text_stays_as_it_is(text: str) -> None:
    (article,) = read_clean_line(json.dumps({"id": "a/1", "text": text, "published": "2024-03"}).encode(), 1).articles

    assert (article.text, article.body_start, article.id, article.record) == (text, 0, "a/1", "a/1")
    assert article.published is not None


@pytest.mark.parametrize("bad", [b"", b"[]",
    b"{", b'{"id": 1}', b'{"text": "x"}', b'{"id": "a", "text": 1}'])
def test_a_bad_clean_line_is_named(bad: bytes) -> None:
    with pytest.raises(CuttingsError, match="line 7"):
        read_clean_line(bad, 7)


def test_a_clean_line_with_a_bad_date_is_read_and_named() -> None:
    reading = read_clean_line(b'{"id": "a", "text": "x", "published": "soon"}', 7)

    assert [article.published for article in reading.articles] == [None]
    assert [(p.where, p.what) for p in reading.problems] == [("line 7", "`published` is no date: `soon`")]


def test_a_sidecar_outweighs_the_text() -> None:
    article = one("s.txt", STORY,
        b"title: Coal\ndate: 12 March 2024\noutlet: Norland Times\nauthors: Ann Lee and Bo Chan\nurl: https://a.example/x\n")

    assert (article.title, article.outlet, article.authors, article.url) == ("Coal", "Norland Times", ("Ann Lee", "Bo Chan"),
        "https://a.example/x")
    assert article.text.startswith("Arden sells")
    assert article.published is not None
    assert article.published.basis is Basis.SIDECAR


def test_a_sidecar_of_a_digest_tells_of_all_and_of_each() -> None:
    other = STORY.replace(b"Arden", b"Boreal").replace(b"coal", b"gas")
    side = b"date: 2024-03-12\nstories:\n- {title: boreal sells its last gas ship!, date: 2024-03-11, outlet: Norland Times}\n"
    first, second = read("d.txt", b"***\n\n" + STORY + b"\n***\n\n" + other, side).articles

    assert [first.title, second.title][0] == "Arden sells its last coal ship"
    assert [edtf.write(a.published.period) for a in (first, second) if a.published] == ["2024-03-12", "2024-03-11"]
    assert (first.outlet, second.outlet) == (None, "Norland Times")


@pytest.mark.parametrize("side", [
    b"a: &a [x]\nb: [*a, *a]", b"[" * 9000, b"- a\n- b", b"title: [unclosed", b"\0\0\0", b"url: javascript:alert(1)", b"date: yesterday",
    b"stories: 3", b"!!python/object/apply:os.system [ls]: x",
    b"authors: {a: {b: c}}", b"date: 9999999999999999999999", b"x: " + b"1" * 300_000,
])
def test_a_bad_sidecar_is_a_problem_and_the_story_stays(side: bytes) -> None:
    reading = read("s.txt", STORY, side)

    assert reading.problems
    assert {p.where.partition(":")[0] for p in reading.problems} == {"s.txt.yml"}
    assert reading.articles[0].text == one("s.txt", STORY).text


def test_a_person_sets_an_article_right() -> None:
    article = one("s.txt", STORY)
    said: Mapping[str, object] = {"title": "Coal", "date": "2024-03-12", "outlet": "Norland Times", "authors": ["Ann Lee"],
        "source_url": "https://a.example/x", "lang": "de", "tags": ["coal"]}
    right = apply_corrections(article, [Correction(article.id, field, to, reason="seen in print") for field, to in said.items()])

    assert (right.title, right.outlet, right.authors, right.url, right.language, right.tags) == ("Coal", "Norland Times", ("Ann Lee",),
        "https://a.example/x", "de", ("coal",))
    assert right.published is not None
    assert right.published.evidence == "decisions/corrections.yml"
    assert right.text == article.text
    assert apply_corrections(right, [Correction(article.id, "outlet", None)]).outlet is None


@pytest.mark.parametrize(("field", "to"), [("title", ""), ("date", "soon"), ("source_url", "javascript:alert(1)"), ("colour", "red"),
    ("title", {"a": 1}), ("title", "Arden sells its last coal ship")])
def test_what_cannot_be_meant_changes_nothing(field: str, to: object) -> None:
    article = one("s.txt", STORY)

    assert apply_corrections(article, [Correction(article.id, field, to), Correction(article.id[:-1], "title",
        "Other")]) is article  # type: ignore[arg-type]
