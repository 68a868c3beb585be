"""The files of names that the search box reads: every name can be reached, and few bytes do it."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.page import SearchRecord, count_filter_parts
from generator.site.search import names
from generator.words import slug

MOST_PACKED = 45_000  # bytes of the head and of the two largest others: with the scripts, less than 60 kB
WEIGHTS = (12, 9, 8, 8, 7, 7, 6, 6, 6, 4, 4, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1)  # in English, per cent
LETTERS = dict(zip("etaoinsrhdlucmfywgpbvkxqjz", WEIGHTS, strict=True))


def entity(name: str, stories: int = 2, *aliases: str) -> SearchRecord:
    return SearchRecord(f"entities/{slug(name)}/", name, "person", stories, aliases)


def read(files: Mapping[str, bytes], path: str) -> Any:
    """What a file gives to `cuttingsFind.take`."""
    text = files[path].decode()
    assert text.startswith("cuttingsFind.take(")
    assert text.endswith(")")
    return json.loads(f"[{text[len('cuttingsFind.take('):-1]}]")[1]


def rows(files: Mapping[str, bytes]) -> list[Sequence[Any]]:
    parts = [path for path in files if path not in (names.HEAD, names.STORIES)]
    every = [*read(files, names.HEAD)["rows"], *(row for path in parts for row in read(files, path))]
    return [list(row) for row in dict.fromkeys(map(tuple, every))]


def many(n: int) -> list[SearchRecord]:
    chance = random.Random(1)
    words = ["".join(chance.choices([*LETTERS], [*LETTERS.values()], k=chance.randint(3, 10))).title() for _ in range(n)]
    return [entity(" ".join(chance.choices(words, k=chance.randint(1, 4))), 2 + 3000 // (k + 1), chance.choice(words))
            for k in range(n)]


@pytest.mark.parametrize(("written", "folded"), [
    ("U.S.", "us"), ("The White House", "white house"), ("Łódź", "lodz"), ("AT&T", "at t"), ("“Biden”", "biden"), ("…", ""),
    ("Straße", "strasse"),
])
def test_names_are_folded(written: str, folded: str) -> None:
    assert names.fold(written) == folded


@given(st.lists(st.text(min_size=1, max_size=9), unique=True, max_size=60))
@settings(max_examples=40)
def test_every_name_stands_in_the_files(words: list[str]) -> None:
    made = names.build_files(entity(word) for word in words)

    assert sorted(row[1] for row in rows(made)) == sorted(word for word in words if names.fold(word))


def test_a_name_beyond_the_head_stands_by_the_ends_of_each_of_its_words() -> None:
    records = many(4000)
    made = names.build_files(records)
    head = read(made, names.HEAD)
    in_head = {row[0] for row in head["rows"]}
    beyond = [row for row in rows(made) if row[0] not in in_head]
    parts = [{row[0] for row in read(made, f"names/{n}.js")} for n in range(len(head["parts"]))]

    assert len(beyond) > 1000
    for row in beyond[::50]:
        for end in names.find_ends(row[1:]):
            at = max(n for n, first in enumerate(head["parts"]) if first <= end)
            assert row[0] in parts[at], (row, end)


def test_ten_thousand_names_need_few_bytes() -> None:
    made = names.build_files(many(10_000))

    packed = {path: len(gzip.compress(data, 9)) for path, data in made.items()}
    others = sorted(size for path, size in packed.items() if path not in (names.HEAD, names.STORIES))
    assert packed[names.HEAD] + sum(others[-2:]) < MOST_PACKED
    assert len(others) > 10


def test_a_tag_that_is_also_a_name_is_left_out() -> None:
    tags = [SearchRecord("tags/acme/", "acme", "tag", 9), SearchRecord("tags/boats/", "boats", "tag", 2)]

    made = names.build_files([entity("Acme"), *tags])

    assert [row[1] for row in rows(made)] == ["Acme", "boats"]


def test_themes_and_outlets_come_first_then_who_is_told_most() -> None:
    theme, outlet = (SearchRecord(f"{kind}s/x/", kind, kind, 1) for kind in ("theme", "outlet"))

    made = names.build_files([entity("Few", 2), entity("Many", 30), outlet, theme])

    assert [row[1] for row in read(made, names.HEAD)["rows"]] == ["outlet", "theme", "Many", "Few"]


def test_aliases_that_say_the_same_are_one() -> None:
    made = names.build_files([entity("Acme Corp.", 2, "ACME CORP", "Acme", "acme", "The Acme")])

    assert read(made, names.HEAD)["rows"][0][5:] == ["Acme"]


def test_the_same_records_give_the_same_files() -> None:
    records = many(300)

    assert names.build_files(records) == names.build_files(reversed(records))


@pytest.mark.parametrize(("articles", "parts"), [(0, 1), (200, 1), (201, 2), (10_000, 64)])
def test_filters_of_many_values_are_cut_into_parts(articles: int, parts: int) -> None:
    assert count_filter_parts(articles) == parts
