"""The lines of a text -> those that tell its story: jump lines, running heads and page figures go.

A paragraph that they parted is one again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator import lazy
from generator.english.vocabulary import words_of
from generator.ingest.layout.blocks import Line
from generator.ingest.repairs.hyphens import ends_in_hyphen
from generator.ingest.repairs.mended import Mended, PlacedCut
from generator.ingest.rules import CutRule
from generator.words import letters_of, squeeze

LONGEST_JUMP = 80  # characters
LONGEST_HEAD = 90
MOST_WORDS = 9  # of a running head
TOP = 3  # lines of a text among which a running head is its masthead, which is of use
APART = 5  # lines that lie at least between two running heads
SHORT_KEY = 6  # letters of a running head without its figures
RUNNING = 25  # characters: a shorter line is no piece of a paragraph

_PAGE = (
    r"(?:(?:page|pg\.?|p\.) ?(?:[a-z]{1,2}[- ]?)?\d{1,3}[a-z]?|page (?:one|two|three)"
    r"|(?-i:[A-Z]{1,2})-?\d{1,3})(?:,? col(?:umn|\.)? ?\d)?")
_JUMP = lazy.regex(
    "|".join(words_of("jump_patterns.txt")).replace("{page}", _PAGE), re.I)
_JUMP_CUES = lazy.regex(r"\d|page|inside|overleaf", re.I)
_TAIL = lazy.regex(
    rf"\s*[(\[]?(?:please )?(?:continued|cont['’]d) (?:on|from) {_PAGE}[)\].]*$", re.I)
_NUMBER = r"(?:page |p\. ?)?[A-Z]{0,2}-?\d{1,4}"
_BAR = r"(?:\s*[|·•—–]\s*|\s{1,})"
_NUMBERED_LINE = lazy.regex(rf"{_NUMBER}{_BAR}\D.{{3,}}|\D.{{3,}}?{_BAR}{_NUMBER}", re.I)
_PAGE_FIGURE = lazy.regex(r"[-–—\s]*(?:page )?[A-Z]?\d{1,3}[-–—\s]*", re.I)
_DIGITS = lazy.regex(r"\d+")
_DAY = lazy.regex(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? [a-z]{3,9}\.? \d{1,2},? (?:19|20)\d\d\b", re.I)
_SENTENCE_END = lazy.regex(r"[.!?:;…]['\"”’)\]]*$")


def cut_print(lines: Sequence[Line]) -> Mended:
    """The lines without what printing put between them."""
    heads = _find_running_heads(lines)
    shown: list[Line] = []
    cuts: list[PlacedCut] = []
    parted_at: int | None = None  # where the shown lines end in a paragraph that print has parted
    for k, line in enumerate(lines):
        rule = _rule_of(k, lines, heads)
        if rule:
            cuts.append(PlacedCut.of_line(line, rule))
            if parted_at is None:
                parted_at = _end_of_words(shown, len(shown))
            continue
        if line.text.strip() and parted_at is not None:
            if parted_at and _continues(shown[parted_at - 1], line):
                del shown[parted_at:]
            parted_at = None
        shown.append(_without_tail(line, cuts))
    return Mended(tuple(shown), tuple(cuts))


def _end_of_words(lines: Sequence[Line], n: int) -> int:
    """How many of the first `n` lines there are up to the last with words."""
    while n and not lines[n - 1].text.strip():
        n -= 1
    return n


def _continues(before: Line, line: Line) -> bool:
    """Does the line go on with the sentence of the line before it?"""
    last = before.text.rstrip()
    if len(last) < RUNNING or _SENTENCE_END.search(last[-4:]):
        return False
    first = line.text.lstrip()[0]
    if first.islower():
        return True
    return ends_in_hyphen(last) and first.isalpha()


def _without_tail(line: Line, cuts: list[PlacedCut]) -> Line:
    """The line without "Continued on Page A4" at its end."""
    text = line.text.rstrip()
    if "cont" not in text[-40:].lower():
        return line
    near = max(0, len(text) - LONGEST_JUMP)
    m = _TAIL.search(text, near)
    if m is None:
        return line
    cut = PlacedCut.of_words(m[0], line, CutRule.JUMP_LINE)
    cuts.append(cut)
    rest = text[:m.start()]
    return Line(rest, line.start, line.end, line.heading)


def _rule_of(k: int, lines: Sequence[Line], heads: frozenset[int]) -> CutRule | None:
    """Why line `k` is of the print; None if it is of the story."""
    text = _short_text(lines[k])
    if not text:
        return None
    if _is_jump_line(text):
        return CutRule.JUMP_LINE
    if k in heads:
        return CutRule.RUNNING_HEAD
    if _PAGE_FIGURE.fullmatch(text) and _parts_a_sentence(k, lines):
        return CutRule.RUNNING_HEAD
    return None


def _short_text(line: Line) -> str:
    """The text of a line that may be a head; "" for a long line."""
    if len(line.text) >= 2 * LONGEST_HEAD:
        return ""
    return squeeze(line.text)


def _is_jump_line(text: str) -> bool:
    """"Continued on Page A4"."""
    if len(text) > LONGEST_JUMP or not _JUMP_CUES.search(text):
        return False
    return _JUMP.fullmatch(text) is not None


def _parts_a_sentence(k: int, lines: Sequence[Line]) -> bool:
    """Does line `k` stand alone within a sentence?"""
    before = _end_of_words(lines, k)
    after = k + 1
    while after < len(lines) and not lines[after].text.strip():
        after += 1
    stands_alone = before < k or after > k + 1
    if not stands_alone:
        return False
    if before == 0 or after == len(lines):
        return False
    line_before = lines[before - 1]
    return _continues(line_before, lines[after])


def _find_running_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Lines with a page's figure that come again with a higher one, or that have a day, too."""
    numbered: dict[str, list[int]] = {}
    heads: set[int] = set()
    filled = [
        k
        for k, line in enumerate(lines)
        if line.text.strip()
    ]
    for k in filled[TOP:]:
        text = _short_text(lines[k])
        if not _has_page_figure(text):
            continue
        without_day = squeeze(_DAY.sub("", text))
        if _DAY.search(text) and _has_page_figure(without_day):
            heads.add(k)
        without_figures = _DIGITS.sub("", text)
        key = letters_of(without_figures)
        if len(key) >= SHORT_KEY and " " in text:
            numbered.setdefault(key, []).append(k)
    for places in numbered.values():
        if _rise(places, lines):
            heads.update(places)
    return frozenset(heads)


def _has_page_figure(text: str) -> bool:
    if len(text) > LONGEST_HEAD or text.count(" ") > MOST_WORDS:
        return False
    if _SENTENCE_END.search(text[-3:]):
        return False
    if text[:1].islower():
        return False
    return _NUMBERED_LINE.fullmatch(text) is not None


def _rise(places: Sequence[int], lines: Sequence[Line]) -> bool:
    """Do the figures of the lines rise from page to page?"""
    figures = [_page_of(lines[k].text) for k in places]
    apart = all(
        after - before >= APART
        for before, after in pairwise(places)
    )
    return (
        len(places) > 1
        and apart
        and all(a < b for a, b in pairwise(figures))
    )


def _page_of(text: str) -> int:
    """The figure at the line's beginning or else at its end."""
    figures = _DIGITS.findall(text)
    words = text.split()
    is_at_start = _DIGITS.search(words[0])
    if is_at_start:
        return int(figures[0])
    return int(figures[-1])
