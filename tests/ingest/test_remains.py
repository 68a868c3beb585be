"""What mail programs, large letters, notes and transcripts leave in a text, and the foot of a page."""

from __future__ import annotations

import quopri

import pytest

from generator.model.article import Article
from tests.ingest.test_formats import one

HEAD = "Sudland quay is shut by a crack"
FIRST = "The port of Sudland shut its oldest quay on Monday after a crack was found, and forty ships had to wait in the bay."
LAST = "A union of dockers asked for full pay for the days that are lost, and the city said that it would think about that."


def story(*paragraphs: str) -> Article:
    return one("a.txt", "\n\n".join((HEAD, "By Marta Klein", *paragraphs)).encode())


def body(article: Article) -> str:
    return article.text.removeprefix(f"{HEAD}\n\n")


def test_quoted_printable_is_decoded() -> None:
    text = f"{HEAD}\n\n{FIRST} “It’s Zoë’s,” he said – once.\n\n{LAST}\n"

    assert one("a.txt", quopri.encodestring(text.encode())).text == text.strip()


@pytest.mark.parametrize(("coded", "meant"), [
    ("the clerk=E2=80=99s ship", "the clerk’s ship"), ("a caf=C3=A9 on the quay", "a café on the quay"), ("for =E2=82=AC60 each",
    "for €60 each")])
def test_letters_of_quoted_printable(coded: str, meant: str) -> None:
    assert body(story(f"{FIRST} It was {coded}.")) == f"{FIRST} It was {meant}."


@pytest.mark.parametrize("words", ["x=20 and y=3D", "https://norland.example/?id=20&p=AB", "a == b", "E=mc2"])
def test_signs_of_equality_stay(words: str) -> None:
    assert words in story(f"{FIRST} It was {words} that counted.").text


@pytest.mark.parametrize(("apart", "word"), [("T he", "The"), ("T\nhe", "The"), ("T HE", "THE"), ("I n", "In"), ("A fter", "After"),
    ("W hen", "When")])
def test_a_large_first_letter_is_of_its_word(apart: str, word: str) -> None:
    assert body(story(f"{apart} quay of Sudland was shut, and forty ships had to wait in the bay.", LAST)).startswith(f"{word} quay")


@pytest.mark.parametrize("opening", ["A man", "I think", "S Korea", "U S", "A he", "J Smith", "X was the sign on the"])
def test_words_of_one_letter_stay(opening: str) -> None:
    assert body(story(f"{opening} quay of Sudland was shut, and forty ships had to wait in the bay.", LAST)).startswith(f"{opening} quay")


@pytest.mark.parametrize(("noted", "plain", "figures"), [
    ("in 20161 and on March 4, 2017.2 It was Huawei3 that paid.", "in 2016 and on March 4, 2017. It was Huawei that paid.", "1 2 3"),
    ("in Arden[1] and in Sudland.[2] Both[1] are towns.", "in Arden and in Sudland. Both are towns.", "[1] [2] [1]"),
    ("in Arden,¹ and in Sudland.²", "in Arden, and in Sudland.", "¹ ²")])
def test_figures_of_notes_are_cut(noted: str, plain: str, figures: str) -> None:
    article = story(FIRST, f"It was said {noted}", LAST)

    assert body(article) == f"{FIRST}\n\nIt was said {plain}\n\n{LAST}"
    assert [cut.quote for cut in article.cuts if cut.rule == "note figures"] == [figures]


@pytest.mark.parametrize("words", [
    "of phase1, phase2 and phase3", "Q1, Q2 and Q3", "by Covid19 and MH17", "at 40 km² and 10⁶", "the G7, then 1.1 In",
    "one[sic] and [2019]"])
def test_figures_that_are_no_notes_stay(words: str) -> None:
    assert words in story(FIRST, f"It was {words} that they spoke.", LAST).text


@pytest.mark.parametrize("line", [
    "A version of this article appears in print on March 13, 2019, on Page A6 of the National edition with the headline: A Crack.",
    "This article appeared in the print edition of the Messenger, page 4.",
    "Marta Klein is a reporter in Arden. She has covered the port since 2009. @mklein",
    "Marta Klein is the Arden bureau chief of The Messenger.", "Bo Holm covers shipping for The Messenger and has won two prizes.",
    "Contact Marta Klein at mklein@messenger.example or 555-123-4567.", "Reach Marta Klein at mklein@messenger.example.", "@mklein",
    "Marta Klein can be reached at mklein@messenger.example", "Follow Marta Klein on Twitter @mklein.",
    "Transcript provided by Norland Radio.", "You are receiving this email because you asked for the news of Arden.",
    "You received this newsletter since you pay for it.",
    "This is a rush transcript. This copy may not be in its final form and may be updated.", "(END VIDEO CLIP)"])
def test_the_foot_of_a_page_is_cut(line: str) -> None:
    article = story(FIRST, LAST, line)

    assert body(article) == f"{FIRST}\n\n{LAST}"
    assert line in [cut.quote for cut in article.cuts]


@pytest.mark.parametrize("line", [
    "Bo Holm is a reporter who was jailed for three years.", "Carl Lund, the harbour master, is a writer of letters, he said.",
    "A version of this plan was read by the mayor in May.", "Contact with the ship was lost at 5 on Monday.",
    "The HOST: Arden will pay for all."])
def test_the_last_words_of_a_story_stay(line: str) -> None:
    assert body(story(FIRST, LAST, line)).endswith(line)


def test_a_reporter_of_whom_the_story_tells_stays() -> None:
    line = "Bo Holm is a reporter in Arden."

    assert line in story(f"{FIRST} Holm was there.", LAST, line).text
