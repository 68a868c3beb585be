"""Law 11: a name of the site's own catalogue wins over every other finder, wherever they cross."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import catalog
from generator.extract import Resources, build_resources
from generator.model.names import Kind
from tests.extract.test_names import MODEL, names, needs_model

CROSSED = (  # (own name, a text in which others find something that crosses or holds it)
    ("England Harbour", "The Bank of England Harbour met on Monday."),
    ("States Rights League", "The United States Rights League met on Monday."),
    ("Times Square Group", "The New York Times Square Group met on Monday."),
    ("Roe of Arden", "Jane Roe of Arden Shipping Inc. (ASI) said so on Monday."),
    ("Korea Bank", "North Korea Bank and South Korea met on Monday."),
)
COVERED = (  # (own name, the longer name of a catalogue that it is a part of)
    ("South", "South Korea"), ("Bank of", "Bank of England"), ("Ministry", "Ministry of Commerce of China"),
)


def with_own(name: str) -> Resources:
    """What the package knows, and one name of the site's own."""
    row = f"- {{name: {name}, id: own, kind: organisation}}"
    own = catalog.parse_entries(row, "entities.yml", own=True)
    shipped = catalog.shipped_catalogue()
    return build_resources(replace(shipped, entries=(*own, *shipped.entries)), MODEL)


@needs_model
@pytest.mark.parametrize(("name", "text"), CROSSED)
def test_a_name_of_the_site_wins(name: str, text: str) -> None:
    found = [(m.surface, m.kind) for m in names(text, with_own(name)) if m.ref == "own"]

    assert found == [(name, Kind.ORGANISATION)]


@needs_model
@pytest.mark.parametrize(("name", "longer"), COVERED)
def test_a_part_of_a_longer_name_is_not_meant(name: str, longer: str) -> None:
    found = {m.surface: m.ref for m in names(f"{longer} agreed. {name} agreed, too.", with_own(name))}

    assert found[longer] not in (None, "own")
    assert found[name] == "own"
