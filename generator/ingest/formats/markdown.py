"""Markdown, with front matter or without, Obsidian's too -> Articles.

Marks go, words stay, links become their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from frontmatter.default_handlers import YAMLHandler

from generator.errors import ConfigError
from generator.ingest.formats import plain
from generator.ingest.formats.inline_markdown import find_tags, strip_inline, strip_marks
from generator.ingest.layout import encoding
from generator.ingest.layout.blocks import Line, split_lines
from generator.ingest.metadata import sidecar as sidecars
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.values import parse_tags
from generator.ingest.rules import EvidenceRule
from generator.model.article import Basis
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = "write `key: value` lines between two lines of `---`"
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_FENCE = re.compile(r"\s*(```+|~~~+)")


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Front matter is the source's own word: dates in it are stated."""
    decoded = encoding.decode(data)
    if isinstance(decoded, str):
        return plain.read(source, data, sidecar, outlets)  # it says what is wrong
    header, start = _split_front_matter(decoded.text)
    front_matter, problems = _parse_front_matter(header, decoded.text[:start], source.path)
    body = split_lines(decoded.text[start:])
    lines = tuple(_shift(body, start))
    metadata = merge_metadata((front_matter, _tags_in(lines)))
    if metadata.outlet:
        metadata = replace(metadata, outlet=outlets.spell_outlet(metadata.outlet))
    words = tuple(_strip_markdown(lines))
    reading = plain.read_lines(source, decoded, words, sidecar, outlets, metadata)
    encoding_problems = plain.encoding_problems(source, decoded)
    return Reading(reading.articles, (*encoding_problems, *problems, *reading.problems))


def _split_front_matter(text: str) -> tuple[str, int]:
    """The YAML header, and where the body begins."""
    handler = YAMLHandler()
    content = text.lstrip("\ufeff \r\n")
    if not handler.detect(content):
        return "", 0
    try:
        header, body = handler.split(content)
    except ValueError:  # no second line of ---
        return "", 0
    return header, len(text) - len(body)


def _parse_front_matter(header: str, above: str, path: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """What the front matter says; `above` is all text before the body.

    Keys of other tools are left alone.
    """
    header_start = max(above.find(header), 0)
    first_line = above.count("\n", 0, header_start) + 1
    try:
        parsed = sidecars.parse_header(header, path, first_line)
    except ConfigError as error:
        problem = Problem(error.where, f"front matter: {error.what}", error.hint or HINT)
        return Metadata(), (problem,)
    return sidecars.parse_fields(parsed.values, path, Basis.STATED, parsed.places)


def _shift(lines: Sequence[Line], start: int) -> Iterator[Line]:
    """Lines of the body, with their places in the whole file."""
    for line in lines:
        line_start = line.start + start
        line_end = line.end + start
        yield replace(line, start=line_start, end=line_end)


def _tags_in(lines: Sequence[Line]) -> Metadata:
    """The tags that stand in the text: "#shipping"."""
    words: list[str] = []
    for line in lines:
        if not _FENCE.match(line.text):
            words += find_tags(line.text)
    tags = parse_tags(words)
    if not tags:
        return Metadata()
    quote = " ".join(f"#{tag}" for tag in tags)
    return metadata_of(Field.TAGS, tags, quote, EvidenceRule.TAGS_IN_TEXT)


def _strip_markdown(lines: Sequence[Line]) -> Iterator[Line]:
    """Line for line, so that places in the source stay known."""
    in_fence = False
    in_comment = False
    for line in lines:
        text = f" {line.text.lstrip()}" if line.text.startswith(" ") else line.text
        heading = _HEADING.match(text)
        if _FENCE.match(text):
            in_fence = not in_fence
            yield replace(line, text="")
        elif in_fence:
            yield line
        elif in_comment or _opens_comment(text):
            in_comment = "-->" not in text
            yield replace(line, text="")
        elif heading:
            yield replace(line, text=strip_inline(heading[2]), heading=len(heading[1]))
        else:
            yield replace(line, text=strip_marks(text))


def _opens_comment(text: str) -> bool:
    return "<!--" in text and "-->" not in text
