"""Sentences that lost the space between them -> sentences; a paragraph that lost its breaks -> paragraphs."""

from __future__ import annotations

import itertools
import re

SHORT = 400  # characters: a single glue point in a shorter paragraph is a lost space, not a lost paragraph
SQUASHED = 1_500  # characters of a story in one piece: longer ones get paragraphs at sentence ends
ENOUGH = 500  # characters of such a paragraph
_POINT = re.compile(r"(?<=[\w)\]%”’\"'])(?P<stop>\.{1,3}|[!?…])(?P<close>[”’\"')\]]*)(?P<open>[“‘\"'(\[]*)(?=[A-Z])")
_ENDINGS = re.compile(r"(?:com|net|org|io|co|uk|de|eu|gov|edu|info|ai|tv|js|py|md|txt|pdf|docx?|xlsx?|html?|zip|exe|dll|ly|me)\b", re.I)
_ABBREVIATION = re.compile(
    r"(?:mr|mrs|ms|dr|st|sen|rep|gov|gen|col|lt|sgt|prof|rev|hon|no|vs|jr|sr|fig|vol|pp|ph"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)", re.I)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,6}(?=(?:The|In|It|He|She|They|But|And|This|That|These|We|On|At|As|For|If|When|While|A)\s)")
_ADDRESS = re.compile(r"://|www\.|@|^/|\w/\w+\.")
_SENTENCE = re.compile(r"(?<=[a-z0-9)%”’\"'][.!?])[”’\"']?\s+(?=[“\"‘(]?[A-Z])")


def parted(text: str) -> tuple[str, ...]:
    """The paragraphs of one: at least one, and all of its words."""
    if len(text) > SHORT and "    " in text:  # blanks where lines once ended
        return tuple(piece for run in re.split(r" {4,}", text) if run for piece in parted(run))
    places = _places(text)
    if not places:
        return (text,)
    as_space = len(text) <= SHORT and len(places) < 2
    cuts = [0, *places, len(text)]
    pieces = [text[a:b].strip() for a, b in itertools.pairwise(cuts)]
    pieces = [re.sub(r"(?<=\w)\.\.$", ".", piece) for piece in pieces if piece]
    return (" ".join(pieces),) if as_space else tuple(pieces)


def _places(text: str) -> list[int]:
    """Where a new sentence begins without a space before it."""
    found = {place for m in _POINT.finditer(text) if (place := _point(text, m))}
    return sorted(found | {m.end() for m in _INITIALS.finditer(text)})


def _point(text: str, m: re.Match[str]) -> int | None:
    token = re.split(r"\s", text[max(0, m.start() - 60):m.start()])[-1]
    word = re.split(r"[^\w]", token.rstrip("”’\"')]%"))[-1]
    if _ENDINGS.match(text, m.end()) or _ADDRESS.search(token) or word == "Yahoo" or (m["stop"] == "..." and not m["close"]):
        return None
    if m["stop"] == "." and not (m["close"] or m["open"]) and (_ABBREVIATION.fullmatch(word) or re.fullmatch(r"[A-Za-z]", word)):
        return None
    if '"' in m["close"] + m["open"]:  # a straight mark closes if one stands open
        first = text.index('"', m.end("stop"))
        return first + text.count('"', 0, first) % 2
    return m.end("close")


def paragraphs(text: str) -> tuple[str, ...]:
    """A whole story that came in one long piece: a break at a sentence's end after every `ENOUGH` characters."""
    if len(text) <= SQUASHED:
        return (text,)
    made, start = [], 0
    for m in _SENTENCE.finditer(text):
        far = m.end() - start >= ENOUGH and len(text) - m.end() > ENOUGH // 3
        if far and not re.search(r"\b[A-Z][a-z]{0,3}\.$", text[max(start, m.start() - 8):m.start()]):
            made.append(text[start:m.end()].strip())
            start = m.end()
    return (*made, text[start:].strip())
