"""Which of the things that a page states is taken for what: dates, titles, authors, the lead."""

from __future__ import annotations

import json

import pytest

from generator import edtf
from generator.catalog import Catalogue, Outlet
from generator.ingest import ingest
from generator.model.article import Article
from generator.model.source import Reading, Source

OUTLETS = (Outlet(name="The Arden Herald", domains=("ardenherald.example",)), Outlet(name="Port Courier"))
BODY = "".join(f"<p>The tram of Arden will run on line {k}, and the council pays for it, the clerk said on Monday.</p>" for k in range(4))
META = '<meta property="{}" content="{}">'
PUBLISHED, MODIFIED = "article:published_time", "article:modified_time"
ADDRESS = '<link rel="canonical" href="https://ardenherald.example/{}">'


def read(head: str = "", top: str = "", foot: str = "", title: str = "Arden votes on tram again") -> Reading:
    page = (f"<!doctype html><html><head><title>{title}</title>{head}</head><body><article><h1>Arden votes on tram again</h1>"
            f"{top}{BODY}{foot}</article></body></html>")
    return ingest(Source("p.html", "0"), page.encode(), None, Catalogue(outlets=OUTLETS))


def only(reading: Reading) -> Article:
    (article,) = reading.articles
    return article


def day(reading: Reading) -> str | None:
    published = only(reading).published
    return edtf.write(published.period) if published else None


