"""The top of a story: its headline, and the lines above and beneath it that become metadata."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from generator import lazy
from generator.ingest.layout.draft import Draft
from generator.ingest.layout.furniture import find_rule, heads_related
from generator.ingest.layout.headlines import MOST_WORDS, count_words, looks_like_headline
from generator.ingest.metadata.authors import NAME
from generator.ingest.metadata.bylines import parse_byline
from generator.ingest.metadata.datelines import parse_dateline
from generator.ingest.metadata.headers import parse_date_line, parse_header
from generator.ingest.metadata.labels import parse_label_line
from generator.ingest.metadata.metadata import Field, Metadata, metadata_of
from generator.ingest.metadata.origin import parse_origin_line
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import CutRule, EvidenceRule
from generator.words import squeeze

TOP_LINES = 12  # among which the headline is sought
TITLE_NEAR = 5  # lines beneath a likely headline: a label "Title:" among them outweighs it
METADATA_LINES = 6  # lines beneath the headline that may still be byline, date or label
LONGEST_METADATA_LINE = 30  # words
LONGEST_OUTLET_LINE = 60  # characters
SHORT_NAME = 3  # words of a kicker, or of a name alone on its line
KICKED_HEADLINE = 4  # words at least of the headline beneath a kicker

_NAME = lazy.regex(NAME)
_SENTENCE_END = lazy.regex(r"[a-z]\.[”\"’']?$")


class _TopLine(Enum):
    """What a line at the top of a story is."""

    TITLE_LABEL = auto()  # "Title: Arden sells its last coal ship"
    METADATA = auto()  # a masthead, a date, furniture
    BODY = auto()  # no headline comes after it
    HEADLINE = auto()  # it could stand over the story
    OTHER = auto()


def take_headline(texts: list[str], draft: Draft) -> tuple[str, list[str]]:
    """(the headline or "", the blocks after it).

    It is the first line that can be one; what stands above it is masthead, kicker or furniture.
    """
    candidates: list[int] = []
    for k, text in enumerate(texts[:TOP_LINES]):
        kind = _classify(squeeze(text), draft.outlets)
        if kind is _TopLine.TITLE_LABEL:
            return _take_title_label(texts, k, draft)
        if kind is _TopLine.BODY:
            break
        if kind is _TopLine.HEADLINE:
            candidates.append(k)
    if not candidates or _has_title_near(texts, candidates[0], draft.outlets):
        return _take_first_title_label(texts, draft)
    k = candidates[0]
    if len(candidates) > 1 and _is_kicker(texts[k], texts[candidates[1]]):
        k = candidates[1]
    _cut_above(texts[:k], draft)
    return squeeze(texts[k]), texts[k + 1:]


def _classify(line: str, outlets: OutletIndex) -> _TopLine:
    label = parse_label_line(line, outlets)
    if label:
        return _TopLine.TITLE_LABEL if label.title else _TopLine.METADATA
    if _is_metadata_or_furniture(line, outlets):
        return _TopLine.METADATA
    if _is_body(line, outlets):
        return _TopLine.BODY
    if looks_like_headline(line):
        return _TopLine.HEADLINE
    return _TopLine.OTHER


def _is_metadata_or_furniture(line: str, outlets: OutletIndex) -> bool:
    if _parse_metadata_line(line, outlets):
        return True
    if parse_header(line, outlets).outlet and not _has_title_before_outlet(line):
        return True
    return find_rule(line) is not None or heads_related(line)


def _has_title_before_outlet(line: str) -> bool:
    """Is it "Arden votes on its tram | Reuters", a headline with its outlet?"""
    title, bar, _ = line.rpartition(" | ")
    return (
        bool(bar)
        and count_words(title) >= KICKED_HEADLINE
        and looks_like_headline(title)
    )


def _is_body(line: str, outlets: OutletIndex) -> bool:
    """Is the line too long for a headline, a sentence, or does a dateline begin it?"""
    if count_words(line) > MOST_WORDS:
        return True
    if _SENTENCE_END.search(line):
        return True
    return parse_dateline(line, outlets) is not None


def _parse_metadata_line(line: str, outlets: OutletIndex) -> Metadata | None:
    """A byline, a date line, or a line that leads to the story's origin."""
    return (
        parse_byline(line, outlets)
        or parse_date_line(line, outlets)
        or parse_origin_line(line, outlets)
    )


def _parse_title(text: str, outlets: OutletIndex) -> str | None:
    line = squeeze(text)
    label = parse_label_line(line, outlets)
    if label is None:
        return None
    return label.title


