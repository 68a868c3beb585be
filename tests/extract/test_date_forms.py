"""Forms that dates take beside the common ones of news: digits, times of day, parts of a stretch, holidays."""

from __future__ import annotations

from datetime import date

import pytest

from generator import edtf
from generator.extract.dates import find_dates
from generator.extract.dates.holidays import NAMES, holiday_periods
from generator.model.dates import DateMention, Period, TimexType
from tests.laws.test_dates_recomputed import wrong

DAY = Period(date(2021, 12, 15), date(2021, 12, 15))  # a Wednesday

TABLE = [
    # phrase in its sentence, the words of the date, value, EDTF of the period
    ("It sank on 7-Nov-2016.", "7-Nov-2016", "2016-11-07", "2016-11-07"),
    ("It sank on 7/Nov/16.", "7/Nov/16", "2016-11-07", "2016-11-07"),
    ("It sank on 2016/Nov/7.", "2016/Nov/7", "2016-11-07", "2016-11-07"),
    ("It sank on 2016/11/07.", "2016/11/07", "2016-11-07", "2016-11-07"),
    ("It sank on 03.04.2016.", "03.04.2016", "2016-04-03", "2016-04-03"),
    ("It sank on 03-24-2016.", "03-24-2016", "2016-03-24", "2016-03-24"),
    ("It sank on 24/03/2016.", "24/03/2016", "2016-03-24", "2016-03-24"),
    ("the data of 2015-03 show", "2015-03", "2015-03", "2015-03"),
    ("It sank on 7 June of 2016.", "7 June of 2016", "2016-06-07", "2016-06-07"),
    ("sales rose in 2017-Q1 and", "2017-Q1", "2017-Q1", "2017-33"),
    ("sales rose in Q1-2017 and", "Q1-2017", "2017-Q1", "2017-33"),
    ("in the fiscal year 2008 they", "the fiscal year 2008", "2008", "2008~"),
    ("the first week of May 2021", "the first week of May 2021", "2021-W18", "2021-05-03/2021-05-09"),
    ("the last week of 2020 was", "the last week of 2020", "2020-W53", "2020-12-28/2021-01-03"),
    ("the second weekend of May 2021", "the second weekend of May 2021", "2021-W18-WE", "2021-05-08/2021-05-09"),
    ("on the last day of November", "the last day of November", "2021-11-30", "2021-11-30"),
    ("the first Monday in September", "the first Monday in September", "2021-09-06", "2021-09-06"),
    ("the third month of 2021", "the third month of 2021", "2021-03", "2021-03"),
    ("the 20th of this month", "the 20th of this month", "2021-12-20", "2021-12-20"),
    ("the 3rd day of next month", "the 3rd day of next month", "2022-01-03", "2022-01-03"),
    ("Tuesday of next week", "Tuesday of next week", "2021-12-21", "2021-12-21"),
    ("last week on Friday they", "last week on Friday", "2021-12-10", "2021-12-10"),
    ("They met on Monday the 13th.", "Monday the 13th", "2021-12-13", "2021-12-13"),
    ("It fell on Friday the 13th.", "Friday the 13th", "2021-08-13", "2021-08-13"),
    ("They met at 3 in the morning.", "3 in the morning", "2021-12-15T03:00", "2021-12-15"),
    ("It began at 8 last night.", "8 last night", "2021-12-14T20:00", "2021-12-14"),
    ("It begins tonight at 7.", "tonight at 7", "2021-12-15T19:00", "2021-12-15"),
    ("It struck at half past six.", "half past six", "2021-12-15T06:30", "2021-12-15"),
    ("at ten past nine in the evening", "ten past nine in the evening", "2021-12-15T21:10", "2021-12-15"),
    ("It struck at 7:56:30 pm.", "7:56:30 pm", "2021-12-15T19:56:30", "2021-12-15"),
    ("It struck at 1140 a.m.", "1140 a.m.", "2021-12-15T11:40", "2021-12-15"),
    ("It closes at 8p.m. sharp.", "8p.m.", "2021-12-15T20:00", "2021-12-15"),
    ("They met on Tuesday in the morning.", "Tuesday in the morning", "2021-12-14TMO", "2021-12-14"),
    ("over Labor Day weekend", "Labor Day weekend", "2021-W35-WE", "2021-09-04/2021-09-06"),
    ("On Yom Kippur they fast.", "Yom Kippur", "2021-09-16", "2021-09-16"),
    ("on Eid al-Fitr 2022", "Eid al-Fitr 2022", "2022-05-02", "2022-05-02"),
    ("before Lunar New Year 2020", "Lunar New Year 2020", "2020-01-25", "2020-01-25"),
    ("during Ramadan 2021", "Ramadan 2021", "2021-04-13", "2021-04-13/2021-05-12"),
    ("for Hanukkah 2021", "Hanukkah 2021", "2021-11-29", "2021-11-29/2021-12-06"),
]


