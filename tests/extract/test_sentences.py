"""Sentences: where they end, and that their anchors hold still."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.sentences import split_sentences
from generator.words import mark


def cut(text: str) -> list[str]:
    return [text[s.span.start : s.span.end] for s in split_sentences(text)]


@pytest.mark.parametrize("text", [
    "The U.S. Treasury met Mr. J. K. Smith of Acme Inc. on Dec. 6 at 10 a.m. in Room No. 5.",
    "Shares of Big Shop (NYSE:BIG) rose 2.5 per cent to 3.14 dollars.",
    "“Is it so?” she asked. ".strip(),
    "It flew from the Minneapolis-St. Paul Airport.",
    "They renewed the Indo-U.S. Vaccine Action Program.",
    "See http://a.senate.gov/index.cfm?Fuse=PressReleases.Detail for more.",
    "Prof. Ng and Dr. Wu vs. Gen. Lee, e.g. in Jan. 2020, won.",
])
def test_one_sentence(text: str) -> None:
    assert cut(f"Title here\n\n{text}") == ["Title here", text]


@pytest.mark.parametrize(("text", "parts"), [
    ("It rained. It poured.", ["It rained.", "It poured."]),
    ("“It rained.” He left.", ["“It rained.”", "He left."]),
    ("They fled the U.S. The rest stayed.", ["They fled the U.S.", "The rest stayed."]),
    ("They fled to the sea.The rest stayed.", ["They fled to the sea.", "The rest stayed."]),
    ("He said: “Go.”She went.", ["He said: “Go.”", "She went."]),
    ("It ended on Dec. 6.Some 67% left.", ["It ended on Dec. 6.", "Some 67% left."]),
    ("One line\nof a wrapped text. And\nanother.", ["One line\nof a wrapped text.", "And\nanother."]),
])
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_a_headline_is_one_sentence() -> None:
    assert cut("Stocks fall. Bonds rise\n\nIt was so.") == ["Stocks fall. Bonds rise", "It was so."]


def test_an_address_is_not_cut() -> None:
    assert cut("See https://example.Com/a.B for more.") == ["See https://example.Com/a.B for more."]


def test_anchors_come_from_the_words_alone() -> None:
    (one,) = split_sentences("It  rained\nhard.")

    assert one.anchor == f"s-{mark('It rained hard.')}"


def test_equal_sentences_get_numbers() -> None:
    anchors = [s.anchor for s in split_sentences("So be it. So be it. So be it.")]

    assert anchors == [anchors[0], f"{anchors[0]}-2", f"{anchors[0]}-3"]


@given(st.text(alphabet="aB. ?!\n\"”’(U.S)1%…", max_size=200))
def test_every_word_is_in_one_sentence(text: str) -> None:
    found = split_sentences(text)

    assert "".join("".join(text[s.span.start : s.span.end] for s in found).split()) == "".join(text.split())
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(text[s.span.start : s.span.end].strip() for s in found)
    assert len({s.anchor for s in found}) == len(found)


def test_a_number_after_a_dotted_short_form_goes_on() -> None:
    assert len(split_sentences("It was declared in an order (E.O.) 13219 of that year.")) == 1


def test_where_all_stops_are_lost_their_gaps_end_sentences() -> None:
    first = "Senator Roe today met the owners of the mill in Sundby  Norrland  who told him of " + "long and costly " * 20 + "repairs"
    text = f"Title here\n\n{first}   The mill was shut in 2005   He wants it open again"

    assert cut(text) == ["Title here", first, "The mill was shut in 2005", "He wants it open again"]
    assert len(cut(f"{text}.   It is. So")) == 4