def _has_title_near(texts: Sequence[str], k: int, outlets: OutletIndex) -> bool:
    """Does a label "Title:" stand on one of the lines beneath block `k`?"""
    first = k + 1
    near = texts[first:first + TITLE_NEAR]
    return any(_parse_title(text, outlets) for text in near)


def _take_first_title_label(texts: list[str], draft: Draft) -> tuple[str, list[str]]:
    for k, text in enumerate(texts[:TOP_LINES]):
        if _parse_title(text, draft.outlets):
            return _take_title_label(texts, k, draft)
    return "", texts


def _take_title_label(texts: list[str], k: int, draft: Draft) -> tuple[str, list[str]]:
    """The title that block `k` names, and the blocks after it."""
    line = texts[k]
    title = _parse_title(line, draft.outlets)
    draft.cut(line, CutRule.LABEL)
    _cut_above(texts[:k], draft)
    rest = texts[k + 1:]
    return title or "", rest


def _is_kicker(text: str, after: str) -> bool:
    """A short name over a longer line: "Packet Loss", "WORLD NEWS"."""
    if count_words(text) > SHORT_NAME:
        return False
    if count_words(after) < KICKED_HEADLINE:
        return False
    if text.isupper():
        return True
    return _NAME.fullmatch(text) is not None


def _cut_above(texts: Sequence[str], draft: Draft) -> None:
    """Lines above the headline: labels and furniture."""
    for text in texts:
        line = squeeze(text)
        metadata = (
            parse_label_line(line, draft.outlets)
            or _parse_metadata_line(line, draft.outlets)
            or parse_header(line, draft.outlets)
        )
        draft.metadata.append(metadata)
        if metadata.evidence:
            draft.cut(line, metadata.evidence[0].rule)
        else:
            draft.cut(line, find_rule(line) or CutRule.ABOVE_HEADLINE)


def take_metadata_lines(texts: list[str], draft: Draft) -> list[str]:
    """The blocks beneath the headline, without the byline, date, outlet and label lines, which
    become metadata.
    """
    rest: list[str] = []
    for k, text in enumerate(texts):
        line = squeeze(text)
        is_running_text = count_words(line) > LONGEST_METADATA_LINE and not rest
        if k >= METADATA_LINES + len(rest) or len(rest) > 1 or is_running_text:
            return rest + texts[k:]
        metadata = _parse_line_beneath(texts, k, draft.outlets)
        if metadata is None:
            rest.append(text)
            continue
        draft.metadata.append(metadata)
        draft.cut(line, _cut_rule(metadata))
    return rest


def _parse_line_beneath(texts: Sequence[str], k: int, outlets: OutletIndex) -> Metadata | None:
    line = squeeze(texts[k])
    return (
        parse_label_line(line, outlets)
        or _parse_metadata_line(line, outlets)
        or _parse_outlet_line(line, outlets)
        or _parse_name_line(texts, k, outlets)
    )


def _cut_rule(metadata: Metadata) -> CutRule:
    if metadata.authors:
        return CutRule.BYLINE
    return CutRule.DATE_LINE if metadata.published else CutRule.METADATA_LINE


def _parse_outlet_line(line: str, outlets: OutletIndex) -> Metadata | None:
    if len(line) >= LONGEST_OUTLET_LINE:
        return None
    header = parse_header(line, outlets)
    if header.outlet and not header.published:
        return header
    return None


def _parse_name_line(texts: Sequence[str], k: int, outlets: OutletIndex) -> Metadata | None:
    """A name alone on a line beside a date line is a byline.

    Where outlet, date and reporter have each a line, in this order, the first name is the outlet's.
    """
    line = squeeze(texts[k])
    if not _is_short_name(line):
        return None
    date_before = _is_date_line(texts, k - 1, outlets)
    date_after = _is_date_line(texts, k + 1, outlets)
    if not date_before and not date_after:
        return None
    second_after = squeeze(texts[k + 2]) if k + 2 < len(texts) else ""
    if date_after and _is_short_name(second_after):
        return metadata_of(Field.OUTLET, line, line, EvidenceRule.NAME_LINE)
    author = line.title() if line.isupper() else line
    return metadata_of(Field.AUTHORS, (author,), line, EvidenceRule.NAME_LINE)


def _is_date_line(texts: Sequence[str], k: int, outlets: OutletIndex) -> bool:
    if not 0 <= k < len(texts):
        return False
    line = squeeze(texts[k])
    return parse_date_line(line, outlets) is not None


def _is_short_name(text: str) -> bool:
    """Is the text a name of up to three words, and nothing else?"""
    if count_words(text) > SHORT_NAME:
        return False
    return _NAME.fullmatch(text) is not None
