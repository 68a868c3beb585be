"""Markdown, with front matter or without, Obsidian's too -> Articles. Marks go, words stay, links become their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from frontmatter.default_handlers import YAMLHandler

from generator.errors import ConfigError
from generator.ingest.formats import plain
from generator.ingest.layout import encoding
from generator.ingest.layout.blocks import Line, lines
from generator.ingest.metadata import sidecar
from generator.ingest.metadata.known import Known, known, merged, words_of
from generator.ingest.metadata.outlets import Press
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.article import Basis
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import squeeze

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_FENCE = re.compile(r"\s*(```+|~~~+)")
_CALLOUT = re.compile(r"\[![\w-]+\][+-]?\s*")
_TARGET = r"\((?:[^()]|\([^()]{0,200}\)){0,1000}\)"  # every length is bounded: an unclosed mark must not be sought to the end of a book
_INLINE = tuple((re.compile(pattern), to) for pattern, to in (  # first what is not shown: comments, embeds, pictures
    (r"<!--.{0,2000}?-->|%%.{0,2000}?%%", ""), (r"!\[\[[^\]]{0,300}\]\]", ""), (rf"!\[[^\]]{{0,300}}\]{_TARGET}", ""),
    (r"\[\[(?:[^\]|]{0,300}\|)?([^\]]{0,300})\]\]", r"\1"), (rf"\[([^\]]{{0,500}})\]{_TARGET}",
    r"\1"), (r"\[([^\]]{1,500})\]\[[^\]]{0,200}\]", r"\1"),
    (r"<(https?://[^>\s]{1,2000})>", r"\1"), (r"\[\^[^\]]{1,100}\]:?", ""), (r"(?<!\\)(~~|==)(?=\S)(.{1,1000}?)(?<=\S)\1", r"\2"),
    (r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(.{1,1000}?)(?<=[^\s\\])\1(?!\w)", r"\2"), (r"`+([^`]{1,1000})`+",
    r"\1"), (r"</?[A-Za-z][^<>]{0,500}>", ""),
    (r"\\([\\`*_{}\[\]()#+.!~|>-])", r"\1"), (r"\s\^[\w-]+$", "")))
_TABLE = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?")
_ONLY_TAGS = re.compile(r"(?:\s*#[A-Za-z][\w/-]*)+\s*")
_TAGS = re.compile(r"(?:^|\s)#([A-Za-z][\w/-]*)")
_DEFINITION = re.compile(r"\s*\[[^\]^]+\]:\s+\S+")
_INLINE_FIELD = re.compile(r"\s*\(?\[?([A-Za-z][\w -]{1,20})::\s*(.+?)\]?\)?\s*$")  # Obsidian's Dataview


def read(source: Source, data: bytes, beside: Sidecar, press: Press) -> Reading:
    """Front matter is the source's own word: dates in it are stated."""
    found = encoding.decoded(data)
    if isinstance(found, str):
        return plain.read(source, data, beside, press)
    header, start = _front(found.text)
    facts, problems = _facts(header, found.text[:start], source.path)
    problems = (*plain.strays(source, found), *problems)
    bodies = tuple(_plain(tuple(replace(line, start=line.start + start, end=line.end + start) for line in lines(found.text[start:]))))
    tags = words_of([tag for line in lines(found.text[start:]) for tag in _TAGS.findall(line.text) if not _FENCE.match(line.text)])
    facts = merged((facts, known("tags", tags, " ".join(f"#{t}" for t in tags), "tags in the text") if tags else Known()))
    reading = plain.told(source, found, bodies, beside, press, _outlets(facts, press))
    return Reading(reading.articles, (*problems, *reading.problems))


def _facts(header: str, above: str, path: str) -> tuple[Known, tuple[Problem, ...]]:
    """What the front matter says; `above` is all text before the body. Keys of other tools are left alone."""
    first = above.count("\n", 0, max(above.find(header), 0)) + 1
    try:
        held = sidecar.header(header, path, first)
    except ConfigError as error:
        hint = "write `key: value` lines between two lines of `---`"
        return Known(), (Problem(error.where, f"front matter: {error.what}", error.hint or hint),)
    return sidecar.facts(held.said, path, Basis.STATED, held.places)


def _outlets(facts: Known, press: Press) -> Known:
    return replace(facts, outlet=press.named(facts.outlet) or facts.outlet) if facts.outlet else facts


def _front(text: str) -> tuple[str, int]:
    """The YAML header, and where the body begins."""
    handler = YAMLHandler()
    shift = len(text) - len(text.lstrip("\ufeff \r\n"))
    if not handler.detect(text[shift:]):
        return "", 0
    try:
        header, body = handler.split(text[shift:])
    except ValueError:  # no second line of ---
        return "", 0
    return header, len(text) - len(body)


def _plain(found: tuple[Line, ...]) -> Iterator[Line]:
    """Line for line, so that places in the source stay known."""
    fenced = comment = False
    for line in found:
        text = line.text if line.text[:1] != " " else f" {line.text.lstrip()}"
        if _FENCE.match(text):
            fenced = not fenced
            yield replace(line, text="")
        elif fenced:
            yield line
        elif comment or ("<!--" in text and "-->" not in text):
            comment = "-->" not in text
            yield replace(line, text="")
        elif heading := _HEADING.match(text):
            yield replace(line, text=_words(heading[2]), heading=len(heading[1]))
        else:
            yield replace(line, text=_line(text))


def _line(text: str) -> str:
    text = squeeze(text)
    if _DEFINITION.fullmatch(text) or _TABLE.fullmatch(text) or _ONLY_TAGS.fullmatch(text):
        return ""
    if field := _INLINE_FIELD.fullmatch(text):
        return f"{field[1]}: {_words(field[2])}"
    text = re.sub(r"^\s*(?:>\s?)+", "", text)
    text = _CALLOUT.sub("", text, count=1)
    text = re.sub(r"^\s*[-*+]\s+\[[ xX]\]\s+", "", text)
    if not re.fullmatch(r"\s*(?:[-*_=]\s*){3,}", text):
        text = re.sub(r"^\s*[-*+]\s+(?=\S)", "• ", text)
    if text.strip().startswith("|"):
        text = re.sub(r"\s*\|\s*", " · ", text.strip().strip("|")).strip()
    return _words(text)


def _words(text: str) -> str:
    for pattern, to in _INLINE:
        text = pattern.sub(to, text)
    text = re.sub(r"(?<=[.!?”\"])(?:\s+#[A-Za-z][\w/-]*)+\s*$", "", text)
    return re.sub(_TAGS, lambda m: m[0].replace("#", "", 1), text)
