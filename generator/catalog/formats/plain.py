"""A CSV file of names made by hand: `name,kind,aliases,country,id` and words of its own."""

from __future__ import annotations

from generator.catalog.formats.fields import (
    BadRecord,
    Cells,
    Container,
    Edition,
    Format,
    RawRecord,
    Records,
    kind_of,
    read_table,
    split_cell,
)
from generator.catalog.listings.values import Fact

COLUMNS = ("name", "kind", "type", "aliases", "country", "id", "date", "url", "clues")
"""The columns that have a meaning here; all others are the list's own words."""


def read(table: object) -> tuple[Edition, Records]:
    """A plain list of names."""
    edition = Edition("csv", "A list of names")
    records = read_table(table, _read_row)
    return edition, records


def _read_row(row: Cells) -> RawRecord | BadRecord:
    cells = {heading.casefold(): cell for heading, cell in row.items()}
    own_words = {
        heading: cell
        for heading, cell in cells.items()
        if heading not in COLUMNS
    }
    fact = Fact(words=own_words, date=cells.get("date", ""), url=cells.get("url", ""))
    return RawRecord(
        name=cells.get("name", ""),
        kind=kind_of(cells.get("kind") or cells.get("type") or ""),
        aliases=split_cell(cells.get("aliases", "")),
        countries=split_cell(cells.get("country", "")),
        clues=split_cell(cells.get("clues", "").casefold()),
        ids={"id": cells.get("id", "")},
        facts=(fact,),
    )


PLAIN = Format(
    name="csv",
    container=Container.CSV,
    sign=r"(?i)(?:^|,)\W*name\W*(?:,|$)",
    read=read,
)
