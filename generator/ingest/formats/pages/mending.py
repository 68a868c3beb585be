"""The tree of a page -> the same tree, mended before its article is sought: rows of tables as
lines, no hidden words, no figures of footnotes, no blank behind a drop capital.
"""

from __future__ import annotations

import re

import lxml.html
from lxml.html import HtmlElement as Element

from generator import lazy
from generator.english.vocabulary import word_set
from generator.ingest.layout.headlines import count_words
from generator.words import squeeze

BETWEEN_CELLS = " · "
LONGEST_CELL = 40  # words: a table with a longer cell lays out the page
BESIDE_TIME = 6  # words round a time in a sentence
MOST_LINKS = 0.6  # of a table's letters: with more in links it leads elsewhere
MOST_HIDDEN = 0.4  # of a page's letters: what holds more is its article, shown by a script
_CUES = lazy.regex(r"<table|<time|<sup|hidden|display|-9{3,}|class=|<a [^>]*href=[\"']?#", re.I)
_COLON = r"\s*:\s*"
_HIDING = lazy.regex(
    rf"(?:display{_COLON}none|visibility{_COLON}hidden|font-size{_COLON}0(?:px)?\s*(?:;|$)"
    rf"|(?:left|top|text-indent){_COLON}-\d{{4,}}px)", re.I)
_NOTE = lazy.regex(r"[\[(]?(?:\d{1,3}|[a-z*†‡§])(?:[,–-]\s?\d{1,3})?[\])]?")
_FIGURES = lazy.regex(r"-?\d{1,3}|[\[(]\d{1,3}[\])]")
_NOTE_LINK = lazy.regex(r"#.*(?:fn|note|ref|cite)|#n?\d+$|#_ft", re.I)
_POWER_BASE = lazy.regex(r"(?:^|[\s(×x*/·])(?:10|\d|[a-zA-Z]|[kcdm]?m|ft|mi|in|yd)$")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_DROP_CAPITAL = lazy.regex(r"drop.{0,2}cap|first.{0,2}letter", re.I)
_WORDS_OF_ONE_LETTER = "AIO"
_BLOCKS = ("table", "h1", "h2", "article", "ul", "ol", "form")


def needs_mending(text: str) -> bool:
    """Has the page any of what is mended?"""
    return _CUES.search(text) is not None


def mend_page(tree: Element) -> bool:
    """Mend the tree; False where nothing had to be done."""
    return any([
        _drop_hidden(tree), _keep_times(tree), _drop_note_marks(tree), _join_drop_capitals(tree),
        _flatten(tree)])


def _drop_hidden(tree: Element) -> bool:
    """Drop what readers do not see; not the greater part of a page, which a script would show."""
    most = MOST_HIDDEN * len(tree.text_content())
    hidden = [
        node for node in tree.xpath("//body//*[@hidden or @style or @class]")
        if _is_hidden(node) and len(node.text_content()) <= most and node.find(".//h1") is None
    ]
    for node in hidden:
        _set_words(node, "")
    return bool(hidden)


def _keep_times(tree: Element) -> bool:
    """Times within sentences are words like others: trafilatura drops the element."""
    times = [
        time for time in tree.xpath("//body//p//time")
        if count_words(_text(time.getparent())) - count_words(_text(time)) >= BESIDE_TIME
    ]
    for time in times:
        time.tag = "span"
    return bool(times)


def _set_words(node: Element, words: str) -> None:
    """Put words in the place of a node. It is not dropped: each drop copies all words before it."""
    node.clear(keep_tail=True)
    node.tag = "span"
    node.text = words


def _is_hidden(node: Element) -> bool:
    if node.tag in ("h1", "article", "main"):
        return False
    if node.get("hidden") is not None and node.get("hidden") != "until-found":
        return True
    if _HIDING.search(node.get("style") or ""):
        return True
    classes = str(node.get("class") or "").lower().split()
    is_responsive = any(":" in name for name in classes)  # "hidden md:block" is seen
    return not is_responsive and not word_set("hiding_classes.txt").isdisjoint(classes)


