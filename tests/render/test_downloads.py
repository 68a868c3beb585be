"""Timelines to take away: what a program reads from them is what the timeline says."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import edtf
from generator.model.article import Policy
from generator.model.events import Certainty, TimelineEntry
from generator.render import render
from generator.render.data import downloads
from generator.render.data.calendar import write_calendar
from generator.render.data.timelinejs import write_story
from generator.render.desk import Desk
from generator.render.library import Library, build_library
from generator.render.pages.entries import render_entries
from generator.render.paths import Base
from generator.render.templates import build_environment
from tests.corpus import corpus, view

HOSTILE = 'Arden; sued, "ZTE" \\n\n<script>alert(1)</script> BEGIN:VEVENT\r\nURL:x 中文' + "é" * 90


def shelf(*entries: TimelineEntry, **settings: object) -> Library:
    made = view(replace(corpus(), timeline=entries), **settings)  # type: ignore[arg-type]
    return build_library(made.corpus, made.catalogue, made.settings)


def entry(when: str = "2021-12-16", **known: object) -> TimelineEntry:
    period = edtf.read(when)
    assert period
    return replace(corpus().timeline[0], period=period, **known)  # type: ignore[arg-type]


def told(line: str) -> TimelineEntry:
    """The entry of `entry`, told in this line."""
    one = entry()
    return replace(one, reports=(replace(one.reports[0], line=line),))


def event(text: str) -> dict[str, str]:
    """The properties of a calendar's only event, read as RFC 5545 says."""
    lines = text.replace("\r\n ", "").split("\r\n")
    inner = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    pairs = [line.split(":", 1) for line in inner]
    return {name: re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value) for name, value in pairs}


@pytest.mark.parametrize(("when", "first", "until"), [
    ("2021-12-16", "20211216", "20211217"), ("2021-12", "20211201", "20220101"), ("2021-33", "20210101", "20210401"),
    ("2021~", "20210101", "20220101"), ("2021-12-30/2022-01-02", "20211230", "20220103")])
def test_a_calendar_holds_whole_days_and_its_end_is_the_day_after(when: str, first: str, until: str) -> None:
    one = entry(when)
    found = event(write_calendar(shelf(one), [one], "A"))

    assert (found["DTSTART;VALUE=DATE"], found["DTEND;VALUE=DATE"]) == (first, until)
    assert edtf.words(one.period) in found["DESCRIPTION"]
    assert f"EDTF {when}" in found["DESCRIPTION"]


def test_a_calendar_says_the_same_at_any_time_and_where_it_is_told() -> None:
    one = entry(certainty=Certainty.PLANNED)
    found = event(write_calendar(shelf(one, site_url="https://a.example/"), [one], "A"))

    assert (found["UID"], found["DTSTAMP"]) == ("e-1a2b3c@cuttings", "20211216T000000Z")
    assert (found["SUMMARY"], found["STATUS"]) == ("Planned: Arden sued ZTE", "TENTATIVE")
    assert found["URL"] == "https://a.example/timeline/#e-1a2b3c"


def test_hostile_words_stay_words_in_a_calendar() -> None:
    one = told(HOSTILE)
    text = write_calendar(shelf(one), [one], HOSTILE)

    assert text.count("\r\nBEGIN:VEVENT") == 1
    assert text.replace("\r\n", "").isprintable()
    assert event(text)["SUMMARY"] == " ".join(HOSTILE.split())


@given(st.text(st.characters(exclude_categories=["C"]), max_size=300))
@example("a\\0, b; c")
def test_folded_lines_are_short_and_unfold_to_the_same(text: str) -> None:
    calendar = write_calendar(shelf(), [], text)
    names = re.findall(r"^X-WR-CALNAME:(.*)\r$", calendar.replace("\r\n ", ""), re.M)

    assert [re.sub(r"\\(.)", r"\1", name) for name in names] == [" ".join(text.split())]
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))


@pytest.mark.parametrize(("when", "first", "last"), [
    ("2021-12-16", {"year": 2021, "month": 12, "day": 16}, None), ("2021-12", {"year": 2021, "month": 12}, None),
    ("2021", {"year": 2021}, None),
    ("2021-33", {"year": 2021, "month": 1}, {"year": 2021, "month": 3}), ("199X", {"year": 1990}, {"year": 1999})])
