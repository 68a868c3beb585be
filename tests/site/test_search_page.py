"""The search page: names and stories as one types, several filters together, all of it in the address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from generator.model.page import SearchRecord
from tests.browser import PHONE, WIDE, Reader, browser, browser_page

__all__ = ["browser", "browser_page"]


def articles(demo: Path, *filters: str) -> list[str]:
    """Addresses of the articles that have all these filters, as the index orders them."""
    records = msgspec.json.decode((demo / ".cuttings/search.json").read_bytes(), type=list[SearchRecord])
    return [record.url for record in records if record.html and all(f'"{one}"' in record.html for one in filters)]


def chunks(reader: Reader, kind: str = "index") -> list[str]:
    """What was loaded of the index, the chunk of no words apart."""
    loaded = [url.rpartition("/")[2] for url in reader.asked if f"/pagefind/{kind}/" in url]
    return [name for name in loaded if name != "blank.pf_index"]


def says(page: Page, n: int) -> None:
    expect(page.locator("#search .said")).to_have_text(f"{n} result" if n == 1 else f"{n} results")


def paths(page: Page) -> Sequence[str]:
    found = page.locator(".results > li:not(.bearer) h2 a").evaluate_all("all => all.map(a => a.pathname.slice(1))")
    return [str(path) for path in found]


def test_opening_search_loads_neither_index_nor_filters(browser_page: Reader, demo: Path) -> None:
    with browser_page.reading("search/") as page:
        expect(page.locator("#search .said")).to_contain_text(f"Articles: {len(articles(demo))}.")

    assert chunks(browser_page) + chunks(browser_page, "filter") == []
    assert [url for url in browser_page.asked if "pagefind.js" in url] == []


def test_a_name_stands_first_and_leads_to_its_stories(browser_page: Reader, demo: Path) -> None:
    with browser_page.reading("search/") as page:
        page.keyboard.type("huawai")
        expect(page.locator(".results > li").first).to_contain_text("Huawei")
        expect(page.locator(".results > li").first).to_have_class("bearer")

        page.get_by_role("button", name="Filter by Huawei", exact=True).click()

        says(page, len(articles(demo, "entity0:Huawei")))
        expect(page).to_have_url(re.compile(r"/search/\?entity=Huawei$"))


def test_two_entities_must_both_be_in_a_story(browser_page: Reader, demo: Path) -> None:
    both = articles(demo, "entity0:Huawei", "entity0:Intel")
    with browser_page.reading("search/?entity=Huawei&entity=Intel") as page:
        says(page, len(both))
        expect(page.locator(".bearer")).to_have_count(2)

        assert set(paths(page)) == set(both)
        assert 0 < len(both) < len(articles(demo, "entity0:Huawei"))


def test_one_of_the_outlets_is_enough(browser_page: Reader, demo: Path) -> None:
    chips = [set(articles(demo, "theme:Chips", f"outlet:{outlet}")) for outlet in ("Meridian Wire", "Polder Courant")]
    with browser_page.reading("search/?theme=Chips&outlet=Meridian+Wire&outlet=Polder+Courant") as page:
        says(page, len(chips[0] | chips[1]))

        assert set(paths(page)) == chips[0] | chips[1]
        assert all(chips)


def test_what_an_outlet_says_of_an_entity_leads_to_its_sentences(browser_page: Reader) -> None:
    with browser_page.reading("search/?entity=SMIC&outlet=Pacific+Circuit") as page:
        sentences = page.locator(".results li li a")
        expect(sentences.first).to_be_visible()
        assert all(re.search("SMIC|Semiconductor Manufacturing", text) for text in sentences.all_inner_texts())
        address = sentences.first.get_attribute("href") or ""

        sentences.first.click()

        expect(page.locator(f"#{address.partition('#')[2]}")).to_be_in_viewport()
        expect(page.locator(f"#{address.partition('#')[2]}")).to_contain_text("SMIC")


def test_what_is_chosen_survives_reload_and_back(browser_page: Reader) -> None:
    with browser_page.reading("search/?q=china") as page:
        page.get_by_role("combobox", name="Theme", exact=True).focus()
        expect(page.get_by_role("combobox", name="Theme", exact=True).locator("option")).not_to_have_count(1)
        page.get_by_role("combobox", name="Theme", exact=True).select_option("Chips")
        expect(page).to_have_url(re.compile("theme=Chips"))
        page.get_by_role("combobox", name="Order", exact=True).select_option("oldest")
        expect(page).to_have_url(re.compile("sort=oldest"))
        before = [page.locator("#search .said").inner_text(), page.locator("h2").all_inner_texts()]

        page.reload()
        expect(page.locator(".results h2").nth(len(before[1]) - 1)).to_be_visible()
        assert [page.locator("#search .said").inner_text(), page.locator("h2").all_inner_texts()] == before
        assert page.get_by_role("combobox", name="Order", exact=True).input_value() == "oldest"

        page.get_by_role("button", name="Remove Theme: Chips").click()
        expect(page).not_to_have_url(re.compile("theme"))
        page.go_back()
        expect(page.get_by_role("button", name="Remove Theme: Chips")).to_be_visible()
        expect(page.locator("#search .said")).to_have_text(str(before[0]))


def test_filters_alone_find_without_loading_the_words(browser_page: Reader, demo: Path) -> None:
    of_theme = articles(demo, "theme:Chips")

    with browser_page.reading("search/?theme=Chips") as page:
        says(page, len(of_theme))

        assert paths(page) == of_theme[:10]
    assert chunks(browser_page) == []


def test_a_list_is_filled_when_it_is_first_opened(browser_page: Reader) -> None:
    with browser_page.reading("search/") as page:
        themes = page.get_by_role("combobox", name="Theme", exact=True)
        themes.focus()
        expect(themes.locator("option", has_text=re.compile(r"^Chips \([1-9]\d*\)$"))).to_have_count(1)

        themes.select_option("Chips")

        expect(page.locator("#search .said")).to_have_text(re.compile(r"^\d+ results?$"))
        expect(page.get_by_role("button", name="Remove Theme: Chips")).to_be_visible()
    assert chunks(browser_page) == []


def test_kinds_of_names_are_listed_alone(browser_page: Reader) -> None:
    with browser_page.reading("search/?type=person&type=place") as page:
        expect(page.locator("#search .said")).to_have_text(re.compile(r"^\d+ names$"))
        kinds = {text.split(" · ")[0] for text in page.locator(".bearer .meta").all_inner_texts()}

    assert kinds == {"person", "place"}


def test_an_address_of_earlier_versions_still_leads_there(browser_page: Reader, demo: Path) -> None:
    with browser_page.reading("search/?organisation=Huawei") as page:
        says(page, len(articles(demo, "entity0:Huawei")))


def test_a_word_that_stands_nowhere_finds_nothing(browser_page: Reader) -> None:
    with browser_page.reading("search/?q=zzxqy") as page:
        expect(page.locator("#search .said")).to_have_text(re.compile("^Nothing found"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE | {"width": 375}, WIDE])
def test_chosen_filters_have_no_accessibility_fault(viewport: dict[str, int], scheme: str, browser_page: Reader) -> None:
    with browser_page.reading("search/?q=chips&entity=Huawei&theme=Chips", color_scheme=scheme, viewport=viewport) as page:
        expect(page.locator(".results h2").first).to_be_visible()

        faults = Axe().run(page).response["violations"]

        assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in faults]
