"""FollowTheMoney entities, one JSON object a line, as OpenSanctions gives them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.catalog.formats.fields import (
    BadRecord,
    Container,
    Edition,
    Fields,
    Format,
    RawRecord,
    Records,
    clues_of,
    mapping,
    text,
    texts,
)
from generator.catalog.formats.screening import VESSELS
from generator.catalog.listings.values import Fact

KINDS = {  # FollowTheMoney's schema -> our kind
    "Person": "person",
    "Company": "organisation",
    "Organization": "organisation",
    "LegalEntity": "organisation",
    "PublicBody": "organisation",
    "Vessel": "product",
    "Airplane": "product",
}
LABELS = {  # our label -> FollowTheMoney's property
    "programme": "program",
    "topics": "topics",
    "position": "position",
    "notes": "notes",
    "sector": "sector",
}
COUNTRY_PROPERTIES = ("country", "jurisdiction", "nationality", "citizenship")  # the first counts
Properties = Mapping[str, tuple[str, ...]]


def read(lines: object) -> tuple[Edition, Records]:
    """Entities of FollowTheMoney."""
    edition = Edition("ftm", "FollowTheMoney entities", clues=clues_of("sanctions"))
    return edition, _read_lines(lines)


def _read_lines(lines: object) -> Records:
    for number, line in lines if isinstance(lines, list) else []:
        record = _read_line(line)
        if record is not None:
            yield number, record


def _read_line(line: str) -> RawRecord | BadRecord | None:
    """One entity; None for what has no name of its own: addresses, ownerships, sanctions."""
    try:
        fields = mapping(msgspec.json.decode(line.encode()))
    except (msgspec.DecodeError, RecursionError) as error:
        return BadRecord(f"not valid JSON: {str(error)[:80]}")
    kind = KINDS.get(text(fields.get("schema")))
    if kind is not None:
        return _read_entity(kind, fields)
    if fields.get("schema"):
        return None
    return BadRecord("a line has no `schema`", "each line of FollowTheMoney has one")


def _read_entity(kind: str, fields: Fields) -> RawRecord:
    properties = {key: texts(value) for key, value in mapping(fields.get("properties")).items()}
    name, *other_names = _names(fields, properties) or [""]
    fact = Fact(
        ", ".join(texts(fields.get("datasets"))),
        _words(properties),
        text(fields.get("first_seen"))[:10],
        _first(properties, "sourceUrl"),
    )
    return RawRecord(
        name=name,
        kind=kind,
        aliases=(*other_names, *properties.get("alias", ()), *properties.get("previousName", ())),
        countries=_countries(properties),
        ids={"wikidata": _first(properties, "wikidataId"), "ftm": text(fields.get("id"))},
        clues=VESSELS if kind == "product" else (),
        facts=(fact,),
    )


def _names(fields: Fields, properties: Properties) -> list[str]:
    """The caption, if there is one, then the names."""
    names = list(properties.get("name", ()))
    caption = fields.get("caption")
    if caption:
        return [text(caption), *names]
    return names


def _words(properties: Properties) -> dict[str, str]:
    words = {}
    for label, key in LABELS.items():
        if properties.get(key):
            words[label] = "; ".join(properties[key])
    return words


def _countries(properties: Properties) -> tuple[str, ...]:
    for key in COUNTRY_PROPERTIES:
        if properties.get(key):
            return properties[key]
    return ()


def _first(properties: Properties, key: str) -> str:
    """The first text of a property; "" where there is none."""
    values = properties.get(key, ())
    return values[0] if values else ""


FOLLOW_THE_MONEY = Format(
    name="ftm",
    container=Container.JSON_LINES,
    sign=r'"schema"\s*:\s*"[A-Z]',
    read=read,
)
