"""Every date can be computed again from its words, its anchor and the rule that it names, by a calendar of the tests' own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.dates import find_dates
from generator.model.dates import DateMention, Period
from tests.calculator import recomputed
from tests.extract.test_dates import DAY, TABLE

SENTENCES = (*(row[0] for row in TABLE), *"""
It will ship on Friday.
They met last Friday, this Monday and next Tuesday.
He quit on 3 May and she in June.
She will speak on Jan. 4.
The firm grew in the spring and shut last winter.
Profit fell in the third quarter and the second half.
It ran from May 3 to July 9, 2021.
It ran from November to February.
They met on May 3-5, 2020 and in 2003-05.
It broke early last year, late this month, in mid-March and at the end of the week.
It broke earlier this week.
A year ago it was new. Two weeks ago Monday it broke. Ten years ago today it was made.
Two days after March 5, 2020, he left.
It opened on 5 May 2020. The next day it rained. A week earlier, it snowed. The following month was dry. Three years later it shut.
They met on the weekend, the week of June 3, and at Christmas.
It closes by year-end.
The year ended Jan. 31 was good, and the quarter ended July 31, 2021 bad.
He left last Oct. 23.
They came last night and left this morning.
Born on 5 May 1910, he left in 1932. In 1935 he rose. On 3 June 1936 he fell. On 17 September, he came back. In January he died.
In February, a leap year's guests came on 29 February.
In the next decade and the last century.
The day before Thanksgiving he sang.
""".strip().splitlines())


def computed(mention: DateMention) -> tuple[date, date] | None:
    """From the anchor by the rule; for what is dated as printed, from its own words alone."""
    if mention.anchor:
        return recomputed(mention.explanation, mention.anchor)
    alone = [found.period for lead in ("", "in ", "the ") for found in find_dates(lead + mention.surface, None) if found.period]
    return next(((p.first, p.last) for p in alone if mention.period and p.first == mention.period.first), None)


def wrong(text: str, published: Period | None) -> list[DateMention]:
    return [m for m in find_dates(text, published) if m.period and computed(m) != (m.period.first, m.period.last)]


@pytest.mark.parametrize("text", SENTENCES)
def test_sentence(text: str) -> None:
    assert any(m.period for m in find_dates(text, DAY))

    assert wrong(text, DAY) == []


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_any_text_on_any_day(sentences: list[str], day: date) -> None:
    assert wrong(" ".join(sentences), Period(day, day)) == []


@pytest.mark.parametrize("name", ["timebank", "aquaint", "meantime"])
def test_news(shared: Path, name: str) -> None:
    lines = (shared / "data" / "temporal" / f"{name}.input.jsonl").read_text("utf-8").splitlines()
    days = [(record["text"], record["dct"][:10]) for record in map(json.loads, lines) if record["dct"][4:5] == "-"]

    assert [m for text, day in days for m in wrong(text, Period(date.fromisoformat(day), date.fromisoformat(day)))] == []
