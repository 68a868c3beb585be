"""The tree of a page and the paragraphs found in it -> what it is in place of an article."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement as Element

from generator.ingest.formats.pages.linked_data import Node
from generator.ingest.layout.headlines import count_words
from generator.ingest.layout.no_article import Kind, find_kind
from generator.words import letters_of, squeeze

FEWEST_LINKS = 5
SHORTEST_LINK = 8  # letters of a headline
LINKED = 0.7  # of a page's letters: with more in links it leads elsewhere
FEWEST_HEADINGS = 4  # that lead to other stories
MOST_PARAGRAPHS = 2  # of each of them
LONGEST_SECTION = 3  # words of the name of a section
LONG_PARAGRAPH = 60  # words: a list of stories has none


def find_page_kind(
    tree: Element, node: Node, headline: str, paragraphs: Sequence[str]
) -> Kind | None:
    """What a page is in place of an article; None where it may be one, or JSON-LD says it is."""
    titles = [squeeze(title.text_content()) for title in tree.xpath("//head/title|//h1|//title")]
    body = tree.find("body")
    if body is None:
        return None
    for title in (headline, *titles):
        kind = find_kind(title, paragraphs)
        if kind:
            return kind
    if node:
        return None
    if not paragraphs and body.find(".//h1") is None and body.find(".//script") is not None:
        return Kind.SHELL
    if _is_list_of_links(body, paragraphs):
        return Kind.BOOKMARKS
    return Kind.SECTION if _is_section_front(tree, headline, paragraphs) else None


def _is_list_of_links(body: Element, paragraphs: Sequence[str]) -> bool:
    """Is nearly all that was found in the page links, as in a browser's bookmarks?"""
    links = {letters_of(link.text_content()) for link in body.xpath(".//a[@href]")}
    whole = letters_of(" ".join(paragraphs))
    linked = [
        link
        for link in links
        if len(link) >= SHORTEST_LINK and link in whole
    ]
    return (
        len(linked) >= FEWEST_LINKS
        and sum(map(len, linked)) > LINKED * len(whole)
    )


def _is_section_front(tree: Element, headline: str, paragraphs: Sequence[str]) -> bool:
    """Are there many headings that lead away, each with a sentence or two beneath it?"""
    headings = tree.xpath("//h2[.//a[@href]]|//h3[.//a[@href]]|//a[@href]/h2|//a[@href]/h3")
    titles = {letters_of(heading.text_content()) for heading in headings}
    if len(titles) < FEWEST_HEADINGS or count_words(headline) > LONGEST_SECTION:
        return False
    others = [
        text
        for text in paragraphs
        if letters_of(text) not in titles
    ]
    if any(count_words(text) > LONG_PARAGRAPH for text in others):
        return False
    return len(others) <= (MOST_PARAGRAPHS + 1) * len(titles)
