"""The feed of corrections and the calendars of a site that has no address, or of which no day is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from generator.build import generate
from generator.config import Config, load

ATOM = {"a": "http://www.w3.org/2005/Atom"}
DATED = "Published: 3 May 2021\n\nThe court in Norwick will hear the case on 5 June 2022, the Harbour Authority said.\n"
UNDATED = "The court in Norwick will hear the case on 5 June 2022, the Harbour Authority said.\n"


@pytest.fixture
def bare(tmp_path: Path) -> Config:
    """A project with no site engine, and so with no address."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "cuttings.yml").write_text("model: none\n")
    return load(tmp_path, jobs=1)


def feed(config: Config) -> etree._Element:
    return etree.parse(str(config.docs / "corrections.xml")).getroot()


def told(config: Config) -> list[str]:
    """Every day that a calendar says it was made on."""
    files = sorted(config.docs.rglob("*.ics"))
    return [line for file in files for line in file.read_text().splitlines() if line.startswith("DTSTAMP")]


def test_before_the_first_correction_the_feed_is_as_old_as_the_newest_article(bare: Config) -> None:
    (bare.sources / "old.txt").write_text("Harbour tax goes to court\n\n" + DATED.replace("2021", "2019"))
    (bare.sources / "new.txt").write_text("Court hears of tax\n\n" + DATED)

    generate(bare)

    assert feed(bare).xpath("string(a:updated)", namespaces=ATOM) == "2021-05-03T00:00:00Z"
    assert [str(link) for link in feed(bare).xpath("a:link/@href", namespaces=ATOM)] == ["corrections/"]
    assert "corrections.xml" in (bare.docs / "corrections.md").read_text()


def test_where_no_day_is_known_there_is_no_feed_and_no_link_to_one(bare: Config) -> None:
    (bare.sources / "a.txt").write_text("Harbour tax goes to court\n\n" + UNDATED)

    generate(bare)

    assert not (bare.docs / "corrections.xml").exists()
    assert "corrections.xml" not in (bare.docs / "corrections.md").read_text()


@pytest.mark.parametrize(("text", "day"), [(DATED, "20210503"), (UNDATED, "20220605")])
def test_a_calendar_tells_no_day_that_nobody_told(bare: Config, text: str, day: str) -> None:
    (bare.sources / "a.txt").write_text("Harbour tax goes to court\n\n" + text)

    generate(bare)

    assert set(told(bare)) == {f"DTSTAMP:{day}T000000Z"}
