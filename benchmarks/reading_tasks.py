#!/usr/bin/env python3
"""reading_tasks.py [SITE]: what a reader wants to know of the demonstration, in clicks, keys and seconds, in Chromium.

Each task begins on a page as a reader has it and ends when the answer is in view. Seconds are of the machine alone: from the
first click or key to the answer, without the time in which a person thinks or types.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Locator, Page, expect  # noqa: E402

from tests.browser import PHONE, WIDE, chromium, served  # noqa: E402


@dataclass
class Hand:
    """A reader's hand on a page, which counts what it does."""

    page: Page
    clicks: int = 0
    keys: int = 0
    begun: float = field(default_factory=time.monotonic)

    def click(self, place: Locator) -> None:
        place.click()
        self.clicks += 1

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
        self.keys += times

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.keys += len(words)

    def sees(self, place: Locator) -> None:
        expect(place.first).to_be_visible(timeout=20_000)


def ask_of(hand: Hand, words: str) -> None:
    """Type into the box of the header."""
    hand.press("/")
    hand.type(words)


def put_on_the_list(hand: Hand) -> None:
    ask_of(hand, "huawei")
    hand.click(hand.page.locator("[role=option]").first)
    row = hand.page.locator(".timeline.key > li", has_text=re.compile("placed|put on")).first
    hand.sees(row)
    hand.click(row.locator("summary"))
    hand.sees(row.locator("blockquote"))


def all_of_one_outlet(hand: Hand) -> None:
    page = hand.page
    ask_of(hand, "smic")
    hand.press("Enter")
    hand.sees(page.locator(".results > li:not(.bearer)"))
    outlets = page.locator("select[data-filter=outlet]")
    if not outlets.is_visible():
        hand.click(page.locator("details.lists summary"))
    outlets.focus()
    expect(outlets.locator("option", has_text="Pacific Circuit")).to_have_count(1, timeout=20_000)
    outlets.select_option(label=outlets.locator("option", has_text="Pacific Circuit").inner_text())
    hand.clicks += 2  # the list and the outlet
    hand.sees(page.locator(".results > li:not(.bearer) a[href*='#s-']"))


def check_and_go_back(hand: Hand) -> None:
    page = hand.page
    page.goto(page.url + "timeline/")
    row = page.locator(".timeline > li").nth(60)
    row.scroll_into_view_if_needed()
    hand.begun = time.monotonic()
    hand.click(row.locator("summary"))
    hand.click(row.locator("blockquote a").first)
    hand.sees(page.locator(".s:target, :target"))
    page.go_back()
    hand.keys += 1
    expect(row).to_be_in_viewport(timeout=20_000)


def copy_a_citation(hand: Hand) -> None:
    page = hand.page
    hand.click(page.locator("#latest ~ ul a, ul.stories a").first)
    hand.sees(page.locator("#headline"))
    hand.begun = time.monotonic()
    hand.click(page.locator(".imprint a[href='#cite']"))
    hand.click(page.locator("details.cite summary"))
    hand.click(page.locator("details.cite button.copy").first)
    hand.sees(page.locator("details.cite button.copy", has_text=re.compile("Copied|Selected")))


def data_of_a_theme(hand: Hand) -> None:
    page = hand.page
    hand.click(page.locator(".card a").first)
    hand.sees(page.locator("h1"))
    screens = page.locator("#take").evaluate("e => (e.getBoundingClientRect().top + scrollY) / innerHeight")
    hand.sees(page.locator(".downloads a[download]"))
    print(f"  (its files stand {screens:.1f} screens down)")


def an_alias_in_the_header(hand: Hand) -> None:
    ask_of(hand, "bis")
    hand.sees(hand.page.locator("[role=option]", has_text="Bureau of Industry"))


def by_keyboard_alone(hand: Hand) -> None:
    ask_of(hand, "smic")
    hand.sees(hand.page.locator("[role=option]"))
    hand.press("ArrowDown")
    hand.press("Enter")
    hand.sees(hand.page.locator("h1", has_text=re.compile("Semiconductor|SMIC")))


def two_names(hand: Hand) -> None:
    page = hand.page
    ask_of(hand, "huawei")
    hand.click(page.locator("[role=option]").first)
    hand.click(page.locator(".chips li", has_text="Entity List").locator(".both"))
    hand.sees(page.locator(".results > li:not(.bearer)"))


TASKS: dict[str, Callable[[Hand], None]] = {
    "when was Huawei put on the Entity List, and who says so": put_on_the_list,
    "all that one outlet said of SMIC": all_of_one_outlet,
    "check a claim and go back to the place": check_and_go_back,
    "copy a citation": copy_a_citation,
    "a theme's data": data_of_a_theme,
    "an alias in the header": an_alias_in_the_header,
    "a name's page, by keyboard alone": by_keyboard_alone,
    "the stories of two names": two_names,
}


def measure(browser: Browser, address: str, task: Callable[[Hand], None], viewport: dict[str, int]) -> str:
    page = browser.new_page(viewport=viewport, permissions=["clipboard-read", "clipboard-write"])  # type: ignore[arg-type]
    page.goto(address)
    page.wait_for_load_state("networkidle")
    hand = Hand(page)
    task(hand)
    took = time.monotonic() - hand.begun
    page.close()
    return f"{hand.clicks:>3} clicks {hand.keys:>3} keys {took:6.1f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    site = parser.parse_args().site
    with served(site) as address, chromium() as browser:
        for screen, viewport in (("desk", WIDE), ("phone", PHONE)):
            for name, task in TASKS.items():
                print(f"{screen:<6}{name:<58}{measure(browser, address, task, viewport)}", flush=True)


if __name__ == "__main__":
    main()
