"""Fields as other tools and people write them."""

from __future__ import annotations

import json

import pytest

from generator import edtf
from generator.ingest.metadata.fields import strip_outlet
from generator.ingest.metadata.people import parse_people
from generator.model.article import Article
from tests.ingest.test_stories import read

BODY = "The ferry was laid up on Friday, and the crew of nine went home by bus, its owner told us.\n"


def note(header: str, fence: str = "---") -> Article:
    (article,) = read("n.md", f"{fence}\n{header}\n{fence}\n{BODY}".encode()).articles
    return article


def record(**row: object) -> Article:
    (article,) = read("a.jsonl", json.dumps({"text": BODY, **row}).encode()).articles
    return article


def day(article: Article) -> str | None:
    return edtf.write(article.published.period) if article.published else None


@pytest.mark.parametrize(("header", "published", "accessed"), [
    ("created: 2024-05-06", None, "2024-05-06"),
    ("published:\ncreated: 2024-05-06", None, "2024-05-06"),
    ("created: 2024-05-06\npublished: 2020-01-02", "2020-01-02", "2024-05-06"),
    ("date: 2024-05-06\npublished: 2020-01-02", "2020-01-02", None),
    ("date_saved: 2024-05-06\ndate_published: 2020-01-02", "2020-01-02", "2024-05-06"),
    ("clipped: 2024-05-06\ndate: 2020-01-02", "2020-01-02", "2024-05-06"),
    ("published: [[2020-01-02]]\ncreated: [[2024-05-06]]", "2020-01-02", "2024-05-06"),
    ("date_created: 2020-01-01\npublished: 2020-01-02", "2020-01-02", None),
    ("publish_date: Thu Jan 02 08:00:00 2020", "2020-01-02", None),
    ("saved: 2024-05-06 10:00", None, "2024-05-06 10:00"),
    ("bookmarked_at: 2024-05-06\nYear: 2020", "2020", "2024-05-06"),
])
def test_the_day_of_clipping_is_not_of_publication(header: str, published: str | None, accessed: str | None) -> None:
    article = note(f"title: Ferry laid up\n{header}")

    assert (day(article), article.accessed) == (published, accessed)


def test_updated_beside_created_is_of_the_note() -> None:
    assert note("updated: 2024-05-07 10:00:00Z\ncreated: 2024-05-06 10:00:00Z\nlatitude: 1.0").updated is None


@pytest.mark.parametrize(("header", "url", "outlet"), [
    ("source: https://sund.example/ferry", "https://sund.example/ferry", None),
    ("source: https://sund.example/ferry\nsite: Sund Post", "https://sund.example/ferry", "Sund Post"),
    ("source: '[Sund Post](https://sund.example/ferry)'", "https://sund.example/ferry", "Sund Post"),
    ("source: Sund Post (https://sund.example/ferry)", "https://sund.example/ferry", "Sund Post"),
    ("source: '[[Sund Post]]'\nurl: '[link](https://sund.example/ferry)'", "https://sund.example/ferry", "Sund Post"),
    ("source: Sund Post", None, "Sund Post"),
])
def test_an_address_is_no_outlet(header: str, url: str | None, outlet: str | None) -> None:
    article = note(header)

    assert (article.url, article.outlet) == (url, outlet)


@pytest.mark.parametrize("key", ["outlet", "publisher", "newspaper", "site"])
def test_the_link_of_an_outlets_name_is_not_the_storys_address(key: str) -> None:
    article = note(f"{key}: '[Sund Post](https://sund.example/front)'")

    assert (article.outlet, article.url) == ("Sund Post", None)