def test_a_slide_has_the_known_parts_of_its_dates(when: str, first: dict[str, int], last: dict[str, int] | None) -> None:
    one = entry(when)
    (slide,) = json.loads(write_story(shelf(one), [one], "A"))["events"]

    assert (slide["start_date"], slide.get("end_date")) == (first, last)
    assert (slide["display_date"], slide["group"], slide["unique_id"]) == (edtf.words(one.period), "happened", one.id)


def test_hostile_words_stay_words_in_a_slide() -> None:
    one = told(HOSTILE)
    text = write_story(shelf(one, site_url="https://a.example/"), [one], HOSTILE)

    assert "<script" not in text
    assert 'href="https://a.example/timeline/#e-1a2b3c"' in json.loads(text)["events"][0]["text"]["text"]


def test_the_table_and_the_calendar_agree() -> None:
    one = entry("2021-12")
    ics, table, _ = downloads.write_files(shelf(one), [one], "themes/courts/timeline", "Courts")
    (row,) = csv.DictReader(io.StringIO(table.text))

    assert (ics.path, table.path) == ("themes/courts/timeline.ics", "themes/courts/timeline.csv.gz")
    assert event(ics.text)["DTSTART;VALUE=DATE"] == row["first"].replace("-", "")
    assert event(ics.text)["DTEND;VALUE=DATE"] == f"{date.fromisoformat(row['last']) + timedelta(1):%Y%m%d}"


def test_no_file_says_more_than_the_outlet_allows() -> None:
    pages = {page.path: page.text for page in render(view(corpus(), Policy.WITHHELD))}
    files = [text for path, text in pages.items() if path.startswith(("timeline/timeline.", "themes/courts/timeline."))]

    assert len(files) == 2
    assert not [text for text in files if "sued" in text]


def test_every_file_that_a_page_names_is_made() -> None:
    pages = {page.path: page.text for page in render(view(corpus()))}
    ends = r'href="([^"]+\.(?:ics|json|csv|csv\.gz))" download'
    named = re.findall(ends, "\n".join(pages.values()))

    assert named
    assert {name.rpartition("../")[2].removeprefix("./").rpartition("/")[2] for name in named} <= {
        path.rpartition("/")[2] for path in pages}


def test_few_events_of_an_entity_make_no_files() -> None:
    assert not [page.path for page in render(view(corpus())) if page.path.startswith("entities/") and page.path.endswith(".ics")]


def test_a_dispute_is_one_row_with_both_dates_and_their_words() -> None:
    one, other = entry("2021-12-16", disputed=("e-2",)), entry("2021-12-18", id="e-2", disputed=("e-1a2b3c",))
    pages = {page.path: page.text for page in render(view(replace(corpus(), timeline=(one, other))))}
    (row,) = re.findall(r'<li id="e-1a2b3c".*?</li>', pages["timeline/index.md"])
    shown, _, folded = row.partition("<details>")

    assert re.sub("<[^>]+>", "", shown).startswith("2021 16 or 18 December 2021 ")
    assert '<span id="e-2">' in shown
    assert re.search(r'With another date: <a href="[^"]*#e-2">.*18 December 2021.*<blockquote.*Meridian Wire', folded)


def test_a_dispute_with_an_entry_of_another_page_leads_there() -> None:
    one, other = entry("2021-12-16", disputed=("e-2",)), entry("2021-12-18", id="e-2", disputed=("e-1a2b3c",))
    shown = view(replace(corpus(), timeline=(one, other)))
    desk = Desk(shelf(one, other), build_environment(shown.templates))

    assert '<a href="../../timeline/#e-2">' in render_entries(desk, [one], Base("themes/courts.md"))


def test_a_telling_says_its_own_certainty() -> None:
    one = corpus().timeline[0]
    planned = replace(one.reports[0], event=replace(one.reports[0].event, certainty=Certainty.PLANNED))
    pages = {page.path: page.text for page in render(view(replace(corpus(), timeline=(replace(one, reports=(one.reports[0], planned)),))))}

    assert '<span class="own"><span class="chip chip-planned">' in pages["timeline/index.md"]