def linked(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>'


def node(kind: str, headline: str = "Arden votes on tram again", **more: object) -> dict[str, object]:
    return {"@type": kind, "headline": headline, **more}


@pytest.mark.parametrize("foot", [
    '<div class="comments"><p><time datetime="2020-02-03">3 Feb</time> Good news.</p></div>',
    '<ul class="related-stories"><li><a href="/x">Fish</a> <time datetime="2020-02-03">3 Feb</time></li></ul>',
    '<aside><time datetime="2020-02-03">3 Feb</time></aside>',
    '<figure><video></video><figcaption><time datetime="2020-02-03">3 Feb</time></figcaption></figure>',
    '<div itemscope itemtype="https://schema.org/Comment"><time itemprop="dateCreated" datetime="2020-02-03">3 Feb</time></div>',
    '<div id="most-read"><time datetime="2020-02-03">3 Feb</time></div>',
    '<p>The old tram was stopped by the council of the town on <time datetime="1931-02-03">3 February 1931</time>, to the grief '
    'of all.</p>'])
def test_a_time_of_something_else_is_no_date_of_publication(foot: str) -> None:
    assert day(read(foot=foot)) is None


def test_words_of_a_time_in_a_sentence_stay() -> None:
    foot = '<p>The old tram was stopped by the council on <time datetime="1931-02-03">3 February 1931</time>, to the grief of all.</p>'

    assert "on 3 February 1931, to" in only(read(foot=foot)).text


@pytest.mark.parametrize("nodes", [
    [node("VideoObject", uploadDate="2015-01-02")], [node("NewsArticle", "Fish is "
        "dear", datePublished="2015-01-02"), node("Article", "Eels", datePublished="2016-01-01")],
    [{"@type": "ItemList", "itemListElement": [node("NewsArticle", "Fish is dear", datePublished="2015-01-02")]}]])
def test_other_nodes_of_a_graph_say_nothing_of_the_article(nodes: list[object]) -> None:
    assert day(read(linked(*nodes))) is None


@pytest.mark.parametrize("head", [
    linked(node("NewsArticle", "Fish is "
        "dear", datePublished="2015-01-02"), node("NewsArticle", datePublished="2021-05-06", dateModified="2021-06-01")),
    linked({"@type": "WebPage", "mainEntity": node("BlogPosting", datePublished="2021-05-06T08:00:00+02:00")}),
    linked(node("ReportageNewsArticle", datePublished="Thu, 06 May 2021 08:00:00 GMT")),
    META.format(PUBLISHED, "2021-05-06T08:00:00Z") + META.format(MODIFIED, "2022-01-01"),
    '<meta name="parsely-pub-date" content="2021-05-06">', '<meta name="DC.date.issued" content="6 May 2021">',
    META.format(MODIFIED, "2022-01-01") + ADDRESS.format("2021/05/06/tram")])
def test_the_day_of_publication_is_the_articles_own(head: str) -> None:
    assert day(read(head)) == "2021-05-06"


@pytest.mark.parametrize("top", [
    '<p class="date">Published 6 May 2021 at 8.00 a.m. | Updated 9 May 2021</p>', "<div><span>First published: May 6, 2021</span> "
    "<span>Last updated: May 9, 2021</span></div>",
    "<p>Posted on Thursday, May 6, 2021 · Modified May 9, 2021</p>",
    '<p><time class="published" datetime="2021-05-06">May 6</time> Updated <time class="updated" datetime="2021-05-09">May 9</time></p>'])
def test_a_bar_of_dates_says_both_and_goes(top: str) -> None:
    reading = read(top=top)

    assert (day(reading), only(reading).updated) == ("2021-05-06", "2021-05-09")
    assert "2021" not in only(reading).text


@pytest.mark.parametrize("head", [
    META.format(MODIFIED, "2022-01-01"), linked(node("NewsArticle", dateModified="2022-01-01")), '<meta itemprop="dateModified" '
        'content="2022-01-01">'])
def test_a_day_of_change_is_no_day_of_publication(head: str) -> None:
    reading = read(head)

    assert (day(reading), only(reading).updated) == (None, "2022-01-01")


@pytest.mark.parametrize(("more", "expected"), [
    ("", None), (META.format(MODIFIED, "2021-05-09"), "2021-05-06"),
    (ADDRESS.format("2021/05/tram"), "2021-05-06"), (ADDRESS.format("2021/06/05/tram"), "2021-06-05")])
def test_an_ambiguous_day_is_settled_by_another_statement_alone(more: str, expected: str | None) -> None:
    assert day(read('<meta name="date" content="05/06/2021">' + more)) == expected


def test_two_days_far_apart_are_a_problem_that_says_both() -> None:
    reading = read(META.format(PUBLISHED, "2021-05-06") + linked(node("NewsArticle", datePublished="2021-04-01")))

    assert day(reading) == "2021-04-01"
    assert "2021-04-01 (JSON-LD)" in reading.problems[0].what
    assert "2021-05-06 (meta tag)" in reading.problems[0].what


def test_the_newsrooms_own_day_outweighs_that_of_universal_time() -> None:
    assert day(read(META.format(PUBLISHED, "2021-05-07T03:10:00Z") + ADDRESS.format("2021/05/06/tram"))) == "2021-05-06"


def test_the_zero_of_a_program_is_no_day() -> None:
    assert day(read(META.format(PUBLISHED, "0001-01-01T00:00:00Z"))) is None


@pytest.mark.parametrize("title", [
    "Arden votes on tram again | The Arden Herald", "Arden votes on tram again - Port Courier", "Arden votes on tram again — "
    "Arden Herald"])
def test_a_title_loses_its_outlet(title: str) -> None:
    assert only(read(ADDRESS.format("x"), title=title)).title == "Arden votes on tram again"


@pytest.mark.parametrize(("name", "text", "title"), [
    ("a.txt", "Arden votes on tram - Port Courier\n\nThe council voted on Monday, and the tram will run.\n", "Arden votes on tram"),
    ("a.txt", "Arden votes on tram - and on buses\n\nThe council voted on Monday, and the tram will run.\n", "Arden votes on tram "
        "- and on buses"),
    ("a.jsonl", '{"title": "Arden votes on tram | Quay News", "url": "https://quaynews.example/x", "text": "The council voted."}',
     "Arden votes on tram"),
    ("a.md", "---\ntitle: Arden votes on tram | Port Courier\n---\nThe council voted on Monday.\n", "Arden votes on tram")])
def test_a_title_loses_its_outlet_in_every_format(name: str, text: str, title: str) -> None:
    (article,) = ingest(Source(name, "0"), text.encode(), None, Catalogue(outlets=OUTLETS)).articles

    assert article.title == title


@pytest.mark.parametrize(("authors", "expected"), [
    ([{"@type": "Person", "name": "Ann Lee"}, {"@type": "Organization", "name": "Tram Watch"}], ("Ann Lee",)),
    ([{"@type": "Person", "name": "Reuters"}], ()), ([{"@type": "Person", "name": "Ann Lee @annlee"}], ("Ann Lee",)),
    ([{"@type": "Person", "name": "The Arden Herald"}, {"@type": "Person", "name": "Bo Chan"}], ("Bo Chan",)),
    ({"@type": "Person", "name": "ardenherald.example"}, ())])
def test_authors_are_people(authors: object, expected: tuple[str, ...]) -> None:
    assert only(read(linked(node("NewsArticle", author=authors)))).authors == expected


@pytest.mark.parametrize("lead", [
    '<div class="standfirst"><p>{}</p></div>', '<h2 class="article__subtitle">{}</h2>', '<p '
    'itemprop="alternativeHeadline">{}</p>', '<div class="c-lede"><strong>{}</strong></div>'])
def test_a_lead_outside_the_body_is_the_first_paragraph(lead: str) -> None:
    words = "All five lines of the town will be laid anew from June, after a night of talk."
    page = (f"<html><head><title>Arden votes</title></head><body><div class='head'><h1>Arden votes</h1>{lead.format(words)}</div>"
            f"<div class='body'>{BODY}</div></body></html>")
    (article,) = ingest(Source("p.html", "0"), page.encode(), None, Catalogue()).articles

    assert article.text.split("\n\n")[1] == words
