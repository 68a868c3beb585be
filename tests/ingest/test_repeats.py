"""Lines that the sources of a collection share."""

from __future__ import annotations

from generator.collection.repeats import find_repeats
from generator.ingest.layout.repeats import LineKeys, find_line_keys, line_key, repeats_of
from generator.model.source import MOST_REPEATS, Source


def keys(*short: str, long: tuple[str, ...] = ()) -> LineKeys:
    return LineKeys(short, long)


def test_a_line_is_known_by_its_letters() -> None:
    assert line_key("Voices of the harbour") == line_key("  VOICES of the Harbour! ")
    assert line_key("Voices of the harbour") != line_key("Voices of the old harbour")
    assert line_key("* 3") == ""


def test_lines_of_a_page_are_its_blocks() -> None:
    page = b"<script>Voices()</script><p>Voices of <a href=x>the harbour</a></p><div>Coal &amp; grain</div>"

    assert set(find_line_keys(page, is_page=True).short) == {line_key("Voices of the harbour"), line_key("Coal & grain")}


def test_a_line_counts_the_other_stories_that_have_it() -> None:
    lines = [keys("a", "b"), keys("a"), keys("a", "c"), keys("a"), keys("a")]

    assert find_repeats(lines) == [(("a", MOST_REPEATS),)] * 5


def test_printings_of_one_story_count_as_one() -> None:
    printed = [keys("a", "b", long=("x", "y")), keys("a", "b", long=("x", "y", "z")), keys("a", long=("q",))]

    assert find_repeats(printed) == [(("a", 1),), (("a", 1),), (("a", 1),)]


def test_a_source_tells_how_often_its_lines_stand_elsewhere() -> None:
    count = repeats_of(Source("a.txt", "", repeats=((line_key("Voices of the harbour"), 2),)))

    assert (count("Voices of the harbour"), count("Coal and grain")) == (2, 0)
