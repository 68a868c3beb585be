"""Words that lost the blank between them, as at links of scraped pages."""

from __future__ import annotations

import pytest

from generator.ingest.repairs.glued import part_glued
from tests.ingest.test_formats import one

CONTEXT = "The board of Zorvanic met in Sudland, and Zorvanic paid. The Harbour Office spoke."


def mended(text: str) -> str:
    return part_glued([CONTEXT, text])[1]


@pytest.mark.parametrize(("glued", "parted"), [
    ("Zorvanicis the owner", "Zorvanic is the owner"), ("in Sudlandand beyond", "in Sudland and beyond"), ("the workplacethat they",
    "the workplace that they"),
    ("theoriginal plan", "the original plan"), ("it willreduce fees", "it will reduce fees"), ("the revenuesin May", "the revenues in May"),
    ("Harbourrenewedsanctions", "Harbour renewed sanctions"), ("todayjoined by", "today joined by"),
    ("they toldThe Office", "they told The Office"), ("ofZorvanic", "of Zorvanic")])
def test_a_lost_blank_is_put_back(glued: str, parted: str) -> None:
    assert mended(glued) == parted


@pytest.mark.parametrize("word", [
    "counterproductive", "Thanksgiving", "shareholders", "overabundance", "quicksand", "whereby", "Francis", "Pakistanis", "Windsor",
    "transferor",
    "grandstand", "maintainability", "Zealand", "smartphones", "inefficient", "McDonald", "WhatsApp", "afterthought", "withstood",
    "Zorvanics",
    "biopharmaceutical", "undersecretary", "Zorvanicish", "thereof", "outbound", "easyJet", "iPhone", "clearinghouse"])
def test_a_word_stays_whole(word: str) -> None:
    assert mended(f"It was {word} that they named.") == f"It was {word} that they named."


def test_a_word_that_comes_twice_stays_whole() -> None:
    assert mended("a healthand, a healthand") == "a healthand, a healthand"


def test_addresses_stay_whole() -> None:
    address = "https://norland.example/revenuesin/theoriginal and ann@theoriginal.example and #willreduce"

    assert mended(address) == address


def test_a_text_that_lost_blanks_may_have_lost_others() -> None:
    text = "It willreduce the fees of theoriginal plan, and the intelligencefirm recentlysettled overdecisions."

    assert mended(text) == "It will reduce the fees of the original plan, and the intelligence firm recently settled over decisions."
    assert "intelligencefirm" in mended("The intelligencefirm was glad.")


def test_glued_words_are_parted_in_files() -> None:
    text = f"Harbour tax passes at last\n\n{CONTEXT}\n\nIt is Zorvanicthat pays.\n"

    assert one("a.txt", text.encode()).text.endswith("It is Zorvanic that pays.")
