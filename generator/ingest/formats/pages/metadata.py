"""The tree of an HTML page -> what its tags say of it: title, date, outlet, authors and the like.

Trafilatura and htmldate come in with the first page: they are a third of a second, and most runs
read none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import lxml.html

from generator import lazy
from generator.ingest.formats.pages.dates import find_days
from generator.ingest.formats.pages.day import prefer_local_days, read_days
from generator.ingest.formats.pages.linked_data import (
    Node,
    find_article_node,
    people_of,
    publisher_of,
)
from generator.ingest.formats.pages.text import TRAFILATURA_ERRORS
from generator.ingest.layout.repair import repair_text
from generator.ingest.metadata.authors import parse_authors
from generator.ingest.metadata.metadata import Field, Metadata, metadata_of
from generator.ingest.metadata.origin import day_of_url, outlet_of_site
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_tags, parse_url
from generator.ingest.rules import EvidenceRule
from generator.words import letters_of, squeeze

if TYPE_CHECKING:
    from trafilatura.settings import Document

EARLIEST, LATEST = "1900-01-01", "2100-01-01"  # fixed, so that today changes nothing
MOST_TAGS = 20
LONGEST_HEADLINE = 300  # characters

_CANONICAL_URLS = (
    "//link[translate(@rel,'CANOIL','canoil')='canonical']/@href",
    "//meta[@property='og:url']/@content",
    "//meta[@name='twitter:url']/@content",
)
_LANGUAGE = lazy.regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def find_statements(tree: lxml.html.HtmlElement, outlets: OutletIndex) -> tuple[Metadata, ...]:
    """Each statement of the page, of one field."""
    document = _extract_document(tree)
    url = _find_url(tree)
    node = find_article_node(tree, url)
    of_page = _parse_statements(document, url, tree, outlets)
    in_url = day_of_url(url).published if url else None
    days = read_days(find_days(tree, node), in_url.period if in_url else None)
    statements = (*days, *_of_node(node, outlets), *of_page)
    return prefer_local_days(statements)


def _of_node(node: Node, outlets: OutletIndex) -> Iterator[Metadata]:
    """Who wrote and who published the article, as JSON-LD says."""
    publisher = publisher_of(node)
    people = tuple(
        name
        for name in people_of(node)
        if letters_of(name) != letters_of(publisher)
    )
    if people:
        yield metadata_of(Field.AUTHORS, people, "; ".join(people), EvidenceRule.JSON_LD)
    if publisher:
        yield _parse_site_name(publisher, outlets, EvidenceRule.JSON_LD)


def _extract_document(tree: lxml.html.HtmlElement) -> Document:
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document

    dates = {"extensive_search": False, "max_date": LATEST, "min_date": EARLIEST}
    try:
        return extract_metadata(tree, date_config=dates)
    except TRAFILATURA_ERRORS:
        return Document()


def _find_url(tree: lxml.html.HtmlElement) -> str | None:
    """The first address that the page gives as its own."""
    for path in _CANONICAL_URLS:
        for value in tree.xpath(path):
            url = parse_url(value)
            if url:
                return url
    return None


def _parse_statements(
    document: Document, url: str | None, tree: lxml.html.HtmlElement, outlets: OutletIndex
) -> Iterator[Metadata]:
    """What the page says in other ways than by days and JSON-LD."""
    if url:
        yield metadata_of(Field.URL, url, url, EvidenceRule.CANONICAL_LINK)
        yield day_of_url(url)
        yield outlet_of_site(url, outlets)
    if document.sitename:
        yield _parse_site_name(str(document.sitename), outlets, EvidenceRule.SITE_NAME)
    if document.title:
        yield _parse_title(str(document.title), str(document.sitename or ""))
    if document.author:
        yield _parse_authors(str(document.author))
    yield _parse_tags(document)
    yield _parse_language(tree)


def _parse_site_name(text: str, outlets: OutletIndex, rule: EvidenceRule) -> Metadata:
    """The site's name without its slogan. A domain that the catalogue doesn't know is no name."""
    site = re.split(r"\s+[|–—]\s+", squeeze(repair_text(text)))[0]
    outlet = outlets.find_outlet(site)
    if outlet is None and "." in site:
        return Metadata()
    return metadata_of(Field.OUTLET, outlet or site, site, rule)


def _parse_title(text: str, site: str) -> Metadata:
    title = _strip_site(squeeze(repair_text(text)), site)
    return metadata_of(Field.TITLE, title, text, EvidenceRule.PAGE_METADATA)


def _strip_site(title: str, site: str) -> str:
    """The title without the site's name at its end or beginning."""
    separator = " - " if " - " in title else " | "
    head, _, last = title.rpartition(separator)
    site_letters = letters_of(site)
    if head and site_letters and _overlap(site_letters, letters_of(last)):
        return head.strip()
    if site:
        return title.removeprefix(f"{site}: ")
    return title


def _parse_authors(text: str) -> Metadata:
    authors = parse_authors(squeeze(repair_text(text)))
    if not authors:
        return Metadata()
    return metadata_of(Field.AUTHORS, authors, text, EvidenceRule.PAGE_METADATA)


def _parse_tags(document: Document) -> Metadata:
    words = [
        tag
        for tag in document.tags or []
        if isinstance(tag, str)
    ]
    tags = parse_tags(words)[:MOST_TAGS]
    if not tags:
        return Metadata()
    return metadata_of(Field.TAGS, tags, ", ".join(tags), EvidenceRule.PAGE_METADATA)


def _parse_language(tree: lxml.html.HtmlElement) -> Metadata:
    attribute = tree.get("lang") or ""
    language = str(attribute).strip()
    if not _LANGUAGE.fullmatch(language):
        return Metadata()
    code = language.replace("_", "-")
    return metadata_of(Field.LANGUAGE, code, language, EvidenceRule.LANG_ATTRIBUTE)


def find_headline(tree: lxml.html.HtmlElement, title: str | None) -> str:
    """The page's only `h1`, or the one that its title repeats; else its title."""
    texts = [
        squeeze(repair_text(node.text_content()))
        for node in tree.xpath("//h1")
    ]
    headings = [text for text in texts if 2 < len(text) < LONGEST_HEADLINE]
    title_letters = letters_of(title or "")
    for heading in headings:
        if title_letters and _overlap(letters_of(heading), title_letters):
            return heading
    if title:
        return title
    return headings[0] if headings else ""


def _overlap(first: str, second: str) -> bool:
    """Is one of the two a part of the other?"""
    return first in second or second in first
