"""Keys and values of front matter, a sidecar, a record or a row -> Metadata, and Problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator import lazy
from generator.english.vocabulary import word_map
from generator.ingest.metadata import field_keys
from generator.ingest.metadata.datestamps import date_of_machine, parse_date, parse_timestamp
from generator.ingest.metadata.field_keys import Entry, entries_of, has_original_date, unwrap
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.people import parse_people
from generator.ingest.metadata.values import clean_line, parse_tags, parse_url, unescape
from generator.model.article import Basis, Dated
from generator.model.problem import Problem
from generator.words import letters_of, shorten

DEEPEST = 2  # lists within lists
LONGEST_VALUE = 1_000  # characters of a value that is plain text
LONGEST_OUTLET = 80  # characters
EMPTY: tuple[object, ...] = (None, "", [], {}, (), "null", "None", "nan", "N/A")
HINTS: Mapping[str, str] = {
    Field.PUBLISHED: "write a day as 2024-03-12, a month as 2024-03",
    Field.URL: "an address begins with https:// or http://",
    Field.LANGUAGE: "write a code such as `en` or `de-AT`",
}
DAYS = (Field.PUBLISHED, Field.UPDATED, Field.ACCESSED)
_LANGUAGE_CODES = word_map("language_names.tsv")
_LANGUAGE = lazy.regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WIKILINK = lazy.regex(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_NAMED_ADDRESS = lazy.regex(  # "Norland Times (https://...)", "[Norland Times](https://...)"
    r"\[?(?P<name>[^\[\]<>()]{0,80}?)\]?\s*[(<](?P<url>https?://[^\s<>]+?)[)>]")
_OF_STORY = ("source", "origin", "via")  # keys of outlets whose address is the story's
_BEFORE_OUTLET = lazy.regex(r"\s+(?:[-|–—·»]|::)\s+")


def parse_fields(
    values: Mapping[str, object],
    where: str,
    basis: Basis,
    places: Mapping[str, str] | None = None,
) -> tuple[Metadata, tuple[Problem, ...]]:
    """Keys and values -> Metadata.

    A value that cannot be meant is left out: a Problem, with the place of its key.
    """
    places = places or {}
    pieces: list[Metadata] = []
    problems: list[Problem] = []
    for entry in _entries_of_story(entries_of(values)):
        if entry.value in EMPTY:
            continue
        parsed = _parse_entry(entry, basis)
        pieces += parsed
        if not parsed and not _says_nothing(entry):
            value = shorten(clean_line(entry.value), 60)
            what = f"`{entry.key}` cannot be `{value}`"
            hint = HINTS.get(entry.field, "")
            place = places.get(entry.key, where)
            problems.append(Problem(place, what, hint))
    metadata = _without_outlet_elsewhere(merge_metadata(pieces))
    if _is_too_early(metadata):
        metadata = replace(metadata, accessed=None)
    return metadata, tuple(problems)


def _is_too_early(metadata: Metadata) -> bool:
    """Was the story "created" before it was published? Then its outlet made it on that day."""
    if metadata.accessed is None or metadata.published is None:
        return False
    return metadata.accessed[:10] < metadata.published.period.first.isoformat()


def _entries_of_story(entries: tuple[Entry, ...]) -> Iterable[Entry]:
    """The entries that speak of the story.

    Where a note says when it was saved and not when its story was published, "updated" is of the
    note.
    """
    is_clipped = any(entry.field == field_keys.CLIPPED for entry in entries)
    is_of_note = is_clipped and not has_original_date(entries)
    not_of_story = (*field_keys.OF_RECORDS, field_keys.NOTE_UPDATED)
    for entry in entries:
        if entry.field in not_of_story:
            continue
        if entry.field == Field.UPDATED and is_of_note:
            continue
        if entry.field == field_keys.CLIPPED:
            yield entry._replace(field=Field.ACCESSED)
        else:
            yield entry


def _says_nothing(entry: Entry) -> bool:
    """Is a value without a meaning no loss: a page's furniture for an author, tools' numbers?"""
    if entry.field == Field.AUTHORS:
        if not isinstance(entry.value, Mapping):
            return True
        return all(part in EMPTY for part in entry.value.values())
    if entry.field == Field.TAGS and isinstance(entry.value, list):
        return all(isinstance(item, (int, float)) for item in entry.value)
    if entry.field == Field.SECTION:
        return clean_line(entry.value).startswith("#")  # a kind of Readwise's: "#articles"
    if entry.field != Field.ACCESSED:
        return False
    line = clean_line(entry.value)
    return not re.search(r"\d{4}", line)


def _parse_entry(entry: Entry, basis: Basis) -> list[Metadata]:
    """What an entry says; nothing if it cannot be meant."""
    quote = shorten(f"{entry.key}: {clean_line(entry.value)}", 300)
    pieces: list[Metadata] = []
    for field, text in _split_address(entry):
        parsed = _parse_value(field, text, basis)
        if parsed not in (None, ()):
            pieces.append(metadata_of(field, parsed, quote, basis.value))
    return pieces


def _split_address(entry: Entry) -> tuple[tuple[str, object], ...]:
    """"source: https://..." is the address, not the outlet; an outlet may stand before it."""
    value = _only(entry.value) if entry.field in (Field.OUTLET, Field.URL) else entry.value
    if not isinstance(value, str) or entry.field not in (Field.OUTLET, Field.URL):
        return ((entry.field, value),)
    text = unescape(value).strip(" <>")
    if parse_url(text):
        return ((Field.URL, text),)
    m = _NAMED_ADDRESS.fullmatch(text)
    if m is None:
        return ((entry.field, None if "://" in text and entry.field == Field.OUTLET else value),)
    if entry.field == Field.URL or not m["name"]:
        return ((Field.URL, m["url"]),)
    if not _is_of_story(entry.key):
        return ((Field.OUTLET, m["name"]),)
    return ((Field.OUTLET, m["name"]), (Field.URL, m["url"]))


def _is_of_story(key: str) -> bool:
    """Does the key's address lead to the story? That of a `publisher` leads to its front page."""
    return letters_of(key) in _OF_STORY


