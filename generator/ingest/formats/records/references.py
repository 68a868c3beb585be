"""Records of a reference manager, RIS or BibTeX -> Articles: those that hold an abstract.

CSL-JSON is read as other JSON is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from generator import lazy
from generator.english.vocabulary import word_map
from generator.ingest.formats.plain import encoding_problems
from generator.ingest.formats.records.record import Row, read_stories
from generator.ingest.layout import encoding
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.problem import Problem
from generator.model.source import Reading, Source

RIS_HINT = "a record is lines such as `TI  - ...`, from `TY  - NEWS` to `ER  -`"
BIBTEX_HINT = "a record is `@article{key, title = {...}, ...}`"
RIS_TAGS = word_map("ris_tags.tsv")
RIS_LISTS = ("authors", "keywords")
MOST_RECORDS = 200_000
_RIS_LINE = lazy.regex(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_ENTRY = lazy.regex(r"@(\w{1,40})\s*[{(]\s*([^,\s{}]{0,200})\s*,")
_NEXT_ENTRY = lazy.regex(r"\n@\w{1,40}\s*[{(]\s*[^,\s{}]{0,200}\s*,")
_FIELD = lazy.regex(r"\s*,?\s*([\w-]{1,60})\s*=\s*")
_BARE = lazy.regex(r"[\w.:/-]{0,200}")
_BRACE = lazy.regex(r"[{}]")
_NOT_RECORDS = ("comment", "string", "preamble")
_ACCENT = lazy.regex(r"\{?\\([`'^\"~=.uvHcr])\s*\{?(\\?[A-Za-z])\}?\}?")
_COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "\"": "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "r": "\u030a"}
_COMMAND = lazy.regex(r"\\(?:url|href|emph|textit|textbf|enquote)\s*")
_ESCAPED = lazy.regex(r"\\([&%$#_{}])")


def read_ris(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Every record with an abstract."""
    return _read(source, data, _parse_ris, RIS_HINT, sidecar, outlets)


def read_bibtex(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Every record with an abstract."""
    return _read(source, data, _parse_bibtex, BIBTEX_HINT, sidecar, outlets)


def _read(
    source: Source,
    data: bytes,
    parse: Callable[[str], Iterator[Row]],
    hint: str,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    decoded = encoding.decode(data)
    rows = [] if isinstance(decoded, str) else list(parse(decoded.text))
    if isinstance(decoded, str) or not rows:
        return Reading((), (Problem(source.path, "no records in it", hint),))
    reading = read_stories(source, rows[:MOST_RECORDS], len(data), sidecar, outlets)
    problems = encoding_problems(source, decoded)
    return replace(reading, problems=(*problems, *reading.problems))


def _parse_ris(text: str) -> Iterator[Row]:
    row: dict[str, list[str]] = {}
    key = ""
    for line in text.splitlines():
        m = _RIS_LINE.match(line)
        if m is None:
            if key and line.strip():  # the value goes on
                row[key][-1] += f"\n{line.strip()}"
            continue
        key = RIS_TAGS.get(m[1], "")
        if m[1] in ("TY", "ER") and row:
            yield _ris_row(row)
            row = {}
        if key and m[2].strip():
            row.setdefault(key, []).append(m[2].strip())
        elif key not in row:
            key = ""
    if row:
        yield _ris_row(row)


def _ris_row(values: dict[str, list[str]]) -> Row:
    """The first value of each key; all people and keywords; "2019/03/12/" without its end."""
    row: dict[str, object] = {}
    for key, texts in values.items():
        row[key] = texts if key in RIS_LISTS else texts[0].rstrip("/")
    return row


def _parse_bibtex(text: str) -> Iterator[Row]:
    place = 0
    while m := _ENTRY.search(text, place):
        place = m.end()
        if m[1].lower() in _NOT_RECORDS:
            continue
        row: dict[str, object] = {"id": m[2]} if m[2] else {}
        while field := _FIELD.match(text, place):
            value, place = _read_value(text, field.end())
            row.setdefault(field[1].lower(), _without_tex(value))
        yield _with_day(row)


def _read_value(text: str, start: int) -> tuple[str, int]:
    """The words between braces or quotes, or a bare word, and where they end."""
    opening = text[start:start + 1]
    if opening == "{":
        end = _end_of_braces(text, start)
        return text[start + 1:end], end + 1
    if opening == "\"":
        end = text.find("\"", start + 1)
        end = len(text) if end < 0 else end
        return text[start + 1:end], end + 1
    m = _BARE.match(text, start)
    if m:
        return (m[0], m.end())
    return ("", start)


def _end_of_braces(text: str, start: int) -> int:
    """Where the brace at `start` is closed; the next entry, or the end, where it is not."""
    depth = 0
    for m in _BRACE.finditer(text, start):
        depth += 1 if m[0] == "{" else -1
        if depth == 0:
            return m.start()
    following = _NEXT_ENTRY.search(text, start)
    return following.start() if following else len(text)


def _without_tex(value: str) -> str:
    """The words without braces and commands: `{\\"u}` is "ü"."""
    text = _ACCENT.sub(_compose, value)
    text = _COMMAND.sub("", text)
    text = _ESCAPED.sub(r"\1", text).replace("---", "—").replace("--", "–")
    text = text.replace("``", "“").replace("''", "”")
    return text.replace("{", "").replace("}", "").strip()


def _compose(m: re.Match[str]) -> str:
    letter = m[2].lstrip("\\")
    return unicodedata.normalize("NFC", letter + _COMBINING[m[1]])


def _with_day(row: dict[str, object]) -> Row:
    """The day of `year`, `month` and `day` as one date."""
    year, month = str(row.get("year", "")), str(row.get("month", ""))
    if not year or not month or row.get("date"):
        return row
    if month.isdigit():
        parts = [year, month.zfill(2), str(row.get("day", "")).zfill(2).replace("00", "")]
        return {**row, "date": "-".join(part for part in parts if part)}
    day = (
        str(row.get("day", ""))
        or "".join(re.findall(r"\d+", month))
    )
    name = "".join(re.findall("[A-Za-z]+", month))
    return {**row, "date": f"{day} {name} {year}".strip()}
