"""Words that a line's end parts, in plain text."""

from __future__ import annotations

import pytest

from generator.ingest.repairs.hyphens import join_lines, join_spaced
from tests.ingest.test_formats import one


def body(text: str) -> str:
    """The body of a plain text with this beneath its headline."""
    return one("a.txt", f"Harbour tax passes at last\n\n{text}\n".encode()).text.split("\n\n", 1)[1]


@pytest.mark.parametrize(("before", "after"), [
    ("on Wednes-", "day it"), ("the govern-", "ment said"), ("in Ber-", "gen it"), ("of the Sud-", "land Union"),
    ("counter-", "terrorism law"),
    ("he re-", "turned in"), ("two fire-", "fighters in"), ("THE GOVERN-", "MENT WAS"),
    ("Ann Mc-", "Donald said"), ("the semi-", "conductor firm")])
def test_a_parted_word_is_joined(before: str, after: str) -> None:
    assert join_lines(before, after, frozenset()) == before[:-1] + after


@pytest.mark.parametrize(("before", "after"), [
    ("a well-", "known ship"), ("the Sino-", "American pact"), ("an Arden-", "based firm"),
    ("the state-", "owned yard"), ("the Vice-", "president of"),
    ("US-", "led talks"), ("long-", "term loans"), ("two-", "thirds of"), ("the Zorva-", "free zone")])
def test_a_compound_keeps_its_hyphen(before: str, after: str) -> None:
    assert join_lines(before, after, frozenset({"Zorva", "zorva"})) == before + after


def test_a_hanging_hyphen_stays() -> None:
    assert join_lines("pre-", "and post-war", frozenset()) == "pre- and post-war"


def test_a_word_that_stands_elsewhere_is_known() -> None:
    assert join_lines("a zor-", "blat", frozenset({"zorblat"})) == "a zorblat"


def test_lines_of_any_length_are_joined_at_hyphens() -> None:
    assert body("The port of Sud-\nland is shut.") == "The port of Sudland is shut."


def test_a_list_with_a_dash_at_a_lines_end_is_not_joined() -> None:
    assert "quay -\n\nThe" in body("The clerk named the quay -\n\nThe mayor did not.")


@pytest.mark.parametrize(("spaced", "whole"), [
    ("the govern- ment said", "the government said"), ("the pre- and post-war", "the pre- and post-war"),
    ("a two- or three-year", "a two- or three-year"),
    ("the north- south line", "the north- south line")])
def test_hyphens_before_a_blank(spaced: str, whole: str) -> None:
    assert join_spaced(spaced, frozenset()) == whole
