"""The US Consolidated Screening List, as the government gives it: JSON or CSV."""

from __future__ import annotations

from generator.catalog.formats.fields import (
    BadRecord,
    Cells,
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
    read_table,
    split_cell,
    text,
    texts,
)
from generator.catalog.listings.values import Fact

TITLE = "US Consolidated Screening List"
ADDRESS = "https://www.trade.gov/consolidated-screening-list"
LICENCE = "public domain (work of the US government)"
VESSELS = ("vessel", "tanker", "ship", "aircraft", "plane", "jet")
"""Words that stand beside the name of a vessel or an aircraft."""
LABELS = {  # our label -> the list's field; "programme", which comes first, is a list in JSON
    "title": "title",
    "remarks": "remarks",
    "licence requirement": "license_requirement",
    "licence policy": "license_policy",
    "Federal Register notice": "federal_register_notice",
    "number": "entity_number",
}


def vessel_clues(type_: str) -> tuple[str, ...]:
    """The words that stand beside a name of this type of the list."""
    if type_ in ("Vessel", "Aircraft"):
        return VESSELS
    return ()


def read_json(value: object) -> tuple[Edition, Records]:
    """The list as JSON."""
    date = text(mapping(value).get("search_performed_at"))[:10]
    edition = Edition("screening", TITLE, ADDRESS, date, LICENCE, clues_of("sanctions"))
    return edition, read_objects(objects_of(value, "results"), _read_object)


def _read_object(fields: Fields) -> RawRecord:
    words = {"programme": ", ".join(texts(fields.get("programs")))}
    for label, key in LABELS.items():
        words[label] = text(fields.get(key))
    type_ = text(fields.get("type"))
    fact = Fact(
        text(fields.get("source")),
        words,
        text(fields.get("start_date")),
        text(fields.get("source_list_url")),
    )
    return RawRecord(
        name=text(fields.get("name")),
        kind=kind_of(type_),
        aliases=texts(fields.get("alt_names")),
        countries=_countries_of_object(fields),
        clues=vessel_clues(type_),
        facts=(fact,),
    )


def _countries_of_object(fields: Fields) -> tuple[str, ...]:
    addresses = [
        mapping(address)
        for address in listed(fields.get("addresses"))
    ]
    countries = [text(address.get("country")) for address in addresses]
    countries.append(text(fields.get("country")))
    countries += texts(fields.get("nationalities"))
    countries += texts(fields.get("citizenships"))
    return tuple(countries)


def read_csv(table: object) -> tuple[Edition, Records]:
    """The list as CSV."""
    edition = Edition("screening-csv", TITLE, ADDRESS, "", LICENCE, clues_of("sanctions"))
    return edition, read_table(table, _read_row)


def _read_row(cells: Cells) -> RawRecord | BadRecord:
    words = {"programme": cells.get("programs", "")}
    for label, heading in LABELS.items():
        words[label] = cells.get(heading, "")
    fact = Fact(
        cells.get("source", ""),
        words,
        cells.get("start_date", ""),
        cells.get("source_list_url", ""),
    )
    return RawRecord(
        name=cells.get("name", ""),
        kind=kind_of(cells.get("type", "")),
        aliases=split_cell(cells.get("alt_names", "")),
        countries=_countries_of_row(cells),
        ids={"number": cells.get("entity_number", "")},
        facts=(fact,),
    )


def _countries_of_row(cells: Cells) -> tuple[str, ...]:
    """The codes of countries; an address ends with one."""
    addresses = cells.get("addresses", "").split(";")
    words = [address.strip().rpartition(" ")[2] for address in addresses]
    words += split_cell(cells.get("nationalities", ""))
    words += split_cell(cells.get("citizenships", ""))
    return tuple(word for word in words if len(word) == 2)


SCREENING_JSON = Format(
    name="screening",
    container=Container.JSON,
    sign=r'"(?:source_list_url|federal_register_notice)"\s*:',
    read=read_json,
)
SCREENING_CSV = Format(
    name="screening-csv",
    container=Container.CSV,
    sign=r"^.*\bentity_number\b.*\balt_names\b",
    read=read_csv,
)