def only(text: str) -> DateMention:
    (found,) = find_dates(text, DAY)
    return found


@pytest.mark.parametrize(("text", "surface", "value", "period"), TABLE, ids=[row[0] for row in TABLE])
def test_form(text: str, surface: str, value: str, period: str) -> None:
    found = only(text)

    assert (found.surface, found.value) == (surface, value)
    assert found.period is not None
    assert edtf.write(found.period) == period


@pytest.mark.parametrize("text", [row[0] for row in TABLE])
def test_each_can_be_computed_again(text: str) -> None:
    assert wrong(text, DAY) == []


@pytest.mark.parametrize(("text", "values"), [
    ("open from 2 to 4 p.m. today", ["2021-12-15T14:00", "2021-12-15T16:00"]),
    ("open from 10 to 4 p.m. today", ["2021-12-15T10:00", "2021-12-15T16:00"]),
    ("between 9 and 11 a.m. on Monday", ["2021-12-13T09:00", "2021-12-13T11:00"]),
    ("from 10:30 to 3 today", ["2021-12-15T10:30", "2021-12-15T03:00"]),
    ("between 7 and 9 last night", ["2021-12-14T19:00", "2021-12-14T21:00"]),
    ("June-August 1992", ["1992-06", "1992-08"]),
    ("from May to October 2020", ["2020-05", "2020-10"]),
])
def test_both_ends_of_a_range(text: str, values: list[str]) -> None:
    assert [m.value for m in find_dates(text, DAY)] == values


@pytest.mark.parametrize(("text", "type_", "value"), [
    ("for two years and three months", TimexType.DURATION, "P2Y3M"),
    ("1 hour and 30 minutes", TimexType.DURATION, "PT1H30M"),
    ("for one and a half hours", TimexType.DURATION, "PT1H30M"),
    ("for 2½ years", TimexType.DURATION, "P2Y6M"),
    ("in the next fortnight", TimexType.DURATION, "P2W"),
    ("held every weekend", TimexType.SET, "XXXX-WXX-WE"),
])
def test_length(text: str, type_: TimexType, value: str) -> None:
    found = only(text)

    assert (found.type, found.value, found.period) == (type_, value, None)


@pytest.mark.parametrize(("text", "mod"), [
    ("Much of 2020 was dry.", None), ("Most of last year was dry.", None), ("It rained for a good part of 2020.", None),
    ("They waited another two weeks.", None), ("It rained in early 2020.", "START"), ("They waited at least two weeks.", "EQUAL_OR_MORE"),
    ("She spoke earlier this week.", "BEFORE")])
def test_a_modifier_is_one_of_timex3_or_none(text: str, mod: str | None) -> None:
    assert only(text).modifier == mod


def test_two_units_ago_are_counted_in_the_smaller() -> None:
    assert only("It shut two years and three months ago.").value == "2019-09"


@pytest.mark.parametrize("text", [
    "the Good Friday Agreement", "the Yom Kippur War", "the dawn of a new era", "Monday's 10th round", "killed 7 and 6 were hurt",
])
def test_no_such_date(text: str) -> None:
    assert not any(m.rule in ("holiday", "clock", "nth", "weekday and day", "part of day") for m in find_dates(text, DAY))


def test_a_price_is_no_day_of_the_month() -> None:
    assert [m.surface for m in find_dates("It sold for $12 December 27.", DAY)] == ["December 27"]


@pytest.mark.parametrize(("name", "year", "day"), [
    ("memorial day", 1950, date(1950, 5, 30)),  # the last Monday of May since 1971
    ("veterans day", 1975, date(1975, 10, 27)),  # on a Monday of October from 1971 to 1977
    ("thanksgiving", 1939, date(1939, 11, 23)),  # a week early from 1939 to 1941
    ("juneteenth", 1999, date(1999, 6, 19)),  # no holiday by law yet
    ("ash wednesday", 2024, date(2024, 2, 14)),
])
def test_a_holiday_is_where_it_was_kept_that_year(name: str, year: int, day: date) -> None:
    assert [there.first for there in holiday_periods(name, year)] == [day]


def test_a_feast_by_the_moon_may_come_twice_a_year() -> None:
    assert [there.first for there in holiday_periods("eid al-fitr", 2000)] == [date(2000, 1, 8), date(2000, 12, 27)]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_its_day_every_year(name: str) -> None:
    assert all(holiday_periods(name, year) for year in range(1990, 2030))
