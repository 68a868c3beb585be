"""Laws of the pages: nothing of a text is lost, every link leads somewhere, no more is shown than may be."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import jsonschema
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.english.vocabulary import rows_of
from generator.model.article import Policy
from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.model.ids import EntityId, Span
from generator.model.relations import Quote
from generator.render import View, render, search_records
from generator.render.article_text import render_body
from generator.render.data import exports, schema
from generator.render.data.inspection import inspection
from generator.render.data.package import describe_files
from generator.render.library import build_library
from generator.render.named_words import render_title
from generator.render.paths import Base, url_of
from generator.render.weaving import Mark, weave
from tests.corpus import FIRST, corpus, resolved, study, told_first, view

WORDS = ["Huawei", "ZTE said no.", "<b>x</b>", "*x*", "China", "\n\n", "“Ana Soltys”", "& so on.", "[a](b)", "{: #x }"]
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)


class Reader(HTMLParser):
    """Ids and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.hrefs += [value or "" for name, value in attrs if name == "href"]


def pages(shown: View) -> dict[str, str]:
    every = [*render(shown), *describe_files(shown.settings, {})]
    return {page.path: page.text for page in every}


def built(made: dict[str, str]) -> dict[str, Reader]:
    """Address -> what the site's page holds; Markdown links lead to addresses."""
    found = {}
    for path, text in made.items():
        if path.endswith(".md"):
            body = re.sub(r"\]\(([^)#]+\.md)", lambda m, p=path: "](/" + url_of(urljoin(p, m[1])), get_data(text)[0])
            found["/" + url_of(path)] = Reader(markdown.markdown(body, extensions=["attr_list", "md_in_html", "tables", "toc"]))
        else:
            found["/" + path.removesuffix("index.html")] = Reader(text if path.endswith(".html") else "")
    return found


def text_of(html: str) -> str:
    return unescape(re.sub(r'<a class="no".*?</a> |<[^>]+>', "", html))


def test_every_link_leads_to_a_page_and_an_element() -> None:
    site = built(pages(view(corpus())))

    for address, page in site.items():
        for href in page.hrefs:
            there = urlsplit(urljoin(address, href))
            assert there.netloc or (there.path in site and (not there.fragment or there.fragment in site[there.path].ids)), (address, href)


def test_quoted_words_stand_in_the_sentence_that_their_link_leads_to() -> None:
    shown = view(corpus())
    found = shown.corpus.findings.values()
    sentences = {s.anchor: one.article.text[s.span.start : s.span.end] for one in found for s in one.sentences}
    links = re.findall(r'<a [^>]*href="[^"#]*#(s-[^"]+)"[^>]*>(.*?)</a>', "\n".join(pages(shown).values()), re.DOTALL)
    quoted = [(anchor, text_of(words).strip("“”… ")) for anchor, words in links]
    told = [(anchor, words) for anchor, words in quoted if not re.fullmatch(r"(sentence )?\d+", words)]

    assert len(told) > 10
    assert [(anchor, words) for anchor, words in told if words not in sentences[anchor]] == []


def test_no_id_stands_twice() -> None:
    for address, page in built(pages(view(corpus()))).items():
        assert len(page.ids) == len(set(page.ids)), address


def test_shares_make_up_the_whole() -> None:
    shown = view(corpus())
    parts = [page for k in range(3) for page in render(shown, k, 3)]

    assert sorted(parts, key=lambda page: page.path) == sorted(render(shown), key=lambda page: page.path)


@given(TEXT)
@settings(max_examples=60, deadline=None)
def test_the_text_on_the_page_is_the_text(text: str) -> None:
    found = study(f"Head\n\n{text}".strip())
    known = build_library(resolved(found), view(corpus()).catalogue, view(corpus()).settings)

    shown = text_of(render_body(known, found, Base("articles/x.md")))

    assert shown.split() == found.article.text[found.article.body_start :].split()


@given(TEXT)
@settings(max_examples=60, deadline=None)
def test_a_title_that_is_not_printed_links_the_names_of_the_text(title: str) -> None:
    found = study("Head\n\nHuawei of China said no.")
    found = replace(found, article=replace(found.article, title=" ".join(title.split())))
    known = build_library(resolved(found), view(corpus()).catalogue, view(corpus()).settings)

    shown = render_title(known, found, Base("articles/x.md"))

    assert text_of(shown) == found.article.title
    assert shown.count("entities/huawei") == title.count("Huawei")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(0, 3)), max_size=12))
@settings(max_examples=200, deadline=None)
def test_woven_claims_nest_and_lose_nothing(spans: list[tuple[int, int, int]]) -> None:
    text = "0123456789 <&> abcdefghij klmnopqrst uvwxyz"
    claims = [Mark(start, -min(start + length, len(text)), rank, "<i>", "<i>", "</i>") for start, length, rank in spans]

    woven = weave(text, 0, len(text), claims)

    assert text_of(woven) == text
    assert woven.count("<i>") == woven.count("</i>")


def test_a_quote_over_two_sentences_keeps_both_anchors() -> None:
    found = study('Head\n\nHe said "one. Two" and left.')
    whole = Span(found.article.text.index("one"), found.article.text.index("Two") + 3)
    found = replace(found, quotes=(Quote(whole, None, "test"),))
    known = build_library(resolved(found), view(corpus()).catalogue, view(corpus()).settings)

    page = Reader(render_body(known, found, Base("articles/x.md")))

    body = found.article.body_start
    assert [id_ for id_ in page.ids if id_.startswith("s-")] == [s.anchor for s in found.sentences if s.span.start >= body]


