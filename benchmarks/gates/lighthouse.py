"""Lighthouse's four scores on six page kinds. Its `is-crawlable` is not counted: articles are to be `noindex`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gates.gate import Gate, Row, hosted, kinds, skipped
from tests.get_browser import system_browser

NAME, WANTED = "Lighthouse", ">= .95 / 1 / 1 / 1"
KINDS = ("home", "themes/*", "entities/*", "articles/*", "timeline", "search")
SCORES = ("performance", "accessibility", "best-practices", "seo")
LEAST = (0.95, 1, 1, 1)
HOW = "needs Node 20 or later, and `npm install lighthouse` in the folder of --node"


def run(gate: Gate) -> Iterator[Row]:
    command = gate.node / "node_modules" / ".bin" / "lighthouse"
    if not shutil.which("node") or not command.exists():
        yield skipped(NAME, WANTED, HOW)
        return
    paths = kinds(gate.site)
    with hosted(gate.site) as base:
        scores = {kind: _scores(command, base + paths[kind]) for kind in KINDS if kind in paths}
    theirs = "-"
    if gate.stock:
        with hosted(gate.stock) as base:
            theirs = _written(_scores(command, base + kinds(gate.stock)["articles/*"])[0])
    least = tuple(min(column) for column in zip(*(values for values, _ in scores.values()), strict=True))
    ok = all(value >= bound for value, bound in zip(least, LEAST, strict=True))
    note = "; ".join(f"{kind} {_written(values)}{f' ({faults})' if faults else ''}" for kind, (values, faults) in scores.items())
    yield Row(NAME, f"{_written(least)} at least", WANTED, ok, theirs, note)


def _written(values: tuple[float, ...]) -> str:
    return " / ".join(f"{value:.2f}" for value in values)


def _scores(command: Path, address: str) -> tuple[tuple[float, ...], str]:
    """(the four scores, the audits that cost points but speed's)."""
    browser = {"CHROME_PATH": path} if (path := system_browser()) else {}
    run = subprocess.run(
        [str(command), address, "--quiet", "--output=json", "--skip-audits=is-crawlable",
         "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking"],
        capture_output=True, encoding="utf-8", env={**os.environ, **browser}, timeout=240,
    )
    if run.returncode:
        return (0, 0, 0, 0), (run.stderr.strip().splitlines() or ["it failed"])[-1]
    report = json.loads(run.stdout)
    categories = report["categories"]
    counted = [ref["id"] for name in SCORES[1:] for ref in categories[name]["auditRefs"] if ref["weight"]]
    faults = sorted({id_ for id_ in counted if (report["audits"][id_]["score"] or 0) < 1 and report["audits"][id_]["score"] is not None})
    return tuple(categories[name]["score"] or 0 for name in SCORES), ", ".join(faults)
