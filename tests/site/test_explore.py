"""What a reader can do on Explore and Compare, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import Reader, browser, browser_page

__all__ = ["browser", "browser_page"]
SETS = "compare/sets/?a.outlet=Meridian+Wire&b.name=Huawei"
NETWORK = "explore/?network=1&name=entities%2Fhuawei%2F"


def first_page(site: Path, kind: str) -> str:
    return next(f"compare/{kind}/{file.parent.name}/" for file in sorted((site / "compare" / kind).glob("*/index.html")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
def test_no_accessibility_faults(width: int, scheme: str, browser_page: Reader, site: Path) -> None:
    paths = ["explore/", NETWORK, "explore/pairs-1/", "compare/", SETS, first_page(site, "event"), first_page(site, "story")]
    viewport = {"width": width, "height": 900}
    for path, page in browser_page.reading_each(paths, color_scheme=scheme, viewport=viewport):
        faults = Axe().run(page).response["violations"]

        assert not [(path, fault["id"], fault["nodes"][0]["html"]) for fault in faults]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert not browser_page.said


def test_an_edge_opens_its_sentences_by_keyboard(browser_page: Reader) -> None:
    with browser_page.reading("explore/") as page:
        page.get_by_role("button", name="Show the network").press("Enter")
        page.get_by_label("Name", exact=True).fill("huawei")
        page.keyboard.press("Enter")
        expect(page.locator(".side h2")).to_have_text("Huawei")

        page.locator(".side").get_by_role("button", name="Entity List").press("Enter")

        expect(page.locator(".side h2")).to_have_text("Huawei and Entity List")
        page.locator(".sentences a").first.click()
        expect(page).to_have_url(re.compile(r"/articles/.*#s-"))


def test_a_press_on_a_dot_chooses_it(browser_page: Reader) -> None:
    with browser_page.reading("explore/?network=1") as page:
        page.locator(".network circle").first.click()

        expect(page.locator(".side h2 a")).to_have_attribute("href", re.compile("/entities/"))
        assert page.locator(".network line.on").count()


def test_nothing_of_the_network_is_loaded_before_it_is_opened(browser_page: Reader) -> None:
    with browser_page.reading("explore/"):
        assert not [address for address in browser_page.asked if address.endswith(".json")]


def test_the_network_survives_a_reload(browser_page: Reader) -> None:
    with browser_page.reading(f"{NETWORK}&with=entities%2Fentity-list%2F&most=400") as page:
        page.reload()

        expect(page.locator(".side h2")).to_have_text("Huawei and Entity List")
        expect(page.get_by_label("Strongest pairs")).to_have_value("400")


def test_the_table_sorts_and_keeps_its_order(browser_page: Reader) -> None:
    with browser_page.reading("explore/") as page:
        page.get_by_role("button", name="Stories of both").press("Enter")
        page.reload()

        numbers = [int(words) for words in page.locator("#pairs tbody tr td:nth-child(3)").all_inner_texts() if words]
        assert numbers == sorted(numbers, reverse=True)
        expect(page.locator("#pairs th[aria-sort=descending]")).to_have_text("Stories of both")


def test_a_row_leads_to_the_sentences_of_both(browser_page: Reader) -> None:
    with browser_page.reading("explore/", java_script_enabled=False) as page:
        page.get_by_role("link", name=re.compile("^Sentences of")).first.click()

        assert page.locator("h2:target").inner_text()
        assert page.locator(".pair").first.locator("blockquote").count()


def test_two_sets_by_keyboard(browser_page: Reader) -> None:
    with browser_page.reading("compare/sets/") as page:
        page.get_by_role("button", name="Choose two sets").press("Enter")
        page.get_by_label("Outlet").first.select_option("Meridian Wire")
        page.get_by_label("Name").last.fill("Huawei")
        page.keyboard.press("Enter")
        expect(page.locator(".said")).to_have_text(re.compile(r"^\d+ stories in A, \d+ in B, \d+ in both\.$"))
        said = page.locator(".said").inner_text()

        page.reload()

        expect(page.locator(".said")).to_have_text(said)
        expect(page.get_by_label("Name").last).to_have_value("Huawei")


def test_the_sets_are_exchanged(browser_page: Reader) -> None:
    with browser_page.reading(SETS) as page:
        page.get_by_role("button", name="Exchange A and B").click()

        expect(page.get_by_label("Name").first).to_have_value("Huawei")
        assert "a.name=Huawei" in page.url


def test_without_javascript_the_page_says_so(browser_page: Reader) -> None:
    with browser_page.reading("compare/sets/", java_script_enabled=False) as page:
        expect(page.get_by_text("needs JavaScript")).to_be_visible()
