"""The tree of a page -> the days of publication and change that it states of its own article.

Dates of comments, of other stories and of films on the page are none of it, nor are those that
running text marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement as Element

from generator import lazy
from generator.english.vocabulary import alternation, rows_of
from generator.ingest.formats.pages.linked_data import Node, days_of
from generator.ingest.layout.headlines import count_words
from generator.ingest.metadata.datestamps import parse_date
from generator.ingest.metadata.headers import parse_date_bar
from generator.ingest.metadata.metadata import Field
from generator.ingest.rules import EvidenceRule
from generator.words import letters_of, squeeze

LONGEST_BAR = 160  # characters of a line of dates
LONGEST_VALUE = 80  # characters of a date
MOST_LINES = 2_000  # elements of a page that are read for lines of dates
BESIDE_TIME = 12  # words: with more round it, a time is told in running text
_NAMES: Mapping[str, tuple[Field, int]] = {
    name: (Field(field), int(rank)) for field, rank, name in rows_of("page_date_names.tsv")}
_ELSEWHERE = lazy.regex(rf"(?<![a-z]){alternation('elsewhere_classes.txt')}")
_ELSEWHERE_TAGS = ("aside", "footer", "nav", "figure", "figcaption", "blockquote", "video")
_OF_OTHERS = lazy.regex(r"schema\.org/(?:Comment|VideoObject|ImageObject|Event|Review)", re.I)
_UPDATED = lazy.regex(r"updat|modif|edited|revis|correct", re.I)
_PUBLISHED = lazy.regex(r"publish|pubdate|entry-date", re.I)
_ITEM_NAMES = ("datepublished", "datecreated", "datemodified")
_LINES = "//p|//div|//span|//li|//small|//time|//dd|//em|//header"
_TIMES = "//time|//abbr[@title]"
_ITEMS = "//*[@itemprop]"


@dataclass(frozen=True, slots=True)
class StatedDay:
    """Words of a page that say a day, and what they say it of."""

    field: Field
    words: str
    rule: EvidenceRule


def find_days(tree: Element, node: Node) -> tuple[StatedDay, ...]:
    """All that a page states, the more trusted first; `node` is its article's in JSON-LD."""
    own = _own_container(tree)
    linked = [
        StatedDay(field, words, EvidenceRule.JSON_LD)
        for field, words in days_of(node)
    ]
    stated = (*linked, *_meta_tags(tree), *_items(tree), *_lines(own), *_times(own))
    return tuple(
        day
        for day in stated
        if 4 <= len(day.words) <= LONGEST_BAR
    )


def is_elsewhere(node: Element) -> bool:
    """Is an element, or one round it, of something else than the page's own article?"""
    return any(
        _leads_elsewhere(part)
        for part in (node, *node.iterancestors())
    )


def _leads_elsewhere(node: Element) -> bool:
    if node.tag in ("html", "body", "main"):
        return False
    if node.tag in _ELSEWHERE_TAGS:
        return True
    kind = node.get("itemtype") or ""
    if _OF_OTHERS.search(kind):
        return True
    if node.find(".//h1") is not None:
        return False
    names = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
    return _ELSEWHERE.search(names.replace("_", "-")) is not None


def _own_container(tree: Element) -> Element:
    """The `article` that holds the page's headline; else the only one, `main`, or the page."""
    for path in ("//article[.//h1]", "//main[.//h1]"):
        nodes = tree.xpath(path)
        own = [node for node in nodes if _has_headline_of_page(node, tree)]
        if nodes:
            return (own or nodes)[0]
    articles = tree.xpath("//article")
    if len(articles) == 1 and not tree.xpath("//h1"):
        return articles[0]
    return tree


def _has_headline_of_page(node: Element, tree: Element) -> bool:
    """Does one of its headings stand in the page's title?"""
    titles = " ".join(title.text_content() for title in tree.xpath("//head/title"))
    headings = (letters_of(heading.text_content()) for heading in node.iter("h1"))
    return any(letters and letters in letters_of(titles) for letters in headings)


