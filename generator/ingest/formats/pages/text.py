"""HTML -> its tree, the paragraphs of its article, the words of any piece of it.

Trafilatura comes in with the first page: it is a third of a second with htmldate, and most runs
read none.
"""

from __future__ import annotations

import re

import lxml.etree
import lxml.html

from generator import lazy
from generator.ingest.formats.pages.mending import mend_page, needs_mending
from generator.ingest.layout.repair import repair_text
from generator.words import squeeze

# The mistakes of trafilatura on hostile pages.
TRAFILATURA_ERRORS = (
    lxml.etree.LxmlError, ValueError, AttributeError, RecursionError, TypeError, KeyError,
    IndexError)
MOST_TAGS = 100_000  # of a page; long ones have ten thousand, and the reader takes seconds for more
MOST_ATTRIBUTES = 2_000  # of an element
_LONG_TAG = lazy.regex(r"<(\w{1,40})\b[^<>]{8000,}>")
_CONTROL = lazy.regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_XML_DECLARATION = lazy.regex(r"^\s*<\?xml[^>]*\?>")
_UNSEEN = "//script|//style|//template|//noscript|//iframe|//svg"
_BLOCKS = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "blockquote", "section",
    "article", "ul", "ol", "table", "pre")


def clean_markup(text: str) -> str:
    """The markup without the control characters that lxml does not take, and without the
    attributes of an element that has thousands of them: lxml compares each with each.
    """
    return _LONG_TAG.sub(_without_flood, _CONTROL.sub("", text))


def _without_flood(m: re.Match[str]) -> str:
    return m[0] if m[0].count("=") < MOST_ATTRIBUTES else f"<{m[1]}>"


def parse_tree(text: str) -> lxml.html.HtmlElement | None:
    """The page's tree; None if no HTML is in it, or more than MOST_TAGS."""
    if text.count("<") > MOST_TAGS:
        return None
    markup = _XML_DECLARATION.sub("", text)
    try:
        return lxml.html.document_fromstring(markup, parser=_parser())
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None


def _parser() -> lxml.html.HTMLParser:
    """As trafilatura's own: between comments it loses paragraphs."""
    return lxml.html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)


def extract_body(text: str) -> tuple[str, ...]:
    """The paragraphs of the page's article, in order; nothing is remembered from page to page."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        document = bare_extraction(
            _mended(text), include_comments=False, include_tables=True, deduplicate=False,
            with_metadata=False)
    except TRAFILATURA_ERRORS:
        return ()
    if not isinstance(document, Document) or not document.text:
        return ()
    lines = map(squeeze, repair_text(document.text).split("\n"))
    return tuple(line for line in lines if line)


def _mended(text: str) -> str | lxml.html.HtmlElement:
    """The page with its tables, hidden words and footnotes' figures mended; as it is, where it has
    none.
    """
    if not needs_mending(text):
        return text
    tree = parse_tree(text)
    return tree if tree is not None and mend_page(tree) else text


def markup_text(markup: str) -> str:
    """The words of a piece of HTML: one paragraph for each of its blocks, a blank line between
    two.
    """
    tree = parse_tree(f"<div>{clean_markup(markup)}</div>")
    if tree is None:
        return ""
    for unseen in tree.xpath(_UNSEEN):
        unseen.drop_tree()
    if needs_mending(markup):
        mend_page(tree)
    for block in tree.iter(*_BLOCKS):
        _set_apart(block)
    paragraphs = tree.text_content().split("\n\n")
    return "\n\n".join(squeeze(paragraph) for paragraph in paragraphs if paragraph.strip())


def _set_apart(block: lxml.html.HtmlElement) -> None:
    """Put blank lines before and after the text of a block."""
    block.tail = "\n\n" + (block.tail or "")
    if block.tag != "br":
        block.text = "\n\n" + (block.text or "")
