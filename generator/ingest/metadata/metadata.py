"""The metadata of one story.

Each value has its evidence; the more trusted value wins over the less trusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from generator.model.article import Dated, Evidence
from generator.words import squeeze

LONGEST_QUOTE = 300  # characters of an evidence's quote


class Field(StrEnum):
    """The names of the fields of `Metadata`."""

    TITLE = "title"
    PUBLISHED = "published"
    UPDATED = "updated"
    OUTLET = "outlet"
    AUTHORS = "authors"
    CREDITS = "credits"
    URL = "url"
    ARCHIVED_URL = "archived_url"
    ACCESSED = "accessed"
    DATELINE = "dateline"
    SECTION = "section"
    LANGUAGE = "language"
    RIGHTS = "rights"
    TAGS = "tags"


FRONT_MATTER_KEYS: Mapping[str, str] = {  # field -> its key in front matter, where the two differ
    Field.PUBLISHED: "date",
    Field.URL: "source_url",
    Field.LANGUAGE: "lang",
    Field.CREDITS: "authors",
}
# every source adds to these fields; of all others the first source wins
ADDED_UP = (Field.CREDITS, Field.TAGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What one source, or several sources merged, say of a story. None and () mean unknown."""

    title: str | None = None
    published: Dated | None = None
    updated: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()  # reporters named at the foot: authors after the authors
    url: str | None = None
    archived_url: str | None = None
    accessed: str | None = None
    dateline: str | None = None
    section: str | None = None
    language: str | None = None
    rights: str | None = None
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


FIELDS = tuple(field.name for field in fields(Metadata) if field.name != "evidence")


def metadata_of(field: str, value: object, quote: str, rule: str) -> Metadata:
    """The metadata of a single field, with the words that say so and the rule that read them."""
    key = FRONT_MATTER_KEYS.get(field, str(field))
    short_quote = squeeze(quote)[:LONGEST_QUOTE]
    evidence = Evidence(key, short_quote, str(rule))
    values = {str(field): value}
    return Metadata(**values, evidence=(evidence,))  # type: ignore[arg-type]


def metadata_of_values(values: Mapping[Field, object], quote: str, rule: str) -> Metadata:
    """The metadata of several fields that the same words give; empty ones are left out."""
    pieces: list[Metadata] = []
    for field, value in values.items():
        if not value:
            continue
        piece = metadata_of(field, value, quote, rule)
        pieces.append(piece)
    return merge_metadata(pieces)


def merge_metadata(sources: Iterable[Metadata]) -> Metadata:
    """The first source that has a field wins it; credits and tags add up.

    Evidence follows its winner.
    """
    values: dict[str, object] = {}
    evidence: list[Evidence] = []
    for source in sources:
        won = [
            name
            for name in FIELDS
            if _wins(name, source, values)
        ]
        keys = {FRONT_MATTER_KEYS.get(name, name) for name in won}
        for name in won:
            first = values.get(name, ())
            values[name] = _added(first, getattr(source, name))
        for entry in source.evidence:
            if entry.field in keys and entry not in evidence:
                evidence.append(entry)
    return Metadata(**values, evidence=tuple(evidence))  # type: ignore[arg-type]


def _wins(name: str, source: Metadata, values: Mapping[str, object]) -> bool:
    if getattr(source, name) in (None, ()):
        return False
    return name not in values or name in ADDED_UP


def _added(first: object, more: object) -> object:
    """The values of both, each once; `more` where there is no first."""
    if not first:
        return more
    if isinstance(first, tuple) and isinstance(more, tuple):
        return tuple(dict.fromkeys((*first, *more)))
    return ()
