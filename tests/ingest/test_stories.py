"""Whole sources -> stories. Golden cases lie in cases/ingest; `CUTTINGS_UPDATE=1` writes what is found, to be read in review."""

from __future__ import annotations

import os
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from generator import edtf
from generator.catalog import Catalogue, Outlet
from generator.ingest import ingest
from generator.model.article import Article
from generator.model.source import Reading, Source

CASES = Path(__file__).parents[1] / "cases" / "ingest"
FILES = sorted(path for path in CASES.iterdir() if path.suffix in (".txt", ".md"))
PRESS = Catalogue(outlets=(Outlet(name="Reuters", agency=True, domains=("reuters.com",)), Outlet(name="Financial Times",
    domains=("ft.com",))))


def read(path: str, data: bytes, sidecar: bytes | None = None, catalogue: Catalogue = PRESS) -> Reading:
    return ingest(Source(path, sha256(data).hexdigest(), 0, len(data)), data, sidecar, catalogue)


def shown(article: Article) -> str:
    date = f"{edtf.write(article.published.period)} ({article.published.basis})" if article.published else None
    facts = {"outlet": article.outlet, "authors": ", ".join(article.authors), "dateline": article.dateline, "date": date,
        "url": article.url,
             "section": article.section, "tags": ", ".join(article.tags), "rights": article.rights, "part of": article.part_of,
             "stub": "yes" if article.stub else None}
    lines = [f"{key}: {value}" for key, value in facts.items() if value]
    cuts = [f"cut: {cut.rule}: {cut.quote}" for cut in article.cuts]
    return "\n".join([f"== {article.title}", *lines, *cuts, "", article.text, ""])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_golden(path: Path) -> None:
    reading = read(path.name, path.read_bytes())
    found = "\n".join([*map(shown, reading.articles), *(f"problem: {p.what}" for p in reading.problems)])
    expected = path.with_name(path.name + ".expected")
    if os.environ.get("CUTTINGS_UPDATE"):
        expected.write_text(found, "utf-8")

    assert found == expected.read_text("utf-8")


def letters(*texts: str) -> Counter[str]:
    return Counter(c for text in texts for c in text if c.isalnum())


def lost(data: bytes, articles: tuple[Article, ...]) -> Counter[str]:
    return letters(data.decode()) - letters(*(a.text for a in articles), *(c.quote for a in articles for c in a.cuts))


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".txt"], ids=lambda p: p.stem)
def test_nothing_is_lost(path: Path) -> None:
    """Every letter of the file is in a story's text or in what was cut."""
    data = path.read_bytes()

    assert not lost(data, read(path.name, data).articles)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_byte_ranges_hold_the_story(path: Path) -> None:
    data = path.read_bytes()
    for article in read(path.name, data).articles:
        story = " ".join(data[slice(*article.byte_range)].decode().split())

        assert article.text[:article.body_start].strip()[:40] in story
        assert article.text.split()[-1].strip(".") in story


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_text_is_paragraphs(path: Path) -> None:
    for article in read(path.name, path.read_bytes()).articles:
        assert "\n" not in article.text.replace("\n\n", "")
        assert article.text[:article.body_start].strip() == article.text.split("\n\n")[0] or not article.body_start
        assert len(set(article.evidence)) == len(article.evidence)


def test_seeds(shared: Path) -> None:
    """The two cuttings of the first issue: one story and seven, nothing lost, no date invented."""
    found = {path.name[:3]: read(path.name, path.read_bytes()).articles for path in sorted((shared / "data/seeds").glob("*.txt"))}
    outlets = [article.outlet for article in found["004"]]

    assert [len(found["000"]), len(found["004"])] == [1, 7]
    assert outlets == [None, "Reuters", "Reuters", "Coin Telegraph", None, None, "Coin Telegraph"]
    assert not [a for articles in found.values() for a in articles if a.published]
    assert all(not lost(path.read_bytes(), found[path.name[:3]]) for path in (shared / "data/seeds").glob("*.txt"))


def test_a_story_keeps_its_id_when_its_neighbours_change() -> None:
    one = "* * *\n\nArden sells its last coal ship\n\nThe firm sold the ship on Friday, it said, for three and a half million crowns.\n\n"
    two = "* * *\n\nNorland lifts rates again\n\nThe central bank raised its rate to 3.5 per cent on Tuesday, for the third time.\n\n"
    forth, back = read("d.txt", (one + two).encode()).articles, read("d.txt", (two + one).encode()).articles

    assert {a.id for a in forth} == {a.id for a in back}
    assert len(forth) == 2


def test_two_stories_of_one_headline_have_two_ids() -> None:
    story = "===\n\nNews of the harbour tax\n\nThe council spoke of the tax for a long time on {}, and nothing came of it.\n\n"

    assert len({a.id for a in read("d.txt", (story.format("Monday") + story.format("Friday")).encode()).articles}) == 2


@pytest.mark.parametrize("separator", ["* * *", "=====", "-----", "• in", "•\n\nin World", "Read more", "###", "Story 2 of 3"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_ways_to_part_stories(separator: str, newline: str) -> None:
    ruling = "The court ruled on Monday that the firm had paid enough, and sent everybody home."
    bodies = [f"Firm number {n} wins the harbour case\n\n{ruling}\n\n" for n in (1, 2, 3)]
    text = f"\n{separator}\n\n".join(["", *bodies] if separator[0] in "•S" else [*bodies, ""])

    assert len(read("d.txt", text.replace("\n", newline).encode()).articles) == 3
