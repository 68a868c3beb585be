"""Bytes that a browser moves for the first view of the largest page of each kind, packed as a host packs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.gates import stock
from benchmarks.gates.gate import Gate, Row, hosted, kinds
from tests.browser import chromium

NAME, LIMIT = "first view", 300_000
WANTED = "<= 300 kB moved"


def run(gate: Gate) -> Iterator[Row]:
    for root in (gate.root, *gate.sizes):
        site = root / "site"
        articles = sum(1 for _ in (root / "docs" / "articles").glob("*.md"))
        views = measure(site, kinds(site))
        moved = sorted(views, key=lambda kind: -views[kind][0])
        theirs = "-"
        if gate.stock:
            own = stock.build(root)
            worst = max(measure(own, kinds(own)).items(), key=lambda view: view[1][0])
            theirs = f"{worst[1][0] / 1000:,.0f} kB moved, {worst[1][1] / 1000:,.0f} raw ({worst[0]})"
        heavy, light = moved[0], moved[-1]
        figure = f"{_size(views[heavy])} ({heavy}); least {_size(views[light])} ({light})"
        note = "; ".join(f"{kind} {_size(views[kind])}" for kind in moved)
        yield Row(f"{NAME}, {articles:,} articles", figure, WANTED, views[heavy][0] <= LIMIT, theirs, note)


def _size(view: tuple[int, int]) -> str:
    return f"{view[0] / 1000:,.0f} kB moved, {view[1] / 1000:,.0f} raw"


def measure(site: Path, paths: dict[str, str]) -> dict[str, tuple[int, int]]:
    """(bytes moved, bytes unpacked) by kind, each in a browser that has nothing stored."""
    with hosted(site) as base, chromium() as browser:
        return {kind: _view(browser, base + path) for kind, path in paths.items()}


def _view(browser: Browser, address: str) -> tuple[int, int]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    protocol.send("Network.enable")
    moved: list[float] = []
    unpacked: list[int] = []
    protocol.on("Network.loadingFinished", lambda event: moved.append(event["encodedDataLength"]))
    protocol.on("Network.dataReceived", lambda event: unpacked.append(event["dataLength"]))
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    context.close()
    return int(sum(moved)), sum(unpacked)
