"""A story's blocks beneath its top -> paragraphs to print, lines to cut, and metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import lazy
from generator.ingest.layout.draft import Draft
from generator.ingest.layout.furniture import find_rule, heads_comments, heads_related, strip_tails
from generator.ingest.layout.glue import split_glued
from generator.ingest.layout.headlines import count_words, looks_like_headline
from generator.ingest.metadata.labels import parse_label_line
from generator.ingest.metadata.metadata import Field, Metadata, metadata_of
from generator.ingest.metadata.origin import parse_origin_line
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.rules import CutRule, EvidenceRule
from generator.words import letters_of, squeeze

REPEAT = 8  # words: a shorter paragraph may rightly come twice
TOP = 3  # paragraphs among which the headline may be repeated
LONGEST_LABEL_LINE = 25  # words
LONGEST_RIGHTS_LINE = 60  # words
LONGEST_RELATED = 20  # words of a headline in a list of other articles
LONGEST_CAPTION = 3  # words
BESIDE_CAPTION = 8  # words at least of the paragraphs before and after a caption

_CAPITALISED = r"[A-Z0-9][\w’'.&-]*"
_CAPTION = lazy.regex(rf"{_CAPITALISED}(?: {_CAPITALISED}){{0,2}}")
_RIGHTS = lazy.regex(r"(?:©|\(c\)|copyright\b).*|.{0,80}all rights reserved\W*", re.I)
_TEXT_LABEL = lazy.regex(
    r"(?:full text|body|text|article text|lead|story)\s*:\s+(?=[\"“‘']?[A-Z])", re.I)
_CONTINUES = lazy.regex(r"\[?(?:continue|keep)", re.I)


def cut_related(texts: Sequence[str], draft: Draft) -> list[str]:
    """The blocks without lists of other stories and the readers' comments at the end."""
    rest: list[str] = []
    in_list = False
    for k, text in enumerate(texts):
        line = squeeze(text)
        if k > 2 and k > len(texts) // 2 and heads_comments(line):
            _cut_comments(texts[k:], draft)
            return rest
        opens_list = heads_related(line) and not line.isdigit()
        in_list = opens_list or (in_list and _is_related_headline(line))
        if in_list:
            draft.cut(line, CutRule.RELATED)
        else:
            rest.append(text)
    return rest


def _is_related_headline(line: str) -> bool:
    if not looks_like_headline(line):
        return False
    return count_words(line) <= LONGEST_RELATED


def _cut_comments(texts: Sequence[str], draft: Draft) -> None:
    for line in map(squeeze, texts):
        if not cut_line(line, draft):
            draft.cut(line, CutRule.COMMENTS)


def sort_block(text: str, draft: Draft) -> None:
    """One block -> paragraphs, lines that are cut, metadata: all are added to the draft."""
    if cut_line(squeeze(text), draft):
        return
    label = _TEXT_LABEL.match(text)
    if label:
        draft.cut(label[0], CutRule.LABEL)
        text = text[label.end():]
    body = _cut_tails(text, draft)
    pieces = split_glued(body) if body else ()
    for piece in pieces:
        paragraph = squeeze(_cut_tails(piece, draft))
        if paragraph and not cut_line(paragraph, draft):
            draft.paragraphs.append(paragraph)


def _cut_tails(text: str, draft: Draft) -> str:
    """The text without its tails, "Read more" and the like."""
    text, tails = strip_tails(text)
    for tail in tails:
        origin = parse_origin_line(squeeze(tail.quote), draft.outlets)
        if origin:
            draft.metadata.append(origin)
        draft.cut(tail.quote, tail.rule)
    return text


def cut_line(line: str, draft: Draft) -> bool:
    """Cut the line if all of it is furniture or metadata; True if it was cut."""
    origin = parse_origin_line(line, draft.outlets)
    if origin and _CONTINUES.match(line):
        return _cut_metadata(line, origin, CutRule.CONTINUED, draft)
    if origin and origin.evidence:
        return _cut_metadata(line, origin, origin.evidence[0].rule, draft)
    label = _parse_foot_label(line, draft.outlets)
    if label:
        return _cut_metadata(line, label, CutRule.LABEL, draft)
    furniture_rule = find_rule(line)
    if furniture_rule:
        draft.cut(line, furniture_rule)
        return True
    if _RIGHTS.fullmatch(line) and count_words(line) < LONGEST_RIGHTS_LINE:
        rights = metadata_of(Field.RIGHTS, line, line, EvidenceRule.RIGHTS_LINE)
        return _cut_metadata(line, rights, CutRule.RIGHTS_LINE, draft)
    return False


def _cut_metadata(line: str, metadata: Metadata, rule: str, draft: Draft) -> bool:
    draft.metadata.append(metadata)
    draft.cut(line, rule)
    return True


def _parse_foot_label(line: str, outlets: OutletIndex) -> Metadata | None:
    """Labels that may stand anywhere: "Source: Reuters", "Published: ...", "Tags: ..."."""
    if count_words(line) > LONGEST_LABEL_LINE:
        return None
    label = parse_label_line(line, outlets)
    if label is None or label.title:
        return None
    if label.authors and not line.lower().startswith(("author", "by")):
        return None
    return label


def cut_repeated(texts: Sequence[str], headline: str, draft: Draft) -> list[str]:
    """Each paragraph once; the headline is not said again beneath itself."""
    seen: set[str] = set()
    rest: list[str] = []
    for text in texts:
        key = letters_of(text)
        repeats_last = bool(rest) and rest[-1] == text
        is_repeated = key != "" and key in seen
        is_telling = repeats_last or count_words(text) >= REPEAT
        if is_repeated and is_telling:
            draft.cut(text, CutRule.REPEATED_PARAGRAPH)
        elif headline and len(rest) < TOP and key == letters_of(headline):
            draft.cut(text, CutRule.REPEATED_HEADLINE)
        else:
            rest.append(text)
        seen.add(key)
    return rest


def cut_captions(texts: Sequence[str], headline: str, draft: Draft) -> list[str]:
    """A line of one to three words between paragraphs that only repeats a name of the text stood
    under a picture.
    """
    rest: list[str] = []
    for k, text in enumerate(texts):
        if _stands_between(k, texts) and _repeats_name(text, headline, texts):
            draft.cut(text, CutRule.BARE_CAPTION)
        else:
            rest.append(text)
    return rest


def _stands_between(k: int, texts: Sequence[str]) -> bool:
    """Is it a short line between two long paragraphs?"""
    if k == 0 or k == len(texts) - 1:
        return False
    if count_words(texts[k]) > LONGEST_CAPTION:
        return False
    before = count_words(texts[k - 1])
    after = count_words(texts[k + 1])
    return min(before, after) >= BESIDE_CAPTION


def _repeats_name(text: str, headline: str, texts: Sequence[str]) -> bool:
    """Is it a name that stands in another paragraph or in the headline, and on no other line of
    its own?
    """
    if not _CAPTION.fullmatch(text):
        return False
    if texts.count(text) != 1:
        return False
    name = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    others = [
        other
        for other in (headline, *texts)
        if other is not text
    ]
    return any(name.search(other) for other in others)
