"""The blocks of a file -> what each is, by its own look: prose, headline, date line, rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of
from generator.ingest.layout.blocks import Block
from generator.ingest.layout.furniture import find_rule, find_tail, heads_related, is_read_more
from generator.ingest.layout.headlines import (
    LONGEST_MARKER,
    MARKER,
    NUMBER,
    POINT,
    RULE,
    count_words,
    looks_like_headline,
)
from generator.ingest.metadata.authors import NAME
from generator.ingest.metadata.bylines import parse_byline
from generator.ingest.metadata.datelines import parse_dateline
from generator.ingest.metadata.headers import parse_date_line, parse_header
from generator.ingest.metadata.labels import LABELS
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_url
from generator.ingest.rules import CutRule
from generator.words import squeeze

MAIL_LABELS = ("message", "from", "to", "cc", "subject")  # of a letter within a digest of letters
SHORT_WORDS = 3  # a kicker, a section, a name
LONGEST_LINE = 30  # words of a line that isn't prose
LONGEST_OUTLET = 60  # characters

_END = lazy.regex(pattern_of("story_end_patterns.txt"), re.I)
_ZONE = rf"(?: ?{alternation('time_zones.txt')})?"
_CLOCK = lazy.regex(rf"\W?\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?: ?[ap]\.?m\.?)?{_ZONE}", re.I)
_AGO = lazy.regex(r"(?:an?|\d+) ?(?:m|min|minutes?|h|hrs?|hours?|d|days?) ago", re.I)
_LABEL = lazy.regex(r"([A-Za-z][A-Za-z -]{1,18}?)\s*:\s+\S")
_NAMED_END = lazy.regex(
    r"[.!?…”\"] ?(?:[(\[](?:[A-Z][\w&’' ]+)(?:, [\w ,]+)?[)\]]|[—–-] ?[A-Z][\w&’' ]+)")
_SENTENCE_WITH_SOURCE = lazy.regex(  # "... said. (Norland Times)"
    r".*\w\. ?[(\[][A-Z][\w.&’' ]+[)\]]")
_READING_TIME = lazy.regex(r"(?:.{1,60}[·•|,–-] ?)?\d+[ -]min(?:ute)?s?(?: read)?\b.{0,40}", re.I)
_NAME_WITH_OUTLET = lazy.regex(rf"{NAME}(?:,| [|–—•·-]) (.{{2,50}})")
_NAMED_END_NEAR = 70  # characters at a paragraph's end


class Kind(Enum):
    """What a block is by its own look."""

    PROSE = auto()
    HEADLINE = auto()
    SHORT = auto()  # a kicker, a section, a name
    DATE = auto()  # a date, perhaps with an outlet
    BYLINE = auto()
    OUTLET = auto()
    URL = auto()
    CLOCK = auto()
    MARKER = auto()  # nothing but a bullet or a number
    RULE = auto()
    END = auto()  # what ends a story: "ENDS", "Read more", "3 comments"
    RELATED = auto()  # a heading over links to other articles
    FURNITURE = auto()
    LABEL = auto()
    CONTENTS = auto()  # a line of a table of contents: it stands again over its story


_PARTING = (Kind.MARKER, Kind.RULE, Kind.END)


@dataclass(frozen=True, slots=True)
class Look:
    """A block's look."""

    kind: Kind
    words: int
    label: str = ""  # of a field, in small letters
    lead: int = 0  # characters of a number or a bullet that begins it
    number: int = 0
    heading: int = 0
    gap: int = 0
    ends_story: bool = False
    is_capitals: bool = False
    has_dateline: bool = False
    has_clock: bool = False  # begins with a time
    has_named_end: bool = False  # "... said. (Norland Times)"

    @property
    def is_prose(self) -> bool:
        """Is it running text?"""
        return self.kind is Kind.PROSE


