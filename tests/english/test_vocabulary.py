"""Lists of words: one entry a line, sorted, none twice, each file with a word on where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator
from generator.english.vocabulary import alternation, words_of

DATA = Path(generator.__file__).parent / "english" / "data"
LISTS = sorted(path.name for path in DATA.glob("*.txt"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_says_what_it_is(name: str) -> None:
    entries = words_of(name)

    assert (DATA / name).read_text("utf-8").startswith("# ")
    assert list(entries) == sorted(set(entries))


def test_the_longest_entry_comes_first() -> None:
    found = alternation("bare_word.txt")

    assert found.startswith("(?:")
    assert max(words_of("bare_word.txt"), key=len) in found.split("|")[0]
