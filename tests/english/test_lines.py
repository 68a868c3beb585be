"""A line that is too long ends where a phrase does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.english.lines import shorten_at_phrase


@pytest.mark.parametrize(("line", "longest", "left_out"), [
    ("The port was shut.", 40, ""),
    ("The harbour office raised dues on goods with a yearly value of about $34 million.", 70, " of about $34 million."),
    ("The ferry, which had sailed since 1950, was sold on Monday, the owner said in a letter.", 70, ", the owner said in a letter."),
    ("Norrland agreed to sell the old lighthouse because of the costs of it all.", 55, " because of the costs of it all."),
    ("Ferries must tell at once of every fault that they find to the Norrland Ministry of Boats and Harbours.", 90,
     " to the Norrland Ministry of Boats and Harbours."),
    ("The council had called the owner to object, and after that it wrote to him.", 52, ", and after that it wrote to him."),
    ("Aaaaaaaaaa bbbbbbbbbbbb cccccccccc dddddddd.", 30, " cccccccccc dddddddd."),
])
def test_it_ends_with_a_phrase(line: str, longest: int, left_out: str) -> None:
    left = line.removesuffix(left_out)

    assert shorten_at_phrase(line, longest) == (f"{left}…" if left_out else line)


@given(st.text(max_size=300), st.integers(20, 200))
def test_it_is_never_longer(text: str, longest: int) -> None:
    short = shorten_at_phrase(text, longest)

    assert len(short) <= longest
    assert short.removesuffix("…") in " ".join(text.split()) or len(text.split()) == 0
