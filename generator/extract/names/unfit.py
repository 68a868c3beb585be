"""Mentions -> without what only looks like a name, and pieces of an office ("Deputy Harbour Director") or a work ("American Pie")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from generator.extract.names.apart import OWN
from generator.extract.names.common import TITLES
from generator.extract.names.given import GIVEN
from generator.extract.names.kinds import TAILS
from generator.extract.names.loud import loud
from generator.extract.names.seek import everywhere
from generator.model.ids import Span
from generator.model.names import Kind, Mention

NEAR = 9  # characters about a name that fills its line: blanks and marks
LINE = 5  # words of a name that fills a line from which it is the headline itself
_OFFICE = (r"(?:[Aa]dvis[oe]r|[Dd]irector|[Ss]ecretary|[Cc]oordinator|[Ee]nvoy|[Cc]ounsel|[Pp]resident|[Oo]fficer|[Cc]ommissioner|"
           r"[Aa]dministrator|[Rr]epresentative|[Mm]inister)")
_DEPUTY = re.compile(r"\b(?:Deputy|Principal|Assistant|Associate|Acting) $")
_PORTFOLIO = re.compile(rf"\b{_OFFICE} (?:for|of|on) (?:[A-Z][\w-]+,? (?:and )?){{0,4}}$")
_ROLE = re.compile(rf"(?:{_OFFICE}|\w+(?:man|woman|keeper|back|caster)|[Cc]zar|[Cc]oach|[Ll]eader)$")
_SPOKES = re.compile(r"[Ss]pokes(?:man|woman|person)")
_PAIR = re.compile(  # "the Roe-Quill ticket"
    r"[A-Z][a-z]+[-–][A-Z][a-z]+ (?:administration|ticket|era|[a-z]+ (?:strategy|policy|agenda))\b")
_NO_NAME = re.compile(
    r"[JS]r\.?|[A-Z]\.|(?:U\.S\.|US|Sino|Anglo|Franco|Russo|Euro|Afro)[-–][A-Z][\w.]*|"
    r"(?:[Ff]ederal|[Ss]tate|[Ll]ocal|[Cc]entral|[Nn]ational|[Pp]rovincial|[Mm]unicipal) [Gg]overnments?|"
    r"Working Group|Task Force|General Provisions|Artificial Intelligence|Machine Learning|Human Rights|National Security|Climate Change|"
    r"Public Health|Supply Chains?|(?:Press|Media|News) (?:Contacts?|Releases?|Office)|FR Doc|Termination of Investigation|"
    r"(?:Ltd|Inc|Co|Corp)\.(?: \w+)?")
_WORD = r"(?:[A-Z][\w’'-]*|of|the|and|a|an|in|to|for|&)"
_TITLE = re.compile(rf"(?:[“\"]|``)({_WORD}(?: {_WORD}){{1,5}})(?:[”\"]|'')")


def fitting(text: str, seen: Iterable[Mention]) -> list[Mention]:
    """What the model sees, without pieces of offices, and people without the office before their names."""
    kept = [_person(text, mention) for mention in seen if not _NO_NAME.fullmatch(mention.surface)]
    people = {m.span.start for m in kept if m.kind is Kind.PERSON}
    unfit = {m.surface for m in kept if _of_office(text, m, people) or _headline(text, m) or _PAIR.match(text, m.span.start)}
    return [m for m in kept if m.surface not in unfit]


def _of_office(text: str, mention: Mention, people: Iterable[int]) -> bool:
    words, start = mention.surface.split(), mention.span.start
    if mention.kind is not Kind.ORGANISATION or len(words) < 2 or words[-1] in TAILS:
        return False
    before = text[max(text.rfind("\n", max(0, start - 80), start) + 1, start - 80, 0):start]
    if _DEPUTY.search(before) or text.startswith(" Representative", mention.span.end):
        return True
    return mention.span.end + 1 in people and bool(_PORTFOLIO.search(before))


def _headline(text: str, mention: Mention) -> bool:
    """Whether it is a whole headline: "Norrland Snaps Up Sundby Consulting Firm"."""
    words, span = mention.surface.split(), mention.span
    before = f"\n{text[:span.start]}" if span.start < NEAR else text[span.start - NEAR:span.start]
    alone = re.search(r"\n\s*$", before) and re.match(r"[^\w\n]*(?:\n|$)", text[span.end:span.end + 9])
    return bool(alone) and len(words) >= LINE and words[-1] not in TAILS and loud(text, span.start) and text.count(mention.surface) == 1


def _person(text: str, mention: Mention) -> Mention:
    """"Harbour Coordinator Mitch Quill" -> "Mitch Quill", and so with "Harbours Mitch Quill" after "Secretary of"."""
    words = mention.surface.split(" ")
    if mention.kind not in (Kind.PERSON, Kind.ORGANISATION) or len(words) < 3 or words[-1] in TAILS or not words[-1][:1].isupper():
        return mention
    first = words[-2] in GIVEN and words[-3] not in GIVEN
    role = bool(_ROLE.match(words[-3])) or words[-3].lower() in TITLES
    held = _PORTFOLIO.search(text[max(0, mention.span.start - 80):mention.span.start])
    if not (first and (role or held)) and not _SPOKES.fullmatch(words[-3]):
        return mention
    name = " ".join(words[-2:])
    return replace(mention, span=Span(mention.span.end - len(name), mention.span.end), surface=name, kind=Kind.PERSON)


def untitled(text: str, found: Sequence[Mention]) -> list[Mention]:
    """`found` without the countries and peoples in the title of a work, wherever the title stands."""
    titles = {m[1] for m in _TITLE.finditer(text) if not m[1].isupper()}
    spans = sorted(Span(start, end) for start, end in everywhere(text, titles))
    furthest = [0, *accumulate((span.end for span in spans), max)]  # where the titles that begin before the n-th have ended

    def inside(small: Span) -> bool:
        first = bisect_left(spans, Span(small.start, 0))
        here = bisect_left(spans, Span(small.start + 1, 0))
        return furthest[first] >= small.end or (here > first and spans[here - 1].end > small.end)

    return [m for m in found if not (m.kind in (Kind.PLACE, Kind.GROUP) and m.score < OWN and m.by in ("demonym", "spacy")
                                     and inside(m.span))]
