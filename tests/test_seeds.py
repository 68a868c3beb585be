"""Real, messy cuttings, where they are at hand: two files, eight stories."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import edtf
from tests.conftest import cuttings

HEADLINES = ("Chinese Stocks Tumble", "US to blacklist eight more Chinese companies", "Banks and asset managers expect",
             "U.S. cybersecurity officials see", "Block, formerly Square, will allow", "Lithuania shows", "Two thirds of Britons expect",
             "Cove Markets to join")
FURNITURE = ("Leave a Reply", "Your email address", "via RSS", "Continue Reading", "Follow Demetri", "More stories", "Video:")
NAMES = {  # a name as printed -> another name of the same entity
    "Huawei": "Huawei", "ZTE": "ZTE", "DJI": "DJI", "SMIC": "Semiconductor Manufacturing International Corp", "SenseTime": "SenseTime",
    "Megvii": "Megvii", "Dawning Information Industry": "Sugon", "US Treasury": "US Treasury", "Alibaba": "Alibaba",
    "CISA": "Cybersecurity and Infrastructure Security Agency", "Lithuania": "Lithuanian", "Xi Jinping": "Xi Jinping", "Joe Biden": "Biden",
    "Asifma": "Asia Securities Industry and Financial Markets Association", "Mark Austen": "Austen", "Eric Goldstein": "Goldstein",
    "Shi Yinhong": "Shi", "Joerg Wuttke": "Joerg Wuttke", "BoE": "Bank of England", "Block": "Square",
    "commerce department": "commerce department"}


@pytest.fixture(scope="session")
def inspected(shared: Path) -> list[dict[str, Any]]:
    said = cuttings("inspect", "--json", shared / "data" / "seeds")
    return [json.loads(line) for line in said.stdout.splitlines()]


@pytest.fixture(scope="session")
def dated(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The same with sidecars that give their dates."""
    there = tmp_path_factory.mktemp("dated") / "seeds"
    shutil.copytree(shared / "data" / "seeds", there)
    there.chmod(0o755)
    for file in sorted(there.glob("*.txt")):
        day = "2018-11-23" if file.name.startswith("000") else "2021-12-15"
        file.with_name(f"{file.name}.yml").write_text(f"date: {day}\n")
    return [json.loads(line) for line in cuttings("inspect", "--json", there).stdout.splitlines()]


def test_eight_stories_each_with_its_headline(inspected: list[dict[str, Any]]) -> None:
    assert len(inspected) == 8
    assert all(one["title"].startswith(head) for one, head in zip(inspected, HEADLINES, strict=True))


def test_outlets_where_the_text_tells_them(inspected: list[dict[str, Any]]) -> None:
    told = [one["outlet"] for one in inspected]

    assert told[2] == told[3] == "Reuters"
    assert told[4] == told[7]
    assert str(told[4]).replace(" ", "").lower() == "cointelegraph"
    assert [told[n] for n in (0, 1, 5, 6)] == [None] * 4


@pytest.mark.parametrize(("of", "days", "longest"), [("000", ("2018-11-22",), 100), ("004", ("2021-12-14", "2021-12-16"), 80)])
def test_days_of_publication_are_inferred_together(inspected: list[dict[str, Any]], of: str, days: tuple[str, ...], longest: int) -> None:
    stories = [one for one in inspected if one["source"].startswith(of)]
    (period,) = {edtf.read(one["published"]) for one in stories}

    assert period.approximate
    assert {one["date_basis"] for one in stories} == {"inferred"}
    assert all(period.first <= date.fromisoformat(day) <= period.last for day in days)
    assert (period.last - period.first).days < longest


def test_no_date_is_invented(inspected: list[dict[str, Any]]) -> None:
    relative = [d for one in inspected for d in one["dates"] if d["surface"] in ("Thursday", "Tuesday", "last year") and d["first"]]

    assert relative
    assert all("~" in d["value"] for d in relative)


def test_no_furniture_is_left(inspected: list[dict[str, Any]]) -> None:
    assert not [(one["title"], bad) for one in inspected for bad in FURNITURE if bad in one["text"]]
    assert not any(line in ("Huawei", "More") for one in inspected for line in one["text"].split("\n"))


def test_glued_sentences_are_parted_and_repeats_stand_once(inspected: list[dict[str, Any]]) -> None:
    assert all(bad not in one["text"] for one in inspected for bad in ("minority.The", "BeijingFollow", "mineral.D", "blacklist.The"))
    assert inspected[0]["text"].count("host American military bases") == 1


@pytest.mark.parametrize(("name", "other"), NAMES.items())
def test_one_entity_for_its_names(inspected: list[dict[str, Any]], name: str, other: str) -> None:
    def entities(surface: str) -> set[str]:
        return {m["entity"] for one in inspected for m in one["mentions"]
                if m["surface"].lower() == surface.lower() and m["tier"] in ("confirmed", "auto")}

    assert len(entities(name)) == 1
    assert entities(name) == entities(other)


def entries(story: Mapping[str, Any], certainty: str = "") -> set[tuple[str, str]]:
    return {(e["first"], e["last"]) for e in story["events"] if certainty in ("", e["certainty"])}


def day(text: str) -> tuple[str, str]:
    first, _, last = text.partition("/")
    return first, last or first


@pytest.mark.parametrize(("story", "when", "certainty"), [
    (5, "2021-12-01", ""), (1, "2021-12-16", "planned"), (3, "2021-12-06/2021-12-15", ""), (6, "2021-12-02/2021-12-06", ""),
    (5, "2016-01-01/2016-12-31", ""), (0, "2018-11-22", "")])
def test_what_happened_when(dated: list[dict[str, Any]], story: int, when: str, certainty: str) -> None:
    assert day(when) in entries(dated[story], certainty)