@pytest.mark.parametrize(("value", "title"), [
    ("Ferry laid up: what now", "Ferry laid up: what now"), ('"Never again," say crew', '"Never again," say crew'),
    ('"Say "no" to it"', 'Say "no" to it'), ("[Live] Ferry laid up", "[Live] Ferry laid up"), ("@crew says no", "@crew says no"),
    ("*Ferry* laid up", "*Ferry* laid up"), ("Ferry is #1 again", "Ferry is #1 again"), ("“Ferry laid up”", "Ferry laid up"),
    ("“Never,” say “crew”", "“Never,” say “crew”"), ("%100 of it", "%100 of it"), ("& crew: gone", "& crew: gone"),
    ("'Twas a ferry", "'Twas a ferry"),
    ("'The crew's day'", "The crew's day"), ("Ferry # a note", "Ferry"), ("Ferry &amp; crew", "Ferry & crew"),
])
def test_titles_that_are_no_yaml(value: str, title: str) -> None:
    article = note(f"title: {value}\ndate: ‘2020-01-02’\nauthor: “Ann Lee”")

    assert (article.title, day(article), article.authors) == (title, "2020-01-02", ("Ann Lee",))


def test_a_key_without_a_blank_costs_no_other() -> None:
    assert day(note("title:Ferry laid up\ndate: 2020-01-02")) == "2020-01-02"


@pytest.mark.parametrize("header", [
    'title = "Ferry laid up"\ndate = 2020-01-02\nauthors = ["Ann Lee"]',
    'title = "Ferry laid up"\ndate = 2020-01-02T10:00:00Z\nauthor = "Ann Lee"',
    'title = "Ferry laid up"\ndate = "2020-01-02"\n[extra]\nauthor = "Ann Lee"',
    "title = “Ferry laid up”\ndate = 2020-01-02\nauthor = 'Ann Lee'",
])
def test_toml(header: str) -> None:
    article = note(header, "+++")

    assert (article.title, day(article), article.authors, article.text) == ("Ferry laid up", "2020-01-02", ("Ann Lee",), BODY.strip())


def test_bad_toml_is_a_problem() -> None:
    assert read("n.md", f"+++\ntitle = \n+++\n{BODY}".encode()).problems


@pytest.mark.parametrize(("value", "names"), [
    ("Lee, Ann", ("Ann Lee",)), ("Lee, Ann; Chan, Bo", ("Ann Lee", "Bo Chan")), ("Lee, Ann and Chan, Bo", ("Ann Lee", "Bo Chan")),
    ("Lee, Ann M.", ("Ann M. Lee",)), ("van der Berg, Jan", ("Jan van der Berg",)), ("Ann Lee, Bo Chan", ("Ann Lee", "Bo Chan")),
    ("Lee, Ann, Chan, Bo", ("Ann Lee", "Bo Chan")), (["Lee, Ann", "Chan, Bo"], ("Ann Lee", "Bo Chan")), ("LEE, ANN", ("Ann Lee",)),
    ("Davis, Sammy, Jr.", ("Sammy Davis, Jr.",)), ("Sammy Davis, Jr.", ("Sammy Davis, Jr.",)), ("Lee-Holm, A. B.", ("A. B. Lee-Holm",)),
    ({"family": "Lee", "given": "Ann"}, ("Ann Lee",)), ([{"lastName": "Lee", "firstName": "Ann", "creatorType": "author"}], ("Ann Lee",)),
    ({"original": "By Ann Lee and Bo Chan"}, ("Ann Lee", "Bo Chan")), ("[[People/Ann Lee|Ann]]", ("Ann Lee",)),
    ("a.lee@sund.example (Ann Lee)", ("Ann Lee",)), ("Ann Lee <a.lee@sund.example>", ("Ann Lee",)), ("Ann Lee, Staff Writer", ("Ann Lee",)),
    (["Ann Lee", "View All Posts", "5 Min Read", "March 12, 2020", "Follow Ann"], ("Ann Lee",)),
    ("García Márquez, Gabriel", ("Gabriel García Márquez",)),
    ("Ann Lee in Sund", ("Ann Lee",)), (["@annlee", "Ann Lee", "Pm", "Est", "About Ann Lee"], ("Ann Lee",)),
    (None, ()), (["x" * 9_000], ()), ({"x": {"y": "z"}}, ()),
])
def test_people(value: object, names: tuple[str, ...]) -> None:
    assert parse_people(value) == names


