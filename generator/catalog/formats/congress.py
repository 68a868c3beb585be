"""Members of the US Congress, as the project `congress-legislators` has them: YAML or JSON."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog.formats.fields import (
    BadRecord,
    Container,
    Edition,
    Fields,
    Format,
    RawRecord,
    Records,
    clues_of,
    listed,
    mapping,
    objects_of,
    read_objects,
    text,
    text_fields,
)
from generator.catalog.listings.values import Fact

TITLE = "Members of the United States Congress"
ADDRESS = "https://github.com/unitedstates/congress-legislators"


@dataclass(frozen=True, slots=True)
class Chamber:
    """A chamber of the Congress."""

    office: str
    clues: tuple[str, ...]  # beginnings of words that stand beside a member's name


CHAMBERS = {  # by a term's `type`
    "sen": Chamber("Senator", ("sen", "senator")),
    "rep": Chamber("Representative", ("rep", "representative", "congressm", "congressw")),
}


def read(value: object) -> tuple[Edition, Records]:
    """The members of the Congress."""
    edition = Edition("congress", TITLE, ADDRESS, "", "CC0 1.0", clues_of("congress"))
    return edition, read_objects(objects_of(value, ""), _read_member)


def _read_member(fields: Fields) -> RawRecord | BadRecord:
    name = mapping(fields.get("name"))
    ids = mapping(fields.get("id"))
    full_name = _full_name(name)
    terms = [mapping(term) for term in listed(fields.get("terms"))]
    chamber = CHAMBERS.get(text(terms[-1].get("type"))) if terms else None
    if not chamber:
        what = f"`{full_name or 'a record'}` has no term of office"
        return BadRecord(what, "a term has a `type`, `sen` or `rep`")
    return RawRecord(
        name=full_name,
        kind="person",
        aliases=_short_names(name),
        countries=("US",),
        clues=chamber.clues,
        ids={key: text(ids.get(key)) for key in ("bioguide", "wikidata")},
        facts=(_describe_office(chamber, terms),),
    )


def _full_name(name: Fields) -> str:
    official = text(name.get("official_full"))
    return (
        official
        or f"{text(name.get('first'))} {text(name.get('last'))}".strip()
    )


def _short_names(name: Fields) -> tuple[str, ...]:
    """First name or nickname, and last name."""
    last = text(name.get("last"))
    return tuple(
        f"{first} {last}"
        for first in text_fields(name, "first", "nickname")
    )


def _describe_office(chamber: Chamber, terms: list[Fields]) -> Fact:
    """The member's latest term."""
    latest = terms[-1]
    start = text(latest.get("start"))
    words = {
        "office": chamber.office,
        "state": text(latest.get("state")),
        "party": text(latest.get("party")),
        "term": f"{start} to {text(latest.get('end'))}",
        "in Congress since": text(terms[0].get("start")),
    }
    return Fact(words=words, date=start, url=text(latest.get("url")))


CONGRESS = Format(
    name="congress",
    container=Container.YAML_OR_JSON,
    sign=r"\bbioguide\b",
    read=read,
)