def _drop_note_marks(tree: Element) -> bool:
    """Drop the figures that lead to notes; raise those of powers, "10⁶"."""
    marks = [
        node
        for node in tree.xpath("//body//sup")
        if _FIGURES.fullmatch(_text(node))
    ]
    powers = [
        node
        for node in marks
        if node.find(".//a") is None and _is_power(node)
    ]
    raised = set(powers)
    notes = [node for node in marks if node not in raised]
    notes += [node for node in tree.xpath("//body//sup[a]") if _NOTE.fullmatch(_text(node))]
    notes += [node for node in tree.xpath("//body//a[starts-with(@href,'#')]") if _is_note(node)]
    for node in powers:
        _set_words(node, _text(node).translate(_RAISED))
    for node in notes:
        _set_words(node, "")
    return bool(marks or notes)


def _is_note(link: Element) -> bool:
    """Is it a link such as `<a href="#fn4">4</a>` behind a word?"""
    if not _NOTE.fullmatch(_text(link)) or not _before(link):
        return False
    return _NOTE_LINK.search(str(link.get("href"))) is not None


def _is_power(node: Element) -> bool:
    before = _before(node)
    return _POWER_BASE.search(before) is not None


def _before(node: Element) -> str:
    """The text right before a node, within its parent."""
    sibling = node.getprevious()
    if sibling is not None:
        return str(sibling.tail or _text(sibling))
    parent = node.getparent()
    return str(parent.text or "") if parent is not None else ""


def _text(node: Element) -> str:
    if isinstance(node.tag, str):
        return squeeze(node.text_content())
    return ""


def _join_drop_capitals(tree: Element) -> bool:
    """Join a capital in a style of its own to the rest of its word."""
    capitals = [
        node
        for node in tree.xpath("//body//span[@class]|//body//b[@class]")
        if _DROP_CAPITAL.search(node.get("class")) and len(_text(node)) in (1, 2)
    ]
    for node in capitals:
        tail = node.tail or ""
        if _text(node)[-1] not in _WORDS_OF_ONE_LETTER and tail.lstrip()[:1].islower():
            tail = tail.lstrip()
        _set_words(node, _text(node))
        node.tail = tail
    return bool(capitals)


def _flatten(tree: Element) -> bool:
    """Tables -> a paragraph for each row; tables that lay out the page -> its pieces."""
    tables = [table for table in reversed(tree.xpath("//body//table")) if not _leads_away(table)]
    for table in tables:
        if _lays_out(table):
            _dissolve(table)
        else:
            _write_rows(table)
    return bool(tables)


def _leads_away(table: Element) -> bool:
    """Is most of it links?"""
    whole = len(_text(table))
    linked = sum(len(_text(link)) for link in table.iter("a"))
    return linked > MOST_LINKS * max(whole, 1)


def _lays_out(table: Element) -> bool:
    if table.get("role") == "presentation":
        return True
    if next(table.iterdescendants(*_BLOCKS), None) is not None:
        return True
    return any(
        count_words(_text(cell)) > LONGEST_CELL
        for cell in table.iter("td", "th")
    )


def _dissolve(table: Element) -> None:
    for part in table.iter("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"):
        part.tag = "div"


def _write_rows(table: Element) -> None:
    """The table as paragraphs, a row each, with a sign between cells."""
    lines = [_text(caption) for caption in table.iter("caption")]
    for row in table.iter("tr"):
        cells = [_text(cell) for cell in row.iterchildren("td", "th")]
        lines.append(BETWEEN_CELLS.join(cell for cell in cells if cell))
    tail = table.tail
    table.clear()
    table.tag = "div"
    table.tail = tail
    for line in filter(None, lines):
        paragraph = lxml.html.Element("p")
        paragraph.text = line
        table.append(paragraph)
