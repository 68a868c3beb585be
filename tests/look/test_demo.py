"""What a reader can do on the built demo site, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import PHONE, Reader, browser, browser_page, first, served

__all__ = ["browser", "browser_page"]
PAGES = ("", "timeline/", "themes/", "entities/", "outlets/", "archive/", "search/?q=china", "data/", "about/", "404.html")


def lit(page: Page) -> Locator:
    """The sentence that the address points to, once it is in view and marked."""
    sentence = page.locator(":target")
    expect(sentence).to_have_class(re.compile(r"\bs\b"))
    expect(sentence).to_be_in_viewport()
    assert sentence.evaluate("e => getComputedStyle(e).backgroundColor") != page.locator("body").evaluate(
        "e => getComputedStyle(e).backgroundColor")
    return sentence


def results(page: Page) -> int:
    """How many results the search page says it has."""
    expect(page.locator("#search .said")).to_have_text(re.compile(r"^\d+ results?$"))
    return int((page.locator("#search .said").text_content() or "").split()[0])


def test_search_finds_a_story_and_its_sentence(browser_page: Reader) -> None:
    with browser_page.reading("search/?q=huawei&type=article") as page:
        link = page.locator(".results li li a").first
        expect(link.locator("mark").first).to_contain_text(re.compile("huawei", re.I))

        link.click()

        expect(lit(page)).to_contain_text(re.compile("huawei", re.I))


def test_search_sorts_by_date(browser_page: Reader) -> None:
    with browser_page.reading("search/?q=china&type=article&sort=newest") as page:
        results(page)
        newest = page.locator(".results > li:not(.bearer) h2").first.text_content()
        page.get_by_role("combobox", name="Order", exact=True).select_option("oldest")

        expect(page.locator(".results > li:not(.bearer) h2").first).not_to_have_text(newest or "")


def test_search_by_keyboard_from_any_page(browser_page: Reader) -> None:
    with browser_page.reading("about/") as page:
        page.get_by_role("searchbox", name="Search this site").focus()
        page.keyboard.type("huawei")
        page.keyboard.press("Enter")

        assert results(page) > 0


def test_search_works_below_a_folder(browser: Browser, site: Path) -> None:
    with served(site, "cuttings") as base, Reader(browser, base).reading("search/?q=huawei") as page:
        page.locator(".results h2 a").first.click()

        expect(page.locator("h1")).to_be_visible()
        assert page.url.startswith(base)


def test_timeline_leads_to_its_sentence(browser_page: Reader) -> None:
    with browser_page.reading("timeline/") as page:
        row = page.locator(".timeline > li").first
        row.locator("summary").click()
        row.locator("blockquote.evidence a").first.click()

        lit(page)


def test_timeline_filters_and_its_address_keeps_them(browser_page: Reader) -> None:
    with browser_page.reading("timeline/") as page:
        page.get_by_label(re.compile("^planned")).check()
        expect(page).to_have_url(re.compile("certainty=planned"))
        page.reload()
        shown = page.locator(".timeline > li:visible")

        assert shown.count() == page.locator(".timeline > li[data-certainty=planned]").count()
        expect(page.locator(".filters .said")).to_have_text(re.compile(rf"^{shown.count()} of \d+ entries$"))


@pytest.mark.parametrize("name", ["kind", "disputed"])
def test_every_filter_of_the_timeline_survives_a_reload(name: str, browser_page: Reader) -> None:
    with browser_page.reading("timeline/") as page:
        control = page.locator(f".filters [name={name}]")
        control.check() if name == "disputed" else control.select_option(index=1)
        chosen = "disputed" if name == "disputed" else control.input_value()
        expect(page).to_have_url(re.compile(f"{name}={chosen}"))

        page.reload()

        assert control.is_checked() if name == "disputed" else control.input_value() == chosen
        expect(page.locator(".filters .said")).to_have_text(re.compile(r"^\d+ of \d+ entries$"))


def test_a_paragraph_number_stands_on_one_line(browser_page: Reader, site: Path) -> None:
    with browser_page.reading(first(site, "articles", '>10</a>')) as page:
        heights = page.locator(".para > .no").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")

        assert len(heights) >= 10
        assert max(heights) < 1.5 * min(heights)


def test_an_entity_of_a_story_leads_back_to_its_sentence(browser_page: Reader, site: Path) -> None:
    with browser_page.reading(first(site, "articles", '<a class="ent"')) as page:
        page.locator(".story a.ent").first.click()
        expect(page).to_have_url(re.compile("/entities/"))
        page.locator('.mentions:not(.relations) a[href*="#s-"]').first.click()

        lit(page)


def test_citations_can_be_copied(browser_page: Reader, site: Path) -> None:
    with browser_page.reading(first(site, "articles", "data-copy"), permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator("details.cite summary").click()
        page.locator("details.cite button.copy").first.click()

        assert page.evaluate("navigator.clipboard.readText()") == (page.locator("[data-copy]").first.text_content() or "").strip()


def test_light_or_dark_is_kept(browser_page: Reader) -> None:
    with browser_page.reading("about/") as page:
        page.get_by_role("button", name="Light or dark").click()
        page.goto(browser_page.base + "timeline/")

        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_silent_and_ask_nobody_else(path: str, browser_page: Reader) -> None:
    with browser_page.reading(path):
        pass

    assert browser_page.said == []
    assert {url for url in browser_page.asked if not url.startswith(browser_page.base)} == set()


@pytest.mark.parametrize("width", [PHONE["width"], 640])
@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_a_phone_and_double_zoom(path: str, width: int, browser_page: Reader) -> None:
    with browser_page.reading(path, viewport={"width": width, "height": 700}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_is_there_without_javascript(browser_page: Reader, site: Path) -> None:
    with browser_page.reading("timeline/", java_script_enabled=False) as page:
        expect(page.locator(".timeline > li").last).to_be_visible()
        page.get_by_role("searchbox").fill("huawei")
        page.get_by_role("button", name="Search").click()
        expect(page.locator("noscript a").first).to_be_visible()
    with browser_page.reading(first(site, "articles", 'class="para"'), java_script_enabled=False) as page:
        expect(page.locator(".story .para").first).to_be_visible()
        page.get_by_role("link", name="Entities").click()
        expect(page.locator("h1")).to_contain_text("Entities")


def test_timeline_entries_are_not_numbered(browser_page: Reader) -> None:
    """Chromium counts list items anew for each that is hidden: with 10,000 of them a filter took 100 s, and takes 1 to 2 s as a grid."""
    with browser_page.reading("timeline/") as page:
        assert page.locator(".timeline > li").first.evaluate("e => getComputedStyle(e).display") == "grid"


def test_a_bar_says_its_value_to_pointer_and_keyboard(browser_page: Reader) -> None:
    with browser_page.reading("themes/") as page:
        drawing = page.locator("svg.bars").first
        bars, value = drawing.locator("rect"), page.locator("output.value").first
        drawing.focus()
        expect(value).to_have_text(bars.last.get_attribute("data-value") or "")
        page.keyboard.press("ArrowLeft")
        expect(value).to_have_text(bars.nth(bars.count() - 2).get_attribute("data-value") or "")
        drawing.blur()
        expect(value).to_be_empty()

        bars.first.hover()
        expect(value).to_have_text(bars.first.get_attribute("data-value") or "")
