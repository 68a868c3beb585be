"""What every engine must make of one project: the same addresses, ids and head tags."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lxml import html

from generator.config import Engine

OWN_IDS = {"__skip"}  # where Zensical's "Skip to content" leads; Material's leads to our #page
OWN_LINKS = {"#__skip", "#page"}
BASE = "https://site.invalid/sub/"


@dataclass(frozen=True)
class PageParts:
    """What readers and machines know a page by."""

    ids: tuple[str, ...]
    links: tuple[str, ...]
    head: tuple[str, ...]


def missing(engine: Engine) -> str:
    """Why this engine cannot be tried here; empty if it can."""
    found = importlib.util.find_spec(engine.value)
    return "" if found else f"{engine} is not installed: pip install {engine}"


def read_site(site: Path) -> dict[str, PageParts]:
    """Each page by its path."""
    pages = sorted(site.rglob("*.html"))
    return {path: read_page(site / path, path) for path in (page.relative_to(site).as_posix() for page in pages)}


def read_page(file: Path, path: str) -> PageParts:
    tree = html.fromstring(file.read_bytes())
    home = urljoin(BASE, path.removesuffix("index.html"))
    links = (link for link in tree.xpath("//body//a/@href | //body//form/@action | //body//img/@src") if link not in OWN_LINKS)
    head = (
        " ".join(f"{name}={_absolute(home, name, value)}" for name, value in sorted(tag.items())) + _words(tag)
        for tag in tree.find("head")
        if tag.tag in ("title", "meta", "link") or tag.get("type") == "application/ld+json"
    )
    return PageParts(
        ids=tuple(sorted(set(tree.xpath("//@id")) - OWN_IDS)),
        links=tuple(urljoin(home, link).replace("/./", "/") for link in links),
        head=tuple(tag for tag in head if "assets/stylesheets/" not in tag),  # the theme's own, named by their hashes
    )


def _absolute(home: str, name: str, value: str) -> str:
    return urljoin(home, value) if name == "href" else value


def _words(tag: html.HtmlElement) -> str:
    """The text of a tag; JSON as it reads, for the engines escape other characters."""
    text = tag.text or ""
    return json.dumps(json.loads(text)) if "ld+json" in tag.get("type", "") else text.strip()


def differences(first: Path, second: Path) -> list[str]:
    """Where two sites differ: paths, ids, links, head tags."""
    one, other = read_site(first), read_site(second)
    found = [f"{path}: only one has it" for path in sorted(one.keys() ^ other.keys())]
    for path in sorted(one.keys() & other.keys()):
        for part in ("ids", "links", "head"):
            mine, theirs = getattr(one[path], part), getattr(other[path], part)
            if mine != theirs:
                lone = [x for x in (*mine, *theirs) if (x in mine) != (x in theirs)] or ["their order"]
                found.append(f"{path}: {part}: {lone[0]}")
    return found
