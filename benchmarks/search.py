#!/usr/bin/env python3
"""search.py SITE [--word WORD]: what a reader of the search page waits for, in bytes of responses in Chromium.

SITE is a built site/. Prints kB and requests of the search page before anything is asked, to the first result of a word,
and to the results of a filter chosen alone; of each, what the words' index and the filters take.
Bytes are those of the files, without compression beyond Pagefind's own; `shell` is the page with its styles and scripts.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.gates.gate import Host, hosted
from tests.browser import chromium

PARTS = {"index": "/pagefind/index/", "filters": "/pagefind/filter/", "engine": "/pagefind/"}


came: list[str] = []  # paths asked of the server, by the page and by Pagefind's worker


class Counting(Host):
    def do_GET(self) -> None:
        came.append(self.path.partition("?")[0])
        super().do_GET()


def size(site: Path, path: str) -> int:
    file = site / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    return file.stat().st_size if file.is_file() else 0


def part(path: str) -> str:
    return next((name for name, folder in PARTS.items() if folder in path), "shell")


def measured(browser: Browser, site: Path, address: str, until: str) -> str:
    """The page opened anew, until it shows `until` and then is quiet."""
    room = browser.new_context()
    page = room.new_page()
    came.clear()
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(until)
    seconds, first = time.perf_counter() - start, len(came)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    room.close()
    sizes = [(part(path), size(site, path)) for path in came]
    kinds = {name: sum(n for of, n in sizes if of == name) / 1000 for name in ("shell", *PARTS)}
    told = ", ".join(f"{name} {kb:,.0f}" for name, kb in kinds.items())
    return (f"{sum(n for _, n in sizes[:first]) / 1000:7,.0f} kB in {seconds:.1f} s to the first sight, "
            f"{sum(n for _, n in sizes) / 1000:7,.0f} kB in {len(sizes)} requests in all ({told})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--word", default="tariff")
    parser.add_argument("--filter", default="type=article")
    args = parser.parse_args()
    with hosted(args.site, Counting) as home, chromium() as browser:
        base = f"{home}search/"
        said = "#search .said:not(:empty)"
        print("before a search:", measured(browser, args.site, base, said))
        print(f"{args.word!r}:", measured(browser, args.site, f"{base}?q={quote(args.word)}", "#search .results > li"))
        print(f"{args.filter!r} alone:", measured(browser, args.site, f"{base}?{args.filter}", "#search .results > li"))


if __name__ == "__main__":
    main()
