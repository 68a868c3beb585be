"""The tree of a page and the paragraphs of its body -> the lead that stands outside the body.

It stands between the headline and the body, in an element that is named for it or beside the
headline's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement as Element

from generator import lazy
from generator.english.vocabulary import word_set
from generator.ingest.formats.pages.dates import is_elsewhere
from generator.ingest.layout.furniture import find_rule
from generator.ingest.layout.headlines import count_words
from generator.ingest.layout.repair import repair_text
from generator.words import letters_of, squeeze

FEWEST_WORDS = 8
MOST_WORDS = 90
MOST_LEADS = 3
NEAR = 3  # elements round the headline, among whose children the lead may stand
_BLOCKS = ("p", "h2", "h3", "div", "span", "section", "header")
_INNER_BLOCKS = ("p", "div", "h1", "h2", "h3", "li", "section")
_BYLINE = lazy.regex(r"(?:by|photo|image|picture|credit|published|updated|posted)\b", re.I)
_DATE_LABEL = lazy.regex(r"(?<![a-z])(?:published|updated|posted)\s?:", re.I)
_LINE_END = lazy.regex(r"[.!?…:。][”\"’']?$")


def find_leads(tree: Element, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of the lead; none where the body has them already."""
    if not paragraphs:
        return ()
    known = letters_of(" ".join(paragraphs))
    leads: list[str] = []
    for node in _candidates(tree, letters_of(paragraphs[0])):
        words = squeeze(repair_text(node.text_content()))
        letters = letters_of(words)
        if not letters or letters in known:
            continue
        if _is_lead(node, words):
            leads.append(words)
            known += letters
    return tuple(leads[:MOST_LEADS])


def _candidates(tree: Element, first: str) -> Iterator[Element]:
    """The innermost blocks behind the page's headline and before its body's first paragraph."""
    headings = tree.xpath("//h1")
    if not headings:
        return
    places = {node: place for place, node in enumerate(tree.iter())}
    headline = headings[0]
    for node in tree.iter(*_BLOCKS):
        if places[node] < places[headline] or _holds_blocks(node):
            continue
        letters = letters_of(node.text_content())
        if letters and first.startswith(letters):
            return
        yield node


def _holds_blocks(node: Element) -> bool:
    return next(node.iterdescendants(*_INNER_BLOCKS), None) is not None


def _is_lead(node: Element, words: str) -> bool:
    """Is it a sentence or more of the article, named for a lead or beside the headline?"""
    if not FEWEST_WORDS <= count_words(words) <= MOST_WORDS or is_elsewhere(node):
        return False
    if _BYLINE.match(words) or _DATE_LABEL.search(words) or find_rule(words):
        return False
    if _is_linked(node) or node.find(".//script") is not None:
        return False
    return (
        _is_named_lead(node)
        or (_LINE_END.search(words) is not None and _is_beside_title(node))
    )


def _is_linked(node: Element) -> bool:
    if next(node.iterancestors("a"), None) is not None:
        return True
    links = sum(
        len(squeeze(link.text_content()))
        for link in node.iter("a")
    )
    return 2 * links > len(squeeze(node.text_content()))


def _is_named_lead(node: Element) -> bool:
    """Is the element, or one of the two round it, named "standfirst" or the like?"""
    near = [node, *node.iterancestors()][:NEAR]
    names = " ".join(
        f"{part.get('class') or ''} {part.get('id') or ''} {part.get('itemprop') or ''}"
        for part in near
        if part.tag not in ("body", "html", "article", "main")
    )
    words = set(re.split(r"[^a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names).lower()))
    return not words.isdisjoint(word_set("lead_classes.txt"))


def _is_beside_title(node: Element) -> bool:
    """Is it a paragraph with the same parent as the headline, in a header of its own?"""
    parent = node.getparent()
    if node.tag not in ("p", "h2") or parent is None or parent.find("h1") is None:
        return False
    return (
        parent.tag == "header"
        or "head" in (parent.get("class") or "").lower()
    )
