"""Keys that people and tools write for the fields of an article -> the field, and which key wins.

`english/data/field_keys.tsv` is the one table of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.english.vocabulary import rows_of
from generator.ingest.metadata.metadata import Field

CLIPPED = "clipped"  # when somebody saved the story
NOTE_UPDATED = "note_updated"
TEXT = "text"
HTML = "html"
ID = "id"
OF_RECORDS = (TEXT, HTML, ID)
ENVELOPES = (  # keys of objects whose own keys are the article's
    "fields", "data", "_source", "attributes", "attrs", "metadata", "meta", "extra", "params",
    "taxonomies")
DEEPEST = 3  # envelopes within envelopes
# what holds the words of a value that is an object, the first first
VALUE_KEYS = (
    "main", "rendered", "value", "term", "label", "name", "original", "content", "title", "tag",
    "href", "url", "$date", "$oid", "#text", "@value", "raw")


class KeyMeaning(NamedTuple):
    """What a key is for: a field, and the rank of the key among the keys of the field."""

    rank: int
    field: str


class Entry(NamedTuple):
    """A key as it is written, its field and its value."""

    key: str
    field: str
    value: object


MEANINGS: Mapping[str, KeyMeaning] = {
    row[2]: KeyMeaning(int(row[1]), row[0]) for row in rows_of("field_keys.tsv")}


def find_meaning(key: str) -> KeyMeaning | None:
    """What a key is for, however it is spelled: "publishedAt", "Published at"."""
    lower = key.casefold()
    letters = re.sub(r"[\W_]+", "", lower)
    return MEANINGS.get(letters)


def entries_of(values: Mapping[str, object]) -> tuple[Entry, ...]:
    """Keys and values that say something of an article, those of the lowest rank first."""
    ranked: list[tuple[int, Entry]] = []
    for key, value in _open_envelopes(values, DEEPEST):
        meaning = find_meaning(key)
        if meaning:
            entry = Entry(key, meaning.field, value)
            ranked.append((meaning.rank, entry))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(entry for _, entry in ranked)


def _open_envelopes(values: Mapping[str, object], depth: int) -> Iterator[tuple[str, object]]:
    """The keys and values, and after them those of objects such as `fields`."""
    envelopes: list[Mapping[str, object]] = []
    for key, value in values.items():
        is_envelope = key.lower() in ENVELOPES
        if is_envelope and isinstance(value, dict):
            envelopes.append(value)
        else:
            yield key, value
    if depth == 0:
        return
    for envelope in envelopes:
        yield from _open_envelopes(envelope, depth - 1)


def unwrap(value: object) -> object:
    """The words of an object, `{"name": "Norland Times"}`, or of each object of a list."""
    if isinstance(value, (list, tuple)):
        return [unwrap(item) if isinstance(item, dict) else item for item in value]
    if not isinstance(value, dict):
        return value
    for key in VALUE_KEYS:
        inner = value.get(key)
        if isinstance(inner, (str, int, float)) and inner != "":
            return inner
    return value or None


def has_original_date(entries: tuple[Entry, ...]) -> bool:
    """Does a key with a value say when the story was published?"""
    return any(
        entry.field == Field.PUBLISHED and entry.value
        for entry in entries
    )
