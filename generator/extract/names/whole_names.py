"""Mentions -> whole names where the model saw a piece.

"Harbour Ethics" of "Harbour Ethics and Transparency Act".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of
from generator.extract.names.headlines import is_headline_case
from generator.extract.names.name_words import TAILS
from generator.extract.names.overlaps import find_covered_places
from generator.extract.names.word_lists import AMBIGUOUS_NAMES, GIVEN_NAMES, NOT_NAMES, TITLES
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

SCORE = 0.75
_AUTHORITY = alternation("names_of_authorities.txt")
_LAW = pattern_of("law_nouns_of_names.txt")
_HEAD_NOUN = rf"(?:{_AUTHORITY}|Ministry|Subcommittee|Directorate)"

# After a piece.
_COMPANY_FORM = lazy.regex(
    r"(?: \([A-Z]\w+(?: [A-Z]\w+)?\))?,?"
    r" (?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|LLP|PLC|plc|GmbH|AG)\b\.?"
)
_OFFICE = lazy.regex(r" (?:Attorney|Sheriff|Coroner|Governor)[’']s Office\b")
_TAIL = lazy.regex(r" ([A-Z][\w]+)(?! of [A-Z]|[’'-]\w| [A-Z])")
_SEVERAL_FIELDS = lazy.regex(  # the empty group stands for the authority of the next pattern
    r"(?:, [A-Z][\w’']+(?: [A-Z][\w’']+){0,3}){1,4},? and (?:[A-Z][\w’'-]+ ){0,4}()"
    rf"({_LAW})\b"
)
_TWO_FIELDS = lazy.regex(
    rf",? and (?:[A-Z][\w’'-]+ ){{0,4}}(?:({_AUTHORITY})|({_LAW}))\b(?! (?:of|on|for) [A-Z])"
)
_SECOND_FIELD = lazy.regex(r",? and [A-Z][\w-]+(?: [A-Z][\w-]+){0,2}")
_FIELD = lazy.regex(
    rf",? and (?:[A-Z][\w-]+ ){{0,3}}{alternation('fields_of_authorities.txt')}\b"
)
_OBSERVANCE = lazy.regex(
    r" (?:(?:Awareness|Heritage|History|Appreciation) )?(?:Week|Month|Day)\b(?! [A-Z])"
)
_HYPHENATED = lazy.regex(r" - [A-Z]\w+")

# Before a piece.
_FIRST_FIELD = lazy.regex(r"(?<![\w-])(?<!The )([A-Z][a-z]+) and $")
_AUTHORITY_BEFORE = lazy.regex(
    rf"\b(?:(?!The )[A-Z][\w’'-]+ ){{0,3}}{_HEAD_NOUN} "
    r"(?:of|for|on) (?:the )?(?:[A-Z][\w-]+,? ){1,5}and $"
)
_FIRST_WORDS = lazy.regex(r"(?<![\w’'&.-])(?:(?!The )[A-Z][\w&-]+ ){1,5}$")
_DETERMINER = lazy.regex(r"(?:\b[Tt]he|\b[Aa]n?|\b[Ii]ts|[“\"])\s?(?:\w+ )?$")
_HYPHEN = lazy.regex(
    r"(?:(?<![\w-])[A-Z]\w* - )*(?<![\w-])(?:[A-Z]|[Aa]l|[Ee]l) - $"
)

# Within a piece.
_ADJECTIVE = lazy.regex(r"(?<=[a-z])(?:al|ic|ory|ary|ive)$")
"""Of what, is still to come: "Council on Ethical"."""

_FIRM = lazy.regex(r"\b(?:Inc|LLC|Ltd|Limited|Corp|Co)\.?$")
_HEADED = lazy.regex(rf"\b{_HEAD_NOUN} (?:of|for|on) ")
_ARTICLE = lazy.regex(r"(?<![\w-])(?:al|el|Al|El)$")
_CLOSING_WORDS = frozenset(TAILS) | {"LLC", "Ltd", "Affairs", "Services"}
_BASED = lazy.regex("-[a-z]")
_WORD = lazy.regex(r"\w+")
_SPACED_HYPHEN = lazy.regex(r"[a-z] - [a-z]")


class _Document(NamedTuple):
    """A text, and what is asked about it for each mention."""

    text: str
    counts: Mapping[str, int]  # of its words
    has_spaced_hyphens: bool  # a text whose hyphens all stand apart


class _Extent(NamedTuple):
    """Where a name begins and ends, and what it is."""

    start: int
    end: int
    kind: Kind


def extend_to_whole_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """A longer mention for each that no catalogue knows and that goes on, or begins, beyond it."""
    closed = find_covered_places(mention for mention in mentions if _is_closed(mention))
    towns = find_covered_places(mention for mention in mentions if _is_known_place(mention))
    closed_but_towns = closed - towns  # a firm's name may begin with its town
    document = _Document(text, Counter(_WORD.findall(text)), bool(_SPACED_HYPHEN.search(text)))
    longer = []
    for mention in mentions:
        if mention.ref is not None or mention.finder != Finder.SPACY:
            continue
        extent = _find_extent(document, mention)
        others = closed_but_towns if _FIRM.search(mention.surface) else closed
        if _is_longer(extent, mention) and others.isdisjoint(_added_places(extent, mention)):
            longer.append(_build(text, extent))
    return longer


def _is_closed(mention: Mention) -> bool:
    """Whether it is no part of a longer name."""
    if mention.ref or mention.kind is Kind.PERSON:
        return True
    return mention.surface.rpartition(" ")[2] in TAILS


def _is_known_place(mention: Mention) -> bool:
    return mention.ref is not None and mention.kind is Kind.PLACE


def _is_longer(extent: _Extent, mention: Mention) -> bool:
    return (extent.start, extent.end) != (mention.span.start, mention.span.end)


def _added_places(extent: _Extent, mention: Mention) -> tuple[int, ...]:
    """The places that the whole name has beyond the piece."""
    before = range(extent.start, mention.span.start)
    after = range(mention.span.end, extent.end)
    return (*before, *after)


def _build(text: str, extent: _Extent) -> Mention:
    span = Span(extent.start, extent.end)
    surface = text[span.start : span.end]
    return Mention(span, surface, extent.kind, Finder.DOCUMENT, SCORE)


def _find_extent(document: _Document, mention: Mention) -> _Extent:
    """The whole name of which a mention is a piece."""
    text = document.text
    start, end = mention.span.start, mention.span.end
    if document.has_spaced_hyphens:
        start, end = _join_hyphens(text, start, end)
    if mention.kind not in (Kind.ORGANISATION, Kind.LAW) or is_headline_case(text, start):
        return _Extent(start, end, mention.kind)
    authority = _AUTHORITY_BEFORE.search(text, _nearest_in_line(text, start, 90), start)
    if authority and mention.surface.rpartition(" ")[2] not in TAILS:
        return _Extent(authority.start(), end, mention.kind)
    start = _find_start(document, start, mention)
    for extent in _find_longer(text, start, end, mention):
        return extent
    return _Extent(start, end, mention.kind)


def _nearest_in_line(text: str, start: int, length: int) -> int:
    """The place that many characters before, or where the line begins."""
    line_start = text.rfind("\n", max(0, start - length), start) + 1
    return max(line_start, start - length, 0)


def _find_start(document: _Document, start: int, mention: Mention) -> int:
    """Where the whole name begins: with the first of two fields, or a firm's first words."""
    text = document.text
    first_field = _FIRST_FIELD.search(text, max(0, start - 30), start)
    if first_field and _is_one_field(document, first_field[1], mention.surface):
        start = first_field.start()
    if not _FIRM.search(mention.surface) or len(mention.surface.split()) < 3:
        return start
    first_words = _FIRST_WORDS.search(text, max(0, start - 60), start)
    if first_words and _may_begin_firm(first_words[0].split()):
        return first_words.start()
    return start


