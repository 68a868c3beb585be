"""A built site on localhost, and a browser to read it with. Import `browser_page` where a test needs them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.get_browser import system_browser

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 60_000  # milliseconds: a machine may be at work on much else
TOGETHER = 8  # pages open side by side
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

expect.set_options(timeout=PATIENCE)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None: ...


def until(page: Page, condition: str) -> None:
    """Wait till the page's JavaScript says so. `wait_for_function` asks within the page, whose policy forbids that."""
    for _ in range(PATIENCE // 25):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never: {condition}")


@contextmanager
def served(folder: Path, below: str = "") -> Iterator[str]:
    """The address of `folder`, served as `/below/`; it ends in a slash."""

    class Handler(_Quiet):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix(f"/{below}".rstrip("/")) or "/")

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/" + (f"{below}/" if below else "")
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own; skips where there is none."""
    found = system_browser()
    with sync_playwright() as playwright:
        if not found and not Path(playwright.chromium.executable_path).exists():
            pytest.skip("no Chromium here")
        browser = playwright.chromium.launch(executable_path=found, args=ARGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Reader:
    """A browser and an address; notes all that a page says in its console, and every address it asks for."""

    browser: Browser
    base: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @contextmanager
    def reading(self, path: str = "", **context: object) -> Iterator[Page]:
        """A page of the site, opened."""
        ((_, page),) = self._opened([path], context)
        try:
            yield page
        finally:
            page.context.close()

    def reading_each(self, paths: Iterable[str], **context: object) -> Iterator[tuple[str, Page]]:
        """Each path with its page, opened. Pages wait for the network side by side, some at a time."""
        waiting = list(paths)
        for start in range(0, len(waiting), TOGETHER):
            pages = self._opened(waiting[start : start + TOGETHER], context)
            try:
                yield from pages
            finally:
                pages[0][1].context.close()

    def _opened(self, paths: Sequence[str], context: Mapping[str, object]) -> list[tuple[str, Page]]:
        room = self.browser.new_context(**{"viewport": WIDE, **context})  # type: ignore[arg-type]
        pages = [(path, self._begun(room, path)) for path in paths]
        for _, page in pages:
            page.wait_for_load_state("networkidle")
        return pages

    def _begun(self, room: BrowserContext, path: str) -> Page:
        page = room.new_page()
        page.on("console", lambda message: self.said.append(f"{path}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"{path}: {error}"))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(self.base + path, wait_until="commit")
        return page


@pytest.fixture(scope="module")  # of the module that imports it: Playwright must be closed before another is opened
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def browser_page(browser: Browser, site: Path) -> Iterator[Reader]:
    """A reader of the demo site."""
    with served(site) as base:
        yield Reader(browser, base)


def first(site: Path, folder: str, holds: str = "") -> str:
    """The path of the first page below `folder` whose HTML holds these words."""
    for file in sorted((site / folder).glob("*/index.html")):
        if holds in file.read_text("utf-8"):
            return f"{folder}/{file.parent.name}/"
    raise LookupError(f"no page of {folder}/ holds {holds!r}")
