"""Kinds of dates that are easy to get wrong, with variants of each; the periods are in EDTF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import edtf
from generator.extract.dates import find_dates
from generator.model.dates import Period

CASES = Path(__file__).parent.parent / "cases" / "date_kinds.tsv"


def rows() -> list[tuple[str, str, str, str]]:
    """Kind, day of publication, text, periods parted by blanks."""
    table = []
    for line in CASES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, day, text, periods = line.split("\t")
            table.append((kind, day, text, periods))
    return table


@pytest.mark.parametrize(
    ("day", "text", "periods"),
    [row[1:] for row in rows()],
    ids=[f"{kind}: {text}" for kind, _, text, _ in rows()],
)
def test_kind(day: str, text: str, periods: str) -> None:
    """What the text names, each period once, in the order of the text."""
    published = date.fromisoformat(day)

    found = find_dates(text, Period(published, published))

    named = [edtf.write(mention.period) for mention in found if mention.period]
    assert list(dict.fromkeys(named)) == ([] if periods == "none" else periods.split())
