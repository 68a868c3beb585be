"""What people have decided about an article -> the article as it should be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from generator import edtf
from generator.ingest.article import file_id
from generator.ingest.metadata.datestamps import parse_date, parse_timestamp
from generator.ingest.metadata.values import clean_line, parse_names, parse_tags, parse_url
from generator.model.article import Article, Basis, Dated, Evidence, Policy
from generator.model.decisions import Correction
from generator.model.problem import Problem
from generator.model.source import Source

WHERE = "decisions/corrections.yml"


class Field(StrEnum):
    """The fields of an article that a person can set right."""

    TITLE = "title"
    PUBLISHED = "published"
    OUTLET = "outlet"
    AUTHORS = "authors"
    URL = "url"
    ARCHIVED_URL = "archived_url"
    ACCESSED = "accessed"
    UPDATED = "updated"
    DATELINE = "dateline"
    SECTION = "section"
    LANGUAGE = "language"
    RIGHTS = "rights"
    TAGS = "tags"
    FORMERLY = "formerly"
    PART_OF = "part_of"


FIELDS: Mapping[str, Field] = {  # every name by which people may write a field
    **{field.value: field for field in Field},
    "date": Field.PUBLISHED,
    "author": Field.AUTHORS,
    "source_url": Field.URL,
    "lang": Field.LANGUAGE,
    "aliases": Field.FORMERLY,
}
PAGE_FIELDS = ("description", "themes", "policy", "status")  # `render` reads them, not the article
LISTS = (Field.AUTHORS, Field.TAGS, Field.FORMERLY)
NEVER_EMPTY = (Field.TITLE, Field.LANGUAGE)
EMPTY: tuple[object, ...] = (None, "", [])
FRONT_MATTER_KEYS: Mapping[str, str] = {
    Field.PUBLISHED: "date",
    Field.URL: "source_url",
    Field.LANGUAGE: "lang",
    Field.FORMERLY: "aliases",
}
HINTS: Mapping[str, str] = {
    Field.PUBLISHED: "a date is written as 2021-12-15, 2021-12 or 2021",
    Field.URL: "an address begins with https:// or http://",
}
CHOICES: Mapping[str, tuple[str, ...]] = {  # page field -> its values
    "status": ("machine", "reviewed", "withdrawn"),
    "policy": tuple(policy.value for policy in Policy),
}
DERIVED = ("entities", "events", "cluster", "duplicate_of")  # they follow from the text
DERIVED_HINT = (
    "names, links and events follow from the text: say it in `decisions/judgements.jsonl`")


def apply_corrections(article: Article, corrections: Iterable[Correction]) -> Article:
    """The article as a person has set it right; the very same value if nothing is said of it.

    `to: null` unsets a field.
    """
    for correction in corrections:
        if correction.article != article.id and correction.article not in article.former_ids:
            continue
        if correction.field in FIELDS:
            article = _set_field(article, correction)
        elif correction.field in PAGE_FIELDS:
            article = _note_page_field(article, correction)
    return article


def _set_field(article: Article, correction: Correction) -> Article:
    """The article with the field's new value; as it was if the value cannot be meant, or is the
    old one.
    """
    field = FIELDS[correction.field]
    if correction.new_value in EMPTY:
        if field in NEVER_EMPTY:
            return article
        value = _empty_value(field)
    else:
        value = _parse_value(field, correction.new_value)
        if value is None:
            return article
    if field is Field.FORMERLY and isinstance(value, tuple):
        value = tuple(dict.fromkeys(article.former_ids + value))  # old addresses only ever grow
    if value == getattr(article, _attribute_of(field)):
        return article
    return _with_value(article, correction, field, value)


def _attribute_of(field: Field) -> str:
    """The name of the field in an Article."""
    if field is Field.FORMERLY:
        return "former_ids"
    return field.value


def _with_value(article: Article, correction: Correction, field: Field, value: object) -> Article:
    key = FRONT_MATTER_KEYS.get(field, field.value)
    other_evidence = tuple(
        entry
        for entry in article.evidence
        if entry.field != key
    )
    quote = clean_line(correction.reason) or clean_line(correction.new_value)
    changes: dict[str, object] = {
        _attribute_of(field): value,
        "evidence": (*other_evidence, Evidence(key, quote, WHERE)),
    }
    if field is not Field.FORMERLY:
        was = _front_matter_value(getattr(article, _attribute_of(field)))
        noted = _record(correction, key, was, _front_matter_value(value))
        changes["corrections"] = (*article.corrections, noted)
    return replace(article, **changes)  # type: ignore[arg-type]  # each field by its own reader


def _note_page_field(article: Article, correction: Correction) -> Article:
    """The article with a correction of what only the page has, once."""
    if correction.field == "themes":
        value = _front_matter_value(list(parse_tags(correction.new_value)))
    else:
        value = clean_line(correction.new_value)
    is_noted = any(
        (earlier.field, earlier.new_value) == (correction.field, value)
        for earlier in article.corrections)
    if is_noted or find_fault(correction):
        return article
    noted = _record(correction, correction.field, None, value)
    return replace(article, corrections=(*article.corrections, noted))


def _record(correction: Correction, key: str, was: object, value: object) -> Correction:
    """The correction as the article keeps it; what the person says that stood there outweighs
    `was`.
    """
    if correction.old_value is not None:
        was = _front_matter_value(correction.old_value)
    by = clean_line(correction.author)
    why = clean_line(correction.reason)
    when = clean_line(correction.date)
    return Correction(correction.article, key, value, by, why, when, was)


def _front_matter_value(value: object) -> object:
    """The value as front matter holds it."""
    if value is None:
        return None
    if isinstance(value, Dated):
        return edtf.write(value.period)
    if isinstance(value, (list, tuple)):
        return [clean_line(entry) for entry in value]
    return clean_line(value)


def check_corrections(corrections: Iterable[Correction]) -> list[Problem]:
    """A Problem for each that cannot be meant."""
    problems: list[Problem] = []
    for correction in corrections:
        fault = find_fault(correction)
        if fault:
            what, hint = fault
            problems.append(Problem(WHERE, f"`{correction.article}`: {what}", hint))
    return problems


def find_fault(correction: Correction) -> tuple[str, str] | None:
    """(why it cannot be meant, what could); None if it can."""
    name = correction.field
    if name in PAGE_FIELDS:
        return _fault_of_choice(name, clean_line(correction.new_value))
    field = FIELDS.get(name)
    if field is None:
        return f"`{name}` is no field that can be corrected", _fields_hint(name)
    is_empty = correction.new_value in EMPTY
    if field is Field.PART_OF and not is_empty:
        return "`part_of` can only be emptied (`to: null`)", "the file is then one story"
    if is_empty:
        cannot_be = field in NEVER_EMPTY
    else:
        cannot_be = _parse_value(field, correction.new_value) is None
    if cannot_be:
        return f"`{name}` cannot be `{clean_line(correction.new_value)}`", HINTS.get(field, "")
    return None


def _fault_of_choice(name: str, value: str) -> tuple[str, str] | None:
    choices = CHOICES.get(name)
    if choices is None or value in choices:
        return None
    return f"`{name}` cannot be `{value}`", f"known: {', '.join(choices)}"


def _fields_hint(name: str) -> str:
    if name in DERIVED:
        return DERIVED_HINT
    return f"fields: {', '.join(sorted({*FIELDS, *PAGE_FIELDS}))}"


def _empty_value(field: Field) -> object:
    return () if field in LISTS else None


def _parse_value(field: Field, value: object) -> object:
    """The value as the article holds it; None if it cannot be meant."""
    if field is Field.AUTHORS:
        return parse_names(value) or None
    if field in LISTS:
        return parse_tags(value) or None
    if field is Field.PART_OF or isinstance(value, (list, dict)):
        return None
    match field:
        case Field.PUBLISHED:
            period = parse_date(value)
            return Dated(period, Basis.SIDECAR, WHERE) if period else None
        case Field.UPDATED | Field.ACCESSED:
            return parse_timestamp(clean_line(value))
        case Field.URL | Field.ARCHIVED_URL:
            return parse_url(value)
        case _:
            return clean_line(value) or None


def join_parts(parts: Sequence[Article]) -> Article:
    """One article of the stories that its file was wrongly parted into; their ids become its
    former ones.
    """
    ordered = sorted(parts, key=lambda part: (part.byte_range, part.id))
    first = ordered[0]
    end = max(part.byte_range[1] for part in ordered)
    return replace(
        first,
        id=file_id(Source(first.source, first.digest)),
        text="\n\n".join(part.text for part in ordered),
        part_of=None,
        stub=False,
        byte_range=(first.byte_range[0], end),
        former_ids=tuple(part.id for part in ordered),
        cuts=tuple(
            cut
            for part in ordered
            for cut in part.cuts
        ),
    )
