"""A feed (RSS, Atom) that was saved -> Articles, one an entry."""

from __future__ import annotations

import re

import lxml.etree

from generator import lazy
from generator.ingest.formats.pages.text import markup_text
from generator.ingest.formats.records.record import Row, read_records
from generator.ingest.formats.xml_text import name_of, parse_xml, text_of
from generator.ingest.layout.furniture import find_rule
from generator.ingest.metadata.fields import strip_outlet
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import letters_of

FEED_ROOTS = ("rss", "feed", "rdf")
LIST_ROOTS = {"opml": "a list of feeds", "urlset": "a list of addresses",
              "sitemapindex": "a list of addresses"}
HINT = "save the feed itself (RSS or Atom), or the pages of its stories"
SEARCHES = ("google news", "google alert", "bing news", "yahoo news search")  # they name no outlet
MOST_ENTRIES = 20_000
DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
_FOOT = lazy.regex(  # WordPress and its kin
    r"The post .{1,400} (?:appeared first|first appeared) on .{1,200}"
    r"|(?:\[?(?:…|\.\.\.)\]?\s*)?(?:continue reading|read more|read the rest)\b.{0,300}", re.I)
TEXTS = ("encoded", "content", "description", "summary")  # the fullest first


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Every entry of the feed."""
    tree = parse_xml(data)
    if tree is None:
        return Reading((), (Problem(source.path, "not XML", HINT),))
    root = tree.root
    root_name = name_of(root)
    if root_name not in FEED_ROOTS:
        what = LIST_ROOTS.get(root_name, f"XML of another kind: <{root_name}>")
        return Reading((), (Problem(source.path, f"{what}, not articles", HINT),))
    entries = [
        node
        for node in root.iter()
        if name_of(node) in ("item", "entry")
    ]
    if not entries:
        return Reading((), (Problem(source.path, "a feed without entries", HINT),))
    title = _title_of_feed(root)
    rows = [_row_of(entry, title) for entry in entries[:MOST_ENTRIES]]
    reading = read_records(source, rows, len(data), sidecar, outlets)
    faults = (Problem(source.path, tree.fault, HINT),) if tree.fault else ()
    return Reading(reading.articles, (*faults, *reading.problems))


def _title_of_feed(root: lxml.etree._Element) -> str:
    """The name of the outlet whose feed it is; "" for the feed of a search."""
    channels = [
        node
        for node in root
        if name_of(node) == "channel"
    ]
    for node in channels[0] if channels else root:
        if name_of(node) == "title":
            title = markup_text(text_of(node)).split("\n")[0]
            is_search = any(name in title.lower() for name in SEARCHES)
            return "" if is_search else _without_section(title)
    return ""


def _without_section(title: str) -> str:
    """"Norland Times - World", "World | Norland Times": the longer of two parts is the outlet."""
    for separator in (" | ", " - ", " – ", " — ", " » ", " > "):
        if separator in title:
            return max(title.split(separator), key=len).strip()
    return title


def _row_of(entry: lxml.etree._Element, feed: str) -> Row:
    """The fields of an entry under the keys of records."""
    children = _children_of(entry)
    outlet = _find_outlet(children, feed)
    title = markup_text(_first(children, ("title",)))
    text = _find_text(children, title)
    return {
        "title": title,
        "text": text,
        "published": next((day for name in DATES if (day := _first(children, (name,)))), ""),
        "url": _find_url(children),
        "outlet": outlet,
        "authors": _find_authors(children),
        "tags": _find_tags(children),
        "id": _first(children, ("guid", "id")) or _find_url(children),
    }


Children = dict[str, list[lxml.etree._Element]]


def _children_of(entry: lxml.etree._Element) -> Children:
    """The elements of an entry by name; those of pictures and films are left out."""
    children: Children = {}
    for node in entry:
        is_media = isinstance(node.tag, str) and "yahoo.com/mrss" in node.tag
        if not is_media:
            children.setdefault(name_of(node), []).append(node)
    return children


def _first(children: Children, names: tuple[str, ...]) -> str:
    for name in names:
        for node in children.get(name, []):
            words = text_of(node).strip()
            if words:
                return words
    return ""


def _content_of(children: Children, name: str) -> str:
    """The markup of an element: its text, or in Atom the elements within it."""
    for node in children.get(name, []):
        if len(node):
            inner = [lxml.etree.tostring(child, encoding="unicode") for child in node]
            before = node.text or ""
            return before + "".join(inner)
        if node.text and node.text.strip():
            return str(node.text)
    return ""


def _find_url(children: Children) -> str:
    """The address of the page: a link's text in RSS, in Atom the one that is "alternate"."""
    for node in children.get("link", []):
        if node.get("rel", "alternate") == "alternate":
            url = node.get("href") or text_of(node).strip()
            if url:
                return url
    guid = _first(children, ("origlink", "guid", "id"))
    return guid if guid.startswith("http") else ""


def _find_outlet(children: Children, feed: str) -> str:
    """The source that the entry names, or the feed's own name."""
    for node in children.get("source", []):
        titles = [
            child
            for child in node
            if name_of(child) == "title"
        ]
        words = text_of(titles[0] if titles else node).strip()
        if words:
            return words
    title = _first(children, ("title",))
    is_named = strip_outlet(title, feed) != title
    return feed if feed or is_named else ""


def _find_authors(children: Children) -> list[str]:
    names: list[str] = []
    for node in (*children.get("creator", []), *children.get("author", [])):
        inner = [
            text_of(child)
            for child in node
            if name_of(child) == "name"
        ]
        names += inner or [text_of(node)]
    return [name.strip() for name in names if name.strip()]


def _find_tags(children: Children) -> list[str]:
    tags: list[str] = []
    for node in children.get("category", []):
        tag = (
            node.get("label")
            or node.get("term")
            or text_of(node)
        )
        tags.append(tag.strip())
    return [tag for tag in tags if tag]


def _find_text(children: Children, title: str) -> str:
    """The fullest text of an entry, without the feed's own words at its end."""
    markup = next((
        words
        for name in TEXTS
        if (words := _content_of(children, name))
    ), "")
    paragraphs = markup_text(markup).split("\n\n")
    while paragraphs and (_FOOT.fullmatch(paragraphs[-1]) or find_rule(paragraphs[-1])):
        paragraphs.pop()
    text = "\n\n".join(paragraphs)
    return "" if _repeats_title(text, title) else text


def _repeats_title(text: str, title: str) -> bool:
    """Is the text no more than the title again, and an outlet, as in feeds of searches?"""
    words = letters_of(text)
    headline = letters_of(title)
    return (
        bool(words)
        and words.startswith(headline[:60])
        and len(words) <= len(headline) + 40
    )
