"""What a query of Wikidata gives as CSV."""

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

ADDRESS = "https://query.wikidata.org/"
ITEM = "item"  # the first variable of a query that asks for no label


def read(table: object) -> tuple[Edition, Records]:
    """The items that a query of Wikidata finds."""
    edition = Edition("wikidata", "Wikidata", ADDRESS, "", "CC0 1.0")
    records = read_table(table, _read_row)
    return edition, records


def _read_row(cells: Cells) -> RawRecord | BadRecord:
    variable = _first_variable(cells)
    address = cells.get(variable, "")
    item = address.rpartition("/")[2]
    name = cells.get(f"{variable}Label", "")
    if name == item and item[1:].isdigit():
        what = f"`{item}` has no label in the language of the query"
        return BadRecord(what, 'ask for the labels in "en" too')
    return RawRecord(
        name=name,
        kind=kind_of(cells.get("kind", "")),
        ids={"wikidata": item},
        aliases=_split_aliases(cells.get(f"{variable}AltLabel", "")),
        countries=split_cell(cells.get("countryLabel", "")),
        facts=(Fact(words=_words(cells, variable), url=address),),
    )


def _first_variable(cells: Cells) -> str:
    """The variable of the query that the first label is of: `item` of `itemLabel`."""
    for heading in cells:
        if heading.endswith("Label"):
            return heading.removesuffix("Label")
    return ITEM


def _split_aliases(cell: str) -> tuple[str, ...]:
    """Aliases stand between commas, or between "|" where the query says so."""
    by_comma = ";" not in cell and "|" not in cell
    separator = "," if by_comma else "|"
    return tuple(alias.strip() for alias in cell.split(separator))


def _words(cells: Cells, variable: str) -> dict[str, str]:
    """The description, and the columns that have no other use."""
    used = {variable, "countryLabel", "country", "kind"}
    used |= {
        f"{variable}{suffix}"
        for suffix in ("Label", "AltLabel", "Description")
    }
    words = {"description": cells.get(f"{variable}Description", "")}
    for heading, cell in cells.items():
        if heading not in used:
            words[heading.removesuffix("Label")] = cell
    return words


WIKIDATA = Format(
    name="wikidata",
    container=Container.CSV,
    sign=r"(?i)(?:^|,)\W*\w+Label\b",
    read=read,
)
