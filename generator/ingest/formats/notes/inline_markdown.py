"""One line of Markdown -> its words, without marks, link targets, table bars and tag signs."""

from __future__ import annotations

import re

from generator import lazy
from generator.words import squeeze

# Every length is bounded: an unclosed mark must not be sought to the end of a book.
_TARGET = r"\((?:[^()]|\([^()]{0,200}\)){0,1000}\)"
_REPLACEMENTS = tuple((lazy.regex(pattern), words) for pattern, words in (
    (r"<!--.{0,2000}?-->|%%.{0,2000}?%%", ""),  # a comment; first what is not shown
    (r"!\[\[[^\]]{0,300}\]\]", ""),  # an embedded note
    (rf"!\[[^\]]{{0,300}}\]{_TARGET}", ""),  # a picture
    (r"\[\[(?:[^\]|]{0,300}\|)?([^\]]{0,300})\]\]", r"\1"),  # [[note|words]]
    (rf"\[([^\]]{{0,500}})\]{_TARGET}", r"\1"),  # [words](target)
    (r"\[([^\]]{1,500})\]\[[^\]]{0,200}\]", r"\1"),  # [words][reference]
    (r"<(https?://[^>\s]{1,2000})>", r"\1"),  # <https://...>
    (r"\[\^[^\]]{1,100}\]:?", ""),  # a footnote's mark
    (r"(?<!\\)(~~|==)(?=\S)(.{1,1000}?)(?<=\S)\1", r"\2"),  # ~~struck~~, ==marked==
    (r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(.{1,1000}?)(?<=[^\s\\])\1(?!\w)", r"\2"),  # *stressed*
    (r"`+([^`]{1,1000})`+", r"\1"),  # `code`
    (r"</?[A-Za-z][^<>]{0,500}>", ""),  # HTML
    (r"\\([\\`*_{}\[\]()#+.!~|>-])", r"\1"),  # a mark that is meant as itself
    (r"\s\^[\w-]+$", ""),  # a block's name
))
_TABLE_RULE = lazy.regex(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?")
_TAG = r"#[A-Za-z][\w/-]*"
_ONLY_TAGS = lazy.regex(rf"(?:\s*{_TAG})+\s*")
_TAGS = lazy.regex(r"(?:^|\s)#([A-Za-z][\w/-]*)")
_TAGS_AT_END = lazy.regex(rf"(?<=[.!?”\"])(?:\s+{_TAG})+\s*$")
_DEFINITION = lazy.regex(r"\s*\[[^\]^]+\]:\s+\S+")
# of Obsidian's Dataview: "key:: value"
_INLINE_FIELD = lazy.regex(r"\s*\(?\[?([A-Za-z][\w -]{1,20})::\s*(.+?)\]?\)?\s*$")
_QUOTE = lazy.regex(r"^\s*(?:>\s?)+")
_CALLOUT = lazy.regex(r"\[![\w-]+\][+-]?\s*")
_TASK = lazy.regex(r"^\s*[-*+]\s+\[[ xX]\]\s+")
_RULED_LINE = lazy.regex(r"\s*(?:[-*_=]\s*){3,}")
_LIST_MARK = lazy.regex(r"^\s*[-*+]\s+(?=\S)")


def find_tags(text: str) -> list[str]:
    """The tags of a line, without their signs: "#shipping" gives "shipping"."""
    return _TAGS.findall(text)


def strip_marks(text: str) -> str:
    """The words of a line that is no heading; empty for a definition, a table's rule, and tags
    alone.
    """
    line = squeeze(text)
    if _shows_nothing(line):
        return ""
    field = _INLINE_FIELD.fullmatch(line)
    if field:
        return f"{field[1]}: {strip_inline(field[2])}"
    line = _QUOTE.sub("", line)
    line = _CALLOUT.sub("", line, count=1)
    line = _TASK.sub("", line)
    if not _RULED_LINE.fullmatch(line):
        line = _LIST_MARK.sub("• ", line)
    if line.strip().startswith("|"):
        line = _strip_bars(line)
    return strip_inline(line)


def _shows_nothing(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in (_DEFINITION, _TABLE_RULE, _ONLY_TAGS))


def _strip_bars(row: str) -> str:
    """A table's row with "·" between its cells."""
    cells = row.strip().strip("|")
    parted = re.sub(r"\s*\|\s*", " · ", cells)
    return parted.strip()


def strip_inline(text: str) -> str:
    """The words without marks within the line."""
    for pattern, words in _REPLACEMENTS:
        text = pattern.sub(words, text)
    text = _TAGS_AT_END.sub("", text)
    return _TAGS.sub(lambda m: m[0].replace("#", "", 1), text)