def look_at(blocks: Sequence[Block], outlets: OutletIndex) -> tuple[Look, ...]:
    """The look of each block."""
    looks = [_look(block, outlets) for block in blocks]
    headlines = {
        k: squeeze(blocks[k].text[look.lead:]).lower() for k, look in enumerate(looks)
        if look.kind is Kind.HEADLINE and look.words > SHORT_WORDS}
    last = {text: k for k, text in headlines.items()}
    return tuple(
        replace(look, kind=Kind.CONTENTS, lead=0, number=0)
        if k in headlines and last[headlines[k]] > k  # it stands again further below
        else look
        for k, look in enumerate(looks))


def _look(block: Block, outlets: OutletIndex) -> Look:
    text = block.text
    words = count_words(text)
    m = NUMBER.match(text)
    point = m or POINT.match(text)
    label = _label_of(text)
    bare = text[point.end():] if point else text
    tail = find_tail(text)
    kind = _kind_of(text, bare, label, outlets)
    has_lead = point is not None and kind not in _PARTING
    return Look(
        kind,
        words,
        label=label,
        lead=point.end() if point and has_lead else 0,
        number=int(m[1]) if m and has_lead else 0,
        heading=block.heading,
        gap=block.gap,
        ends_story=tail is not None and tail.rule in (CutRule.TERMINATOR, CutRule.CONTINUED),
        is_capitals=text.isupper(),
        has_dateline=words > SHORT_WORDS and parse_dateline(text, outlets) is not None,
        has_clock=_CLOCK.match(text) is not None,
        has_named_end=_has_named_end(text),
    )


def _has_named_end(text: str) -> bool:
    near = text[-_NAMED_END_NEAR:]
    return any(m.end() == len(near) for m in _NAMED_END.finditer(near))


def _label_of(text: str) -> str:
    m = _LABEL.match(text)
    label = m[1].lower() if m else ""
    return label if label in LABELS or label in MAIL_LABELS else ""


def _kind_of(text: str, bare: str, label: str, outlets: OutletIndex) -> Kind:
    parted = _parting_kind(text)
    if parted:
        return parted
    words = count_words(bare)
    if words > LONGEST_LINE:
        return Kind.PROSE
    if label:
        return Kind.LABEL
    stated = _stating_kind(bare, outlets)
    if stated:
        return stated
    if heads_related(bare):
        return Kind.RELATED
    if find_rule(bare):
        return Kind.FURNITURE
    return _worded_kind(bare, words)


def _worded_kind(text: str, words: int) -> Kind:
    if words <= SHORT_WORDS and text[-1:] not in ".!?”\"":
        return Kind.SHORT
    if _SENTENCE_WITH_SOURCE.fullmatch(text):
        return Kind.PROSE
    return Kind.HEADLINE if looks_like_headline(text) else Kind.PROSE


def _parting_kind(text: str) -> Kind | None:
    """What parts stories by its very shape."""
    if len(text) > LONGEST_MARKER * 2:
        return None
    if RULE.fullmatch(text):
        return Kind.RULE
    if len(text) <= LONGEST_MARKER and MARKER.fullmatch(text):
        return Kind.MARKER
    if _CLOCK.fullmatch(text) or _AGO.fullmatch(text):
        return Kind.CLOCK
    if is_read_more(text) or _END.fullmatch(text.rstrip(".")):
        return Kind.END
    return None


def _stating_kind(text: str, outlets: OutletIndex) -> Kind | None:
    """What states something of a story: where, when, by whom."""
    if "//" in text and parse_url(text):
        return Kind.URL
    if parse_byline(text, outlets) or _is_name_with_outlet(text, outlets):
        return Kind.BYLINE
    if parse_date_line(text, outlets) or _READING_TIME.fullmatch(text):
        return Kind.DATE
    if len(text) < LONGEST_OUTLET and parse_header(text, outlets).outlet:
        return Kind.OUTLET
    return None


def _is_name_with_outlet(text: str, outlets: OutletIndex) -> bool:
    """"Ann Lee, Norland Times"."""
    m = _NAME_WITH_OUTLET.fullmatch(text)
    return m is not None and parse_header(m[1], outlets).outlet is not None
