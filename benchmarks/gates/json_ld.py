"""JSON-LD of every article: extruct finds it, pyld expands it, its main entity is a NewsArticle with a headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.gates.gate import Gate, Row, get_tool, kind_of, pages, skipped, tool

NAME, WANTED = "JSON-LD", "every article"
SCHEMA = "https://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA, "id": "@id", "type": "@type"}}  # the published one is on the network


def run(gate: Gate) -> Iterator[Row]:
    if not tool("extruct") or not tool("pyld"):
        yield skipped(NAME, WANTED, get_tool("extruct", "pyld"))
        return
    good = [path for path in gate.articles if _is_article(read(gate.site, path))]
    kinds = Counter(kind_of(path) for path in pages(gate.site) if b"ld+json" in (gate.site / path / "index.html").read_bytes())
    note = "pages with JSON-LD: " + ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
    yield Row(NAME, f"{len(good)} of {len(gate.articles)}", WANTED, len(good) == len(gate.articles) > 0, "none", note)


def read(site: Path, path: str) -> list[dict[str, Any]]:
    """What a page states, expanded."""
    import extruct
    from pyld import jsonld

    text = (site / path / "index.html").read_text("utf-8")
    blocks = extruct.extract(text, syntaxes=["json-ld"])["json-ld"]
    return [node for block in blocks for node in jsonld.expand({**block, **CONTEXT})]


def _is_article(nodes: list[dict[str, Any]]) -> bool:
    main = [entity for node in nodes for entity in node.get(f"{SCHEMA}mainEntity", [])]
    return any(f"{SCHEMA}NewsArticle" in entity.get("@type", []) and f"{SCHEMA}headline" in entity for entity in main)
