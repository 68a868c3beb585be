"""Date expressions: a table of phrases, and the laws that hold for any text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import edtf
from generator.extract.dates import find_dates
from generator.model.dates import DateMention, Period, Precision, TimexType

DAY = Period(date(2021, 12, 15), date(2021, 12, 15))  # a Wednesday

TABLE = [
    # phrase in its sentence, the words of the date, value, EDTF of the period
    ("He left on December 1.", "December 1", "2021-12-01", "2021-12-01"),
    ("It opened Friday, Oct. 23, 1998, in Oslo.", "Friday, Oct. 23, 1998", "1998-10-23", "1998-10-23"),
    ("It opened on 11 March 2020.", "11 March 2020", "2020-03-11", "2020-03-11"),
    ("the 4th of July parade was", "the 4th of July", "2021-07-04", "2021-07-04"),
    ("on 2021-12-05 they met", "2021-12-05", "2021-12-05", "2021-12-05"),
    ("They met on Tuesday.", "Tuesday", "2021-12-14", "2021-12-14"),
    ("They met on Wednesday.", "Wednesday", "2021-12-15", "2021-12-15"),
    ("The ministry will put them on a list on Thursday.", "Thursday", "2021-12-16", "2021-12-16"),
    ("They told reporters on Thursday.", "Thursday", "2021-12-09", "2021-12-09"),
    ("Talks are due to resume on Friday.", "Friday", "2021-12-17", "2021-12-17"),
    ("Last Friday he quit.", "Last Friday", "2021-12-10", "2021-12-10"),
    ("Shops shut next Monday.", "next Monday", "2021-12-20", "2021-12-20"),
    ("It rained yesterday.", "yesterday", "2021-12-14", "2021-12-14"),
    ("It rose this week.", "this week", "2021-W50", "2021-12-13/2021-12-19"),
    ("She spoke earlier this week.", "earlier this week", "2021-W50", "2021-12-13/2021-12-15"),
    ("They met last week.", "last week", "2021-W49", "2021-12-06/2021-12-12"),
    ("Last month it fell.", "Last month", "2021-11", "2021-11"),
    ("They won last year.", "last year", "2020", "2020"),
    ("It moved a year ago.", "a year ago", "2020", "2020"),
    ("It moved three months ago.", "three months ago", "2021-09", "2021-09"),
    ("It moved ten days ago.", "ten days ago", "2021-12-05", "2021-12-05"),
    ("It is out two weeks from now.", "two weeks from now", "2021-12-29", "2021-12-29~"),
    ("In mid-March it broke.", "mid-March", "2021-03", "2021-03-11~/2021-03-21~"),
    ("It broke in March 2020.", "March 2020", "2020-03", "2020-03"),
    ("It broke in March last year.", "March last year", "2020-03", "2020-03"),
    ("Since last November it grew.", "last November", "2021-11", "2021-11"),
    ("He ruled in 2016.", "2016", "2016", "2016"),
    ("He ruled in nineteen ninety-four.", "nineteen ninety-four", "1994", "1994"),
    ("He ruled in the 1990s.", "the 1990s", "199", "199X"),
    ("a 20th century poet", "20th century", "19", "19XX"),
    ("sales in the third quarter of 2020 fell", "the third quarter of 2020", "2020-Q3", "2020-35"),
    ("next year's first quarter", "next year's first quarter", "2022-Q1", "2022-33"),
    ("the first half of 2021 was", "the first half of 2021", "2021-H1", "2021-40"),
    ("last summer was hot", "last summer", "2021-SU", "2021-22"),
    ("On Thanksgiving Day they ate.", "Thanksgiving Day", "2021-11-25", "2021-11-25"),
    ("by the end of next year", "the end of next year", "2022", "2022-09-01~/2022-12-31~"),
    ("by year-end", "year-end", "2021-12-31", "2021-12~"),
    ("the week of December 6", "the week of December 6", "2021-W49", "2021-12-06/2021-12-12"),
    ("They struck on Tuesday night.", "Tuesday night", "2021-12-14TNI", "2021-12-14"),
    ("It began at 10 p.m. Monday.", "10 p.m. Monday", "2021-12-13T22:00", "2021-12-13"),
    ("The trial was to begin on Thursday.", "Thursday", "2021-12-16", "2021-12-16"),  # the nearest day for a plan of the past
    ("The offer had been due to end on Monday.", "Monday", "2021-12-13", "2021-12-13"),
    ("The law came into force in January.", "January", "2021-01", "2021-01"),
    ("They must sell their shares by 1 May.", "1 May", "2022-05-01", "2022-05-01"),
    ("It has been two weeks since the doors shut.", "two weeks", "2021-12-01", "2021-12-01~"),
    ("It did not move as much yesterday.", "yesterday", "2021-12-14", "2021-12-14"),
    ("He slept for much of yesterday.", "much of yesterday", "2021-12-14", "2021-12-14"),
    ("They struck last night.", "last night", "2021-12-14TNI", "2021-12-14"),
]


def only(text: str, published: Period | None = DAY) -> DateMention:
    (found,) = find_dates(text, published)
    return found


@pytest.mark.parametrize(("text", "surface", "value", "period"), TABLE, ids=[row[0] for row in TABLE])
def test_phrase(text: str, surface: str, value: str, period: str) -> None:
    found = only(text)

    assert (found.surface, found.value) == (surface, value)
    assert found.period is not None
    assert edtf.write(found.period) == period


@pytest.mark.parametrize(("text", "type_", "value"), [
    ("It lasted two weeks.", "DURATION", "P2W"),
    ("a minute and a half of silence", "DURATION", "PT1M30S"),
    ("an eight-year war", "DURATION", "P8Y"),
    ("over the next few days", "DURATION", "PXD"),
    ("for 2 1/2 years", "DURATION", "P2Y6M"),
    ("a daily walk", "SET", "P1D"),
    ("held every Monday", "SET", "XXXX-WXX-1"),
    ("It rose in 330 BC.", "DATE", "BC0330"),
    ("marching each July", "SET", "XXXX-07"),
    ("they eat 15 a year", "SET", "P1Y"),
    ("It will last over a week.", "DURATION", "P1W"),
    ("It will one day be rich.", "DATE", "FUTURE_REF"),
    ("He is now rich.", "DATE", "PRESENT_REF"),
    ("He recently left.", "DATE", "PAST_REF"),
    ("afraid of the future", "DATE", "FUTURE_REF"),
])
def test_never_on_a_timeline(text: str, type_: str, value: str) -> None:
    found = only(text)

    assert (found.type.value, found.value, found.period) == (type_, value, None)


@pytest.mark.parametrize("text", [
    "May I go?", "They march on.", "June Smith and April Jones sat.", "the second of three", "prices fall", "He sat in the sun.",
    "version 2.0",
    "the hole CVE-2021-44228", "a minute detail", "50 U.S.C. 1601 et seq.",
    "a 3-2 win", "it cost $2000", "some 2000 people", "a 6-year-old boy", "call 555-1234", "the latest news",
])
def test_no_date(text: str) -> None:
    assert find_dates(text, DAY) == ()


@pytest.mark.parametrize("text", [row[0] for row in TABLE] + ["They met last weekend."])
@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_story_of_the_first_or_the_last_day_of_the_calendar_is_read(text: str, day: date) -> None:
    assert all(found.surface in text for found in find_dates(text, Period(day, day)))


def test_counts_on_from_what_was_told() -> None:
    text = "They landed on 3 May 2020. Two days later they left. The next day was dry. A year earlier it had rained."

    assert [m.value for m in find_dates(text, DAY)] == ["2020-05-03", "2020-05-05", "2020-05-06", "2019"]


@pytest.mark.parametrize(("text", "values"), [
    ("He paid on 5 May. Ten days earlier, on 24 April, he had left.", ["2021-05-05", "2021-04-24", "2021-04-24"]),
    ("They met on Monday. They will vote on 20 May. On the same evening a crowd broke in.", ["2021-12-13", "2022-05-20", "2021-12-13TEV"]),
    ("He was held on Monday. (He was born on 9 June 1987.) The same day he fled.", ["2021-12-13", "1987-06-09", "2021-12-13"]),
    ("It shut on Monday, which was agreed on 3 May 2019. The next day it rained.", ["2021-12-13", "2019-05-03", "2021-12-14"]),
    ("The vote is planned for 20 May. On the same day the house will choose a speaker.", ["2022-05-20", "2022-05-20"]),
    ("They have shut the port over the last five days in an attempt to save it.", ["P5D"]),
    ("They met on Monday. It rests on an order of June 2019. On the same day it rained.", ["2021-12-13", "2019-06", "2021-12-13"]),
    ("On 1 May 2022 it ends, four years to the day.", ["2022-05-01", "P4Y"]),
])
def test_the_day_named_beside_a_count_and_the_day_last_told_win(text: str, values: list[str]) -> None:
    assert [m.value for m in find_dates(text, DAY)] == values


@pytest.mark.parametrize(("text", "values"), [
    ("It ran from May 3 to July 9, 2020.", ["2020-05-03", "2020-07-09"]),
    ("Between March and June 2019 it fell.", ["2019-03", "2019-06"]),
    ("It ran from November to March 2020.", ["2019-11", "2020-03"]),
    ("It ran from October to January.", ["2021-10", "2022-01"]),
    ("In 2003-05 and 2010–12 it rose.", ["2003", "2005", "2010", "2012"]),
    ("They met on 24 April and 25.", ["2021-04-24"]),
    ("They met on April 24 and 25.", ["2021-04-24", "2021-04-25"]),
])
def test_the_ends_of_a_range_are_a_pair(text: str, values: list[str]) -> None:
    assert [m.value for m in find_dates(text, DAY)] == values


@pytest.mark.parametrize(("text", "values"), [
    ("The market stays shut until Friday.", ["2021-12-17"]),
    ("He would look for a way round Tuesday's ruling.", ["2021-12-14"]),
    ("It has been on sale since March and will be for years to come.", ["2021-03", "PXY"]),
    ("In January, the firm hired him.", ["2021-01"]),
    ("The market fell on Black Monday.", []),
    ("He met her the day before.", ["2021-12-14"]),
    ("He left the day after she came.", []),
    ("It is shut from Tuesday to Thursday.", ["2021-12-14", "2021-12-16"]),
    ("It came with COVID-19 in March 2020.", ["2020-03"]),
    ("The 70s and 80s were kind to him, in his 50s.", ["197", "198"]),
    ("Rome fell in 330 BC.", ["BC0330"]),
    ("Ten years ago today it was made.", ["2011-12-15"]),
    ("Two weeks after March 5, 2020, he left.", ["P2W", "2020-03-05"]),
])
def test_reading_in_context(text: str, values: list[str]) -> None:
    assert [m.value for m in find_dates(text, DAY)] == values


LIFE = "Born on 5 May 1910, he joined in 1932. On 3 June 1935 he left. On 17 September, war came. In January he was hurt. " \
       "In 1941 he moved. In the spring he wrote. Today his house is a museum."
LIVED = ["1910-05-05", "1932", "1935-06-03", "1935-09-17", "1936-01", "1941", "1941-SP", "PRESENT_REF"]


@pytest.mark.parametrize("published", [DAY, None])
def test_a_story_of_the_past_goes_on_from_the_last_date_told(published: Period | None) -> None:
    assert [m.value for m in find_dates(LIFE, published)] == LIVED


def test_a_day_of_every_year_is_a_set() -> None:
    assert [m.value for m in find_dates("It ends on June 30 of every year.", DAY)] == ["XXXX-06-30", "P1Y"]


def test_news_is_no_story_of_the_past() -> None:
    text = f"{LIFE} On Monday, his heirs said that they would sell it. Bids are due in January."

    assert [m.value for m in find_dates(text, DAY)][-2:] == ["2021-12-13", "2022-01"]


def test_year_ago_of_a_quarter_is_the_same_quarter() -> None:
    text = "Profit in the third quarter of 2021 rose. It was lower a year earlier."

    assert [m.value for m in find_dates(text, DAY)] == ["2021-Q3", "2020-Q3"]


@pytest.mark.parametrize(("text", "values"), [
    ("March 3-5, 2019", ["2019-03-03", "2019-03-05"]),
    ("on Dec. 2, 3 and 6", ["2021-12-02", "2021-12-03", "2021-12-06"]),
    ("on 3-5 March 2020", ["2020-03-03", "2020-03-05"]),
    ("from 2009 to 2010", ["2009", "2010"]),
    ("between Dec. 2 and Dec. 6", ["2021-12-02", "2021-12-06"]),
])
def test_ranges_and_lists_keep_every_end(text: str, values: list[str]) -> None:
    assert [m.value for m in find_dates(text, DAY)] == values


@pytest.mark.parametrize("text", [
    "on Tuesday", "last year", "Dec. 6", "in May", "two weeks ago", "this week", "today", "the third quarter", "at Christmas",
])
def test_without_a_day_relative_dates_are_unresolved(text: str) -> None:
    assert all(m.period is None and m.anchor is None for m in find_dates(text, None))


def test_a_month_is_no_anchor() -> None:
    assert only("on Tuesday", edtf.month(2021, 12)).period is None


def test_a_weekday_says_what_it_was_counted_from() -> None:
    found = only("The ministry will decide on Thursday.")

    assert (found.anchor, found.cue, found.rule) == ("2021-12-15", "will", "weekday")


ABSOLUTE = [
    "March 2020", "11 March 2020", "in 2016", "the 1990s", "Q3 2021", "summer 2020", "Oct. 23, 1998", "2021-12-05", "Christmas 2019",
]


@given(st.lists(st.sampled_from(ABSOLUTE), min_size=1), st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_absolute_dates_ignore_the_anchor(phrases: list[str], day: date) -> None:
    text = ". So. ".join(phrases)

    assert find_dates(text, Period(day, day)) == find_dates(text, None)


WORDS = [
    "May", "March", "the", "a", "two", "last", "next", "week", "year", "years", "ago", "3", "2020", "of", "in", "and",
    ",", ".", "-", "Tuesday", "night", "early", "about", "quarter", "third", "Dec.", "'90s", "10:30", "p.m.", "every",
    "half", "this", "ended", "\n\n", "will", "31", "days", "later", "summer", "1/2", "Thanksgiving", "second", "Q3",
    "2021-02-30", "99/99/2020", "century", "hundred", "thousand", "said", "9999",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=80), st.dates(date(2, 1, 1), date(9990, 1, 1)))
def test_laws_of_any_text(text: str, day: date) -> None:
    """Surfaces are the words; text order; no overlaps; every period survives EDTF; no set or length has a period."""
    found = find_dates(text, Period(day, day))

    assert all(m.surface == text[m.span.start : m.span.end] and m.surface.strip() == m.surface != "" for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(m.period is None or m.type in (TimexType.DATE, TimexType.TIME) for m in found)
    for period in (m.period for m in found if m.period):
        assert period.first <= period.last
        again = edtf.read(edtf.write(period))
        loose = period.precision in (Precision.WEEK, Precision.SPAN)  # seven days from a Monday read back as a week
        assert again == period or (loose and again and (again.first, again.last) == (period.first, period.last))


@pytest.mark.parametrize("bit", [
    "Monday and ", "Dec. 2, ", "the end of the early ", "1,", "\n ", "more than ", "2016 2017 ", "nineteen ", "a-",
])
def test_nasty_text_takes_linear_time(bit: str) -> None:
    """Ten times the text takes no more than some thirty times as long, even on a busy machine."""
    def spent(n: int) -> float:
        start = process_time()
        find_dates((bit * n)[:n], DAY)
        return process_time() - start

    assert spent(100_000) < 30 * max(spent(10_000), 0.02)


@pytest.mark.parametrize("words", [
    "the next millennium", "the last millennium", "the past half of 2021", "the previous half of 2021"])
def test_what_no_calendar_knows_is_no_date(words: str) -> None:
    assert [m.surface for m in find_dates(f"It was {words} that counted.", DAY) if m.surface == words] == []


def test_on_a_sunday_later_this_week_is_the_week_that_begins_the_next_day() -> None:
    sunday = Period(date(2021, 12, 19), date(2021, 12, 19))
    (later,) = find_dates("The court will hear the case later this week.", sunday)

    assert later.period
    assert (later.period.first, later.period.last) == (date(2021, 12, 20), date(2021, 12, 26))
