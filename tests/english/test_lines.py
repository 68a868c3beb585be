"""A line that is too long ends where a phrase does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.english.lines import shorten_at_phrase


@pytest.mark.parametrize(("line", "longest", "short"), [
    ("The port was shut.", 40, "The port was shut."),
    ("The harbour office raised dues on goods with a yearly value of about $34 million.", 70, "The harbour office raised dues on goods with a yearly value…"),
    ("The ferry, which had sailed since 1950, was sold on Monday, the owner said in a letter.", 70, "The ferry, which had sailed since 1950, was sold on Monday…"),
    ("Norrland agreed to sell the old lighthouse because of the costs of it all.", 55, "Norrland agreed to sell the old lighthouse…"),
    ("Ferries must tell at once of every fault that they find to the Norrland Ministry of Boats and Harbours.", 90, "Ferries must tell at once of every fault that they find…"),
    ("The council had called the owner to object, and after that it wrote to him.", 52, "The council had called the owner to object…"),
    ("Aaaaaaaaaa bbbbbbbbbbbb cccccccccc dddddddd.", 30, "Aaaaaaaaaa bbbbbbbbbbbb…"),
])
def test_it_ends_with_a_phrase(line: str, longest: int, short: str) -> None:
    assert shorten_at_phrase(line, longest) == short


@given(st.text(max_size=300), st.integers(20, 200))
def test_it_is_never_longer(text: str, longest: int) -> None:
    short = shorten_at_phrase(text, longest)

    assert len(short) <= longest
    assert short.removesuffix("…") in " ".join(text.split()) or len(text.split()) == 0
