"""The firms of the stock index S&P 500, as a CSV file."""

from __future__ import annotations

from generator.catalog.formats.fields import (
    BadRecord,
    Cells,
    Container,
    Edition,
    Format,
    RawRecord,
    Records,
    clues_of,
    read_table,
)
from generator.catalog.listings.values import Fact

LABELS = {  # our label -> the list's heading
    "symbol": "Symbol",
    "sector": "GICS Sector",
    "industry": "GICS Sub-Industry",
    "headquarters": "Headquarters Location",
    "founded": "Founded",
}


def read(table: object) -> tuple[Edition, Records]:
    """The firms of the index."""
    edition = Edition("sp500", "S&P 500 companies", clues=clues_of("shares"))
    return edition, read_table(table, _read_row)


def _read_row(cells: Cells) -> RawRecord | BadRecord:
    words = {
        label: cells.get(heading, "")
        for label, heading in LABELS.items()
    }
    security = cells.get("Security", "")
    firm, _, _share_class = security.partition(" (")
    return RawRecord(
        name=firm,
        kind="organisation",
        ids={"cik": cells.get("CIK", ""), "symbol": cells.get("Symbol", "")},
        facts=(Fact(words=words, date=cells.get("Date added", "")),),
    )


STOCK_INDEX = Format(
    name="sp500",
    container=Container.CSV,
    sign=r"^\W*Symbol,",
    read=read,
)
