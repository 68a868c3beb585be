"""The demo site on paper: dark on white, without what can only be clicked, and with what is folded on a screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Reader, browser, browser_page

__all__ = ["browser", "browser_page"]
PAGES = ("", "timeline/", "themes/chips/", "entities/huawei/", "corrections/", "articles/britain-bans-huawei-3180cd/")
LEAST = 4.5  # contrast with white paper
CONTRASTS = """texts => texts.filter(text => text.checkVisibility() && text.textContent.trim()).map(text => {
  const [r, g, b] = getComputedStyle(text).color.match(/[\\d.]+/g).map(n => n / 255)
    .map(n => n <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4);
  return 1.05 / (.2126 * r + .7152 * g + .0722 * b + .05);
})"""


def on_paper(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")


def opened(page: Page, which: str) -> int:
    return page.locator(f"{which}[open]").count()


@pytest.mark.parametrize("path", PAGES)
def test_a_dark_page_is_dark_on_white_paper(path: str, browser_page: Reader) -> None:
    with browser_page.reading(path, color_scheme="dark") as page:
        assert page.locator("html, body").first.evaluate("() => document.body.dataset.mdColorScheme") == "slate"
        on_paper(page)

        contrasts = page.locator("h1, h2, h3, p, li, td, th, time, main a").evaluate_all(CONTRASTS)

        assert len(contrasts) > 20
        assert min(contrasts) >= LEAST


@pytest.mark.parametrize("path", PAGES)
def test_paper_has_the_name_of_the_site_and_nothing_to_click(path: str, browser_page: Reader) -> None:
    with browser_page.reading(path) as page:
        on_paper(page)

        expect(page.locator(".masthead__name")).to_be_visible()
        assert page.locator("button:visible, input:visible, select:visible, nav:visible").count() == 0


def test_what_is_folded_on_a_screen_is_open_on_paper_and_folded_again(browser_page: Reader) -> None:
    with browser_page.reading("articles/britain-bans-huawei-3180cd/") as page:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert opened(page, ".facts details.quiet:not(.cite)") > 0
        assert opened(page, "details.cite") == 0

        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert opened(page, "details") == 0


def test_a_timeline_on_paper_is_as_folded_as_on_the_screen(browser_page: Reader) -> None:
    with browser_page.reading("timeline/") as page:
        page.locator(".timeline > li summary").first.click()

        page.evaluate("dispatchEvent(new Event('beforeprint'))")

        assert opened(page, ".timeline details") == 1
