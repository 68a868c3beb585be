"""A cluster file of MISP, a platform that shares threats: groups of attackers, or tools."""

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
    mapping,
    objects_of,
    read_objects,
    text,
    texts,
)
from generator.catalog.listings.values import Fact

ADDRESS = "https://github.com/MISP/misp-galaxy"
LICENCE = "CC0 1.0 or BSD 2-Clause"
TOOLS = ("tool", "malware", "ransomware", "rat", "botnet", "stealer", "backdoor", "software")
"""Parts of the type of a cluster that holds tools."""


def read(value: object) -> tuple[Edition, Records]:
    """A cluster of a galaxy."""
    whole = mapping(value)
    title = f"MISP galaxy: {text(whole.get('name')) or 'unnamed'}"
    edition = Edition("misp", title, ADDRESS, "", LICENCE, clues_of("attackers"))
    type_ = text(whole.get("type"))
    holds_tools = any(word in type_ for word in TOOLS)
    read_value = partial(_read_value, "product" if holds_tools else "organisation")
    return edition, read_objects(objects_of(value, "values"), read_value)


def _read_value(kind: str, fields: Fields) -> RawRecord:
    meta = mapping(fields.get("meta"))
    words = {
        "description": text(fields.get("description")),
        "suspected sponsor": ", ".join(texts(meta.get("cfr-suspected-state-sponsor"))),
        "motive": ", ".join(texts(meta.get("motive"))),
        "attribution confidence": text(meta.get("attribution-confidence")),
    }
    links = [address for address in texts(meta.get("refs")) if address.startswith("http")]
    first_link = links[0] if links else ""
    return RawRecord(
        name=text(fields.get("value")),
        kind=kind,
        aliases=texts(meta.get("synonyms")),
        countries=texts(meta.get("country")),
        ids={"misp": text(fields.get("uuid"))},
        facts=(Fact(words=words, date=text(meta.get("since")), url=first_link),),
    )


MISP = Format(
    name="misp",
    container=Container.JSON,
    sign=r'^\s*\{(?s:.*)"(?:values|uuid|category)"\s*:',
    read=read,
)
