"""Feeds, found as a reader's program finds them: RSS and Atom by feedparser, JSON Feed by its 1.1 schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import ModuleType

from jsonschema import Draft202012Validator
from lxml import html

from benchmarks.gates.gate import Gate, Row, get_tool, kinds, pages, skipped, tool

NAME, WANTED = "feeds", "bozo 0, ids once, dates RFC 822; 0 errors of schema"
TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
TEXT = {"type": "string"}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "properties": {
        "id": TEXT, "url": TEXT, "external_url": TEXT, "title": TEXT, "content_html": TEXT, "content_text": TEXT, "summary": TEXT,
        "date_published": {"type": "string", "format": "date-time", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"},
        "authors": {"type": "array", "items": {"type": "object"}}, "tags": {"type": "array", "items": TEXT}, "language": TEXT,
    },
}
JSON_FEED = {  # https://www.jsonfeed.org/version/1.1/
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT, "home_page_url": TEXT, "feed_url": TEXT, "description": TEXT, "language": TEXT,
        "items": {"type": "array", "items": ITEM},
    },
}


def run(gate: Gate) -> Iterator[Row]:
    feedparser = tool("feedparser")
    if feedparser is None:
        yield skipped(NAME, WANTED, get_tool("feedparser"))
        return
    found = find(gate.site)
    if not found:
        yield Row(NAME, "none found", WANTED, False, "none")
        return
    faults = [f"{file.relative_to(gate.site)}: {fault}" for file in found for fault in _faults(feedparser, file)]
    kinds_with = ", ".join(sorted({kind for kind, path in kinds(gate.site).items() if _links(gate.site, path)}))
    figure = f"{len(found)} feeds, {len(faults)} faults"
    yield Row(NAME, figure, WANTED, not faults, "none", "; ".join(faults[:8]) or f"named by: {kinds_with}")


def find(site: Path) -> list[Path]:
    """The files of all feeds that any page names."""
    return sorted({file for path in pages(site) for file in _links(site, path)})


def _links(site: Path, path: str) -> list[Path]:
    file = site / path / "index.html" if not path.endswith(".html") else site / path
    head = file.read_bytes().split(b"</head>", 1)[0]
    if b"alternate" not in head:
        return []
    found = []
    for link in html.fromstring(head + b"</head>").iter("link"):
        if link.get("rel") == "alternate" and link.get("type") in TYPES:
            target = re.sub(r"^https?://[^/]+/", "/", link.get("href", ""))
            found.append(site / target[1:] if target.startswith("/") else (file.parent / target).resolve())
    return found


def _faults(feedparser: ModuleType, file: Path) -> Iterator[str]:
    if not file.is_file():
        yield "no such file"
    elif file.suffix == ".json":
        feed = json.loads(file.read_bytes())
        errors = Draft202012Validator(JSON_FEED, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(feed)
        yield from (f"{error.json_path}: {error.message[:80]}" for error in errors)
        yield from _twice([item["id"] for item in feed["items"]])
    else:
        feed = feedparser.parse(file.read_bytes())
        if feed.bozo:
            yield f"bozo: {feed.bozo_exception}"
        yield from _twice([entry.get("id", "") for entry in feed.entries])
        yield from (f"no RFC 822 date: {entry.published}" for entry in feed.entries if not _is_date(entry, feed.version))


def _twice(ids: list[str]) -> Iterator[str]:
    if "" in ids or len(set(ids)) < len(ids):
        yield "an id is missing or stands twice"


def _is_date(entry: dict[str, str], version: str) -> bool:
    written = entry.get("published", "")
    if not written or not version.startswith("rss"):
        return True
    try:
        return bool(parsedate_to_datetime(written))
    except ValueError:
        return False
