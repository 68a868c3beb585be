"""Mentions -> without what only looks like a name.

That is also pieces of an office ("Deputy Harbour Director") or a work ("American Pie").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of
from generator.extract.names.headlines import is_headline_case
from generator.extract.names.name_words import TAILS
from generator.extract.names.overlaps import OWN
from generator.extract.names.word_lists import GIVEN_NAMES, TITLES
from generator.extract.names.word_search import find_everywhere
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

NEAR = 9  # characters about a name that fills its line: blanks and marks
HEADLINE_WORDS = 5  # words of a name that fills a line from which it is the headline itself
OFFICE_LENGTH = 80  # characters before a name that may be an office
_OFFICE = pattern_of("offices_within_names.txt")
_DEPUTY = lazy.regex(r"\b(?:Deputy|Principal|Assistant|Associate|Acting) $")
_PORTFOLIO = lazy.regex(rf"\b{_OFFICE} (?:for|of|on) (?:the )?(?:[A-Z][\w-]+,? (?:and )?){{0,4}}$")
_ROLE = lazy.regex(
    rf"(?:{_OFFICE}|\w+(?:man|woman|keeper|back|caster)|[Cc]zar|[Cc]oach|[Ll]eader)$"
)
_SPOKESPERSON = lazy.regex(r"[Ss]pokes(?:man|woman|person)")
_PAIR = lazy.regex(  # "the Roe-Quill ticket"
    r"[A-Z][a-z]+[-–][A-Z][a-z]+ "
    r"(?:administration|ticket|era|[a-z]+ (?:strategy|policy|agenda))\b"
)
_NO_NAME = lazy.regex(pattern_of("phrases_not_names.txt"))
_LEGAL_FORM = lazy.regex(rf"{alternation('company_forms.txt')}\.?", re.IGNORECASE)
_LINE_BEFORE = lazy.regex(r"\n\s*$")
_LINE_AFTER = lazy.regex(r"[^\w\n]*(?:\n|$)")
_WORD = r"(?:[A-Z][\w’'-]*|of|the|and|a|an|in|to|for|&)"
_TITLE = lazy.regex(rf"(?:[“\"]|``)({_WORD}(?: {_WORD}){{1,5}})(?:[”\"]|'')")
_IN_TITLES = (Finder.DEMONYM, Finder.SPACY)  # finders that take words of a title for names


def drop_unfit_names(text: str, labelled: Iterable[Mention]) -> list[Mention]:
    """What the model sees, without pieces of offices, and people without the office before them."""
    mentions = [
        _drop_office(text, mention)
        for mention in labelled
        if not (_NO_NAME.fullmatch(mention.surface) or _LEGAL_FORM.fullmatch(mention.surface))
    ]
    people = {mention.span.start for mention in mentions if mention.kind is Kind.PERSON}
    unfit = {mention.surface for mention in mentions if _is_unfit(text, mention, people)}
    return [mention for mention in mentions if mention.surface not in unfit]


def _is_unfit(text: str, mention: Mention, people: Container[int]) -> bool:
    """Whether it is a piece of an office, a headline or two people's names."""
    if _is_of_office(text, mention, people) or _is_headline(text, mention):
        return True
    return _PAIR.match(text, mention.span.start) is not None


def _is_of_office(text: str, mention: Mention, people: Container[int]) -> bool:
    """Whether a body's name is a piece of an office.

    `people` are the places where a person's name begins.
    """
    words = mention.surface.split()
    if mention.kind is not Kind.ORGANISATION or len(words) < 2 or words[-1] in TAILS:
        return False
    start, end = mention.span.start, mention.span.end
    nearest = max(0, start - OFFICE_LENGTH)
    line_start = text.rfind("\n", nearest, start) + 1
    before = text[max(line_start, nearest) : start]
    if _DEPUTY.search(before) or text.startswith(" Representative", end):
        return True
    return end + 1 in people and _PORTFOLIO.search(before) is not None


def _is_headline(text: str, mention: Mention) -> bool:
    """Whether it is a whole headline: "Norrland Snaps Up Sundby Consulting Firm"."""
    words = mention.surface.split()
    if len(words) < HEADLINE_WORDS or words[-1] in TAILS:
        return False
    if not _fills_line(text, mention.span) or not is_headline_case(text, mention.span.start):
        return False
    return text.count(mention.surface) == 1


def _fills_line(text: str, span: Span) -> bool:
    """Whether nothing but blanks and marks stands beside it in its line."""
    if span.start < NEAR:
        before = f"\n{text[: span.start]}"
    else:
        before = text[span.start - NEAR : span.start]
    after = text[span.end : span.end + NEAR]
    return bool(_LINE_BEFORE.search(before) and _LINE_AFTER.match(after))


def _drop_office(text: str, mention: Mention) -> Mention:
    """"Harbour Coordinator Mitch Quill" -> "Mitch Quill".

    And so with "Harbours Mitch Quill" after "Secretary of".
    """
    words = mention.surface.split(" ")
    if not _may_hold_office(mention, words):
        return mention
    name = " ".join(words[-2:])
    if not _has_office(text, mention, words):
        return mention
    span = Span(mention.span.end - len(name), mention.span.end)
    return replace(mention, span=span, surface=name, kind=Kind.PERSON)


def _may_hold_office(mention: Mention, words: Sequence[str]) -> bool:
    """Whether the last two of three or more words may be a person's name."""
    if mention.kind not in (Kind.PERSON, Kind.ORGANISATION) or len(words) < 3:
        return False
    return words[-1] not in TAILS and words[-1][:1].isupper()


def _has_office(text: str, mention: Mention, words: Sequence[str]) -> bool:
    """Whether an office, and no name, stands before the last two words."""
    before, first, _ = words[-3:]
    if _SPOKESPERSON.fullmatch(before):
        return True
    if first not in GIVEN_NAMES or before in GIVEN_NAMES:
        return False
    if _ROLE.match(before) or before.lower() in TITLES:
        return True
    start = mention.span.start
    return _PORTFOLIO.search(text[max(0, start - OFFICE_LENGTH) : start]) is not None


def drop_names_in_titles(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the countries and peoples in the title of a work.

    Wherever the title stands.
    """
    titles = {m[1] for m in _TITLE.finditer(text) if not m[1].isupper()}
    spans = sorted(Span(start, end) for start, end in find_everywhere(text, titles))
    # Where the titles that begin before the n-th have ended.
    furthest = [0, *accumulate((span.end for span in spans), max)]

    def is_inside(span: Span) -> bool:
        """Whether a title begins before the span and ends with it or later, or is longer."""
        first = bisect_left(spans, Span(span.start, 0))
        following = bisect_left(spans, Span(span.start + 1, 0))
        if furthest[first] >= span.end:
            return True
        return following > first and spans[following - 1].end > span.end

    return [
        mention
        for mention in mentions
        if not (_may_be_of_title(mention) and is_inside(mention.span))
    ]


def _may_be_of_title(mention: Mention) -> bool:
    """Whether it is a country or a people that the model or the general list sees."""
    if mention.kind not in (Kind.PLACE, Kind.GROUP) or mention.score >= OWN:
        return False
    return mention.finder in _IN_TITLES
