"""axe-core (WCAG 2.2 AA and best practice) on every page kind, three widths, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.gates.gate import Gate, Row, get_tool, hosted, kinds, skipped, tool
from tests.browser import chromium

NAME, WANTED = "axe", "0"
WIDTHS = (375, 768, 1440)


def run(gate: Gate) -> Iterator[Row]:
    if not tool("axe_playwright_python"):
        yield skipped(NAME, WANTED, get_tool("axe-playwright-python"))
        return
    ours, pages, runs = _faults(gate.site, kinds(gate.site))
    stock = "-"
    if gate.stock:
        theirs, _, _ = _faults(gate.stock, kinds(gate.stock))
        stock = f"{len({rule for _, rule, _ in theirs})} rules, {max((n for _, _, n in theirs), default=0)} nodes at most"
    note = "; ".join(sorted({f"{rule} on {kind} ({n} nodes)" for kind, rule, n in ours}))
    yield Row(NAME, f"{len(ours)} on {pages} kinds, {runs} runs", WANTED, not ours, stock, note)


def _faults(site: Path, paths: dict[str, str]) -> tuple[list[tuple[str, str, int]], int, int]:
    """((kind, width and scheme; rule; nodes) of each fault, kinds, runs)."""
    from axe_playwright_python.sync_playwright import Axe

    faults, runs = [], 0
    with hosted(site) as base, chromium() as browser:
        for kind, path in paths.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(color_scheme=scheme, viewport={"width": WIDTHS[0], "height": 900})
                page = context.new_page()
                page.goto(base + path, wait_until="networkidle")
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    found = Axe().run(page).response["violations"]
                    faults += [(f"{kind} {width} {scheme}", fault["id"], len(fault["nodes"])) for fault in found]
                    runs += 1
                context.close()
    return faults, len(paths), runs