def _only(value: object) -> object:
    """The words of an object, or of the first thing of a list."""
    inner = unwrap(value)
    for _ in range(DEEPEST):  # YAML reads [[2020-01-02]], a note's link, as lists
        if isinstance(inner, (list, tuple)):
            inner = inner[0] if inner else None
    return inner


def _parse_value(name: str, value: object, basis: Basis) -> object:
    """The value as `Metadata` holds it; None if it cannot be meant."""
    if name == Field.AUTHORS:
        return parse_people(value)
    if name == Field.TAGS:
        return parse_tags(_without_marks(unwrap(value)))
    if name in DAYS and isinstance(value, Mapping) and value:
        value = _date_of_parts(value)
    if isinstance(value, (list, tuple)) and len(value) != 1 and name != Field.URL:
        return None
    value = _only(value)
    if isinstance(value, (list, tuple, Mapping, bool)) or value is None:
        return None
    text = clean_line(unescape(str(value)))
    return _parse_text(name, _WIKILINK.sub(r"\1", text), basis)


def _without_marks(value: object) -> object:
    """Tags without the brackets of a note's links, and without numbers of a list elsewhere."""
    if isinstance(value, str):
        return _WIKILINK.sub(r"\1", unescape(value)).replace(" #", ", #")
    if isinstance(value, list):
        return [
            _without_marks(item)
            for item in value
            if not isinstance(item, (int, float))
        ]
    return value


def _date_of_parts(value: Mapping[str, object]) -> object:
    """CSL's `{"date-parts": [[2019, 3, 12]]}` as 2019-03-12."""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not first:
        return value
    numbers = [
        str(part)
        for part in first[:3]
        if str(part).isdigit()
    ]
    return "-".join(number.zfill(2) for number in numbers)


def _parse_text(name: str, text: str, basis: Basis) -> object:
    match name:
        case Field.URL | Field.ARCHIVED_URL:
            return parse_url(text)
        case Field.PUBLISHED:
            period = parse_date(date_of_machine(text) or text)
            return Dated(period, basis, text) if period else None
        case Field.UPDATED | Field.ACCESSED:
            return parse_timestamp(date_of_machine(text) or text)
        case Field.LANGUAGE:
            code = _LANGUAGE_CODES.get(text.casefold(), text.replace("_", "-"))
            return code if _LANGUAGE.fullmatch(code) else None
        case Field.SECTION if text.startswith("#"):
            return None
        case _:
            return text if len(text) <= LONGEST_VALUE else None


def _without_outlet_elsewhere(metadata: Metadata) -> Metadata:
    """The outlet is neither the end of the title ("... - Norland Times") nor an author."""
    outlet = letters_of(metadata.outlet or "")
    if not outlet:
        return metadata
    authors = tuple(
        name
        for name in metadata.authors
        if letters_of(name) != outlet
    )
    title = strip_outlet(metadata.title or "", metadata.outlet or "")
    return replace(metadata, title=title or metadata.title, authors=authors)


def strip_outlet(title: str, outlet: str) -> str:
    """The title without " - Outlet" at its end."""
    separators = list(_BEFORE_OUTLET.finditer(title))
    if not separators or not outlet:
        return title
    last = separators[-1]
    named = letters_of(title[last.end():]).removeprefix("the")
    is_outlet = named == letters_of(outlet).removeprefix("the")
    if is_outlet:
        return title[:last.start()]
    return title
