"""What every format of lists gives: an Edition, and RawRecords, or BadRecords that say why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from generator.catalog.listings.values import Fact
from generator.english.vocabulary import rows_of


@dataclass(frozen=True, slots=True)
class Edition:
    """What a file says of itself, and what is known of its format. "" where nothing is."""

    format: str
    title: str
    source: str = ""
    date: str = ""  # ISO 8601
    licence: str = ""
    clues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """A record as the list has it, not yet checked."""

    name: str
    kind: str = ""  # "": the list doesn't say
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # codes or names
    clues: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRecord:
    """Why a record is not taken, and the way out."""

    what: str
    hint: str = ""


Cells = Mapping[str, str]  # a row of a table: heading -> cell
Fields = Mapping[str, object]  # a record of JSON or YAML
Records = Iterator[tuple[object, RawRecord | BadRecord]]
"""Each record with its place: a line, or its number."""
Reader = Callable[[object], tuple[Edition, Records]]


class Container(StrEnum):
    """How the text of a list is written."""

    CSV = "CSV"
    JSON = "JSON"
    JSON_LINES = "JSON lines"
    YAML_OR_JSON = "YAML or JSON"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that lists come in."""

    name: str
    container: Container
    sign: str  # a regular expression that finds it: in the first line of a table or of JSON lines
    read: Reader


OTHER_KINDS = {  # other words for our kinds
    "org": "organisation",
    "organization": "organisation",
    "company": "organisation",
    "entity": "organisation",
    "human": "person",
    "individual": "person",
    "people": "person",
    "country": "place",
    "city": "place",
    "vessel": "product",
    "aircraft": "product",
    "software": "product",
}


def kind_of(word: str) -> str:
    """Our word for a kind, where the list has another."""
    plain = word.strip().casefold()
    return OTHER_KINDS.get(plain, plain)


@cache
def clues_of(topic: str) -> tuple[str, ...]:
    """Beginnings of words that articles about a list of this topic use."""
    return tuple(
        clue
        for row_topic, clue in rows_of("list_clues.tsv")
        if row_topic == topic
    )


def read_table(table: object, read_row: Callable[[Cells], RawRecord | BadRecord]) -> Records:
    """The records of a CSV file's rows, which are numbered by line."""
    for line, cells in table if isinstance(table, list) else []:
        if isinstance(cells, BadRecord):
            yield line, cells
        else:
            yield line, read_row(cells)


def read_objects(
    objects: Iterable[Fields], read_object: Callable[[Fields], RawRecord | BadRecord]
) -> Records:
    """The records of JSON objects, which are numbered from 1."""
    for number, fields in enumerate(objects, 1):
        yield number, read_object(fields)


def objects_of(value: object, key: str) -> Iterator[Fields]:
    """The objects of a list, or of the list under `key` of a mapping."""
    items = value if isinstance(value, list) else mapping(value).get(key)
    for item in listed(items):
        yield mapping(item)


def text(value: object) -> str:
    """A word or a number as text; "" for all else."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return str(value)


def texts(value: object) -> tuple[str, ...]:
    """A list of words, or one word, as texts; without empty ones."""
    items = value if isinstance(value, list) else [value]
    found = [text(item) for item in items]
    return tuple(word for word in found if word)


def text_fields(fields: Fields, *keys: str) -> list[str]:
    """The texts under these keys, without empty ones."""
    found = [text(fields.get(key)) for key in keys]
    return [word for word in found if word]


def mapping(value: object) -> Fields:
    """The value, if it is a mapping; else an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[object]:
    """The value, if it is a list; else an empty one."""
    if isinstance(value, list):
        return value
    return []


def split_cell(cell: str) -> tuple[str, ...]:
    """A cell's names: parted by "|" or ";"."""
    parts = [part.strip() for part in cell.replace("|", ";").split(";")]
    return tuple(part for part in parts if part)
