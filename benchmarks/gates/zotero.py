"""What Zotero's own Embedded Metadata translator reads in every article page, beside the page's front matter."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.gates.gate import Gate, Row, front_matter, skipped

NAME, WANTED = "Zotero", "newspaperArticle; title, outlet, authors, date, address on all"
HOW = (
    "needs Node, and in the folder of --node a package.json with "
    '{"dependencies": {"zotero-translators": "0.0.2"}, "overrides": {"wicked-good-xpath": "1.3.0"}} and `npm install`'
)
PART = 50


def run(gate: Gate) -> Iterator[Row]:
    if not shutil.which("node") or not (gate.node / "node_modules" / "zotero-translators").is_dir():
        yield skipped(NAME, WANTED, HOW)
        return
    faults: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for path, item in zip(gate.articles, _items(gate, gate.site, gate.articles), strict=True):
        written = front_matter(gate.root / "docs" / f"{path[:-1]}.md")
        for field, fault in _faults(item, written):
            faults[field] += 1
            examples.setdefault(field, f"{path}: {fault}")
    theirs = "-"
    if gate.stock:
        (stock_item,) = _items(gate, gate.stock, gate.articles[:1])
        theirs = str((stock_item or {}).get("itemType", "nothing"))
    figure = ", ".join(f"{field} wrong on {n}" for field, n in faults.items()) or "equal"
    note = "; ".join(examples.values())
    yield Row(NAME, f"{len(gate.articles)} articles: {figure}", WANTED, not faults and bool(gate.articles), theirs, note)


def _items(gate: Gate, site: Path, paths: list[str]) -> Iterator[Mapping[str, object] | None]:
    script = Path(__file__).with_name("zotero.js")
    env = {**os.environ, "NODE_PATH": str(gate.node / "node_modules")}
    for start in range(0, len(paths), PART):
        files = [str(site / path / "index.html") for path in paths[start : start + PART]]
        run = subprocess.run(["node", str(script), *files], capture_output=True, encoding="utf-8", env=env, check=True)
        yield from (json.loads(line) if line != "undefined" else None for line in run.stdout.splitlines() if line[:1] in "{un")


def _faults(item: Mapping[str, object] | None, written: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    if item is None:
        yield "item", "nothing was read"
        return
    creators = item["creators"]
    assert isinstance(creators, list)
    authors = [str(c.get("name") or f"{c.get('firstName', '')} {c.get('lastName', '')}").strip() for c in creators]
    read = {"type": item["itemType"], "title": item.get("title"), "outlet": item.get("publicationTitle") or None}
    wanted = {"type": "newspaperArticle", "title": written.get("title"), "outlet": written.get("outlet")}
    read["authors"], wanted["authors"] = authors, written.get("authors") or []
    if written.get("date_basis") != "inferred":
        read["date"], wanted["date"] = item.get("date") or None, written.get("date")
    if str(written.get("source_url") or "").startswith("http"):
        read["address"], wanted["address"] = item.get("url"), written["source_url"]
    for field, value in wanted.items():
        if read[field] != value and str(read[field]) != str(value):
            yield field, f"{read[field]!r} for {value!r}"
