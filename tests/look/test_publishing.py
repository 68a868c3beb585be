"""The published site under a path, in a browser: the page of no address leads home from any depth, and search works."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.browser import browser  # noqa: F401  # a fixture
from tests.conftest import cuttings

LOST = ["nowhere", "articles/gone/", "a/b/c/d.html", "articles/gone/deeper/still/?q=1#x"]
SCRIPT = re.compile(r"<script data-root[^>]*>(.*?)</script>", re.DOTALL)


class Pages(SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does: files below `base`, and for all else the site's 404 page."""

    def __init__(self, *args: object, base: str, directory: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.base)
        return super().translate_path("/" + path.removeprefix(self.base)) if inside else f"{self.directory}/no such file"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None: ...


@contextmanager
def published(site: Path, base: str) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, base=base, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module", params=["", "https://press.example/repo/"], ids=["no site_url", "site_url"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, built with the address that the environment says."""
    folder = tmp_path_factory.mktemp("published") / "made"
    cuttings("new", "-q", folder)
    (folder / "cuttings.yml").write_text("model: none\n")
    said = cuttings("build", "--strict", "-q", "-C", folder, env={"SITE_URL": request.param})
    assert said.returncode == 0, said.stderr
    return folder / "site"


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:  # noqa: F811
    room = browser.new_context()
    page = room.new_page()
    page.goto(address, wait_until="networkidle")
    try:
        yield page
    finally:
        room.close()


@pytest.mark.parametrize("base", ["/repo/", "/", "/deep/er/"])
@pytest.mark.parametrize("lost", LOST)
def test_the_page_of_no_address_works_anywhere(browser: Browser, built: Path, base: str, lost: str) -> None:  # noqa: F811
    with published(built, base) as home, opened(browser, home + lost) as page:
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=f"{folder}/" + re.sub(r"\W+", "-", f"{built.parent.parent.name} {base} {lost}") + ".png")
        links = [str(link) for link in page.eval_on_selector_all("a[href]", "all => all.map(link => link.href)")]
        assert "404" in page.inner_text("h1")
        assert {answer.status for answer in (page.request.get(link) for link in links if "#" not in link)} == {200}
        assert page.evaluate("getComputedStyle(document.querySelector('.sections ul')).listStyleType") == "none"

        before = page.get_attribute("body", "data-md-color-scheme")
        page.click(".mode")
        assert page.get_attribute("body", "data-md-color-scheme") != before

        page.fill("#find-top", "harbour")
        page.press("#find-top", "Enter")
        page.wait_for_load_state("networkidle")
        assert page.url.startswith(f"{home}search/?q=harbour")


def test_no_link_of_the_published_site_is_broken(built: Path) -> None:
    with published(built, "/repo/") as home:
        seen = crawl(home)

    assert len(seen) > 20
    assert [address for address, found in seen.items() if not found] == []


def crawl(home: str) -> dict[str, bool]:
    """Every address of the site that its pages lead to -> whether it is there, and has the place that is meant."""
    from urllib.error import HTTPError
    from urllib.request import urlopen

    seen: dict[str, bool] = {}
    places: dict[str, set[str]] = {}
    waiting = [home]
    while waiting:
        address = waiting.pop()
        file, _, anchor = address.partition("#")
        if address in seen:
            continue
        if file not in places:
            try:
                with urlopen(file) as answer:
                    content, kind = answer.read(), answer.headers.get_content_type()
            except HTTPError:
                seen[address] = False
                continue
            tree = html.document_fromstring(content) if kind == "text/html" and content.strip() else html.Element("html")
            places[file] = {"", "top", *map(str, tree.xpath("//@id | //a/@name"))}
            found = {urljoin(file, str(link)).split(":~:")[0] for link in tree.xpath("//@href | //@src | //@action")}
            waiting += [link for link in found if urlsplit(link).netloc == urlsplit(home).netloc]
        seen[address] = anchor in places[file]
    return seen


def test_search_works_under_a_path(browser: Browser, built: Path) -> None:  # noqa: F811
    with published(built, "/repo/") as home, opened(browser, f"{home}search/?q=harbour") as page:
        page.wait_for_selector("#search a[href*='articles/']", timeout=20_000)
        page.click("#search a[href*='articles/']")
        page.wait_for_load_state("networkidle")

        assert page.url.startswith(f"{home}articles/")
        assert "Harbour" in page.inner_text("h1")


def test_the_policy_names_the_script_by_its_hash(built: Path) -> None:
    text = (built / "404.html").read_text()
    script = SCRIPT.search(text)

    assert script is not None
    assert f"'sha256-{b64encode(sha256(script[1].encode()).digest()).decode()}'" in text
    assert not SCRIPT.search((built / "index.html").read_text())