@pytest.mark.parametrize("row", [
    {"headline": {"main": "Ferry laid up"}, "byline": {"original": "By Ann Lee"}, "pub_date": "2020-01-02T10:00:00+0000",
     "web_url": "https://sund.example/f", "source": "Sund Post"},
    {"title": "Ferry laid up - Sund Post", "source": {"id": None, "name": "Sund Post"}, "author": "Ann Lee", 
     "publishedAt": "2020-01-02T10:00:00Z", "url": "https://sund.example/f"},
    {"webTitle": "Ferry laid up", "webPublicationDate": "2020-01-02T10:00:00Z", "webUrl": "https://sund.example/f",
     "fields": {"byline": "Ann Lee", "publication": "Sund Post"}},
    {"title": {"rendered": "Ferry laid up"}, "date": "2020-01-02T10:00:00", "link": "https://sund.example/f",
     "site": "Sund Post", "author": "Ann Lee"},
    {"title": "Ferry laid up", "container-title": "Sund Post", "issued": {"date-parts": [[2020, 1, 2]]}, "URL": "https://sund.example/f",
     "author": [{"family": "Lee", "given": "Ann"}]},
    {"title": "Ferry laid up", "date_publish": "2020-01-02 10:00:00", "date_download": "2024-05-06", "authors": ["Ann Lee"],
     "url": "https://sund.example/f", "outlet": "Sund Post"},
    {"title": "Ferry laid up", "published": 1577959200000, "origin": {"title": "Sund Post"}, "author": "Ann Lee",
     "canonicalUrl": "https://sund.example/f"},
])
def test_records_of_tools(row: dict[str, object]) -> None:
    article = record(**row)

    assert (article.title, day(article), article.outlet, article.authors, article.url) == (
        "Ferry laid up", "2020-01-02", "Sund Post", ("Ann Lee",), "https://sund.example/f")


@pytest.mark.parametrize(("text", "words"), [
    ("<p>Crew &amp; ferry go.</p>", "Crew & ferry go."), ("Crew &amp; ferry go.", "Crew & ferry go."),
    ("&lt;p&gt;Crew goes.&lt;/p&gt;", "Crew goes."),
    ("Crew goes.<br>Ferry stays.", "Crew goes.\n\nFerry stays."), ("Crew goes… [+123 chars]", "Crew goes…"),
    ("It is < 3 and > 2.", "It is < 3 and > 2."),
])
def test_words_of_a_record(text: str, words: str) -> None:
    assert record(text=text).text == words


def test_a_cut_off_text_is_a_stub() -> None:
    assert record(title="Ferry", text=BODY.strip() + "… [+900 chars]").stub


@pytest.mark.parametrize(("title", "stripped"), [
    ("Ferry - Sund Post", "Ferry"), ("Ferry | The Sund Post", "Ferry"), ("Ferry - Sund", "Ferry - Sund"), ("Sund Post", "Sund Post"),
    ("A - b - Sund Post", "A - b"),
])
def test_an_outlet_ends_no_title(title: str, stripped: str) -> None:
    assert strip_outlet(title, "Sund Post") == stripped


@pytest.mark.parametrize(("written", "tags"), [
    (["C#", "C", "F#", "F"], ("C#", "C", "F#", "F")), (["#ships", "# coal"], ("ships", "coal")),
    (["#ships#"], ("ships",)), ("C#, #trade war", ("C#", "trade war")), (["'C++'", "[A#]"], ("C++", "A#")),
])
def test_a_tag_loses_the_sign_before_it_and_no_sign_of_its_own(written: object, tags: tuple[str, ...]) -> None:
    assert record(tags=written).tags == tags