def _may_begin_firm(words: Sequence[str]) -> bool:
    """Whether they may be a firm's first words.

    No title, no word that opens a sentence, no "Sundby-based".
    """
    return not any(
        word in NOT_NAMES or word.lower() in TITLES or _BASED.search(word) for word in words
    )


def _is_one_field(document: _Document, first: str, rest: str) -> bool:
    """Whether "Information" is but a half of "Information and Harbour Technology".

    It only ever stands there, or wants a noun.
    """
    if _ADJECTIVE.search(first):
        return True
    count = document.counts[first]
    if " " not in rest or count < 2:
        return False
    return document.text.count(f"{first} and {rest}") == count


def _find_longer(text: str, start: int, end: int, mention: Mention) -> Iterator[_Extent]:
    """The whole names that the text may have, the likeliest first."""
    words = text[start:end].split()
    form = _COMPANY_FORM.match(text, end) or _OFFICE.match(text, end)
    if form:
        yield _Extent(start, form.end(), Kind.ORGANISATION)
    if words[-1] in _CLOSING_WORDS:
        return
    yield from _find_with_field(text, start, end, mention)
    yield from _find_with_tail(text, start, end, mention)


def _find_with_field(text: str, start: int, end: int, mention: Mention) -> Iterator[_Extent]:
    """Names that go on with an "and", or as an observance."""
    words = text[start:end].split()
    several = _TWO_FIELDS.match(text, end) or _SEVERAL_FIELDS.match(text, end)
    if several and _DETERMINER.search(text, max(0, start - 16), start):
        kind = Kind.LAW if several[2] else Kind.ORGANISATION
        yield _Extent(start, several.end(), kind)
    field = _FIELD.match(text, end)
    if field and _HEADED.match(text, start, end):
        yield _Extent(start, field.end(), mention.kind)
    observance = _OBSERVANCE.match(text, end)
    if observance and len(words) > 1:
        yield _Extent(start, observance.end(), Kind.EVENT)
    second = _SECOND_FIELD.match(text, end)
    if second and _ADJECTIVE.search(words[-1]) and _HEADED.search(text, start, end):
        yield _Extent(start, second.end(), mention.kind)


def _find_with_tail(text: str, start: int, end: int, mention: Mention) -> Iterator[_Extent]:
    """Names of one more word: a body's last, or that of a firm of two names."""
    words = text[start:end].split()
    tail = _TAIL.match(text, end)
    if tail is None:
        return
    if tail[1] in TAILS and len(words) > 1:
        yield _Extent(start, tail.end(), TAILS[tail[1]])
    is_name = words[0] not in GIVEN_NAMES and words[0] not in AMBIGUOUS_NAMES
    if len(words) == 1 and tail[1] in GIVEN_NAMES and is_name:  # "Norrland Martin"
        yield _Extent(start, tail.end(), mention.kind)


def _join_hyphens(text: str, start: int, end: int) -> tuple[int, int]:
    """"T - Mobile", "Suleiman al - Amr": a hyphen with spaces about it is still one."""
    before = _HYPHEN.search(text, _nearest_in_line(text, start, 20), start)
    if before:
        start = before.start()
    after = _HYPHENATED.match(text, end)
    if after and _ARTICLE.search(text, start, end):
        end = after.end()
    return start, end
