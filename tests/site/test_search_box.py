"""The search box of every page answers as one types: names first, then stories; by keyboard, without a server, without JavaScript."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.model.page import SearchRecord, filter_part
from generator.site.search import names as host_names
from tests.browser import PHONE, Reader, browser, browser_page

__all__ = ["browser", "browser_page"]
WIDE = {"width": 1440, "height": 900}
SHORTEST = 3  # letters of a name that is tried
FIRST = """async written => {
  const found = {};
  for (const name of written) found[name] = (await cuttingsFind.names(name)).map(one => [one.url, one.fit]);
  return found;
}"""


def named(demo: Path) -> list[SearchRecord]:
    records = msgspec.json.decode((demo / ".cuttings/search.json").read_bytes(), type=list[SearchRecord])
    return [record for record in records if record.kind]


def write(page: Page, words: str) -> None:
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search this site")).to_be_focused()
    page.keyboard.type(words)


def answers(page: Page) -> Any:
    return page.locator(".answers [role=option]")


def distant(letters: str) -> str:
    """The word with its middle letters exchanged, or one lost where they are the same."""
    middle = len(letters) // 2
    a, b = letters[middle - 1 : middle + 1]
    return letters[: middle - 1] + (b + a if a != b else b) + letters[middle + 1 :]


def test_every_name_and_alias_typed_whole_comes_first(browser_page: Reader, demo: Path) -> None:
    bearers = defaultdict(set)
    for record in named(demo):
        for name in (record.title, *record.aliases):
            bearers[host_names.fold(name)].add(f"{browser_page.base}{record.url}")
    names = [name for record in named(demo) for name in (record.title, *record.aliases) if len(name) >= SHORTEST]

    with browser_page.reading("search/") as page:
        found = page.evaluate(FIRST, names)

    assert len(names) > 300
    assert [name for name in names if found[name][0][0] not in bearers[host_names.fold(name)]] == []


def test_one_wrong_letter_still_finds_the_name(browser_page: Reader, demo: Path) -> None:
    wrong = {distant(record.title): f"{browser_page.base}{record.url}" for record in named(demo)
             if re.fullmatch(r"[A-Za-z]{6,}", record.title) and record.kind != "tag"}

    with browser_page.reading("search/") as page:
        found = page.evaluate(FIRST, list(wrong))

    assert len(wrong) > 40
    assert [name for name, url in wrong.items() if url not in [one for one, _ in found[name][:3]]] == []


def test_the_browser_folds_and_hashes_as_the_index_does(browser_page: Reader) -> None:
    odd = ["Łódź", "U.S.", "The Hague", "ﬁnance", "ΣΊΣΥΦΟΣ", "İstanbul",
           "ışık", "Straße", "٣٤", "北京", "AT&T", "x_y", "Ⅳ", "O’Neil", "É", "  a  b "]
    with browser_page.reading("search/") as page:
        folded = page.evaluate("names => names.map(name => [cuttingsFind.fold(name), cuttingsFind.partOf(name, 1024)])", odd)

    assert folded == [[host_names.fold(name), filter_part(name, 1024)] for name in odd]


@pytest.mark.parametrize("written", ["Semiconductor Manufacturing Internat", "smic", "SMÎC", "simc", "manufacturing semicon"])
def test_an_alias_an_accent_or_a_slip_leads_to_the_entity(written: str, browser_page: Reader) -> None:
    with browser_page.reading("about/") as page:
        write(page, written)

        expect(answers(page).first).to_contain_text("Semiconductor Manufacturing International")
        expect(answers(page).first).to_contain_text(re.compile(r"\d+ stories"))
        expect(answers(page).first.locator("small")).to_contain_text("organisation")


def test_arrows_choose_enter_opens_escape_closes(browser_page: Reader) -> None:
    with browser_page.reading("about/") as page:
        box = page.get_by_role("searchbox", name="Search this site")
        write(page, "huawei")
        expect(page.get_by_role("group", name="Stories").get_by_role("option").first).to_be_visible()
        box = page.get_by_role("combobox", name="Search this site")
        expect(box).to_have_attribute("aria-expanded", "true")

        page.keyboard.press("ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", answers(page).first.get_attribute("id") or "")
        page.keyboard.press("ArrowUp")
        assert box.get_attribute("aria-activedescendant") is None
        page.keyboard.press("ArrowUp")
        expect(answers(page).last).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Escape")
        expect(page.locator(".answers")).to_be_hidden()
        expect(box).to_have_value("huawei")
        page.keyboard.press("ArrowDown")
        expect(page.locator(".answers")).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")

        page.wait_for_url("**/entities/huawei/")


def test_enter_without_a_choice_asks_for_all(browser_page: Reader) -> None:
    with browser_page.reading("about/") as page:
        write(page, "huawei")
        expect(answers(page).first).to_be_visible()

        page.keyboard.press("Enter")

        page.wait_for_url("**/search/?q=huawei")
        expect(page.locator(".results > li").first).to_have_class("bearer")


def test_a_page_loads_nothing_of_search_before_its_box_is_entered(browser_page: Reader) -> None:
    with browser_page.reading("about/") as page:
        assert [url for url in browser_page.asked if "find" in url] == []

        with page.expect_response("**/pagefind/names/head.js"):
            page.get_by_role("searchbox", name="Search this site").focus()

        page.wait_for_load_state("networkidle")
    assert [url for url in browser_page.asked if "/pagefind/" in url] == [f"{browser_page.base}pagefind/names/head.js"]


def test_themes_outlets_and_tags_are_among_the_names(browser_page: Reader, demo: Path) -> None:
    kinds = {record.kind: record.title for record in reversed(named(demo)) if record.kind in ("theme", "outlet")}

    with browser_page.reading("about/") as page:
        for kind, title in kinds.items():
            write(page, title) if not page.locator(".answers").count() else page.locator("#find-top").fill(title)
            expect(answers(page).first.locator("small")).to_have_text(kind)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE | {"width": 375}, WIDE])
def test_the_open_list_has_no_accessibility_fault(viewport: dict[str, int], scheme: str, browser_page: Reader) -> None:
    with browser_page.reading("about/", color_scheme=scheme, viewport=viewport) as page:
        write(page, "smic")
        expect(page.get_by_role("group", name="Stories")).to_be_visible()
        page.keyboard.press("ArrowDown")

        faults = Axe().run(page).response["violations"]
        box = page.locator(".answers").bounding_box()

        assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in faults]
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= viewport["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        heights = answers(page).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert min(heights) >= 24


def test_a_finger_opens_an_answer(browser_page: Reader) -> None:
    with browser_page.reading("about/", viewport=PHONE, has_touch=True) as page:
        page.locator("#find-top").tap()
        page.keyboard.type("huawei")

        answers(page).first.tap()

        page.wait_for_url("**/entities/huawei/")


def test_the_box_of_a_missing_page_answers_too(browser_page: Reader) -> None:
    with browser_page.reading("404.html") as page:
        write(page, "huawei")

        expect(answers(page).first).to_contain_text("Huawei")
        answers(page).first.click()
        page.wait_for_url("**/entities/huawei/")


def test_without_javascript_the_box_is_a_form(browser_page: Reader) -> None:
    with browser_page.reading("about/", java_script_enabled=False) as page:
        page.get_by_role("searchbox", name="Search this site").fill("huawei")
        page.keyboard.press("Enter")

        page.wait_for_url("**/search/?q=huawei")
        expect(page.get_by_role("link", name="index of names")).to_be_visible()


def test_search_works_from_a_disk(browser: Browser, site: Path) -> None:
    reader = Reader(browser, f"{site.as_uri()}/")
    with reader.reading("about/index.html") as page:
        write(page, "chips")
        expect(page.get_by_role("group", name="Names").get_by_role("option").first).to_contain_text("Chips")
        expect(page.get_by_role("group", name="Stories").get_by_role("option").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator("#search .said")).to_contain_text("by headlines and names")
        expect(page.locator(".results > li").first).to_contain_text("Chips")
        page.locator(".results .bearer a").first.click()
        expect(page.locator("h1")).to_contain_text("Chips")
        page.get_by_role("link", name="Entities").click()
        expect(page.locator("h1")).to_contain_text("Entities")

    assert reader.said == []
    assert [url for url in reader.asked if not url.startswith(("file:", "data:"))] == []


def test_a_server_is_not_asked_for_what_only_a_disk_needs(browser_page: Reader) -> None:
    with browser_page.reading("about/") as page:
        write(page, "smic")
        expect(page.get_by_role("group", name="Stories")).to_be_visible()

    assert [url for url in browser_page.asked if url.endswith(("stories.js", "minisearch.js"))] == []
    assert browser_page.said == []