def test_front_matter_keeps_its_schema() -> None:
    for path, text in pages(view(corpus())).items():
        if path.startswith("articles/") and path.endswith(".md"):
            jsonschema.validate(get_data(text)[1], schema.ARTICLE)


def test_an_entity_page_links_every_mention() -> None:
    page = built(pages(view(corpus())))["/entities/arden/"]
    first = told_first()
    places = [mention.span.start for mention in first.mentions if mention.surface == "Arden"]
    anchors = {one.anchor for one in first.sentences if any(one.span.start <= at < one.span.end for at in places)}

    assert {href.partition("#")[2] for href in page.hrefs if "aaaaaa/#" in href} >= anchors


def test_a_possible_name_is_marked_but_not_linked() -> None:
    made = pages(view(resolved(study("Head\n\nZTE fell."), tier=Tier.POSSIBLE)))
    article = next(text for path, text in made.items() if path.startswith("articles/") and path.endswith(".md"))

    assert '<span class="ent ent-possible">ZTE</span>' in article
    assert "entities/zte.md" not in made


@pytest.mark.parametrize(("words", "policy"), [(6, Policy.EXCERPT), (3, Policy.EXCERPT), (6, Policy.METADATA), (6, Policy.WITHHELD)])
def test_no_output_holds_more_than_the_outlet_allows(words: int, policy: Policy) -> None:
    shown = view(corpus(), policy, excerpt_words=words)
    limit = words if policy is Policy.EXCERPT else 0
    hidden = FIRST.split()[limit + (3 if not limit else 0) :]  # the headline is a fact about it

    everything = "\n".join([*pages(shown).values(), *(record.html for record in search_records(shown))])

    assert "We will win" not in everything
    assert "said *nothing*" not in text_of(everything)
    assert " ".join(hidden[:3]) not in " ".join(text_of(everything).split())


def test_a_withheld_story_has_no_page() -> None:
    """Its id is made from its file's name, and that is mostly its headline."""
    made = pages(view(corpus(), Policy.WITHHELD))
    words = "".join((*made, *made.values())).casefold()

    assert "arden sues" not in words
    assert "arden-sues" not in words


def test_unknown_dates_are_said_to_be_unknown() -> None:
    page = pages(view(corpus()))["articles/huawei-waits-bbbbbb.md"]

    assert "date" not in get_data(page)[1]
    assert '<span class="chip chip-unknown">date unknown</span>' in page


def test_unresolved_dates_are_shown_as_unresolved() -> None:
    page = pages(view(corpus()))["articles/arden-sues-zte-aaaaaa.md"]

    assert '<span class="chip chip-unknown">unresolved</span> <q>Monday</q>' in page


def test_a_merged_entity_leaves_a_redirect() -> None:
    whole = corpus()
    merged = replace(whole.entities[EntityId("arden")], former_ids=(EntityId("arden-ltd"),))
    made = pages(view(replace(whole, entities={**whole.entities, merged.id: merged})))

    assert 'content="0; url=../../entities/arden/"' in made["entities/arden-ltd/index.html"]


def test_csv_runs_nothing() -> None:
    found = study('Head\n\nx', title='=HYPERLINK("http://x","y")', authors=("@SUM(1)", "b"))

    rows = list(csv.DictReader(io.StringIO(pages(view(resolved(found)))["data/articles.csv"])))

    assert rows[0]["title"] == '\'=HYPERLINK("http://x","y")'
    assert rows[0]["authors"] == "'@SUM(1); b"


def test_data_files_hold_a_line_for_each() -> None:
    made = pages(view(corpus()))
    counted = {name: len(made[exports.file_paths(name)[0]].splitlines()) for name in ("articles", "mentions", "events")}

    assert counted == {"articles": 3, "mentions": sum(len(f.mentions) for f in corpus().findings.values()), "events": 1}
    assert {"source", "record", "path"} <= json.loads(made["data/articles.jsonl"].splitlines()[0]).keys()


HOSTILE = '"><script>alert(1)</script>[x](javascript:alert(1))\n# {{ x }}'


def hostile() -> Findings:
    return study(f"Huawei {HOSTILE}\n\nHuawei {HOSTILE}", title=HOSTILE, outlet=HOSTILE, authors=(HOSTILE,), tags=(HOSTILE,),
                 dateline=HOSTILE, url="javascript:alert(1)", archived_url='https://a.example/"onx="',
                 section=HOSTILE, rights=HOSTILE, source=HOSTILE,
                 record=HOSTILE, part_of=HOSTILE)


def test_nothing_of_a_source_can_run() -> None:
    site = built(pages(view(resolved(hostile()))))

    assert not [address for address, page in site.items() if "script" in page.tags]
    assert not [href for page in site.values() for href in page.hrefs if "javascript:" in href.lower()]
    assert not [record for record in search_records(view(resolved(hostile()))) if "<script" in record.html]


def test_inspection_says_what_is_promised() -> None:
    told = inspection(told_first(), corpus())

    assert list(told) == ["id", "source", "record", "title", "text", "published", "date_basis", "outlet", "authors", "url", "dateline",
                          "language", "unread", "mentions", "dates", "events", "themes", "tags", "quotes", "problems"]
    assert told["published"] == "2021-12-16"
    assert [one["first"] for one in told["dates"]] == ["2021-12-16", None]  # type: ignore[attr-defined]


def test_the_about_page_says_how_right_it_is() -> None:
    text = unescape(pages(view(corpus()))["about.md"])

    rows = rows_of("measured.tsv")
    assert all(0 < int(right) <= 100 for _, right, _, _ in rows)
    assert all(f"<td>{what}</td>" in text and f"{right}</td><td>{texts}</td><td><code>{command}</code></td>" in text
               for what, right, texts, command in rows)
