"""What a page says of how a date was read can be computed again from that sentence alone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from generator.extract.dates import find_dates
from generator.model.dates import Period
from generator.render.readings import explain_date
from tests.calculator import told
from tests.extract.test_dates import DAY
from tests.laws.test_dates_recomputed import SENTENCES

RELATIVE = re.compile(r"“[^”]+”, (?:read|counted) ")


@pytest.mark.parametrize(("text", "said"), [
    ("They met on Tuesday.", "“Tuesday”, read on 15 December 2021: 14 December 2021 (the latest Tuesday up to that day)"),
    ("It rose in early 2022.", "“early 2022”: early 2022 (the first third of what is printed)"),
    ("They met on 3 May 2020.", "“3 May 2020”: 3 May 2020 (as printed)"),
    ("It ran from May 3 to July 9, 2020.", "“May 3”, counted from 2020: 3 May 2020 (the 3 May nearest to that year)"),
    ("It lasted two weeks.", ""),
])
def test_reading(text: str, said: str) -> None:
    assert explain_date(find_dates(text, DAY)[0], DAY) == said


def test_a_period_that_was_inferred_is_read_within() -> None:
    month = Period(date(2021, 12, 1), date(2021, 12, 31))
    (last_year,) = find_dates("It fell last year.", DAY)

    assert "read within" not in explain_date(last_year, month)


@pytest.mark.parametrize("text", SENTENCES)
def test_every_reading_comes_to_what_it_says(text: str) -> None:
    readings = [said for one in find_dates(text, DAY) if RELATIVE.match(said := explain_date(one, DAY))]

    assert [said for said in readings if told(said)[0] != told(said)[1]] == []


def test_every_entry_of_the_demo_says_how_its_date_was_read(site: Path) -> None:
    """By the text on the page: "Tuesday", read on 15 December 2021, is 14 December."""
    page = html.parse(site / "timeline" / "index.html")
    readings = page.xpath("//ol[contains(@class, 'timeline')]//small[@class='read']/text()")
    relative = [said for several in readings for said in several.split("; ") if RELATIVE.match(said)]

    assert len(relative) > 50
    assert [said for said in relative if told(said)[0] != told(said)[1]] == []