def _meta_tags(tree: Element) -> list[StatedDay]:
    """Those of the page's head; the names that say it of the publication before general ones."""
    ranked: list[tuple[int, StatedDay]] = []
    for node in tree.xpath("//meta[@content]"):
        key = (
            node.get("property")
            or node.get("name")
            or node.get("http-equiv")
            or ""
        )
        meaning = _NAMES.get(re.sub(r"[\W_]+", "", key.lower()))
        if meaning:
            words = squeeze(node.get("content"))
            ranked.append((meaning[1], StatedDay(meaning[0], words, EvidenceRule.META_TAG)))
    ranked.sort(key=lambda pair: pair[0])
    return [day for _, day in ranked]


def _items(tree: Element) -> Iterator[StatedDay]:
    """`itemprop="datePublished"` and the like, of the page's own article."""
    named = [
        (re.sub(r"[\W_]+", "", str(node.get("itemprop")).lower()), node)
        for node in tree.xpath(_ITEMS)
    ]
    in_order = [
        pair
        for name in _ITEM_NAMES
        for pair in named
        if pair[0] == name
    ]
    for name, node in in_order:
        if is_elsewhere(node):
            continue
        words = node.get("content") or node.get("datetime") or node.text_content()
        yield StatedDay(_NAMES[name][0], squeeze(words), EvidenceRule.MICRODATA)


def _lines(own: Element) -> Iterator[StatedDay]:
    """Lines that say "Published ..." or "Updated ...", and of those the first of each."""
    seen: set[Field] = set()
    for node in own.xpath(_LINES.replace("//", ".//"))[:MOST_LINES]:
        line = _short_line(node)
        if not line:
            continue
        metadata = parse_date_bar(line)
        if metadata is None or is_elsewhere(node):
            continue
        for field, value in (
            (Field.PUBLISHED, metadata.published and metadata.published.evidence),
            (Field.UPDATED, metadata.updated),
        ):
            if value and field not in seen:
                seen.add(field)
                yield StatedDay(field, value, EvidenceRule.VISIBLE_LINE)


def _short_line(node: Element) -> str:
    """The words of an element that holds a line; empty for one that holds more."""
    if len(node) > 6:
        return ""
    line = squeeze(" ".join(node.itertext("*")))
    if len(line) <= LONGEST_BAR and re.search(r"\d{4}", line):
        return line
    return ""


def _times(own: Element) -> Iterator[StatedDay]:
    """The times of the article: one that is said to be of a change, and the first of the others."""
    is_published_seen = False
    for node in own.xpath("." + _TIMES):
        if is_elsewhere(node) or _is_in_running_text(node):
            continue
        words = squeeze(node.get("datetime") or node.get("title") or _words_of(node))
        if parse_date(words[:LONGEST_VALUE]) is None:
            continue
        names = f"{node.get('class')} {node.get('itemprop')}"
        is_published = _PUBLISHED.search(names)
        if not is_published and _UPDATED.search(_label_of(node)):
            yield StatedDay(Field.UPDATED, words, EvidenceRule.TIME_ELEMENT)
        elif not is_published_seen:
            is_published_seen = True
            yield StatedDay(Field.PUBLISHED, words, EvidenceRule.TIME_ELEMENT)


def _words_of(node: Element) -> str:
    """The words of an element; none of a comment."""
    if isinstance(node.tag, str):
        return str(node.text_content())
    return ""


def _is_in_running_text(node: Element) -> bool:
    """Is the time a part of a sentence, or behind the text's first paragraphs?"""
    parent = node.getparent()
    if parent is None or parent.tag not in ("p", "li", "td", "blockquote", "a", "em", "strong"):
        return False
    if parent.tag == "a" and parent.get("rel") != "bookmark":
        return True
    around = count_words(squeeze(parent.text_content())) - count_words(squeeze(node.text_content()))
    return around > BESIDE_TIME


def _label_of(node: Element) -> str:
    """The words by which a page says what a time is of."""
    parent = node.getparent()
    before = node.getprevious()
    words = [str(node.get("class") or ""), str(node.get("itemprop") or ""), node.text_content()]
    if parent is not None:
        words += [str(parent.get("class") or ""), str(parent.text or "")[-40:]]
    if before is not None:
        words.append(str(before.tail or "").strip() or _words_of(before)[-40:])
    return " ".join(words)
