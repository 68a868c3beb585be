"""The value of a field of an export -> Metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from generator import lazy
from generator.english.vocabulary import rows_of, word_map
from generator.ingest.exports.sorting import FieldText
from generator.ingest.metadata.datestamps import MONTHS, find_date
from generator.ingest.metadata.labels import parse_value
from generator.ingest.metadata.metadata import FIELDS, Field, Metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_names
from generator.ingest.rules import EvidenceRule
from generator.model.article import Basis, Dated

ORIGIN = "origin"  # a field that holds outlet and date
LONGEST_OUTLET = 80  # characters
_NOBODY = lazy.regex(r"(?:anonymous|none|not available|unknown)\b.*", re.I)
_LANGUAGES = word_map("language_names.tsv")
_MONTHS = {**MONTHS, **{name: int(number) for number, name in rows_of("foreign_months.tsv")}}
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FOREIGN_DATE = lazy.regex(
    rf"(\d{{1,2}})(?:\.|er|º)?\s+(?:de\s+)?({_MONTH_NAMES})\.?,?\s+(?:de\s+)?(\d{{4}})", re.I)
_OUTLET_END = lazy.regex(
    r"\s*(?:[;\[|(]|, ?(?=\W*\d)|\. ?(?=\d)|,? \d{1,2} \w+ \d{4}|,? [A-Z][a-z]{2,8}\.? ?\d)")
_GLUED_YEAR = lazy.regex(r"(?<=[A-Za-z]{3})(?=\d{4}\b)")  # "Nov2012"
_BY = lazy.regex(r"by\s+", re.I)
_AT_NAME_END = lazy.regex(r"(?<=\w{3})\.(?=\s*(?:;|$))")
_IN_BRACKETS = lazy.regex(r"\s*\([^()]*\)$")
_SECTION_END = lazy.regex(r"\s*(?:;|, ?(?:pg?|page)\b|\bPg\.).*", re.I)
_FULL_STOP = lazy.regex(r"(?<![.A-Z])\.$")
_AFTER_BAR = lazy.regex(r"\s+\|\s.*")
_CREDIT_END = lazy.regex(r",? (?:staff|special|of the|the) .*|/.*", re.I)


def metadata_of_fields(fields: list[FieldText], outlets: OutletIndex) -> Iterator[Metadata]:
    """What each field says that can be read."""
    for field in fields:
        yield from _read_field(field, outlets)


def _read_field(field: FieldText, outlets: OutletIndex) -> Iterator[Metadata]:
    for name, value in _values_of(field.label.field, field.value, outlets):
        if value:
            yield metadata_of(name, value, field.quote, EvidenceRule.EXPORT_FIELD)


def _values_of(field: str, text: str, outlets: OutletIndex) -> Iterator[tuple[str, object]]:
    if field == ORIGIN:
        yield Field.OUTLET, find_outlet(_origin_outlet(text), outlets)
        yield Field.PUBLISHED, find_published(text)
    elif field in FIELDS and text:
        yield field, _parse(field, text, outlets)


def _parse(field: str, text: str, outlets: OutletIndex) -> object:
    """The value as `Metadata` holds it; None where it cannot be read."""
    match field:
        case Field.TITLE:
            return clean_title(text)
        case Field.PUBLISHED:
            return find_published(text)
        case Field.ACCESSED | Field.UPDATED:
            published = find_published(text)
            return published.period.first.isoformat() if published else None
        case Field.OUTLET:
            return find_outlet(text, outlets)
        case Field.AUTHORS | Field.CREDITS:
            return _parse_authors(text, outlets)
        case Field.LANGUAGE:
            return _LANGUAGES.get(text.split(";")[0].strip().lower())
        case Field.SECTION:
            return _SECTION_END.sub("", _AFTER_BAR.sub("", text)) or None
        case Field.URL | Field.ARCHIVED_URL:
            return parse_value(field, _target_of(text), outlets)
        case _:
            return parse_value(field, text, outlets)


def clean_title(text: str) -> str:
    """The title without the full stop that catalogues put after it."""
    return _FULL_STOP.sub("", text)


def find_published(text: str) -> Dated | None:
    """The first date of a text, in English or with the name of a month in another language."""
    m = _FOREIGN_DATE.search(text)
    date = find_date(f"{m[3]}-{_MONTHS[m[2].lower()]:02}-{int(m[1]):02}") if m else None
    if m and date:
        return Dated(date.period, Basis.STATED, m[0])
    date = find_date(_GLUED_YEAR.sub(" ", text))
    if date:
        return Dated(date.period, Basis.STATED, date.quote)
    return None


def find_outlet(text: str, outlets: OutletIndex) -> str | None:
    """The outlet's name as the catalogue spells it, or else without its place: "Times (London)"."""
    known = outlets.find_outlet(text)
    if known:
        return known
    name = _IN_BRACKETS.sub("", _outlet_before_place(text)).strip(" .,;")
    if 0 < len(name) <= LONGEST_OUTLET:
        return outlets.spell_outlet(name)
    return None


def _outlet_before_place(text: str) -> str:
    return text.split(";")[0].strip()


def _origin_outlet(text: str) -> str:
    """"Norland Times ; Arden [Arden]. 12 Mar 2019: A.1." and "March 12, 2019 | Norland Times"."""
    before, bar, after = text.partition(" | ")
    if bar and find_date(before):
        return after
    return _OUTLET_END.split(text, maxsplit=1)[0]


def _parse_authors(text: str, outlets: OutletIndex) -> object:
    """People without their posts; an address or "Anonymous" is nobody."""
    words = [
        word
        for word in _AFTER_BAR.sub("", text).split()
        if "@" not in word
    ]
    names = _AT_NAME_END.sub("", " ".join(words).strip(" ;,"))
    names = _BY.sub("", names, count=1) if _BY.match(names) else names
    if names.isupper():
        names = names.title().replace(" And ", " and ")
    if not names or _NOBODY.fullmatch(names):
        return None
    parsed = parse_value(Field.AUTHORS, names, outlets)
    return parsed or parse_names(_CREDIT_END.sub("", names))


def _target_of(address: str) -> str:
    """The address that a link of Google leads to."""
    bare = address.strip("<>")
    parts = urlsplit(bare)
    if not parts.netloc.startswith("www.google.") or parts.path != "/url":
        return bare
    query = parse_qs(parts.query)
    targets = query.get("url") or query.get("q") or [address]
    return targets[0]
