"""The database of everything: its rows, its search, its bytes, and what datasette makes of it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.article import Policy
from generator.model.corpus import Corpus
from generator.model.page import Page
from generator.render import render
from generator.store import publish
from tests.corpus import corpus, resolved, study, view


def page(whole: Corpus, policy: Policy | None = None, path: str = "data/corpus.db") -> Page:
    return next(page for page in render(view(whole, policy)) if page.path == path)


def opened(whole: Corpus, policy: Policy | None = None) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(publish.encode_page(page(whole, policy)))
    return connection


def test_it_is_searched_by_words_without_their_marks() -> None:
    database = opened(resolved(study("Zoë\n\nArden waits in Łódź for Zoë.", "zoe-1"), study("ZTE\n\nNothing.", "zte-1")))
    found = database.execute(
        "SELECT id FROM articles_fts JOIN articles ON number = articles_fts.rowid WHERE articles_fts MATCH 'zoe'").fetchall()

    assert found == [("zoe-1",)]


def test_every_mention_leads_to_its_words_and_its_entity() -> None:
    whole = corpus()
    rows = opened(whole).execute(
        'SELECT a.id, e.name, m.surface, m.start, m."end" FROM mentions m JOIN articles a ON a.number = m.article '
        "JOIN entities e ON e.number = m.entity").fetchall()

    assert len(rows) == sum(len(links) for links in whole.links.values())
    for article, name, surface, start, end in rows:
        assert whole.findings[article].article.text[start:end] == surface == name


def test_it_says_what_the_timeline_says() -> None:
    rows = opened(corpus()).execute(
        "SELECT events.first, events.certainty, events.text, articles.id, anchor FROM events "
        "JOIN event_reports ON event = events.id JOIN articles ON number = article").fetchall()

    entry = corpus().timeline[0]
    assert rows == [("2021-12-16", "happened", "Arden sued ZTE", entry.reports[0].article, entry.reports[0].anchor)]


def test_the_same_corpus_gives_the_same_bytes_in_any_order() -> None:
    whole = corpus()
    turned = replace(whole, findings=dict(reversed(whole.findings.items())), entities=dict(reversed(whole.entities.items())),
                     links=dict(reversed(whole.links.items())))
    data = publish.encode_page(page(whole))

    assert publish.encode_page(page(turned)) == data
    assert data[96:100] == bytes(4), "no release of SQLite is named"


@pytest.mark.parametrize("policy", [Policy.METADATA, Policy.WITHHELD])
def test_no_byte_holds_what_the_outlet_keeps_back(policy: Policy) -> None:
    data = publish.encode_page(page(corpus(), policy))

    assert b"sued ZTE in China" not in data
    assert b"soltys" not in data.lower()


def test_hostile_words_stay_words() -> None:
    words = "A'); DROP TABLE articles; -- \ud800 \x00 <b>"
    database = opened(resolved(study(f"{words}\n\nArden waits.", "a-1", outlet=words)))

    assert database.execute("SELECT outlet FROM articles").fetchall() == [(words.replace("\ud800", "\ufffd"),)]


def test_every_column_is_described() -> None:
    tables = json.loads(page(corpus(), path="data/metadata.json").text)["databases"]["corpus"]["tables"]
    database = opened(corpus())

    for name, table in tables.items():
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
        assert list(table["columns"]) == columns
        assert set(table.get("facets", ())) <= set(columns)


def test_datasette_opens_it(tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app")
    import asyncio

    (tmp_path / "corpus.db").write_bytes(publish.encode_page(page(corpus())))
    metadata = json.loads(page(corpus(), path="data/metadata.json").text)
    site = app.Datasette([str(tmp_path / "corpus.db")], metadata=metadata)

    async def look() -> list[str]:
        pages = []
        for path in ("", "/articles?_search=arden", "/mentions", "/entities", "/events", "/relations"):
            answer = await site.client.get(f"/corpus{path}")
            assert answer.status_code == 200, path
            pages.append(answer.text)
        return pages

    pages = asyncio.run(look())
    assert "Arden sues ZTE" in pages[1]
    assert "the words as printed" in pages[2]
    assert '>Arden sues ZTE</a>' in pages[2], "an article is shown by its label"
