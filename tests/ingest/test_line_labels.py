"""What lines are: segments, their features and labels, and what is cut by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ingest.layout import line_labels
from generator.ingest.layout.labelled import is_table_row
from generator.ingest.layout.line_echoes import find_echoes
from generator.ingest.layout.line_features import find_features
from generator.ingest.layout.line_labels import LineLabel, label_segments
from generator.ingest.layout.line_words import find_word_features
from generator.ingest.layout.segments import Place, split_segments
from generator.model.article import Article
from tests.ingest.test_stories import read

PROSE = (
    "The council of Arden said on Monday that the harbour tax would rise by a third, and that the money would pay for a new wall.",
    "Boats that carry coal must pay twice as much as boats that carry grain, according to the plan that members voted for last night.",
    "The mayor told the council that nobody in the harbour had asked for the wall, but that the sea had risen by a hand in ten years.",
    "A second vote is to be held in March, when the members who were away on Monday have come back from their journey to the north.",
)
FURNITURE = (
    "FILE PHOTO: A coal boat is seen in the harbour of Arden, March 3, 2021. REUTERS/Bo Chan/File Photo",
    "Sign up for our newsletter and get the best of the Arden Herald delivered to your inbox daily. You can unsubscribe at any time.",
    "RELATED: Harbour master leaves after twenty years",
    "Story continues below advertisement",
    "We said no to this tax and we will say it again — Ann Lee (@annlee_arden) March 2, 2021",
    "Follow Ann Lee on Twitter @annlee_arden",
)


def story(*lines: str) -> Article:
    reading = read("a.txt", ("Harbour tax to rise by a third\n\n" + "\n\n".join(lines)).encode())
    assert len(reading.articles) == 1
    return reading.articles[0]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_between_paragraphs_goes(line: str) -> None:
    article = story(*PROSE[:2], line, *PROSE[2:])

    assert article.text.split("\n\n")[1:] == list(PROSE)
    assert {word for cut in article.cuts for word in cut.quote.split()} >= set(line.split())


@pytest.mark.parametrize("line", ["What the wall will cost", "A tax on coal", "* Coal: four crowns", "Nobody asked for it."])
def test_what_is_the_articles_own_stays(line: str) -> None:
    assert line.removeprefix("* ") in story(*PROSE[:2], line, *PROSE[2:]).text


def test_a_text_of_furniture_alone_is_not_emptied() -> None:
    assert "We said no" in story(FURNITURE[4]).text


def test_a_cut_tells_its_label_and_how_probable_it_is() -> None:
    cuts = [cut for cut in story(*PROSE[:2], FURNITURE[4], *PROSE[2:]).cuts if cut.probability is not None]

    assert [cut.rule for cut in cuts] == [LineLabel.EMBED.value]
    assert all(0.5 < (cut.probability or 0) <= 1 for cut in cuts)


@given(st.lists(st.text("ab .!?\"(A©:—", min_size=1, max_size=400).filter(str.strip), max_size=5))
def test_segments_hold_every_word(blocks: list[str]) -> None:
    segments = split_segments(blocks)

    assert "".join("".join(blocks).split()) == "".join("".join(segment.text for segment in segments).split())
    assert all(blocks[segment.block][segment.start:segment.end] == segment.text for segment in segments)


@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=8))
def test_every_segment_has_a_label_and_a_probability(blocks: list[str]) -> None:
    labelled = label_segments(split_segments(blocks), "")

    assert len(labelled) == len(split_segments(blocks))
    assert all(-1e-9 <= entry.furniture <= 1 + 1e-9 for entry in labelled)


def test_a_long_line_is_parted_at_its_sentences() -> None:
    segments = split_segments([" ".join(PROSE)])

    assert [segment.text for segment in segments] == list(PROSE)
    assert [segment.place for segment in segments] == [Place.FIRST, Place.MIDDLE, Place.MIDDLE, Place.LAST]


def test_a_line_that_the_collection_repeats_is_likelier_furniture() -> None:
    segments = split_segments([*PROSE[:2], "Voices of the harbour", *PROSE[2:]])

    features = find_features(segments, "", lambda line: 4 * (line == "Voices of the harbour"))

    assert ["repeated often" in row for row in features] == [False, False, True, False, False]


@pytest.mark.parametrize("ending", [
    "A coal boat at the quay. (Photo by Ann Lee/Arden Images)",
    "Story continues below advertisement",
    "We said no (@annlee_arden) March 2, 2021",
])
def test_furniture_that_ends_before_a_sentence_is_a_segment_of_its_own(ending: str) -> None:
    segments = split_segments([f"{ending} The council voted."])

    assert segments[-1].text == "The council voted."


def test_a_bracket_within_a_sentence_ends_no_segment() -> None:
    line = "The council (see the Photo) voted, and the mayor (in the Picture), too."

    assert [segment.text for segment in split_segments([line])] == [line]


def test_what_another_segment_says_is_known() -> None:
    quote = "the sea had risen by a hand in ten years"
    segments = split_segments([*PROSE[:2], quote, PROSE[2], "Share", "Share"])

    echoes = list(find_echoes(segments))

    assert "said later" in echoes[2]
    assert ["twice" in row for row in echoes] == [False, False, False, False, True, True]


def test_words_tell_who_speaks_to_whom() -> None:
    assert {"says you", "says we", "begins with we"} <= set(find_word_features("We need your help."))
    assert "glued words" in find_word_features("Ann McConnellOvernight report: the wall")
    assert "glued words" not in find_word_features("Ann McConnell said no")


def test_a_plain_list_is_told_from_a_page_full_of_furniture() -> None:
    lines = ["Coal: four crowns", "Grain: two crowns"]
    site = ["Share this story", "Sign up for our newsletter", "© Arden Herald", "Photo: Bo Chan/Getty Images", "Related stories"]

    plain, page = (find_features(split_segments(texts), "") for texts in (lines, [*lines, *site]))

    assert "page kinds 0 no cue" in plain[0]
    assert "page kinds 4 no cue" in page[0]


def test_rows_of_a_table_are_told_from_a_line_of_links() -> None:
    rows = ["Ship · Tax", "Arden Star · 900", "The ships paid.", "Home · News · Sport"]

    assert [is_table_row(rows, k) for k in range(4)] == [True, True, False, False]


def test_the_middle_of_a_very_long_text_is_not_labelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_labels, "MOST_SEGMENTS", 2)
    segments = split_segments(["Share this story", "Share this story", "Share this story"])

    labelled = label_segments(segments, "Ferry laid up")

    assert [entry.segment for entry in labelled] == list(segments)
    assert [entry.furniture > 0.5 for entry in labelled] == [True, False, True]


def test_a_mark_of_an_advert_is_parted_from_the_sentence_it_hangs_on_to() -> None:
    pieces = [segment.text for segment in split_segments(["Boats left. Advertisement: Grain was dear. ADVERTISEMENT Nobody went."])]

    assert pieces == ["Boats left.", "Advertisement:", "Grain was dear.", "ADVERTISEMENT", "Nobody went."]
