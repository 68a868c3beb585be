"""What keeps pages small: a story is quoted once, the rule is not written out, and thin years share a page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator import edtf
from generator.model.dates import Period
from generator.model.entities import Tier
from generator.model.events import Certainty, TimelineEntry
from generator.render import render, timeline_parts
from tests.corpus import corpus, resolved, study, view

FILLED = st.dictionaries(st.integers(1500, 2030), st.integers(1, 200), min_size=2, max_size=12)
NAMED_THRICE = "Head\n\nZTE: a list. A deal with ZTE was signed in Geneva by both. ZTE fell."


def entries(years: list[int]) -> list[TimelineEntry]:
    first, periods = corpus().timeline[0], {year: edtf.year(year) for year in years}
    return [replace(first, id=f"e-{n}", period=periods[year]) for n, year in enumerate(sorted(years))]


def page(path: str, **known: object) -> str:
    one = replace(corpus().timeline[0], **known)  # type: ignore[arg-type]
    return next(made.text for made in render(view(replace(corpus(), timeline=(one,)))) if made.path == path)


@given(FILLED)
def test_every_entry_of_a_long_timeline_is_in_one_part_in_order(filled: dict[int, int]) -> None:
    some = entries([year for year, n in filled.items() for _ in range(n)])

    found = timeline_parts.split_timeline(some)

    assert [entry for _, _, part in found for entry in part] == (some if len(some) > timeline_parts.WHOLE else [])
    assert len({name for _, name, _ in found}) == len(found)


def test_thin_years_share_a_page_and_a_full_one_has_its_own() -> None:
    some = entries([1751, 1850, 1851, 1990, 1991, *[2020] * 200, *[2021] * 200])

    assert [(label, name, len(part)) for label, name, part in timeline_parts.split_timeline(some)] == [
        ("the 18th century", "17XX", 1), ("the 19th century", "18XX", 2), ("the 20th century", "19XX", 2),
        ("2020", "2020", 200), ("2021", "2021", 200)]


def test_a_month_that_is_too_full_is_split_into_runs_of_days() -> None:
    days = [date(2022, 3, day) for day in (1, 2, 2, 9, 30) for _ in range(timeline_parts.SPANS[timeline_parts.MONTH] // 3)]
    some = [replace(entry, period=Period(day, day)) for entry, day in zip(entries([2022] * len(days)), days, strict=True)]

    assert [(label, name, len(part)) for label, name, part in timeline_parts.split_timeline(some)] == [
        ("1 to 2 March 2022", "2022-03-01", 900), ("9 to 30 March 2022", "2022-03-09", 600)]


def test_a_story_is_quoted_once_and_its_other_sentences_are_linked() -> None:
    made = {page.path: page.text for page in render(view(resolved(study(NAMED_THRICE), tier=Tier.AUTO)))}
    text = made["entities/zte.md"].partition('<h2 id="mentions">')[2]

    (quoted,) = re.findall('<blockquote class="evidence">(.*?)</blockquote>', text)
    assert re.sub("<[^>]+>", "", quoted) == "A deal with ZTE was signed in Geneva by both."
    assert re.findall(r'#s-[0-9a-f]+">(\d)</a>', text) == ["2", "4"]


def test_an_entry_says_only_what_is_not_the_rule() -> None:
    happened, planned = (page("timeline/index.md", certainty=one) for one in (Certainty.HAPPENED, Certainty.PLANNED))

    assert 'data-certainty="planned"' in planned
    assert '<span class="state">planned</span>' in planned
    assert "data-certainty" not in happened
    assert 'class="state"' not in happened
