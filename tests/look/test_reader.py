"""A reader's small rights: to skip what every page repeats, to come back to his place, and to scroll one way only."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import build
from generator.config import Config
from generator.site import build as host
from tests.browser import Reader, browser, browser_page, first, served, until

__all__ = ["browser", "browser_page"]
FOLDERS = ("articles", "entities", "themes", "outlets", "archive", "timeline", "tags")
FIXED = ("", "timeline/", "themes/", "entities/", "outlets/", "archive/", "search/", "data/", "about/", "review/", "corrections/",
         "404.html")
NARROW = (320, 375)
LONG = "unbreakable" * 18
STORY = """\
Title {n} with {long} and https://example.com/{long}/{long}

Published: {day} March 2021

LONDON (Wire {long}) – Anna {Long} said on {day} March 2021 that {Long} Shipping would appeal, as {long} told Arden{long} Inc.

"We did nothing wrong, {long}," Anna {Long} said on 5 June 2021. See https://example.com/{long}?q={long} for the {long} of Arden{long} Inc.
"""


def kinds(site: Path) -> list[str]:
    """A page of each kind; those that the site lacks are left out."""
    found = [path for path in FIXED if (site / path / ("" if path.endswith("html") else "index.html")).is_file()]
    for folder in FOLDERS:
        some = sorted(file.parent.relative_to(site).as_posix() for file in (site / folder).glob("*/**/index.html"))
        found += [f"{path}/" for path in some[:2]]
    return found


def test_skip_to_content_leads_to_the_headline(browser_page: Reader, site: Path) -> None:
    wrong = []
    for path, page in browser_page.reading_each(kinds(site)):
        page.bring_to_front()
        page.keyboard.press("Tab" if "search" not in path else "Shift+Tab")
        page.locator("a.md-skip").focus()
        page.keyboard.press("Enter")
        until(page, "location.hash")
        held = page.evaluate("[document.activeElement.id, !!document.activeElement.querySelector('h1')]")
        wrong += [path] if held != ["page", True] or page.locator("a.md-skip").count() != 1 else []

    assert wrong == []


def test_every_article_is_skipped_to_its_headline(site: Path) -> None:
    pages = [file.read_text("utf-8") for file in site.rglob("index.html")]
    skips = {tuple(re.findall(r'<a href="([^"]*)" class="md-skip"', page)) for page in pages if "md-header" in page}

    assert len(pages) > 50
    assert skips == {("#page",)}


def test_the_skip_link_is_the_first_stop(browser_page: Reader, site: Path) -> None:
    with browser_page.reading(first(site, "articles")) as page:
        page.keyboard.press("Tab")

        assert page.evaluate("document.activeElement.className") == "md-skip"


@pytest.fixture
def longwinded(project: Config) -> Config:
    """A site of words that no line of a phone holds."""
    for n in range(6):
        words = STORY.format(n=n, day=n + 10, long=LONG, Long=LONG.title())
        (project.sources / f"long{n}.txt").write_text(words)
        side = {"outlet": f"Outlet{LONG}", "authors": [LONG], "section": LONG, "rights": LONG, "tags": [LONG, f"b{LONG}"],
                "url": f"https://example.com/{LONG}/{LONG}"}
        (project.sources / f"long{n}.txt.yml").write_text(json.dumps(side))
    entities = project.root / "catalog" / "entities.yml"
    entities.write_text(entities.read_text() + f"- {{name: Arden{LONG} Inc, kind: organisation, aliases: [{LONG}], note: {LONG}}}\n"
                        f"- {{name: Anna {LONG.title()}, kind: person}}\n")
    themes = project.root / "catalog" / "themes.yml"
    themes.write_text(themes.read_text() + f"- {{name: Theme{LONG}, description: {LONG}, keywords: [{LONG}]}}\n")
    build.generate(project)
    host.build(project, jobs=1)
    return project


def test_no_page_scrolls_sideways_on_a_phone(longwinded: Config, browser: Browser) -> None:
    wide: dict[str, int] = {}
    pages = sorted({*kinds(longwinded.site), *long_pages(longwinded.site), f"search/?q={LONG}", "search/?type=article"})
    with served(longwinded.site) as base:
        for path, page in Reader(browser, base).reading_each(pages):
            page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
            for width in NARROW:
                page.set_viewport_size({"width": width, "height": 700})
                over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                wide |= {f"{path} at {width}": over} if over > 0 else {}

    assert len(pages) > 20
    assert wide == {}


def long_pages(site: Path) -> list[str]:
    found = (file for file in site.rglob("index.html") if LONG[:40] in file.read_text("utf-8").lower())
    return sorted(f"{file.parent.relative_to(site).as_posix()}/" for file in found)[:30]


AT_TOP = """() => {
  for (let y = 2; y < 700; y += 8) {
    const row = document.elementFromPoint(document.documentElement.clientWidth / 2, y)?.closest(SELECTOR);
    if (row) return [row.id, Math.round(row.getBoundingClientRect().top)];
  }
}"""


def settled(page: Page, rows: str) -> list[object]:
    """[id of the row at the top of the window, pixels from its edge], once that is still."""
    before: object = None
    for _ in range(40):
        page.wait_for_timeout(150)
        now = page.evaluate(AT_TOP.replace("SELECTOR", json.dumps(rows)))
        if now and now == before:
            return list(now)
        before = now
    raise AssertionError(f"never still: {before}")


def leave_and_come_back(page: Page, rows: str) -> tuple[list[object], list[object]]:
    """Where the reader was, and where he is after a link and Back, the page being loaded anew."""
    before = settled(page, rows)
    address = page.url
    row = page.locator(f"[id='{before[0]}']")
    if row.locator("summary").count():
        row.locator("summary").evaluate("summary => summary.click()")
        row.locator("blockquote a").first.evaluate("a => a.click()")
    else:
        row.locator("a[href]:visible").first.evaluate("a => a.click()")
    page.wait_for_url(lambda url: url.partition("?")[0] != address.partition("?")[0])
    page.go_back(wait_until="networkidle")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "back_forward"
    return before, settled(page, rows)


def same_place(before: list[object], after: list[object]) -> bool:
    return before[0] == after[0] and abs(int(str(before[1])) - int(str(after[1]))) <= 3


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("address", ["timeline/", "timeline/?certainty=happened"])
def test_back_returns_to_the_place_in_a_timeline(address: str, width: int, browser_page: Reader) -> None:
    with browser_page.reading(address, viewport={"width": width, "height": 700}) as page:
        page.mouse.move(200, 400)
        for _ in range(12):
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(40)

        before, after = leave_and_come_back(page, ".timeline > li")

        assert same_place(before, after), (before, after)


def test_back_returns_to_the_place_on_an_entity(browser_page: Reader, site: Path) -> None:
    path = max((site / "entities").glob("*/index.html"), key=lambda file: file.stat().st_size).parent.name
    with browser_page.reading(f"entities/{path}/") as page:
        page.locator(".timeline > li").last.scroll_into_view_if_needed()

        before, after = leave_and_come_back(page, ".timeline > li")

        assert same_place(before, after), (before, after)


@pytest.mark.parametrize("address", ["search/?q=china", "search/?type=article", "search/?q=china&sort=oldest"])
def test_back_returns_to_the_place_among_results(address: str, browser_page: Reader) -> None:
    with browser_page.reading(address) as page:
        for n in (1, 2):
            page.get_by_role("button", name="More results").click()
            expect(page.locator(".results > li:not(.bearer)")).to_have_count(10 * (n + 1))
        page.locator(".results > li").nth(24).scroll_into_view_if_needed()

        before, after = leave_and_come_back(page, ".results > li")

        assert same_place(before, after), (before, after)


def test_back_within_a_page_returns_too(browser_page: Reader, site: Path) -> None:
    with browser_page.reading("about/") as page:
        page.evaluate("scrollTo(0, 300)")
        page.wait_for_timeout(300)
        page.evaluate("document.querySelector('a[href=\"#\"], a.headerlink').click()")
        page.wait_for_timeout(200)

        page.go_back()

        until(page, "Math.abs(scrollY - 300) < 3")
