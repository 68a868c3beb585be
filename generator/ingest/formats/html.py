"""HTML -> one Article: trafilatura finds the body, the page's own tags say the rest. Nothing is guessed from running text.

Trafilatura and htmldate come in with the first page: they are a third of a second, and most runs read none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import lxml.etree
import lxml.html

from generator import edtf
from generator.ingest.article import made, named
from generator.ingest.formats import plain
from generator.ingest.layout import encoding
from generator.ingest.layout.cleaning import cleaned, tidy
from generator.ingest.metadata import lines, origin
from generator.ingest.metadata.datestamps import precise
from generator.ingest.metadata.known import Known, known, merged, web, whole, words_of
from generator.ingest.metadata.outlets import Press
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.article import Basis, Cut, Dated
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import squeeze

if TYPE_CHECKING:
    from trafilatura.settings import Document

HINT = "save the text of the story as .txt"
EARLIEST, LATEST = "1900-01-01", "2100-01-01"  # fixed, so that today changes nothing
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_ADDRESSES = ("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href", "//meta[@property='og:url']/@content",
              "//meta[@name='twitter:url']/@content")
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "blockquote", "section", "article", "ul", "ol", "table", "pre")
_STATED = ("//meta", "//script[@type='application/ld+json']")


def read(source: Source, data: bytes, beside: Sidecar, press: Press) -> Reading:
    """One page, one story."""
    found = _decoded(data)
    if isinstance(found, str):
        return Reading((), (Problem(source.path, found, "a source is text: plain, Markdown, HTML or JSONL"),))
    text = _CONTROL.sub("", whole(found.text))
    tree = _tree(text)
    problems = plain.strays(source, found) + beside.problems
    if tree is None:
        return Reading((), (*problems, Problem(source.path, "no HTML in it", "save the page again")))
    facts = _facts(tree, press)
    paragraphs = _body(text)
    headline = _headline(tree, facts.title)
    if not paragraphs and len((words := fragment(text)).split()) > 30:
        paragraphs = tuple(words.split("\n\n"))
        problems += (Problem(source.path, "no article was found in the page: all of its words are shown", HINT),)
    if not paragraphs and not headline:
        return Reading((), (*problems, Problem(source.path, "no words of an article in it", "save the page again, or its text as .txt")))
    if not paragraphs:
        problems += (Problem(source.path, "only a headline was found in the page", HINT),)
    story = cleaned(paragraphs, press, headline=headline)
    facts = merged((beside.of(headline, 0, 1), facts))
    cut = Cut("page furniture", "trafilatura: all but the body")
    return Reading((made(named(source), source, story, facts, bytes_=(0, len(data)), cuts=(cut,)),), problems)


def _decoded(data: bytes) -> encoding.Decoded | str:
    """UTF-8 where it is that, then what the page declares, then a guess."""
    found = encoding.decoded(data)
    declared = _CHARSET.search(data[:4_000])
    if isinstance(found, encoding.Decoded) and (found.codec != "utf-8" or found.strays) and not found.skip and declared:
        try:
            return encoding.Decoded(data.decode(declared[1].decode("ascii")), "latin-1")
        except (LookupError, UnicodeDecodeError):
            return found
    return found


def _tree(text: str) -> lxml.html.HtmlElement | None:
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=lxml.html.HTMLParser(huge_tree=False))
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def _body(text: str) -> tuple[str, ...]:
    """The paragraphs of the body, in order; nothing is remembered from page to page."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(text, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False)
    except (lxml.etree.LxmlError, ValueError, AttributeError, RecursionError, TypeError, KeyError, IndexError):  # its bugs on hostile pages
        return ()
    if not isinstance(found, Document) or not found.text:
        return ()
    return tuple(line for line in (squeeze(line) for line in tidy(found.text).split("\n")) if line)


