"""EDTF: every period that can be written can be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import edtf
from generator.model.dates import Period

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
YEARS = st.integers(1000, 2999)
PERIODS = st.one_of(
    DAYS.map(lambda d: Period(d, d)), DAYS.map(edtf.week), YEARS.map(edtf.year), YEARS.map(edtf.decade), YEARS.map(edtf.century),
    st.builds(edtf.month, YEARS, st.integers(1, 12)), st.builds(edtf.quarter, YEARS, st.integers(1, 4)),
    st.builds(edtf.half, YEARS, st.integers(1, 2)), st.builds(edtf.season, YEARS, st.integers(1, 4)))


@given(PERIODS)
def test_what_is_written_can_be_read(period: Period) -> None:
    assert edtf.read(edtf.write(period)) == period


@given(PERIODS)
def test_about_is_kept(period: Period) -> None:
    about = Period(period.first, period.last, period.precision, True)

    assert edtf.read(edtf.write(about)) == about


@given(st.text(max_size=12))
def test_nonsense_is_none_or_a_period(text: str) -> None:
    found = edtf.read(text)

    assert found is None or found.first <= found.last


@pytest.mark.parametrize(("text", "words"), [
    ("2021-12-05", "5 December 2021"), ("2021-12", "December 2021"), ("2021", "2021"), ("2021-33", "first quarter of 2021"),
    ("2021-41", "second half of 2021"), ("199X", "the 1990s"), ("2021-24", "winter 2021–22"), ("2021~", "about 2021"),
    ("2021-12-02/2021-12-06", "2 to 6 December 2021"),
    ("2021-12-30/2022-01-02", "30 December 2021 to 2 January 2022"), ("2021-05-01/2021-07-31", "May to July 2021"),
    ("2017-01-01/2018-12-31", "2017 to 2018"), ("2022-01-01~/2022-04-30~", "early 2022"), ("2019-06-11~/2019-06-20~", "mid-June 2019"),
    ("1996-09-01~/1999-12-31~", "the late 1990s"), ("2021-12-02~/2021-12-06~", "about 2 to 6 December 2021"),
    ("2021-12-06/2021-12-12", "week of 6 December 2021")])
def test_in_words(text: str, words: str) -> None:
    period = edtf.read(text)

    assert period is not None
    assert edtf.words(period) == words


@pytest.mark.parametrize(("text", "words"), [
    ("9999-12-22~/9999-12-31~", "late December 9999"), ("9999-09-01~/9999-12-31~", "late 9999"), ("9999-01-01~/9999-04-30~", "early 9999"),
    ("9997-01-01~/9999-12-31~", "about 9997 to 9999"), ("9998-12-21~/9998-12-31~", "about 21 to 31 December 9998")])
def test_the_last_decade_of_the_calendar_has_words(text: str, words: str) -> None:
    period = edtf.read(text)

    assert period is not None
    assert edtf.words(period) == words


@pytest.mark.parametrize("text", ["2021-13", "2021-02-30", "00XX", "000X", "0000", "2021-12-06/2021-12-01", "tomorrow", "", "/", "12/2021"])
def test_no_date_is_none(text: str) -> None:
    assert edtf.read(text) is None


@pytest.mark.parametrize("period", [edtf.century(50), edtf.century(150), edtf.decade(70), edtf.decade(101)])
def test_the_first_centuries_survive(period: Period) -> None:
    assert edtf.read(edtf.write(period)) == period
