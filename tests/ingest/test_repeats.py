"""Lines that the sources of a collection share."""

from __future__ import annotations

from generator.collection.repeats import find_repeats
from generator.ingest.layout.repeats import LineKeys, find_line_keys, line_key, line_shape, repeats_of
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


def test_a_footer_that_two_short_stories_share_makes_them_no_printings() -> None:
    stories = [keys("a", long=("x", "footer")), keys("a", long=("y", "footer"))]

    assert find_repeats(stories) == [(("a", 1),), (("a", 1),)]


def test_what_is_alike_counts_once_and_where_many_stories_have_it() -> None:
    alike = LineKeys(alike=("~a",))

    assert find_repeats([alike] * 3) == [()] * 3
    assert find_repeats([alike] * 4) == [(("~a", 1),)] * 4


def test_lines_are_alike_that_differ_in_names_and_numbers() -> None:
    shape = line_shape("Keen on Ada Bell? Choose Ada Bell to be told of the latest Ada Bell news. Choose 3")

    assert shape == line_shape("Keen on Sea Walls? Choose Sea Walls to be told of the latest Sea Walls news. Choose 14")
    assert shape == "N on N to be told of the latest N news N #"
    assert line_shape("Ada Bell said on Monday") == ""


def test_a_line_of_a_shape_that_others_have_is_repeated() -> None:
    line = "Ada Bell of the harbour office helped to report this"
    lines = [find_line_keys(line.replace("Ada", name).encode(), is_page=False) for name in ("Ada", "Bo", "Cy", "Di")]
    count = repeats_of(Source("a.txt", "", repeats=find_repeats(lines)[0]))

    assert count(line) == count(line.replace("Ada", "Eve")) == 1
    assert count("Ada Bell of the harbour office spoke") == 0


def test_a_sentence_is_counted_within_its_line() -> None:
    notice = "All that is printed here may be printed again without a fee."
    story = "The harbour was closed on Monday, its office said, and the boats that carry grain went on to the north. "
    lines = [
        find_line_keys((story.replace("Monday", day) * 2 + notice).encode(), is_page=False)
        for day in ("Monday", "Tuesday", "Thursday", "Friday")
    ]
    count = repeats_of(Source("a.txt", "", repeats=find_repeats(lines)[0]))

    assert count(notice) == 1


def test_a_story_in_one_line_is_known_by_its_sentences() -> None:
    sentence = "The harbour of Arden number {} was closed on Monday, its office said, and the boats that carry grain went on to the north. "
    story = "".join(sentence.format(number) for number in range(20))
    printed = [find_line_keys(text.encode(), is_page=False) for text in (story, story + "The end.")]

    assert len(printed[0].long) == 20
    assert find_repeats([*printed, *printed]) == [()] * 4