def fragment(markup: str) -> str:
    """The words of a piece of HTML: one paragraph for each of its blocks."""
    tree = _tree(f"<div>{_CONTROL.sub('', markup)}</div>")
    if tree is None:
        return ""
    for dead in tree.xpath("//script|//style|//template|//noscript|//iframe|//svg|//comment()"):
        dead.drop_tree()
    for block in tree.iter(*_BLOCKS):
        block.tail = "\n\n" + (block.tail or "")
        block.text = (block.text or "") if block.tag == "br" else "\n\n" + (block.text or "")
    return "\n\n".join(squeeze(part) for part in tree.text_content().split("\n\n") if part.strip())


def _facts(tree: lxml.html.HtmlElement, press: Press) -> Known:
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document

    try:
        said = extract_metadata(tree, date_config={"extensive_search": False, "max_date": LATEST, "min_date": EARLIEST})
    except (lxml.etree.LxmlError, ValueError, AttributeError, RecursionError, TypeError, KeyError, IndexError):
        said = Document()
    url = next((there for path in _ADDRESSES for one in tree.xpath(path) if (there := web(one))), None)
    found = list(_pieces(said, url, tree, press))
    return merged(found)


def _pieces(said: Document, url: str | None, tree: lxml.html.HtmlElement, press: Press) -> Iterator[Known]:
    from_url = origin.from_url(url, press)
    if url:
        yield known("url", url, url, "canonical link")
    if published := _published(tree):
        yield known("published", published, published.evidence, "page metadata")
    yield from_url
    if said.sitename:
        site = re.split(r"\s+[|–—]\s+", squeeze(tidy(str(said.sitename))))[0]
        yield known("outlet", press.named(site) or site, site, "site name") if "." not in site or press.named(site) else Known()
    if said.title:
        yield known("title", _unsigned(squeeze(tidy(str(said.title))), str(said.sitename or "")), str(said.title), "page metadata")
    if said.author and (authors := lines.written(squeeze(tidy(str(said.author))))):
        yield known("authors", authors, str(said.author), "page metadata")
    tags = words_of([tag for tag in (said.tags or []) if isinstance(tag, str)])[:20]
    if tags:
        yield known("tags", tags, ", ".join(tags), "page metadata")
    language = str(tree.get("lang") or "").strip()
    if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", language):
        yield known("language", language.replace("_", "-"), language, "lang attribute")


def _unsigned(title: str, site: str) -> str:
    """The title without the site's name at its end or beginning."""
    head, _, last = title.rpartition(" - ") if " - " in title else title.rpartition(" | ")
    key = re.sub(r"\W+", "", site).casefold()
    if head and key and (re.sub(r"\W+", "", last).casefold() in key or key in re.sub(r"\W+", "", last).casefold()):
        return head.strip()
    return title.removeprefix(f"{site}: ") if site else title


def _published(tree: lxml.html.HtmlElement) -> Dated | None:
    """Only from what the page states of itself: meta tags, JSON-LD, the first time element of its article."""
    from htmldate import find_date

    said = lxml.html.document_fromstring("<html><head></head><body></body></html>")
    for path in _STATED:
        for node in tree.xpath(path):
            said.head.append(lxml.html.fromstring(lxml.etree.tostring(node, encoding="unicode", with_tail=False)))
    try:
        day = find_date(said, extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST, deferred_url_extractor=True)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        day = None
    if day and (period := edtf.read(day)):
        return Dated(period, Basis.STATED, day)
    for node in tree.xpath("(//article|//main|//body)//time[@datetime][not(ancestor::aside or ancestor::footer or ancestor::nav)]")[:1]:
        if period := precise(node.get("datetime")):
            return Dated(period, Basis.STATED, str(node.get("datetime"))[:40])
    return None


def _headline(tree: lxml.html.HtmlElement, title: str | None) -> str:
    """The page's only `h1`, or the one that its title repeats; else its title."""
    heads = [squeeze(tidy(node.text_content())) for node in tree.xpath("//h1")]
    heads = [head for head in heads if 2 < len(head) < 300]
    key = re.sub(r"\W+", "", title or "").casefold()
    alike = [h for h in heads if key and (re.sub(r"\W+", "", h).casefold() in key or key in re.sub(r"\W+", "", h).casefold())]
    return alike[0] if alike else (title or (heads[0] if heads else ""))
