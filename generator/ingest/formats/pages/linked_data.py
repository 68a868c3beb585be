"""The JSON-LD of a page -> the node of the page's own article, and what it says.

A page may hold nodes of other things too: films, comments, lists of other stories.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import lxml.html

from generator import lazy
from generator.ingest.metadata.metadata import Field
from generator.ingest.metadata.people import parse_people
from generator.ingest.metadata.values import clean_line
from generator.words import letters_of

Node = Mapping[str, object]

DEEPEST = 4  # lists and graphs within each other
MOST_NODES = 500
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLE = lazy.regex(r"(?:[A-Z]\w*)?(?:Article|BlogPosting|Report)$")
_PAGE = lazy.regex(r"(?:[A-Z]\w*)?WebPage$")
_ORGANISATION = lazy.regex(r"\w*Organization$")
_WRAPPING = lazy.regex(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_COMMA_AT_END = lazy.regex(r",\s*([}\]])")
_DAYS = {Field.PUBLISHED: ("datePublished", "dateCreated"), Field.UPDATED: ("dateModified",)}


def find_article_node(tree: lxml.html.HtmlElement, url: str | None) -> Node:
    """The node of the page's own article; empty where there is none, or several and none is of
    this page.
    """
    nodes = list(_nodes(tree))
    articles = [
        node
        for node in nodes
        if _is_a(node, _ARTICLE)
    ]
    if len(articles) > 1:
        titles = _titles_of_page(tree)
        own = [node for node in articles if _names_page(node, url, titles)]
        return own[0] if own else {}
    pages = [node for node in nodes if _is_a(node, _PAGE) and "datePublished" in node]
    return (articles or pages or [{}])[0]


def days_of(node: Node) -> Iterator[tuple[Field, str]]:
    """What a node says of the days of publication and change."""
    for field, keys in _DAYS.items():
        for key in keys:
            value = node.get(key)
            if isinstance(value, str) and value.strip():
                yield field, value
                break


def people_of(node: Node) -> tuple[str, ...]:
    """The authors of a node who are people."""
    author = node.get("author") or ()
    authors = author if isinstance(author, list) else [author]
    people = [
        one
        for one in authors
        if not isinstance(one, dict) or _is_person(one)
    ]
    return parse_people([_name(person) for person in people])


def publisher_of(node: Node) -> str:
    """The name of the organisation that publishes a node; empty where it has none."""
    publisher = node.get("publisher")
    return _name(publisher) if isinstance(publisher, dict) else ""


def _name(value: object) -> str:
    name = value.get("name") if isinstance(value, dict) else value
    if isinstance(name, list):
        return "; ".join(
            clean_line(part)
            for part in name
            if isinstance(part, str)
        )
    return clean_line(name) if isinstance(name, str) else ""


def _is_person(node: Node) -> bool:
    return not _is_a(node, _ORGANISATION)


def _is_a(node: Node, pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(
        isinstance(name, str) and pattern.search(name)
        for name in names
    )


def _nodes(tree: lxml.html.HtmlElement) -> Iterator[Node]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from _open(_load(script.text or ""), DEEPEST)


def _load(text: str) -> object:
    """The value of a script; None if it is no JSON, even without commas at its ends."""
    inner = _WRAPPING.sub("", text)
    for attempt in (inner, _COMMA_AT_END.sub(r"\1", inner)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _open(value: object, depth: int) -> Iterator[Node]:
    """The nodes of a value, and those that are the page's own within them."""
    if isinstance(value, list):
        for item in value[:MOST_NODES]:
            if depth:
                yield from _open(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in _INNER:
            if depth and isinstance(value.get(key), (dict, list)):
                yield from _open(value[key], depth - 1)


def _titles_of_page(tree: lxml.html.HtmlElement) -> list[str]:
    texts = [node.text_content() for node in tree.xpath("//h1|//head/title")]
    texts += tree.xpath("//meta[@property='og:title']/@content")
    return [
        letters
        for letters in map(letters_of, texts)
        if letters
    ]


def _names_page(node: Node, url: str | None, titles: list[str]) -> bool:
    """Has the node the page's address, or its headline?"""
    address = (
        node.get("url")
        or node.get("mainEntityOfPage")
        or node.get("@id")
    )
    if isinstance(address, dict):
        address = address.get("@id")
    if url and isinstance(address, str) and address.split("#")[0].rstrip("/") == url.rstrip("/"):
        return True
    headline = letters_of(clean_line(node.get("headline") or node.get("name")))
    return (
        bool(headline)
        and any(headline in title or title in headline for title in titles)
    )
