"""One HTML page -> its anchors, its links and, of an article, its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

from lxml import etree, html

from generator.words import squeeze

LINK_ATTRIBUTES = ("href", "src", "poster", "action", "{http://www.w3.org/1999/xlink}href")
SCRIPT_SCHEMES = ("javascript:", "vbscript:", "data:text")
TOP_OF_PAGE = ("", "#", "#top")  # links that lead to the page itself
TEXT_FRAGMENT = ":~:"  # begins the words that a browser is to highlight
EVIDENCE = "s-"  # begins the anchor of each sentence of an article
SENTENCES = "//span[contains(concat(' ', @class, ' '), ' s ')]"

LinkTarget = tuple[str, str]  # path below site/, anchor or ""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What can be linked to on one page, and what it links to."""

    path: str  # below site/
    anchors: frozenset[str]
    links: frozenset[LinkTarget]
    script_links: frozenset[str] = frozenset()  # addresses that run script
    sentences: Mapping[str, str] | None = None  # of an article: anchor -> words


def read_page(site: Path, home: str, path: str) -> HtmlPage:
    """Read one page. `home`: the address that the site is published at, with `/` at its end."""
    content = (site / path).read_bytes() or b"<html></html>"
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    tree = html.document_fromstring(content, parser=parser)
    addresses = _find_addresses(tree)
    sentences = _find_sentences(tree) if path.startswith("articles/") else None
    return HtmlPage(
        path,
        anchors=frozenset(str(value) for value in tree.xpath("//@id | //a/@name")),
        links=_resolve_links(addresses, home, path),
        script_links=frozenset(
            a
            for a in addresses
            if a.lower().startswith(SCRIPT_SCHEMES)
        ),
        sentences=sentences,
    )


def _find_addresses(tree: etree._Element) -> set[str]:
    """Every address in an attribute that links or loads."""
    addresses: set[str] = set()
    for element in tree.iter(etree.Element):
        for attribute in LINK_ATTRIBUTES:
            value = element.get(attribute)
            if value is not None:
                addresses.add(str(value).strip())
    return addresses


def _find_sentences(tree: etree._Element) -> dict[str, str]:
    """Anchor -> words.

    A sentence that ends in the midst of other marks goes on in further spans without an anchor.
    """
    sentences: dict[str, str] = {}
    anchor = ""
    for span in tree.xpath(SENTENCES):
        anchor = span.get("id") or anchor
        words = "".join(map(str, span.itertext()))
        sentences[anchor] = sentences.get(anchor, "") + words
    return {anchor: squeeze(words) for anchor, words in sentences.items()}


def _resolve_links(addresses: Iterable[str], home: str, path: str) -> frozenset[LinkTarget]:
    """Where those addresses of a page lead that do not leave the site."""
    targets = (_resolve_link(address, home, path) for address in addresses)
    return frozenset(target for target in targets if target is not None)


def _resolve_link(address: str, home: str, path: str) -> LinkTarget | None:
    """Where a link leads; None if it leads out of the site, or to the page itself."""
    if address in TOP_OF_PAGE:
        return None
    try:
        target = urljoin(home + path, address)
    except ValueError:  # such as `http://[`: the address of no page
        return None
    if not target.startswith(home) and target != home.rstrip("/"):
        return None
    target_path, _, anchor = target[len(home) :].partition("#")
    without_query = target_path.partition("?")[0]
    return unquote(without_query), unquote(anchor).partition(TEXT_FRAGMENT)[0]
