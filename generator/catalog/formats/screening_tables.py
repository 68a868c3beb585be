"""The US Consolidated Screening List in short: short keys, and tables that numbers point into."""

from __future__ import annotations

from functools import partial

from generator.catalog.formats.fields import (
    Container,
    Edition,
    Fields,
    Format,
    RawRecord,
    Records,
    clues_of,
    kind_of,
    listed,
    mapping,
    objects_of,
    read_objects,
    text,
    texts,
)
from generator.catalog.formats.screening import ADDRESS, LICENCE, TITLE, vessel_clues
from generator.catalog.listings.values import Fact


def read(value: object) -> tuple[Edition, Records]:
    """The list with short keys."""
    whole = mapping(value)
    source = text(mapping(whole.get("source")).get("url")) or ADDRESS
    date = text(whole.get("sourceGeneratedAt"))[:10]
    edition = Edition("screening-tables", TITLE, source, date, LICENCE, clues_of("sanctions"))
    read_entry = partial(_read_entry, mapping(whole.get("tables")))
    return edition, read_objects(objects_of(value, "entries"), read_entry)


def _read_entry(tables: Fields, entry: Fields) -> RawRecord:
    words = {
        "programme": _look_up(tables, "programmes", entry.get("pg")),
        "licence requirement": _look_up(tables, "licenceRequirements", entry.get("lr")),
        "licence policy": _look_up(tables, "licencePolicies", entry.get("lp")),
        "Federal Register notice": text(entry.get("fr")),
        "number": text(entry.get("e")),
    }
    type_ = text(entry.get("t"))
    fact = Fact(
        _look_up(tables, "sources", entry.get("s")),
        words,
        url=_look_up(tables, "urls", entry.get("u")),
    )
    return RawRecord(
        name=text(entry.get("n")),
        kind=kind_of(type_),
        aliases=texts(entry.get("a")),
        countries=texts(entry.get("c")),
        clues=vessel_clues(type_),
        facts=(fact,),
    )


def _look_up(tables: Fields, name: str, number: object) -> str:
    """What stands in a table under a number; "" where it has none of that number."""
    table = listed(tables.get(name))
    if isinstance(number, int) and 0 <= number < len(table):
        return text(table[number])
    return ""


SCREENING_TABLES = Format(
    name="screening-tables",
    container=Container.JSON,
    sign=r'"fieldKey"\s*:',
    read=read,
)
