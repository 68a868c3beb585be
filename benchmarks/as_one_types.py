"""python -m benchmarks.as_one_types PROJECT [--word WORD]...: from the first key to the first result, ours beside stock Material.

PROJECT is a built project; Material's site of the same articles is made beside it, if it isn't there yet. Each word is
typed into the search box of an article's page, a key each 80 ms, in a browser that has nothing stored. Medians of RUNS:
seconds from the last key to the first result and to the first story, kB moved for it beyond the page, as a host packs them.
Material loads its index with each page.
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.gates import stock
from benchmarks.gates.gate import Gate, Host, hosted
from tests.browser import chromium

RUNS = 5
KEY = 80  # milliseconds between two keys
PATIENCE = 120_000  # milliseconds

sent: list[int] = []  # bytes of each answer, also of those to workers


class Counting(Host):
    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Length":
            sent.append(int(value))
        super().send_header(keyword, value)


@dataclass(frozen=True)
class Look:
    """How a site's search is used."""

    opener: str  # what is clicked before one can type; "" for nothing
    box: str
    result: str
    story: str


OURS = Look("", "#find-top", ".answers :is([id$=-n0], [id$=-s0])", ".answers [id$=-s0]")
STOCK = Look("label.md-header__button[for=__search]", ".md-search__input", ".md-search-result__item", ".md-search-result__item")


def typed(page: Page, look: Look, word: str) -> tuple[float, ...]:
    """kB of the page; seconds and kB beyond it to the first result, and to the first story."""
    page.wait_for_load_state("networkidle")
    whole_page = sum(sent)
    sent.clear()
    if look.opener and page.locator(look.opener).is_visible():
        page.locator(look.opener).click()
    page.locator(look.box).click()
    page.locator(look.box).press_sequentially(word, delay=KEY)
    start = time.perf_counter()
    page.locator(look.result).first.wait_for(timeout=PATIENCE)
    seconds, moved = time.perf_counter() - start, sum(sent)
    page.locator(look.story).first.wait_for(timeout=PATIENCE)
    return whole_page / 1000, seconds, moved / 1000, time.perf_counter() - start, sum(sent) / 1000


def measure(browser: Browser, address: str, look: Look, word: str) -> str:
    """The medians of some runs, each in a new context."""
    runs = []
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        sent.clear()
        page.goto(address)
        runs.append(typed(page, look, word))
        context.close()
    page_moved, seconds, moved, story_seconds, story_moved = (statistics.median(column) for column in zip(*runs, strict=True))
    return (f"page {page_moved:8,.0f} kB; first result {seconds:6.2f} s {moved:8,.0f} kB more; "
            f"first story {story_seconds:6.2f} s {story_moved:8,.0f} kB more")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("--word", action="append")
    args = parser.parse_args()
    root = args.project.resolve()
    gate = Gate(root, stock.build(root))
    article = gate.articles[0]
    for name, site, look in (("ours", gate.site, OURS), ("stock", gate.stock, STOCK)):
        with hosted(site, Counting) as base, chromium() as browser:
            for word in args.word or ["huawei", "tariff"]:
                print(f"{name} {word!r}: {measure(browser, base + article, look, word)}", flush=True)


if __name__ == "__main__":
    main()
