"""Nothing that a source holds may raise, and all that is wrong with it is told."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ingest import SUFFIXES, apply_corrections
from generator.ingest.layout.draft import Draft
from generator.ingest.layout.paragraphs import sort_block
from generator.ingest.metadata.outlets import index_outlets
from tests.ingest.test_stories import lost, read

PIECES = st.sampled_from([
    "Arden sells its last coal ship", "The firm sold the ship on Friday, it said, for three million.", "More stories", "• in", "By Ann Lee",
    "3 March 2021", "More", "Read more", "* * *",
    "LONDON (Reuters) - The bank said so on Monday.It rose.“Yes,” he said", "Leave a Reply", "1. One more thing to know",
    "OIL FALLS AS STOCKS RISE AGAIN", "Related", "Title: Coal goes", "=====",
    "https://a.example/x", "© 2024 Norland Times", "2 Comments", "", "", "Photo: A ship", "Ann Lee", "Follow Ann Lee on Twitter",
    "Continue reading on The Guardian", "Source: Reuters", "It may rise. More",
])


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_give_stories_or_problems(suffix: str, data: bytes) -> None:
    reading = read("a/b" + suffix, data, data)

    assert reading.articles or reading.problems
    for article in reading.articles:
        assert article.text
        assert article.title
        assert "\n" not in article.title
        assert unicodedata.is_normalized("NFC", article.text)
        assert 0 <= article.byte_range[0] <= article.byte_range[1] <= len(data)
        assert article.text.encode()
        assert apply_corrections(article, []) is article


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_nothing_is_lost_of_any_text(pieces: list[str]) -> None:
    data = "\n\n".join(pieces).encode()

    reading = read("a.txt", data)

    assert not reading.articles or not lost(data, reading.articles)
    assert len({a.id for a in reading.articles}) == len(reading.articles)


@pytest.mark.parametrize(("path", "data"), [
    ("a.txt", b""), ("a.txt", b" \n\t "), ("a.txt", b"\0" * 99), ("a.txt", b"%PDF-1.4"), ("a.txt", bytes(range(128, 256)) * 9), ("a.docx",
    b"words"), ("a.html", b""), ("a.html", b"<html></html>"),
    ("a.html", b"<div>" * 30_000), ("a.jsonl", b"{"), ("a.jsonl", b"[1]"), ("a.jsonl", b'{"id": 1}'), ("a.jsonl", b'{"a":' * 50_000),
    ("a.md", b"---\na: &a [b]\nc: [*a]\n---\n"), ("a.txt", b"Leave a Reply"),
])
def test_a_source_without_a_story_is_a_problem(path: str, data: bytes) -> None:
    reading = read(path, data)

    assert not reading.articles
    assert [(p.where, bool(p.what), bool(p.hint)) for p in reading.problems] == [(path, True, p.hint != "") for p in reading.problems]
    assert reading.problems


LONG = ["a" * 90_000, "A." * 9_000, "Ab.Cd" * 5_000, "By " + "Aa " * 3_000, '"' * 30_000, "Read more\n\n" * 900, "Ab cd ef\n\n" * 900,
    " " * 90_000 + "word",
        "[[" * 9_000, "*_" * 9_000, "<" * 20_000, "Ann Lee, " * 3_000, "Aa. " * 9_000, "![" * 9_000]


@pytest.mark.parametrize("text", LONG, ids=lambda text: repr(text[:8]))
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_no_text_takes_for_ever(text: str, suffix: str) -> None:
    """Each of these once made some pattern's work grow with the square of the length."""
    started = process_time()

    read("a" + suffix, text.encode())

    assert process_time() - started < 10


@pytest.mark.parametrize("line", ['via https://x "', "via https://x |", 'Via https://x by "'])
def test_a_line_that_leads_nowhere_is_a_line(line: str) -> None:
    draft = Draft(index_outlets(()))

    sort_block(line, draft)

    assert draft.paragraphs == [line]


@pytest.mark.parametrize("name", ["Mr. Holm speaks", "v1.0 (draft", "README"])
def test_a_full_stop_in_a_name_makes_no_suffix(name: str) -> None:
    reading = read(name, b"Port deal\n\nThe port was sold on Monday, and it is large.\n")

    assert len(reading.articles) == 1
    assert reading.problems == ()
