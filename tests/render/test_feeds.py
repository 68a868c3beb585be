"""Feeds of stories: what readers of feeds make of them, and what they never say."""

from __future__ import annotations

import json
from dataclasses import replace
from email.utils import parsedate_to_datetime
from html import unescape

import pytest
from lxml import etree

from generator import edtf
from generator.model.article import Basis, Dated, Policy
from generator.model.corpus import Corpus
from generator.render import render
from tests.corpus import corpus, resolved, study, view

feedparser = pytest.importorskip("feedparser")
SITE = "https://a.example/press/"
HOSTILE = 'A <b>"bold"</b> & ]]> claim \x0c of \x1b sales'


def files(whole: Corpus, policy: Policy | None = None, site: str = SITE) -> dict[str, str]:
    return {page.path: page.text for page in render(view(whole, policy, site_url=site))}


def dated(when: str, basis: Basis = Basis.STATED) -> Dated:
    period = edtf.read(when)
    assert period
    return Dated(period, basis, when)


def test_a_feed_is_read_without_a_complaint() -> None:
    pages = files(corpus())
    found = feedparser.parse(pages["feed.xml"])

    assert not found.bozo
    assert [entry.title for entry in found.entries] == ["Arden sues ZTE", "Huawei waits"]
    assert found.entries[0].link == f"{SITE}articles/arden-sues-zte-aaaaaa/"
    assert found.entries[0].author == "Rosa Lind"


def test_both_feeds_hold_the_same() -> None:
    pages = files(corpus())
    rss = feedparser.parse(pages["feed.xml"]).entries
    items = json.loads(pages["feed.json"])["items"]

    assert [(one.id, one.link, one.title, unescape(one.summary)) for one in rss] == [
        (one["id"], one["url"], one["title"], one["content_text"]) for one in items]
    assert items[0]["date_published"] == "2021-12-16T00:00:00Z"
    assert parsedate_to_datetime(rss[0].published).isoformat() == "2021-12-16T00:00:00+00:00"


@pytest.mark.parametrize("when", [
    None, dated("2021-12"), dated("2021"), dated("2021-12-16", Basis.INFERRED)])
def test_a_day_that_no_source_states_is_in_no_feed(when: Dated | None) -> None:
    pages = files(resolved(study("Arden waits\n\nArden waits.", "arden", published=when)))

    assert "pubDate" not in pages["feed.xml"]
    assert "date_published" not in json.loads(pages["feed.json"])["items"][0]


def test_undated_stories_come_last_and_a_feed_is_short() -> None:
    one = study("Undated\n\nArden waits.", "a-undated")
    many = [study(f"Day {n}\n\nArden waits.", f"day-{n}", published=dated(f"2021-03-{n:02}")) for n in range(1, 29)]
    titles = [item["title"] for item in json.loads(files(resolved(one, *many))["feed.json"])["items"]]

    assert (titles[0], titles[-1]) == ("Day 28", "Undated")
    more = [study(f"Too {n}\n\nArden waits.", f"too-{n}") for n in range(9)]
    assert len(json.loads(files(resolved(one, *many, *more))["feed.json"])["items"]) == 30


def test_ids_outlive_another_address_and_another_text() -> None:
    before = json.loads(files(corpus())["feed.json"])["items"]
    whole = corpus()
    first = whole.findings[before[0]["url"].split("/")[-2]]
    changed = replace(first, article=replace(first.article, title="Another title"))
    after = json.loads(files(replace(whole, findings={**whole.findings, first.article.id: changed}),
                             site="https://b.example/")["feed.json"])["items"]

    assert [one["id"] for one in after] == [one["id"] for one in before]


def test_themes_outlets_and_entities_of_enough_stories_have_feeds() -> None:
    pages = files(resolved(*(study(f"Day {n}\n\nArden waits.", f"day-{n}", outlet="Tradewind") for n in range(3)),
                           study("ZTE\n\nZTE waits.", "zte-1")))

    assert {path for path in pages if path.endswith("feed.xml")} == {
        "feed.xml", "entities/arden/feed.xml", "outlets/tradewind/feed.xml"}


def test_exactly_the_pages_with_a_feed_name_it() -> None:
    pages = files(corpus())
    named = {path for path, text in pages.items() if path.endswith(".md") and '\nfeed: "' in text}

    stems = {"" if path == "index.md" else path.removesuffix(".md") + "/" for path in named}

    assert {"index.md", "themes/courts.md", "outlets/meridian-wire.md"} <= named
    assert {f"{stem}feed.xml" for stem in stems} == {path for path in pages if path.endswith("feed.xml")}


def test_a_site_without_an_address_has_no_feed() -> None:
    pages = files(corpus(), site="")

    assert not [path for path in pages if "feed." in path]
    assert not [path for path, text in pages.items() if '\nfeed: "' in text]


def test_hostile_words_stay_words() -> None:
    pages = files(resolved(study(f"{HOSTILE}\n\n{HOSTILE}.", "a", authors=(HOSTILE,), outlet=HOSTILE)))
    root = etree.fromstring(pages["feed.xml"].encode())

    assert root.findtext("channel/item/title") == HOSTILE.replace("\x0c", "").replace("\x1b", "")
    assert json.loads(pages["feed.json"])["items"][0]["title"] == HOSTILE


@pytest.mark.parametrize("policy", [Policy.METADATA, Policy.WITHHELD])
def test_a_feed_says_no_more_than_the_outlet_allows(policy: Policy) -> None:
    pages = files(corpus(), policy)
    text = "".join(text for path, text in pages.items() if "feed." in path)

    assert "sued ZTE in China" not in text
    assert ("Arden sues ZTE" in text) == (policy is Policy.METADATA)
