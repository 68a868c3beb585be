"""The header of a note, between lines of `---` (YAML) or `+++` (TOML) -> Metadata.

People write values that are no YAML ("title: Harbour tax: what we know"): such a value is read
as the words that it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from generator import lazy
from generator.errors import ConfigError
from generator.ingest.metadata.field_keys import find_meaning
from generator.ingest.metadata.fields import parse_fields
from generator.ingest.metadata.metadata import Metadata
from generator.ingest.metadata.sidecar import LONGEST, Header, parse_header
from generator.model.article import Basis
from generator.model.problem import Problem

HINT = "write `key: value` lines between two lines of `---`"
TOML_HINT = "write `key = \"value\"` lines between two lines of `+++`"
_TOML = lazy.regex(r"\+\+\+[ \t]*\r?\n(?P<header>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_KEY_LINE = lazy.regex(r"(?P<key>\w[\w -]{0,40}?):(?P<blank>[ \t]*)(?P<value>.*)")
_ANCHOR = lazy.regex(r"&\w")  # of YAML, and no words
_NOT_COMMENT = lazy.regex(r"(?:^|\s)#\w")  # "We are #1", "#shipping"
_CURLY = lazy.regex(r"“([^”]*)”|‘(.*)’|«\s?([^»]*?)\s?»|„([^“”]*)[“”]")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A key at the beginning of a line, and the lines of its value."""

    first: int  # its line in the file
    lines: tuple[str, ...]


def read_front_matter(text: str, path: str) -> tuple[Metadata, int, tuple[Problem, ...]]:
    """What a note's header says, where its body begins, and Problems.

    Keys of other tools are left alone.
    """
    content = text.lstrip("\ufeff \r\n")
    m = _TOML.match(content)
    start = len(text) - len(content)
    if m:
        metadata, problems = _read_toml(m["header"], path)
        return metadata, start + m.end(), problems
    header, body_start = _split_yaml(text, content)
    header_start = max(text[:body_start].find(header), 0)
    first_line = text.count("\n", 0, header_start) + 1
    metadata, problems = _read_yaml(header, path, first_line)
    return metadata, body_start, problems


def _split_yaml(text: str, content: str) -> tuple[str, int]:
    """The YAML header, and where the body begins."""
    handler = YAMLHandler()
    if not handler.detect(content):
        return "", 0
    try:
        header, body = handler.split(content)
    except ValueError:  # no second line of ---
        return "", 0
    return header, len(text) - len(body)


def _read_toml(header: str, path: str) -> tuple[Metadata, tuple[Problem, ...]]:
    values = _parse_toml(header) or _parse_toml(header.translate(_STRAIGHT))
    if values is None:
        problem = Problem(path, "front matter: not valid TOML", TOML_HINT)
        return Metadata(), (problem,)
    return parse_fields(_in_words(values), path, Basis.STATED)


def _parse_toml(header: str) -> dict[str, object] | None:
    if len(header) > LONGEST:
        return None
    try:
        return tomllib.loads(header.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return None


def _in_words(values: Mapping[str, object]) -> dict[str, object]:
    """The values with dates and times as text."""
    words: dict[str, object] = {}
    for key, value in values.items():
        if isinstance(value, dict):
            words[key] = _in_words(value)
        else:
            words[key] = value if isinstance(value, (list, bool)) else str(value)
    return words


def _read_yaml(header: str, path: str, first: int) -> tuple[Metadata, tuple[Problem, ...]]:
    problems: tuple[Problem, ...] = ()
    lines = [_quote_signs(line) for line in header.split("\n")]
    try:
        parsed = parse_header("\n".join(lines), path, first)
    except ConfigError as error:
        parsed = _parse_chunks(lines, path, first)
        if not parsed.values or len(header) > LONGEST:
            problem = Problem(error.where, f"front matter: {error.what}", error.hint or HINT)
            return Metadata(), (problem,)
        problems = _lost_chunks(lines, path, first)
    values = {
        key: _strip_curly(value)
        for key, value in parsed.values.items()
    }
    metadata, field_problems = parse_fields(values, path, Basis.STATED, parsed.places)
    return metadata, (*problems, *field_problems)


def _quote_signs(line: str) -> str:
    """"title: We are #1" in quotes: YAML would take the end for a comment."""
    if line.startswith("\t"):  # YAML takes no tabs before a value
        return line.expandtabs(2)
    m = _KEY_LINE.fullmatch(line.rstrip())
    if m is None:
        return line
    value = m["value"]
    if not _NOT_COMMENT.search(value) or value[0] in "\"'[{|>":
        return line
    return _quoted(m["key"], value)


def _quoted(key: str, value: str) -> str:
    words = _strip_outer_quotes(value)
    escaped = words.replace("'", "''")
    return f"{key}: '{escaped}'"


def _strip_outer_quotes(value: str) -> str:
    """`"Say "no" to it"` is all in quotes, `"No," she says, "never"` is not."""
    quote = value[:1]
    if quote not in ("\"", "'") or len(value) < 3:
        return value
    if not value.endswith(quote):
        return value
    inner = value[1:-1]
    if quote == "'" and not re.search(r"\B'|'\B", inner):  # apostrophes alone
        return inner
    place = inner.find(quote)
    opens_within = place > 0 and inner[place - 1] == " "
    if place < 0 or opens_within:
        return inner
    return value


def _chunks_of(lines: list[str], first: int) -> Iterator[_Chunk]:
    begin = 0
    for number, line in enumerate([*lines[1:], "end:"], 1):
        if _KEY_LINE.match(line):
            yield _Chunk(first + begin, tuple(lines[begin:number]))
            begin = number


def _parse_chunks(lines: list[str], path: str, first: int) -> Header:
    """What each key of a header says that is no YAML as a whole; the first of two keys wins."""
    values: dict[str, object] = {}
    places: dict[str, str] = {}
    for chunk in _chunks_of(lines, first):
        parsed = _parse_chunk(chunk, path)
        if parsed is None:
            continue
        for key, value in parsed.values.items():
            values.setdefault(key, value)
            places.setdefault(key, parsed.places[key])
    return Header(values, places)


def _parse_chunk(chunk: _Chunk, path: str) -> Header | None:
    """A key with its value, as YAML or else as the words of its line."""
    try:
        return parse_header("\n".join(chunk.lines), path, chunk.first)
    except ConfigError:
        pass
    m = _KEY_LINE.fullmatch(chunk.lines[0].rstrip())
    if m is None or not m["value"] or not (m["blank"] or find_meaning(m["key"])):
        return None
    if _ANCHOR.match(m["value"]):
        return None
    try:
        return parse_header(_quoted(m["key"], m["value"]), path, chunk.first)
    except ConfigError:
        return None


def _lost_chunks(lines: list[str], path: str, first: int) -> tuple[Problem, ...]:
    """A Problem for each key whose value is lost."""
    problems: list[Problem] = []
    for chunk in _chunks_of(lines, first):
        if any(chunk.lines) and _parse_chunk(chunk, path) is None:
            where = f"{path}:{chunk.first}"
            problems.append(Problem(where, "front matter: not valid YAML", HINT))
    return tuple(problems)


def _strip_curly(value: object) -> object:
    """A value without the quotation marks of a word processor round the whole of it."""
    if isinstance(value, list):
        return [_strip_curly(item) for item in value]
    if not isinstance(value, str):
        return value
    m = _CURLY.fullmatch(value.strip())
    if m is None or (m[2] or "").count("‘"):
        return value
    return next(
        words
        for words in m.groups()
        if words is not None
    )
