"""Markdown, with front matter or without, Obsidian's too -> Articles.

Marks go, words stay, links become their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import lazy
from generator.ingest.formats import plain
from generator.ingest.formats.notes.front_matter import read_front_matter
from generator.ingest.formats.notes.inline_markdown import find_tags, strip_inline, strip_marks
from generator.ingest.layout import encoding
from generator.ingest.layout.blocks import Line, split_lines
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.values import parse_tags
from generator.ingest.rules import EvidenceRule
from generator.model.source import Reading, Source

_HEADING = lazy.regex(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_FENCE = lazy.regex(r"\s*(```+|~~~+)")


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Front matter is the source's own word: dates in it are stated."""
    decoded = encoding.decode(data)
    if isinstance(decoded, str):
        return plain.read(source, data, sidecar, outlets)  # it says what is wrong
    front_matter, start, problems = read_front_matter(decoded.text, source.path)
    body = split_lines(decoded.text[start:])
    lines = tuple(_shift(body, start))
    metadata = merge_metadata((front_matter, _tags_in(lines)))
    if metadata.outlet:
        metadata = replace(metadata, outlet=outlets.spell_outlet(metadata.outlet))
    words = tuple(_strip_markdown(lines))
    reading = plain.read_lines(source, decoded, words, sidecar, outlets, metadata)
    encoding_problems = plain.encoding_problems(source, decoded)
    return Reading(reading.articles, (*encoding_problems, *problems, *reading.problems))


def _shift(lines: Sequence[Line], start: int) -> Iterator[Line]:
    """Lines of the body, with their places in the whole file."""
    for line in lines:
        yield replace(
            line,
            start=line.start + start,
            end=line.end + start,
        )


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
